/** A part of the catalog as it was until its entries became documents of their own: `{ _id, version, nodes }` in `catalog`. */
import type { Database } from '../cloud/data';

interface Part {
  readonly version?: number;
  readonly nodes?: readonly unknown[];
}

async function read(db: Database, part: string): Promise<Part | undefined> {
  const { data } = await db.collection('catalog').where({ _id: part }).limit(1).get();
  return data[0] as Part | undefined;
}

/** A list that stands nowhere else is let go of only where it is still the one that was read. */
async function emptied(db: Database, part: string, { version }: Part): Promise<boolean> {
  const { command } = db;
  const asRead = { _id: part, version: version ?? command.exists(false) };
  const { updated } = await db
    .collection('catalog')
    .where(asRead)
    .update({ nodes: command.remove(), version: command.set((version ?? 0) + 1) });
  return updated === 1;
}

/**
 * Takes the entries out of the part, once they stand elsewhere; phones read the part anew, because its version is another.
 * @param store puts the entries where they belong; those that are there it leaves alone
 * @returns how many it wrote
 */
export async function moveOut<T>(
  db: Database,
  part: string,
  store: (nodes: readonly T[]) => Promise<number>,
): Promise<number> {
  for (let written = 0; ;) {
    const stored = await read(db, part);
    if (!stored?.nodes) return written;
    written += await store(stored.nodes as readonly T[]);
    if (await emptied(db, part, stored)) return written + 1;
  }
}
