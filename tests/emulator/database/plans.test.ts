import type { Database } from '../../../emulator/cloud/database';
import { definition, failureOf, open, removeTemporary } from './temporary';

const TICKETS = definition(
  'tickets',
  {
    name: 'status_since',
    keys: [
      ['status', 1],
      ['since', -1],
      ['_id', 1],
    ],
  },
  {
    name: 'past',
    keys: [
      ['past', 1],
      ['since', -1],
    ],
  },
  { name: 'number', keys: [['number', 1]], unique: true },
);
const STATUSES = ['assigned', 'accepted', 'repairing', 'paused'];

let database: Database;
beforeAll(() => {
  database = open([TICKETS, definition('areas')]);
  database.insert(
    'tickets',
    Array.from({ length: 2000 }, (_, i) => ({
      _id: `t${i}`,
      number: i,
      status: STATUSES[i % STATUSES.length],
      since: i % 700,
      past: [`worker:S${i % 5}`, `reviewer:S${i % 7}`],
    })),
  );
});
afterAll(removeTemporary);

const find = (filter: Record<string, unknown>, sort: [string, 1 | -1][], skip: number, limit: number) =>
  database.find({ collection: 'tickets', filter, sort, skip, limit });

test('a covered query examines no more than skip and limit', () => {
  expect(find({ status: 'paused' }, [['since', -1]], 30, 20)).toHaveLength(20);
  expect(database.lastCost()).toEqual({ plan: 'status_since (1 range)', examined: 50, returned: 20 });
});

test('reading backwards costs the same', () => {
  const found = find({ status: 'paused', since: { $gte: 100 } }, [['since', 1]], 0, 10);
  expect(found.map(({ since }) => since)).toEqual(
    [...found].map(({ since }) => since).sort((a, b) => Number(a) - Number(b)),
  );
  expect(database.lastCost()).toEqual({
    plan: 'status_since (1 range, backwards)',
    examined: 10,
    returned: 10,
  });
});

test('several values of a leading field are merged into one order', () => {
  const found = find({ status: { $in: ['assigned', 'repairing', 'paused'] } }, [['since', -1]], 0, 50);
  expect(found.map(({ since }) => since)).toEqual(
    [...found].map(({ since }) => since).sort((a, b) => Number(b) - Number(a)),
  );
  expect(database.lastCost()).toEqual({ plan: 'status_since (3 ranges)', examined: 50, returned: 50 });
});

test('keyset paging by $or walks every document once, at the price of a page', () => {
  const met: string[] = [];
  for (let filter: Record<string, unknown> = { status: 'accepted' }; ;) {
    const page = find(
      filter,
      [
        ['since', -1],
        ['_id', 1],
      ],
      0,
      60,
    );
    met.push(...page.map(({ _id }) => _id));
    expect(database.lastCost().examined).toBeLessThanOrEqual(60);
    const last = page.at(-1);
    if (page.length < 60 || last === undefined) break;
    const { since, _id } = last;
    filter = { status: 'accepted', $or: [{ since: { $lt: since } }, { since, _id: { $gt: _id } }] };
  }
  expect(new Set(met).size).toBe(500);
  expect(met).toHaveLength(500);
});

test('a key that many documents share is read to its end', () => {
  expect(find({ past: 'worker:S1' }, [], 0, 1000)).toHaveLength(400);
  expect(database.count('tickets', { past: 'worker:S1', since: { $lt: 350 } })).toBe(210);
});

test('a count reads keys only', () => {
  expect(database.count('tickets', { status: 'paused' })).toBe(500);
  expect(database.lastCost().plan).toBe('status_since (1 range)');
});

test('one document by _id is served, whatever the sort and the other conditions', () => {
  const found = find({ _id: 't7', status: 'paused', since: 7 }, [['number', -1]], 0, 1);
  expect(found.map(({ _id }) => _id)).toEqual(['t7']);
  expect(database.lastCost().examined).toBe(1);
});

test('everything in the order of _id is served', () => {
  expect(find({}, [['_id', -1]], 0, 2).map(({ _id }) => _id)).toEqual(['t999', 't998']);
});

test('an unfiltered read is served when it has a limit', () => {
  expect(find({}, [], 5, 10)).toHaveLength(10);
  expect(database.lastCost()).toEqual({ plan: 'scan', examined: 15, returned: 10 });
});

test.each<[string, Record<string, unknown>, [string, 1 | -1][]]>([
  ['a filter without an index', { since: 5 }, []],
  ['a filter that bounds cannot express', { status: { $ne: 'paused' } }, []],
  ['a sort without an index', { status: 'paused' }, [['number', 1]]],
  [
    'a sort in mixed directions',
    { status: 'paused' },
    [
      ['since', 1],
      ['_id', 1],
    ],
  ],
  ['a sort through an array', {}, [['past', 1]]],
  ['an $or with an arm that has no index', { $or: [{ status: 'paused' }, { since: 3 }] }, []],
  ['more values than 256', { status: { $in: Array.from({ length: 257 }, (_, i) => `s${i}`) } }, []],
  ['a filter that only the sort’s index could walk', { color: 'red' }, [['_id', 1]]],
])('strict mode refuses %s', (_, filter, sort) => {
  const { code, message } = failureOf(() => find(filter, sort, 0, 20));
  expect(code).toBe('DATABASE_REQUEST_FAILED');
  expect(message).toMatch(/^no index serves collection tickets, filter \{.*\}, sort \[.*\]$/);
});

