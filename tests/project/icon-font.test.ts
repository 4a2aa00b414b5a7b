/** Icons are drawn where the internet does not reach. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withFont } from '../../scripts/icon-font';

const ROOT = path.resolve(__dirname, '../..');
const MINIPROGRAM = path.join(ROOT, 'miniprogram');
const file = (name: string) => readFileSync(path.join(ROOT, 'node_modules/@vant', name), 'utf8');
const sheet = file('weapp/lib/icon/index.wxss');
const packed = file('icons/src/encode-woff2.less');

test('the style sheet of the icons holds their font, and is otherwise as vant has it', () => {
  const made = withFont(sheet, packed);
  const [before, behind] = sheet.split(/src:[^;}]*/) as [string, string];
  expect(made.startsWith(`${before}src:url(data:font/woff2;`)).toBe(true);
  expect(made.endsWith(`format("woff2")${behind}`)).toBe(true);
});

test('another font than these icons want stops the build', () => {
  expect(() => withFont(sheet, packed.replace(/font_\w+/g, 'font_2553510_other'))).toThrow(
    '@vant/icons has the font font_2553510_other',
  );
});

test('no style sheet of the mini program loads anything from elsewhere', () => {
  const sheets = readdirSync(MINIPROGRAM, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.wxss'),
  );
  const outside = sheets.filter((name) =>
    /(?:url\(|@import)\s*['"]?(?:https?:)?\/\//.test(readFileSync(path.join(MINIPROGRAM, name), 'utf8')),
  );
  expect(sheets.length).toBeGreaterThan(100);
  expect(outside).toEqual([]);
});
