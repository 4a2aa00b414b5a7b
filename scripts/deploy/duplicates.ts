/** Documents that a unique index could not hold: they are named before anything is done. */
import type { IndexDefinition } from '../../cloudbase';
import { canonical } from '../../cloudbase/canonical';
import type { Database } from '../cloud/data';
import { type Row, rowsOf } from './data';
import type { Change } from './model';

/** Groups that are named, and ids of each; whoever has mended them sees the next ones. */
const NAMED = 5;

/** The value at `a.b`; a missing one counts as null, as the index takes it. */
const valueAt = (row: Row, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      row,
    ) ?? null;

async function clashing(db: Database, collection: string, { keys }: IndexDefinition): Promise<string[]> {
  const paths = keys.map(([path]) => path);
  const ids = new Map<string, string[]>();
  for await (const row of rowsOf(db, collection, paths)) {
    const key = canonical(paths.map((path) => valueAt(row, path)));
    ids.set(key, [...(ids.get(key) ?? []), row._id]);
  }
  return [...ids].filter(([, same]) => same.length > 1).map(([key, same]) => wordsOf(key, same));
}

function wordsOf(key: string, ids: readonly string[]): string {
  const more = ids.length > NAMED ? ` 等 ${ids.length} 条` : '';
  return `  值 ${key}：${ids.slice(0, NAMED).join('、')}${more}`;
}

/** In a collection that is still to be made there is nothing. */
const uniqueOnes = (changes: readonly Change[]) => {
  const fresh = new Set(changes.flatMap((one) => (one.kind === 'collection' ? [one.name] : [])));
  return changes.flatMap((one) =>
    (one.kind === 'index' || one.kind === 'uniqueness') && one.index.unique && !fresh.has(one.collection)
      ? [one]
      : [],
  );
};

/** One sentence, with the ids, per unique index that cannot be made. Only reads. */
export async function duplicates(db: Database, changes: readonly Change[]): Promise<string[]> {
  const sentences: string[] = [];
  for (const { collection, index } of uniqueOnes(changes)) {
    const found = await clashing(db, collection, index);
    if (!found.length) continue;
    const fields = index.keys.map(([path]) => path).join('、');
    sentences.push(
      [
        `集合 ${collection} 里有重复的 ${fields}，不能建唯一索引；请改好下面这些文档（_id）再运行一次：`,
        ...found.slice(0, NAMED),
        ...(found.length > NAMED ? [`  还有 ${found.length - NAMED} 组`] : []),
      ].join('\n'),
    );
  }
  return sentences;
}
