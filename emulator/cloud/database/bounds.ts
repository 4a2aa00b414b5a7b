import type { KeyField } from './index-keys';
import { directed, floorOf, inverted, keyOf, NO_BYTES, successor, typeOf } from './keys';
import { type Branch, MAX_POINTS, MAX_RANGES, type Predicate, type RangeOperator } from './predicates';

/** What the planner has to know of an index. */
export interface IndexShape {
  readonly name: string;
  readonly isUnique: boolean;
  readonly fields: readonly KeyField[];
  /** Paths that run through an array in some document: they hold several keys of one document. */
  readonly arrayPaths: ReadonlySet<string>;
}

/** Keys from `low` on, before `high`. */
export interface KeyRange {
  readonly low: Buffer;
  readonly high: Buffer;
  /** Where the key of field n begins, for the fields that every key of the range has in common, and the next. */
  readonly offsets: readonly number[];
}

export interface BranchBounds {
  readonly ranges: readonly KeyRange[];
  /** Leading fields with one value in each range. */
  readonly fixed: number;
  /** The field after them is bounded on a side. */
  readonly hasInterval: boolean;
  /** No document in the ranges needs to be looked at again. */
  readonly isCovered: boolean;
}

interface Prefix {
  readonly bytes: Buffer;
  readonly offsets: readonly number[];
}

interface Interval {
  readonly low: Buffer;
  readonly high: Buffer;
}

/** The byte ranges of an index that hold everything a branch can match. */
export function boundBranch(index: IndexShape, branch: Branch): BranchBounds {
  let prefixes: Prefix[] = [{ bytes: NO_BYTES, offsets: [0] }];
  let interval: Interval | undefined;
  let fixed = 0;
  let used = 0;
  for (const field of index.fields) {
    // Elements of one array may satisfy several conditions separately: only one of them may bound.
    const isArray = index.arrayPaths.has(field.path);
    const predicates = branch.predicates.filter((predicate) => predicate.path === field.path);
    const points = pointsOf(field, predicates, isArray);
    if (points !== undefined && areFew(points.keys.length, prefixes.length)) {
      prefixes = prefixes.flatMap((prefix) => points.keys.map((key) => extended(prefix, key)));
      used += points.used;
      fixed++;
      continue;
    }
    const sides = points === undefined ? sidesOf(predicates, isArray) : [];
    if (sides.length > 0) interval = intersection(sides.map((side) => sideInterval(field, side)));
    used += sides.length;
    break;
  }
  return {
    ranges: prefixes
      .map((prefix) => rangeOf(prefix, interval))
      .filter((range) => Buffer.compare(range.low, range.high) < 0),
    fixed,
    hasInterval: interval !== undefined,
    isCovered: branch.isExact && used === branch.predicates.length && index.arrayPaths.size === 0,
  };
}

const areFew = (values: number, prefixes: number): boolean =>
  values <= MAX_RANGES && values * prefixes <= MAX_POINTS;

const extended = (prefix: Prefix, key: Buffer): Prefix => ({
  bytes: Buffer.concat([prefix.bytes, key]),
  offsets: [...prefix.offsets, prefix.bytes.length + key.length],
});

function rangeOf({ bytes, offsets }: Prefix, interval: Interval | undefined): KeyRange {
  if (interval === undefined) return { low: bytes, high: successor(bytes), offsets };
  return { low: Buffer.concat([bytes, interval.low]), high: Buffer.concat([bytes, interval.high]), offsets };
}

function pointsOf(field: KeyField, predicates: readonly Predicate[], isArray: boolean) {
  const all = predicates.flatMap((predicate) => ('values' in predicate ? [predicate.values] : []));
  const [first, ...others] = isArray ? all.slice(0, 1) : all;
  if (first === undefined) return undefined;
  const keys = new Map(
    first.map((value) => [keyOf(value).toString('latin1'), directed(keyOf(value), field.direction)]),
  );
  for (const values of others) {
    const kept = new Set(values.map((value) => keyOf(value).toString('latin1')));
    for (const key of keys.keys()) if (!kept.has(key)) keys.delete(key);
  }
  return { keys: [...keys.values()], used: 1 + others.length };
}

type Side = Extract<Predicate, { operator: RangeOperator }>;

function sidesOf(predicates: readonly Predicate[], isArray: boolean): Side[] {
  const sides = predicates.filter((predicate) => 'operator' in predicate);
  return isArray ? sides.slice(0, 1) : sides;
}

/** A border before or after everything that begins with `key`. */
interface Border {
  readonly key: Buffer;
  readonly isAfter: boolean;
}

function sideInterval(field: KeyField, side: Side): Interval {
  const key = keyOf(side.value);
  const floor: Border = { key: floorOf(key), isAfter: false };
  const ceiling: Border = { key: typeOf(key), isAfter: true };
  const borders: Record<RangeOperator, readonly [Border, Border]> = {
    $lt: [floor, { key, isAfter: false }],
    $lte: [floor, { key, isAfter: true }],
    $gt: [{ key, isAfter: true }, ceiling],
    $gte: [{ key, isAfter: false }, ceiling],
  };
  const [low, high] = borders[side.operator];
  if (field.direction === 1) return { low: ascending(low), high: ascending(high) };
  return { low: descending(high), high: descending(low) };
}

const ascending = ({ key, isAfter }: Border) => (isAfter ? successor(key) : key);
const descending = ({ key, isAfter }: Border) => (isAfter ? inverted(key) : successor(inverted(key)));

function intersection(intervals: readonly Interval[]): Interval | undefined {
  return intervals.reduce((a, b) => ({
    low: Buffer.compare(a.low, b.low) >= 0 ? a.low : b.low,
    high: Buffer.compare(a.high, b.high) <= 0 ? a.high : b.high,
  }));
}
