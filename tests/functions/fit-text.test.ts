/** Names on sheets: whatever somebody calls a place, it stays in its box. */
import * as fc from 'fast-check';
import { type Box, fitText } from '../../cloudfunctions/_shared/sheets/fit-text';

/** Chinese is as wide as it is high, the rest half of that. */
const measure = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2000' ? size : size / 2), 0);

const BOX: Box = {
  width: 160,
  settings: [
    { lines: 1, size: 17 },
    { lines: 1, size: 13 },
    { lines: 2, size: 11 },
    { lines: 2, size: 8 },
  ],
};
const fitted = (text: string) => fitText(text, BOX, measure);

test.each([
  ['3栋 201', 17, ['3栋 201']],
  ['一二三四五六七八九十', 13, ['一二三四五六七八九十']],
  ['国家大学科技园孵化大楼综合实验室', 11, ['国家大学科技园孵化大楼综合实', '验室']],
  ['Engineering Sciences Building 12', 11, ['Engineering Sciences Building', '12']],
])('%s is set in %d points', (text, size, lines) => {
  expect(fitted(text)).toEqual({ size, lines });
});

test('what is too long for the smallest setting loses its beginning: the end tells rooms apart', () => {
  const { size, lines } = fitted(`${'东'.repeat(60)}301室`);
  expect(size).toBe(8);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^…东+$/);
  expect(lines[1]).toMatch(/301室$/);
});

const NAME = fc.string({ unit: fc.constantFrom(...'一二三楼 室aB9-Wi·'), minLength: 1, maxLength: 120 });

test('no line is wider than the box, none is too many, and nothing is lost but a beginning', () => {
  fc.assert(
    fc.property(NAME, (text) => {
      const { size, lines } = fitted(text);
      const allowed = BOX.settings.filter((setting) => setting.size === size).map((setting) => setting.lines);
      expect(lines.length).toBeLessThanOrEqual(Math.max(...allowed));
      for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(BOX.width);
      const [kept, whole] = [lines.join(''), text].map((one) => one.replace(/\s/g, ''));
      expect(whole?.endsWith(kept?.replace(/^…/, '') ?? '')).toBe(true);
    }),
  );
});
