import { boundBranch, type BranchBounds, type IndexShape, type KeyRange } from './bounds';
import { isSame } from './keys';
import { type Branch, MAX_RANGES } from './predicates';

export type Sort = readonly (readonly [path: string, direction: 1 | -1])[];

/** How to read one index for a query. */
export interface Plan<Index extends IndexShape = IndexShape> {
  readonly index: Index;
  /** Disjoint, in key order. */
  readonly ranges: readonly KeyRange[];
  readonly direction: 1 | -1;
  /** The ranges hold exactly what matches: nothing has to be tested. */
  readonly isCovered: boolean;
  /** Every branch of the filter is bounded. */
  readonly isBounded: boolean;
  /** Reading the ranges (merged by the bytes from field `mergeFrom` on) gives the sort order. */
  readonly isSorted: boolean;
  readonly mergeFrom: number;
  readonly score: number;
}

/** The best way through one of the indexes; undefined where none bounds the filter or gives the order. */
export function choosePlan<Index extends IndexShape>(
  indexes: readonly Index[],
  branches: readonly Branch[],
  sort: Sort,
): Plan<Index> | undefined {
  let best: Plan<Index> | undefined;
  for (const index of indexes) {
    const plan = planIndex(index, branches, sort);
    if (plan !== undefined && (best === undefined || plan.score > best.score)) best = plan;
  }
  return best;
}

function planIndex<Index extends IndexShape>(
  index: Index,
  branches: readonly Branch[],
  sort: Sort,
): Plan<Index> | undefined {
  const bounds = branches.map((branch) => boundBranch(index, branch));
  const isBounded = bounds.every(({ fixed, hasInterval }) => fixed > 0 || hasInterval);
  if (!isBounded && bounds.length > 1) return undefined;
  const fixed = Math.min(...bounds.map((bound) => bound.fixed));
  const ranges = merged(bounds.flatMap((bound) => bound.ranges));
  const isPoint = index.isUnique && fixed === index.fields.length;
  const wanted = sort.filter(([path]) => !isConstant(index, branches, path));
  const order =
    isPoint && ranges.length <= 1
      ? { mergeFrom: 0, direction: 1 as const }
      : orderOf(index, fixed, wanted, ranges.length);
  if (!isBounded && (sort.length === 0 || order === undefined)) return undefined;
  return {
    index,
    ranges,
    direction: order?.direction ?? 1,
    isCovered: bounds.every((bound) => bound.isCovered),
    isBounded,
    isSorted: order !== undefined,
    mergeFrom: order?.mergeFrom ?? 0,
    score: scoreOf(bounds, { isBounded, isSorted: order !== undefined, isPoint }),
  };
}

/** Where in the index the sort is found: from field `mergeFrom` on, all in one direction, after fields that each range fixes. */
function orderOf(index: IndexShape, fixed: number, sort: Sort, ranges: number) {
  if (sort.length === 0) return { mergeFrom: 0, direction: 1 as const };
  // MongoDB merges about as many streams (internalQueryMaxScansToExplode); more are sorted in memory.
  if (ranges > MAX_RANGES) return undefined;
  for (let from = 0; from <= fixed; from++) {
    const turns = sort.map(([path, direction], i) => {
      const field = index.fields[from + i];
      // A document stands several times in an array's order.
      if (field?.path !== path || index.arrayPaths.has(path)) return 0;
      return field.direction === direction ? 1 : -1;
    });
    const [direction] = turns;
    if (direction && turns.every((turn) => turn === direction))
      return { mergeFrom: from, direction } as const;
  }
  return undefined;
}

/** A field with the same single value in every branch does not order anything; only an index can tell that it holds no array. */
function isConstant(index: IndexShape, branches: readonly Branch[], path: string): boolean {
  if (index.arrayPaths.has(path) || !index.fields.some((field) => field.path === path)) return false;
  const values = branches.map((branch) =>
    branch.predicates.flatMap((p) =>
      p.path === path && 'values' in p && p.values.length === 1 ? [p.values[0]] : [],
    ),
  );
  const first = values[0]?.[0];
  return values.every((found) => found.length > 0 && isSame(found[0], first));
}

function scoreOf(
  bounds: readonly BranchBounds[],
  { isBounded, isSorted, isPoint }: { isBounded: boolean; isSorted: boolean; isPoint: boolean },
): number {
  const depth = Math.max(0, ...bounds.map(({ fixed, hasInterval }) => fixed + (hasInterval ? 0.5 : 0)));
  const isCovered = bounds.every((bound) => bound.isCovered);
  return (
    (isBounded ? 1000 : 0) + (isSorted ? 500 : 0) + (isPoint ? 100 : 0) + depth * 2 + (isCovered ? 1 : 0)
  );
}

/** Overlapping ranges become one, so that nothing is read or counted twice. */
function merged(ranges: readonly KeyRange[]): KeyRange[] {
  const result: KeyRange[] = [];
  for (const range of [...ranges].sort((a, b) => Buffer.compare(a.low, b.low))) {
    const last = result.at(-1);
    if (last === undefined || Buffer.compare(range.low, last.high) >= 0) result.push(range);
    else if (Buffer.compare(range.high, last.high) > 0)
      result[result.length - 1] = { ...last, high: range.high };
  }
  return result;
}
