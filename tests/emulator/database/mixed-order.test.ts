/** Orders that run up and down at once, as an index with both directions gives them: the highest rank first, of one rank the oldest. */
import type { Database } from '../../../emulator/cloud/database';
import { definition, failureOf, open, removeTemporary } from './temporary';

type Sort = [string, 1 | -1][];

const LONGEST_WAITING: Sort = [
  ['rank', -1],
  ['since', 1],
  ['_id', 1],
];
const NEWEST: Sort = [
  ['rank', -1],
  ['since', -1],
  ['_id', -1],
];

const TICKETS = definition(
  'tickets',
  { name: 'waiting', keys: [['status', 1], ...LONGEST_WAITING] },
  {
    name: 'newest',
    keys: [
      ['worker.staffNo', 1],
      ['status', 1],
      ['rank', 1],
      ['since', 1],
      ['_id', 1],
    ],
  },
);

interface Row {
  readonly _id: string;
  readonly status: string;
  readonly rank?: number;
  readonly since: number;
}

const STATUSES = ['repairing', 'paused'];
/** Four ranks and none at all; every four rows share an instant. */
const ROWS: readonly Row[] = Array.from({ length: 600 }, (_, i) => ({
  _id: `t${String(i).padStart(3, '0')}`,
  status: STATUSES[i % 2] as string,
  since: Math.floor(i / 4) % 50,
  ...(i % 5 < 4 && { rank: i % 5 }),
}));

let database: Database;
beforeAll(() => {
  database = open([TICKETS]);
  database.insert(
    'tickets',
    ROWS.map((row) => ({ ...row, worker: { staffNo: 'W1' } })),
  );
});
afterAll(removeTemporary);

/** Rows as MongoDB orders them; a missing rank is below all. */
function inOrder(rows: readonly Row[], since: 1 | -1): string[] {
  const rankOf = ({ rank = -1 }: Row) => rank;
  return [...rows]
    .sort((a, b) => rankOf(b) - rankOf(a) || since * (a.since - b.since) || (a._id < b._id ? -since : since))
    .map(({ _id }) => _id);
}

/** What follows a row, said as the lists of tickets say it. */
function beyond(
  { rank = null, since, _id }: { rank?: number | null; since: number; _id: string },
  up: boolean,
) {
  const operator = up ? '$gt' : '$lt';
  return [
    ...(rank === null ? [] : [{ rank: { $lt: rank } }, { rank: null }]),
    { rank, since: { [operator]: since } },
    { rank, since, _id: { [operator]: _id } },
  ];
}

function paged(filter: Record<string, unknown>, sort: Sort, size: number): string[] {
  const met: string[] = [];
  for (let after: Record<string, unknown> = {}; ;) {
    const found = database.find({
      collection: 'tickets',
      filter: { $and: [filter, ...(Object.keys(after).length ? [after] : [])] },
      sort,
      limit: size,
    });
    const { examined, plan } = database.lastCost();
    expect(plan).not.toContain('memory');
    expect(examined).toBeLessThanOrEqual(size);
    met.push(...found.map(({ _id }) => _id));
    const last = found.at(-1) as unknown as Row | undefined;
    if (found.length < size || !last) return met;
    after = { $or: beyond(last, sort[1]?.[1] === 1) };
  }
}

test('the highest rank first, of one rank the oldest: forwards through an index of both directions', () => {
  const rows = ROWS.filter(({ status }) => status === 'paused');
  expect(paged({ status: 'paused' }, LONGEST_WAITING, 37)).toEqual(inOrder(rows, 1));
});

test('the highest rank first, of one rank the newest: backwards, two statuses merged into one order', () => {
  const filter = { 'worker.staffNo': 'W1', status: { $in: STATUSES } };
  expect(paged(filter, NEWEST, 37)).toEqual(inOrder(ROWS, -1));
});

test('rows that share rank and instant are parted by _id, one at a time', () => {
  const rows = ROWS.filter(({ status, since }) => status === 'paused' && since < 4);
  expect(paged({ status: 'paused', since: { $lt: 4 } }, LONGEST_WAITING, 1)).toEqual(inOrder(rows, 1));
});

test.each<[string, Sort]>([
  [
    'an order of which only a part turns',
    [
      ['rank', -1],
      ['since', -1],
      ['_id', 1],
    ],
  ],
  [
    'ranks that rise while instants rise',
    [
      ['rank', 1],
      ['since', 1],
      ['_id', 1],
    ],
  ],
])('strict mode refuses %s', (_, sort) => {
  const filter = { status: 'paused' };
  const failure = failureOf(() => database.find({ collection: 'tickets', filter, sort, limit: 5 }));
  expect(failure.message).toMatch(/^no index serves/);
});