test.each<[string, () => unknown]>([
  ['a count of everything', () => database.count('tickets', {})],
  [
    'an update of everything',
    () =>
      database.update({
        collection: 'tickets',
        filter: {},
        many: true,
        change: { operators: { $set: { a: 1 } } },
      }),
  ],
  ['a removal by an unindexed field', () => database.remove('tickets', { since: 4 }, true)],
  ['a $match without an index', () => database.aggregate('tickets', [{ $match: { since: 4 } }])],
  [
    'a $lookup without an index',
    () =>
      database.aggregate('tickets', [
        { $match: { _id: 't1' } },
        { $lookup: { from: 'areas', localField: 'since', foreignField: 'x', as: 'y' } },
      ]),
  ],
])('strict mode refuses %s', (_, work) => {
  expect(failureOf(work).message).toMatch(/^no index serves /);
});

test('an unknown collection does not exist, strict or not', () => {
  for (const strict of [true, false]) {
    const other = open([TICKETS], { strict });
    expect(failureOf(() => other.find({ collection: 'ticket', filter: {}, limit: 1 })).code).toBe(
      'DATABASE_COLLECTION_NOT_EXIST',
    );
    other.createCollection('ticket');
    expect(other.find({ collection: 'ticket', filter: {}, limit: 1 })).toEqual([]);
    expect(failureOf(() => other.createCollection('ticket')).message).toBe('Table exist: ticket');
  }
});

test.each<[string, Record<string, unknown>]>([
  ['$or without arms', { $or: [] }],
  ['$in without an array', { status: { $in: 'paused' } }],
  ['an unknown operator', { status: { $foo: 1 } }],
  ['an unknown top-level operator', { $foo: 1 }],
  ['code', { $where: 'true' }],
])('%s is a bad request', (_, filter) => {
  expect(failureOf(() => find(filter, [['_id', 1]], 0, 1)).code).toBe('DATABASE_REQUEST_FAILED');
});

test('an aggregation reads by the index of its leading stages', () => {
  const stages = [
    { $match: { status: 'paused' } },
    { $sort: { since: -1 } },
    { $limit: 4 },
    { $group: { _id: '$status', total: { $sum: 1 } } },
  ];
  expect(database.aggregate('tickets', stages)).toEqual([{ _id: 'paused', total: 4 }]);
  expect(database.lastCost().examined).toBe(4);
});

test('what is joined is looked at, and counts', () => {
  database.insert('areas', [{ _id: 'c1' }, { _id: 'c2' }]);
  database.aggregate('tickets', [
    { $match: { _id: 't1' } },
    { $addFields: { areaIds: ['c1', 'c2', 'nowhere'] } },
    { $lookup: { from: 'areas', localField: 'areaIds', foreignField: '_id', as: 'areas' } },
  ]);
  expect(database.lastCost()).toMatchObject({ examined: 3, returned: 3 });
});

test('values of several fields bound together, many as they are; too many for one order', () => {
  const some = Array.from({ length: 100 }, (_, i) => i);
  const filter = { status: { $in: STATUSES }, since: { $in: some } };
  const { length } = find(filter, [], 0, 1000);
  expect(database.lastCost()).toMatchObject({ plan: 'status_since (400 ranges)', examined: length });
  expect(failureOf(() => find(filter, [['_id', 1]], 0, 10)).message).toMatch(/no index serves/);
});

test('an aggregation joins other collections by an indexed field', () => {
  database.insert('areas', [{ _id: 'a1', name: '东区' }]);
  const [joined] = database.aggregate('tickets', [
    { $match: { _id: 't1' } },
    { $addFields: { areaId: 'a1' } },
    { $lookup: { from: 'areas', localField: 'areaId', foreignField: '_id', as: 'area' } },
    { $project: { area: 1, _id: 0 } },
  ]);
  expect(joined).toEqual({ area: [{ _id: 'a1', name: '东区' }] });
});

test('a join follows names through what was joined before; what is missed is an empty list', () => {
  database.insert('areas', [
    { _id: 'a2', in: 'a3' },
    { _id: 'a3', in: '' },
  ]);
  const above = (localField: string, as: string) => ({
    $lookup: { from: 'areas', localField, foreignField: '_id', as },
  });
  const [joined] = database.aggregate('areas', [
    { $match: { _id: 'a2' } },
    above('in', 'one'),
    above('one.in', 'two'),
    above('two.in', 'three'),
  ]);
  expect(joined).toMatchObject({ one: [{ _id: 'a3' }], two: [], three: [] });
});

test('an aggregation cannot write', () => {
  expect(
    failureOf(() => database.aggregate('tickets', [{ $match: { _id: 't1' } }, { $out: 'x' }])).code,
  ).toBe('DATABASE_REQUEST_FAILED');
});

test('a projection keeps or drops fields, also nested ones', () => {
  database.insert('areas', [{ _id: 'p', a: { x: 1, y: 2 }, b: 3 }]);
  const read = (projection: Record<string, 0 | 1>) =>
    database.find({ collection: 'areas', filter: { _id: 'p' }, projection });
  expect(read({ 'a.x': 1 })).toEqual([{ _id: 'p', a: { x: 1 } }]);
  expect(read({ a: 0, _id: 0 })).toEqual([{ b: 3 }]);
  expect(read({})).toEqual([{ _id: 'p', a: { x: 1, y: 2 }, b: 3 }]);
});
