/**
 * Tickets whose time is over. What is read is bounded by an index on when the stage began, at any number of tickets; whether its clock
 * stood still in between is told by the timeline alone.
 */
import {
  CLOCK_FIELDS,
  type Clocked,
  type Cutoff,
  cutoffsOf,
  DANGER_KINDS,
  lateBy,
  type Paces,
  type Pressure,
  type Ticket,
} from '@xiuda/domain';
import { command, type Data, database } from '../sdk';
import type { Position } from './newest-first';

export type Candidate = Clocked & Pick<Ticket, '_id' | 'stageSince'>;

export interface LateQuery {
  /** What they have in common beside. */
  readonly scope: Data;
  readonly paces: Paces;
  readonly now: number;
  /** Fields that are read beside those of the clock. */
  readonly fields?: Readonly<Record<string, boolean>>;
  /** How often the limit is used up; 1 unless told. */
  readonly times?: number | undefined;
  /** Tickets that one round trip brings. */
  readonly batch: number;
  /** Dangerous ones before all others; otherwise only whose stage began first comes first, in fewer round trips. */
  readonly dangerousFirst?: true;
}

type Group = readonly Pressure[];

const GROUPS: readonly Group[] = [['dangerous'], ['normal']];
const TOGETHER: readonly Group[] = [['dangerous', 'normal']];

const PROJECTION = Object.fromEntries(CLOCK_FIELDS.map((field) => [field, true]));

const isOfPressure: Readonly<Record<Pressure, () => unknown>> = {
  dangerous: () => command.in(DANGER_KINDS),
  normal: () => command.in([null]),
};

/** @param rank of its group: those that come first have the highest */
const positionOf = ({ _id, stageSince }: Candidate, rank: number): Position => ({
  since: new Date(stageSince),
  id: _id,
  rank,
});

/** Each arm is a range of the index by itself. */
function arms({ statuses, pressure, startedBy }: Cutoff, scope: Data, after?: Position): Data[] {
  const own = { ...scope, status: command.in(statuses), danger: isOfPressure[pressure]() };
  if (!after) return [{ ...own, stageSince: command.lte(startedBy) }];
  return [
    { ...own, stageSince: command.gt(after.since).and(command.lte(startedBy)) },
    { ...own, stageSince: after.since, _id: command.gt(after.id) },
  ];
}

async function readBatch(query: LateQuery, group: Group, after?: Position): Promise<Candidate[]> {
  const { scope, paces, now, times, fields, batch } = query;
  const cutoffs = cutoffsOf(paces, now, times).filter(({ pressure }) => group.includes(pressure));
  const { data } = await database
    .collection('tickets')
    .where(command.or(...cutoffs.flatMap((cutoff) => arms(cutoff, scope, after))))
    .orderBy('stageSince', 'asc')
    .orderBy('_id', 'asc')
    .limit(batch)
    .field({ ...PROJECTION, ...fields })
    .get();
  return data as Candidate[];
}

/** All that may be late, from this place on, each with its place; the first batches of all groups come in one round. */
async function* candidates(query: LateQuery, after?: Position): AsyncGenerator<[Candidate, Position]> {
  const groups = (query.dangerousFirst ? GROUPS : TOGETHER).map((group, at, all) => ({
    group,
    rank: all.length - 1 - at,
  }));
  const left = groups.filter(({ rank }) => rank <= (after?.rank ?? groups.length));
  const firsts = await Promise.all(
    left.map(({ group, rank }) => readBatch(query, group, after?.rank === rank ? after : undefined)),
  );
  for (const [at, { group, rank }] of left.entries()) {
    let rows = firsts[at] ?? [];
    for (;;) {
      for (const row of rows) yield [row, positionOf(row, rank)];
      const last = rows.at(-1);
      if (!last || rows.length < query.batch) break;
      rows = await readBatch(query, group, positionOf(last, rank));
    }
  }
}

/** More that are not late after all than an institution ever has paused at once; then the next page goes on. */
const MOST_EXAMINED = 1000;

export interface LateFound<Row> {
  readonly found: Row[];
  /** Where to go on; absent at the end. */
  readonly next?: Position;
}

/** Up to `limit` tickets that have used up their limit so many times. */
export async function readLate<Row extends Candidate>(
  query: LateQuery,
  limit: number,
  after?: Position,
): Promise<LateFound<Row>> {
  const { paces, now, times } = query;
  const found: Row[] = [];
  let [last, examined] = [after, 0];
  for await (const [candidate, position] of candidates(query, after)) {
    if (examined === MOST_EXAMINED) return { found, ...(last && { next: last }) };
    examined += 1;
    const isLate = lateBy(candidate, now, paces, times) !== undefined;
    // One more of them is there: the page has ended before it.
    if (isLate && found.length === limit) return { found, ...(last && { next: last }) };
    last = position;
    if (isLate) found.push(candidate as Row);
  }
  return { found };
}
