/** The font of vant's icons, in the package itself: vant has it loaded from a CDN, which an intranet does not reach. */
import { readFile, writeFile } from 'node:fs/promises';

const DATA = /url\('(data:font\/woff2[^']+)'\)/;
const SOURCE = /src:(url\([^;}]*)/;
/** Names one version of the font, on the CDN and in both packages. */
const NAME = /font_\w+/;

/**
 * The style sheet of van-icon with the font in it.
 * @param packed the style sheet of @vant/icons: the same font, for those who pack it themselves
 * @throws Error where the two packages do not have the same font
 */
export function withFont(sheet: string, packed: string): string {
  const [, source = ''] = SOURCE.exec(sheet) ?? [];
  const [, data] = DATA.exec(packed) ?? [];
  const [wanted] = NAME.exec(source) ?? [];
  const [found] = NAME.exec(packed) ?? [];
  if (!data || !wanted || wanted !== found)
    throw new Error(`@vant/icons has the font ${found ?? '–'}, @vant/weapp wants ${wanted ?? '–'}`);
  return sheet.replace(source, `url(${data}) format("woff2")`);
}

/** @param sheet file of the mini program @param packed file of @vant/icons */
export async function packIconFont(sheet: string, packed: string): Promise<void> {
  await writeFile(sheet, withFont(await readFile(sheet, 'utf8'), await readFile(packed, 'utf8')));
}
