import type { KeyRange } from './bounds';
import type { Entry, Index } from './indexes';
import type { Plan } from './plan';

/** Rows read at a time, to begin with. */
export const BATCH = 500;
const LARGEST_BATCH = 1000;

/** The entries of a plan's ranges, in sort order where the plan is sorted; `end` of them will probably be taken. */
export function entriesOf(plan: Plan<Index>, end: number): Iterable<Entry> {
  const isMerged = plan.isSorted && plan.ranges.length > 1;
  // Merged ranges share the result: begin small, grow on demand.
  const share = isMerged ? Math.max(4, Math.ceil((end * 1.5) / plan.ranges.length)) : end;
  const size = Math.min(share, BATCH);
  const walks = plan.ranges.map((range) => ({
    offset: range.offsets[plan.mergeFrom] ?? 0,
    entries: walk(plan, range, size),
  }));
  return isMerged ? merge(walks, plan.direction) : chain(walks);
}

interface Walk {
  /** Where in a key the part begins that the merge compares. */
  readonly offset: number;
  readonly entries: Iterator<Entry>;
}

function* walk(plan: Plan<Index>, { low, high }: KeyRange, firstBatch: number): Generator<Entry> {
  const [start, border] = plan.direction === 1 ? [low, high] : [high, low];
  // Rows begin at 1: row -1 stands before all entries with the start's key, in either direction.
  let position: Entry = [start, -1];
  for (let size = firstBatch; ; size = Math.min(size * 2, LARGEST_BATCH)) {
    const batch = plan.index.scan(plan.direction, position, border, size);
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined || batch.length < size) return;
    position = last;
  }
}

function* chain(walks: readonly Walk[]): Generator<Entry> {
  for (const { entries } of walks) {
    for (let next = entries.next(); !next.done; next = entries.next()) yield next.value;
  }
}

function* merge(walks: readonly Walk[], direction: 1 | -1): Generator<Entry> {
  let heads = walks.map((one) => ({ ...one, next: one.entries.next() })).filter(({ next }) => !next.done);
  while (heads.length > 0) {
    const first = heads.reduce((a, b) => (compareHeads(b, a) * direction < 0 ? b : a));
    yield first.next.value as Entry;
    first.next = first.entries.next();
    if (first.next.done) heads = heads.filter((head) => head !== first);
  }
}

type Head = Walk & { readonly next: IteratorResult<Entry> };

function compareHeads(a: Head, b: Head): number {
  const [x] = a.next.value as Entry;
  const [y] = b.next.value as Entry;
  return x.compare(y, b.offset, y.length, a.offset, x.length);
}
