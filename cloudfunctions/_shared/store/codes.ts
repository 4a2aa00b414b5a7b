/** Pictures of codes, `codes`: drawn once for a place and a version of the mini program, kept for good. */
import { command, database, isDuplicateKey } from '../sdk';
import type { MadeFile } from './made-files';

/** Which version of the mini program a code opens. */
export type CodeVersion = 'release' | 'trial' | 'develop';

interface DrawnCode {
  /** Version and place. */
  readonly _id: string;
  readonly fileId: string;
  readonly createdAt: Date;
}

const codes = () => database.collection('codes');

const idOf = (version: CodeVersion, placeId: string): string => `${version} ${placeId}`;

/** Place id → file id, of those that are drawn. One round trip. */
export async function drawnCodes(
  version: CodeVersion,
  placeIds: readonly string[],
): Promise<Map<string, string>> {
  const byId = new Map(placeIds.map((placeId) => [idOf(version, placeId), placeId]));
  const { data } = await codes()
    .where({ _id: command.in([...byId.keys()]) })
    .limit(placeIds.length)
    .get();
  return new Map((data as DrawnCode[]).map(({ _id, fileId }) => [byId.get(_id) ?? '', fileId]));
}

/** @returns whether this one is kept; not where somebody else has drawn the same in the meantime */
export async function keepCode(version: CodeVersion, placeId: string, fileId: string): Promise<boolean> {
  const drawn: DrawnCode = { _id: idOf(version, placeId), fileId, createdAt: new Date() };
  try {
    await codes().add({ data: { ...drawn } });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** A picture that is gone from the storage is drawn anew. */
export async function forgetCode(version: CodeVersion, placeId: string): Promise<void> {
  await codes()
    .where({ _id: idOf(version, placeId) })
    .remove();
}

export const CODES_KIND = 'codes';

/** Sheets of codes among the made files. */
export interface MadeCodes extends MadeFile {
  readonly name: string;
  readonly range: string;
  readonly codes: number;
  readonly sheets: number;
}
