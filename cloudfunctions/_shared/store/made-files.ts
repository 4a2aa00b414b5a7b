/** Files that functions have made for admins, `exports`: sheets of codes, exports. They go after a day. */
import { command, database } from '../sdk';

/** How long a made file is kept, ms. */
const KEPT = 24 * 3_600_000;

export interface MadeFile {
  readonly _id: string;
  readonly createdAt: Date;
  readonly kind: string;
  /** Absent until it is made. */
  readonly fileId?: string;
  /** What it is put together from; goes with it. */
  readonly partFileIds?: readonly string[];
  /** Where it is to be written, recorded before it is: its id is not known until then. */
  readonly path?: string;
}

/** Seconds that a link to one works. */
export const MADE_LINK_SECONDS = 600;

const made = () => database.collection('exports');

/** Files whose time is over, oldest first. */
export async function expiredMadeFiles(now: Date, limit: number): Promise<MadeFile[]> {
  const { data } = await made()
    .where({ createdAt: command.lt(new Date(now.getTime() - KEPT)) })
    .orderBy('createdAt', 'asc')
    .limit(limit)
    .field({ _id: true, createdAt: true, kind: true, fileId: true, partFileIds: true, path: true })
    .get();
  return data as MadeFile[];
}

export async function removeMadeFiles(ids: readonly string[]): Promise<void> {
  await made()
    .where({ _id: command.in(ids) })
    .remove();
}

/** `undefined` where it is over, or of another kind. */
export async function madeFile<T extends MadeFile>(id: string, kind: string): Promise<T | undefined> {
  const { data } = await made().doc(id).get();
  const file = data as T | null;
  return file?.kind === kind ? file : undefined;
}

/** To be called before the file is written, so that none is forgotten. */
export async function recordMadeFile({ _id, ...file }: MadeFile): Promise<void> {
  await made()
    .doc(_id)
    .set({ data: { ...file } });
}
