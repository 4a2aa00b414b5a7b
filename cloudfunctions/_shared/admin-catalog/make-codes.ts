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
import { writeSheets } from '../codes/file';
import { placeIds, placesOf } from '../codes/targets';
import { submissionId } from '../digest';
import { deleteFiles } from '../storage';
import { CODES_KIND, type MadeCodes } from '../store/codes';
import { madeFile } from '../store/made-files';

const INPUT = z.strictObject({ placeIds: placeIds(CODES_A_FILE), requestId });
type Input = z.output<typeof INPUT>;

const nameOf = (place: CodePlace | undefined): string => place?.name ?? '';

/** `3栋 201 至 3栋 620`. */
const rangeOf = (places: readonly CodePlace[]): string =>
  places.length > 1 ? `${nameOf(places[0])} 至 ${nameOf(places.at(-1))}` : nameOf(places[0]);

const wordsOf = (places: readonly CodePlace[]): Omit<CodesFile, 'id'> => {
  const range = rangeOf(places);
  return {
    name: `报修二维码-${range.replaceAll(' ', '')}.pdf`,
    ...{ range, codes: places.length, sheets: sheetsFor(places.length) },
  };
};

interface Kept {
  readonly file: CodesFile;
  readonly fileId: string;
}

/** Writes down what was made; a repeat answers what the first call has kept. */
const keep = (
  admin: Admin,
  input: Input,
  places: readonly CodePlace[],
  { file, fileId }: Kept,
): Promise<Kept> =>
  audited(admin, input, async (transaction) => {
    const { id, ...words } = file;
    const made: Omit<MadeCodes, '_id'> = { ...words, fileId, kind: CODES_KIND, createdAt: new Date() };
    await transaction
      .collection('exports')
      .doc(id)
      .set({ data: { ...made } });
    const subject = `${file.range}（${places.length} 个）`;
    return { result: { file, fileId }, note: { kind: 'code', subject, deed: '生成' } };
  });

/** Nobody was told of this file. Where it is not certain whether it is kept, it stays. */
const drop = (fileId: string): Promise<unknown> =>
  deleteFiles([fileId]).catch((error: unknown) => console.error('a file of codes stays', error));

async function make(
  admin: Admin,
  input: Input,
  file: CodesFile,
  places: readonly CodePlace[],
): Promise<Kept> {
  const fileId = await writeSheets(file.name, places, await codeVersion());
  try {
    const kept = await keep(admin, input, places, { file, fileId });
    if (kept.fileId !== fileId) await drop(fileId);
    return kept;
  } catch (error) {
    if (error instanceof AppError) await drop(fileId);
    throw error;
  }
}

/** Puts drawn codes on sheets of A4. Sent again, it answers the same file. */
export const makeCodes: AdminOperation<CodesFile> = async (event, admin) => {
  const input = parse(INPUT, event);
  const id = submissionId(admin.openid, input.requestId);
  const [places, before] = await Promise.all([placesOf(input.placeIds), madeFile<MadeCodes>(id, CODES_KIND)]);
  const file = { id, ...wordsOf(places) };
  const known = before?.fileId !== undefined && { file, fileId: before.fileId };
  const kept = known ? keep(admin, input, places, known) : make(admin, input, file, places);
  return (await kept).file;
};
