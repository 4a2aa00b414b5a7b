/**
 * Indexes are told by their keys, not by their names: one that serves is left, whoever made it. Where the keys of ours have changed,
 * the new one is made beside the old one, which goes at the very end; queries never go without (ADR 36).
 */
import type { CollectionDefinition, IndexDefinition } from '../../cloudbase';
import type { Change, PresentCollection, PresentIndex } from './model';

export interface IndexPlan {
  readonly changes: readonly Change[];
  /** At the end of everything. */
  readonly last: readonly Change[];
  readonly kept: number;
  readonly others: readonly string[];
  readonly obstacles: readonly string[];
}

/** The platform's own, on every collection. */
const PLATFORM = /^_id_?$/;

const keysText = (keys: readonly (readonly [string, string | number])[]): string =>
  keys.map(([path, direction]) => `${path} ${direction}`).join();

const hasKeysOf = (wanted: IndexDefinition, present: PresentIndex): boolean =>
  keysText(wanted.keys) === keysText(present.keys);

/** While the old one still stands under our name, its successor is called `name__2`. */
const SUCCESSOR = /__\d+$/;
const isOursByName = ({ indexes }: CollectionDefinition, name: string): boolean =>
  indexes.some((wanted) => wanted.name === name || wanted.name === name.replace(SUCCESSOR, ''));

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n += 1) name = `${wanted}__${n}`;
  return name;
}

const objection = (collection: string, { name, isUnique }: PresentIndex): string =>
  `集合 ${collection} 上已有别处建的${isUnique ? '唯一' : '普通'}索引 ${name}，修达需要同样字段的${isUnique ? '普通' : '唯一'}索引；请在云开发控制台删除它，再运行一次部署`;

/** @param found one with the same keys that is unique where ours is not, or the other way round */
function change(
  wanted: CollectionDefinition,
  index: IndexDefinition,
  found: PresentIndex | undefined,
): Change {
  const collection = wanted.name;
  if (!found) return { kind: 'index', collection, index };
  return { kind: 'uniqueness', collection, index: { ...index, name: found.name }, replaces: found.name };
}

/** @param present `undefined` where the collection is still to be made */
export function planIndexes(wanted: CollectionDefinition, present: PresentCollection | undefined): IndexPlan {
  const standing = (present?.indexes ?? []).filter(({ name }) => !PLATFORM.test(name));
  const taken = new Set(standing.map(({ name }) => name));
  const matched = wanted.indexes.map((index) => ({
    index,
    found: standing.find((one) => hasKeysOf(index, one)),
  }));
  const serves = ({ index, found }: (typeof matched)[number]) => found?.isUnique === (index.unique ?? false);
  const isOurs = (found: PresentIndex | undefined) => !found || isOursByName(wanted, found.name);
  const toMake = matched.filter((one) => !serves(one));
  const unused = standing.filter((one) => !wanted.indexes.some((index) => hasKeysOf(index, one)));
  return {
    changes: toMake
      .filter(({ found }) => isOurs(found))
      .map(({ index, found }) => change(wanted, { ...index, name: freeName(index.name, taken) }, found)),
    last: unused.filter(isOurs).map(({ name }) => ({ kind: 'oldIndex', collection: wanted.name, name })),
    kept: matched.length - toMake.length,
    others: unused
      .filter((one) => !isOurs(one))
      .map(({ name, isUnique }) => `集合 ${wanted.name} 的${isUnique ? '唯一' : ''}索引 ${name}`),
    obstacles: toMake.flatMap(({ found }) =>
      found && !isOurs(found) ? [objection(wanted.name, found)] : [],
    ),
  };
}
