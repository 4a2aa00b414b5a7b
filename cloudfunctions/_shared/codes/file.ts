/** The file of sheets: pictures out of the storage, pdfkit and the font only when one is made. */
import { AppError, type CodePlace } from '@xiuda/domain';
import { randomBytes } from 'node:crypto';
import { readFile as readLocal } from 'node:fs/promises';
import { join } from 'node:path';
import { readFile, writeFile } from '../storage';
import { type CodeVersion, drawnCodes, forgetCode } from '../store/codes';
import { readSettings } from '../store/settings';

/** Pictures that are fetched at once. */
const AT_ONCE = 12;
/** Deployed beside the function (scripts/build-functions.ts). */
const FONT = 'NotoSansHans-Regular.otf';

/** Place id → file id of its picture. @throws AppError INVALID_INPUT where one is not drawn yet */
async function drawnPictures(
  places: readonly CodePlace[],
  version: CodeVersion,
): Promise<Map<string, string>> {
  const drawn = await drawnCodes(
    version,
    places.map(({ id }) => id),
  );
  const open = places.filter(({ id }) => !drawn.has(id)).length;
  if (open) throw new AppError('INVALID_INPUT', { placeIds: `还有 ${open} 个二维码没有画好，请再点一次` });
  return drawn;
}

async function pictureOf(place: CodePlace, version: CodeVersion, fileId: string): Promise<Buffer> {
  const content = await readFile(fileId);
  if (content) return content;
  await forgetCode(version, place.id);
  throw new AppError('INTERNAL', undefined, '有一张二维码图片不见了，请再点一次，会重新画');
}

async function picturesOf(
  places: readonly CodePlace[],
  version: CodeVersion,
  drawn: ReadonlyMap<string, string>,
): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  for (let at = 0; at < places.length; at += AT_ONCE) {
    const some = places.slice(at, at + AT_ONCE);
    const read = some.map((place) => pictureOf(place, version, drawn.get(place.id) ?? ''));
    pictures.push(...(await Promise.all(read)));
  }
  return pictures;
}

/** Writes the sheets of these places, under a name that nobody guesses. @returns the file id */
export async function writeSheets(
  title: string,
  places: readonly CodePlace[],
  version: CodeVersion,
): Promise<string> {
  const [drawn, { name, phone }] = await Promise.all([
    drawnPictures(places, version),
    readSettings('institution'),
  ]);
  const [pictures, font, { codeSheets }] = await Promise.all([
    picturesOf(places, version, drawn),
    readLocal(join(__dirname, FONT)),
    import('../sheets/code-sheet'),
  ]);
  const codes = places.map((place, at) => ({ ...place, picture: pictures[at] ?? Buffer.alloc(0) }));
  const path = `made/${randomBytes(16).toString('hex')}.pdf`;
  return writeFile(path, await codeSheets(codes, { title, institution: name, phone }, font));
}
