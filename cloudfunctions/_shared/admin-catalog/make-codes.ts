import {
  AppError,
  CODES_A_FILE,
  type CodePlace,
  type CodesFile,
  parse,
  requestId,
  sheetsFor,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Admin, AdminOperation } from '../admin-resource';
import { audited } from '../audited';
import { codeVersion } from '../codes/code-version';
import { drawnPictures, writeSheets } from '../codes/file';
import { placeIds, placesOf } from '../codes/targets';
import { submissionId } from '../digest';
import { CODES_KIND, type MadeCodes } from '../store/codes';
import { finishMadeFile, madeFile } from '../store/made-files';

const INPUT = z.strictObject({ placeIds: placeIds(CODES_A_FILE), requestId });
type Input = z.output<typeof INPUT>;

const nameOf = (place: CodePlace | undefined): string => place?.name ?? '';

/** `3栋 201 至 3栋 620`. */
const rangeOf = (places: readonly CodePlace[]): string =>
  places.length > 1 ? `${nameOf(places[0])} 至 ${nameOf(places.at(-1))}` : nameOf(places[0]);

/** Writes down what is made before it is made: a call that fails in between goes on when it is sent again. */
const begin = (admin: Admin, input: Input, places: readonly CodePlace[]): Promise<CodesFile> =>
  audited(admin, input, async (transaction) => {
    const id = submissionId(admin.openid, input.requestId);
    const range = rangeOf(places);
    const file = {
      name: `报修二维码-${range.replaceAll(' ', '')}.pdf`,
      ...{ range, codes: places.length, sheets: sheetsFor(places.length) },
    };
    const made: Omit<MadeCodes, '_id'> = { ...file, kind: CODES_KIND, createdAt: new Date() };
    await transaction
      .collection('exports')
      .doc(id)
      .set({ data: { ...made } });
    return {
      result: { id, ...file },
      note: { kind: 'code', subject: `${range}（${file.codes} 个）`, deed: '生成' },
    };
  });

/** Puts drawn codes on sheets of A4. Sent again, it answers the same file. */
export const makeCodes: AdminOperation<CodesFile> = async (event, admin) => {
  const input = parse(INPUT, event);
  const [places, version] = await Promise.all([placesOf(input.placeIds), codeVersion()]);
  await drawnPictures(places, version);
  const file = await begin(admin, input, places);
  const made = await madeFile<MadeCodes>(file.id, CODES_KIND);
  if (!made) throw new AppError('NOT_FOUND', undefined, '文件已经过期，请重新生成');
  if (made.fileId === undefined) {
    const fileId = await writeSheets(
      { path: `made/codes/${file.id}.pdf`, title: file.name },
      places,
      version,
    );
    await finishMadeFile(file.id, fileId);
  }
  return file;
};
