/**
 * Unique indexes are unique: two documents with the same key, added in a transaction that is rolled back whatever comes of it.
 * Nobody outside of it sees them, and one that is cut off ends by itself after 30 s (platform: transactions).
 */
import { randomUUID } from 'node:crypto';
import type { Check } from '@xiuda/domain';
import { collections } from '../../../cloudbase';
import type { IndexDefinition } from '../../../cloudbase/definitions';
import { type Data, database, isDuplicateKey } from '../sdk';
import { DEPLOY, type Finding, fine, unknown, wrong } from './finding';

const UNIQUE = collections.flatMap(({ name, indexes }) =>
  indexes.filter(({ unique }) => unique).map((index) => ({ collection: name, index })),
);

type Path = readonly string[];

/** `{ a: { b: value } }` of the paths `a.b`. */
function nested(paths: readonly Path[], value: string): unknown {
  if (paths.some(({ length }) => !length)) return value;
  const heads = [...new Set(paths.map(([head = '']) => head))];
  const under = (head: string) => paths.filter(([first]) => first === head).map(([, ...rest]) => rest);
  return Object.fromEntries(heads.map((head) => [head, nested(under(head), value)]));
}

const documentOf = ({ keys }: IndexDefinition, value: string): Data =>
  nested(
    keys.map(([path]) => path.split('.')),
    value,
  ) as Data;

async function tryTwice(collection: string, index: IndexDefinition): Promise<Finding> {
  const data = documentOf(index, `selfcheck-${randomUUID()}`);
  const transaction = await database.startTransaction();
  const rows = transaction.collection(collection);
  try {
    await rows.add({ data });
    await rows.add({ data });
    return wrong('两份一样的能同时写进去，索引缺失或不唯一', DEPLOY);
  } catch (error) {
    if (isDuplicateKey(error)) return fine('第二份一样的写不进去');
    console.error(`unique index ${collection}.${index.name}`, error);
    return unknown('没有试成');
  } finally {
    // A refusal has ended it already.
    await transaction.rollback().catch(() => undefined);
  }
}

export const checkUnique = (): Promise<Check[]> =>
  Promise.all(
    UNIQUE.map(async ({ collection, index }): Promise<Check> => {
      const finding = await tryTwice(collection, index).catch((error: unknown) => {
        console.error(`transaction on ${collection}`, error);
        return unknown('事务没有开成');
      });
      return {
        id: `unique.${collection}.${index.name}`,
        name: `唯一索引 · ${collection} ${index.name}`,
        ...finding,
      };
    }),
  );
