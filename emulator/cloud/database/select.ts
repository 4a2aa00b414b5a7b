import type { Collection } from './collection';
import { requestFailed } from './errors';
import { keyField, sortKey } from './index-keys';
import { BATCH, entriesOf } from './entries';
import type { Index } from './indexes';
import { matcherOf } from './matcher';
import { choosePlan, type Plan, type Sort } from './plan';
import { branchesOf, isEverything } from './predicates';
import { fromText } from './stored-text';
import type { Cost, Document, Filter } from './types';

export interface Selection {
  readonly filter: Filter;
  readonly sort?: Sort | undefined;
  readonly skip?: number | undefined;
  /** None, or 0, for all. */
  readonly limit?: number | undefined;
}

export interface Found {
  readonly text: string;
  readonly document: Document;
}

/** The documents that match, in order. Strict: refuses what no index serves. */
export function select(
  collection: Collection,
  selection: Selection,
  isStrict: boolean,
): { found: Found[]; cost: Cost } {
  const { filter, sort = [], skip = 0, limit = 0 } = selection;
  if (!isCount(skip) || !isCount(limit))
    throw requestFailed('skip and limit must be whole numbers, not negative');
  const matches = matcherOf(filter);
  const plan = servingPlan(collection, selection, isStrict);
  const sortsInMemory = sort.length > 0 && plan?.isSorted !== true;
  const end = limit === 0 || sortsInMemory ? Infinity : skip + limit;
  const found: Found[] = [];
  let examined = 0;
  let matched = 0;
  for (const textOf of candidates(collection, plan, end)) {
    examined++;
    // Within skip a covered entry needs no document.
    if (plan?.isCovered && !sortsInMemory && matched < skip) {
      matched++;
      continue;
    }
    const text = textOf();
    const document = fromText(text);
    if (!plan?.isCovered && !matches(document)) continue;
    matched++;
    if (sortsInMemory || matched > skip) found.push({ text, document });
    if (matched >= end) break;
  }
  const result = sortsInMemory
    ? sorted(found, sort).slice(skip, limit === 0 ? undefined : skip + limit)
    : found;
  return { found: result, cost: { plan: describe(plan, sortsInMemory), examined, returned: result.length } };
}

/** How many documents match; from the keys alone where they say everything. */
export function countMatches(collection: Collection, filter: Filter, isStrict: boolean) {
  const matches = matcherOf(filter);
  const plan = servingPlan(collection, { filter }, isStrict);
  let count = 0;
  let examined = 0;
  if (plan?.isCovered) {
    for (const { low, high } of plan.ranges) count += plan.index.count(low, high);
    examined = count;
  } else {
    for (const textOf of candidates(collection, plan, Infinity)) {
      examined++;
      if (matches(fromText(textOf()))) count++;
    }
  }
  return { count, cost: { plan: describe(plan, false), examined, returned: count } };
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0;

function servingPlan(collection: Collection, { filter, sort = [], limit = 0 }: Selection, isStrict: boolean) {
  const branches = branchesOf(filter);
  const plan = choosePlan(collection.indexes, branches, sort);
  const takesAll = isEverything(branches);
  const isServed =
    plan === undefined
      ? takesAll && sort.length === 0 && limit > 0
      : (plan.isBounded || takesAll) && (sort.length === 0 || plan.isSorted);
  if (isStrict && !isServed) {
    throw requestFailed(
      `no index serves collection ${collection.name}, filter ${shown(filter)}, sort ${JSON.stringify(sort)}`,
    );
  }
  return plan;
}

const shown = (filter: Filter) =>
  JSON.stringify(filter, (_, value: unknown) => (value instanceof RegExp ? String(value) : value));

function describe(plan: Plan<Index> | undefined, sortsInMemory: boolean): string {
  const tail = sortsInMemory ? ', sorted in memory' : '';
  if (plan === undefined) return `scan${tail}`;
  const ranges = plan.ranges.length === 1 ? '1 range' : `${plan.ranges.length} ranges`;
  return `${plan.index.name} (${ranges}${plan.direction === 1 ? '' : ', backwards'})${tail}`;
}

/** The documents to look at, each read when asked for. */
function* candidates(
  collection: Collection,
  plan: Plan<Index> | undefined,
  end: number,
): Generator<() => string> {
  if (plan === undefined) {
    yield* everything(collection, end);
    return;
  }
  const seen = plan.index.arrayPaths.size > 0 ? new Set<number>() : undefined;
  for (const [, row] of entriesOf(plan, end)) {
    if (seen?.has(row)) continue;
    seen?.add(row);
    yield () => collection.documents.ofRow(row) ?? missing(plan.index, row);
  }
}

function missing(index: Index, row: number): never {
  throw new Error(`index ${index.name} points to row ${row}, which is not there`);
}

function* everything(collection: Collection, end: number): Generator<() => string> {
  const size = Math.min(end, BATCH);
  let last = 0;
  for (;;) {
    const rows = collection.documents.page(last, size);
    for (const [row, text] of rows) {
      last = row;
      yield () => text;
    }
    if (rows.length < size) return;
  }
}

function sorted(found: readonly Found[], sort: Sort): Found[] {
  const fields = sort.map(keyField);
  return found
    .map((one) => ({ one, key: sortKey(fields, one.document) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ one }) => one);
}
