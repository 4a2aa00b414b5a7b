/** The picture of a place's code: asked of WeChat once, then kept. */
import { AppError, CODE_PAGE, type CodePlace, codeScene } from '@xiuda/domain';
import { randomBytes } from 'node:crypto';
import { platform } from '../sdk';
import { deleteFiles, writeFile } from '../storage';
import { type CodeVersion, keepCode } from '../store/codes';
import { codeRefusal } from './refusal';

/** Side in pixels: 46 mm on paper at 237 dots per inch. */
const WIDTH = 430;

const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg' };

async function picture({ id, name }: CodePlace, version: CodeVersion): Promise<[Buffer, string]> {
  const scene = codeScene(id);
  if (scene === undefined) throw codeRefusal({ errCode: 40129 }, name);
  try {
    const { buffer, contentType } = await platform.openapi.wxacode.getUnlimited({
      ...{ scene, page: CODE_PAGE, width: WIDTH, envVersion: version },
      // A version that only testers open has no published pages.
      checkPath: version === 'release',
    });
    return [buffer, ENDINGS[contentType.split(';')[0] ?? ''] ?? 'jpg'];
  } catch (error) {
    throw codeRefusal(error, name);
  }
}

/** Under a name that nobody guesses: whoever may upload could take it first. @throws AppError that says what WeChat refused */
export async function drawCode(place: CodePlace, version: CodeVersion): Promise<void> {
  const [content, ending] = await picture(place, version);
  if (!content.length) throw new AppError('INTERNAL');
  const fileId = await writeFile(`codes/${randomBytes(16).toString('hex')}.${ending}`, content);
  if (!(await keepCode(version, place.id, fileId))) await deleteFiles([fileId]);
}
