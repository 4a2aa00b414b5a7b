/** Puts documents where there are none: what stands there already is left alone, whoever wrote it. */
import type { Database } from '../cloud/data';
import { isTaken } from './errors';
import type { Stored } from './paging';

/** Ids of one question, and documents of one write. */
const BATCH = 100;

export const batchesOf = <T>(things: readonly T[], size = BATCH): T[][] =>
  Array.from({ length: Math.ceil(things.length / size) }, (_, at) =>
    things.slice(at * size, (at + 1) * size),
  );

async function present(db: Database, collection: string, ids: readonly string[]): Promise<Set<string>> {
  const wanted = db.collection(collection).where({ _id: db.command.in([...ids]) });
  const { data } = await wanted.field({ _id: true }).limit(ids.length).get();
  return new Set((data as Stored[]).map(({ _id }) => _id));
}

/** @returns false where the id, or a key of a unique index, is taken */
export async function add(db: Database, collection: string, documents: readonly object[]): Promise<boolean> {
  try {
    await db.collection(collection).add(documents.map((document) => ({ ...document })));
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/**
 * @param addAlone what to do with one that cannot be added as it is: its id has been taken meanwhile, or another key of it is
 * @returns how many were added
 */
export async function addMissing<T extends Stored>(
  db: Database,
  collection: string,
  documents: readonly T[],
  { addAlone, onBatch }: { addAlone(document: T): Promise<void>; onBatch(done: number): void },
): Promise<number> {
  let [added, done] = [0, 0];
  for (const batch of batchesOf(documents)) {
    const ids = batch.map(({ _id }) => _id);
    const there = await present(db, collection, ids);
    const missing = batch.filter(({ _id }) => !there.has(_id));
    const isAdded = missing.length === 0 || (await add(db, collection, missing));
    if (!isAdded) {
      const since = await present(db, collection, ids);
      const alone = missing.filter(({ _id }) => !since.has(_id));
      for (const one of alone) if (!(await add(db, collection, [one]))) await addAlone(one);
    }
    added += missing.length;
    done += batch.length;
    onBatch(done);
  }
  return added;
}

/** Is there a document with this id? */
export const isThere = async (db: Database, collection: string, id: string): Promise<boolean> =>
  (await present(db, collection, [id])).has(id);
