/** What an environment says of itself: `settings/migrations`, `{ done, at }`, the number of the last migration that was done. */
import { collections } from '../../cloudbase';
import type { Database } from '../cloud/data';
import { isNoCollection } from './errors';
import { add } from './missing';

const ID = 'migrations';

async function orNothing<T>(query: Promise<{ readonly data: readonly T[] }>): Promise<readonly T[]> {
  try {
    return (await query).data;
  } catch (error) {
    if (isNoCollection(error)) return [];
    throw error;
  }
}

/** `undefined` where nobody has written it yet. */
export async function readRecord(db: Database): Promise<number | undefined> {
  const [stored] = await orNothing<{ done: number }>(
    db.collection('settings').where({ _id: ID }).limit(1).get(),
  );
  return stored?.done;
}

/** Never goes back: somebody else may be at it, too. */
export async function writeRecord(db: Database, done: number): Promise<void> {
  const at = new Date();
  const earlier = { _id: ID, done: db.command.lt(done) };
  const { updated } = await db.collection('settings').where(earlier).update({ done, at });
  if (!updated) await add(db, 'settings', [{ _id: ID, done, at }]);
}

/** An environment in which nobody has stored anything: there is nothing to change. */
export async function isNew(db: Database): Promise<boolean> {
  const kept = collections.filter(({ name }) => name !== 'settings');
  const firsts = kept.map(({ name }) =>
    orNothing(
      db
        .collection(name)
        .where({ _id: db.command.gt('') })
        .field({ _id: true })
        .limit(1)
        .get(),
    ),
  );
  return (await Promise.all(firsts)).every((found) => found.length === 0);
}
