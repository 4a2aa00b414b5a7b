import * as fc from 'fast-check';
import { Query } from 'mingo';
import type { Database, Document } from '../../../emulator/cloud/database';
import { compareDocuments } from './mongo-order';
import { definition, open, removeTemporary } from './temporary';

const ITEMS = definition(
  'items',
  {
    name: 'a_b',
    keys: [
      ['a', 1],
      ['b', -1],
      ['_id', 1],
    ],
  },
  { name: 'b', keys: [['b', 1]] },
  {
    name: 'tags_a',
    keys: [
      ['tags', 1],
      ['a', -1],
    ],
  },
  {
    name: 'o.x_a',
    keys: [
      ['o.x', -1],
      ['a', 1],
    ],
  },
  {
    name: 'list.x',
    keys: [
      ['list.x', 1],
      ['list.y', 1],
    ],
  },
);

const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  fc.constantFrom('a', 'b', 'ab'),
  fc.constant(null),
  fc.boolean(),
  fc.constantFrom(new Date(0), new Date(1e12)),
);
const item = fc.record(
  {
    a: scalar,
    b: scalar,
    c: fc.integer({ min: 0, max: 2 }),
    tags: fc.oneof(fc.array(scalar, { maxLength: 3 }), scalar),
    o: fc.oneof(fc.record({ x: scalar }, { requiredKeys: [] }), scalar),
    list: fc.array(fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const path = fc.constantFrom('a', 'a', 'b', 'b', 'c', 'tags', 'o.x', 'list.x', 'list.y', '_id');
const condition = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne', '$eq'), scalar)
    .map(([op, v]) => ({ [op]: v })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 2 }) }),
);
const fields = fc.dictionary(path, condition, { maxKeys: 3, noNullPrototype: true });
const filterOf = fc.oneof(
  { weight: 3, arbitrary: fields },
  fc
    .tuple(fields, fc.array(fields, { minLength: 1, maxLength: 3 }))
    .map(([all, any]) => ({ ...all, $or: any })),
  fc.array(fields, { minLength: 1, maxLength: 3 }).map((all) => ({ $and: all })),
  fc
    .tuple(fields, fields, fields, fields)
    .map(([a, b, c, d]) => ({ $and: [{ $or: [a, b] }, { $or: [c, d] }] })),
);
const sortOf = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'tags', 'o.x', 'list.x'), fc.constantFrom<1 | -1>(1, -1)),
    {
      maxLength: 2,
      selector: ([name]) => name,
    },
  )
  .chain((keys) =>
    fc.constantFrom<1 | -1>(1, -1).map((last) => [...keys, ['_id', last] as [string, 1 | -1]]),
  );
const queryOf = fc.record({
  filter: filterOf,
  sort: fc.oneof(sortOf, sortOf, fc.constant([])),
  skip: fc.nat(6),
  limit: fc.constantFrom(1, 3, 10, 1000),
});

// 37 and the count have no common factor, so ids are no order of insertion.
const COUNT = 90;
let database: Database;
let documents: Document[];

// Five seconds on an idle machine; the default is short for a busy one.
jest.setTimeout(60_000);

beforeAll(() => {
  const drawn = fc.sample(item, { numRuns: COUNT, seed: 20260101 });
  documents = drawn.map((fields, i) => ({
    _id: `id${String((i * 37) % COUNT).padStart(3, '0')}`,
    ...fields,
  }));
  database = open([ITEMS], { strict: false });
  database.insert('items', documents);
});
afterAll(removeTemporary);

function plainly(filter: Record<string, unknown>, among: readonly Document[]): Document[] {
  const query = new Query(filter);
  return among.filter((one) => query.test(one));
}

const ids = (found: readonly Document[]) => found.map(({ _id }) => _id);

test('finds and counts what plain mingo finds, in MongoDB’s order, whatever the plan', () => {
  const plans = new Set<string>();
  fc.assert(
    fc.property(queryOf, ({ filter, sort, skip, limit }) => {
      const matching = plainly(filter, documents);
      const found = database.find({ collection: 'items', filter, sort, skip, limit });
      plans.add(database.lastCost().plan);
      if (sort.length > 0) {
        const expected = [...matching].sort(compareDocuments(sort)).slice(skip, skip + limit);
        expect(ids(found)).toEqual(ids(expected));
      } else {
        expect(found).toHaveLength(Math.max(0, Math.min(limit, matching.length - skip)));
        const allowed = new Set(ids(matching));
        expect(ids(found).filter((id) => !allowed.delete(id))).toEqual([]);
      }
      expect(database.count('items', filter)).toBe(matching.length);
    }),
    { numRuns: 2000 },
  );
  // The fuzz is worth something only if it met every way of reading.
  const seen = [...plans].join('\n');
  for (const kind of [
    /^a_b/m,
    /^b /m,
    /^tags_a/m,
    /^o\.x_a/m,
    /^list\.x/m,
    /^_id_/m,
    /^scan/m,
    /ranges\)$/m,
    /backwards/m,
    /in memory/m,
  ]) {
    expect(seen).toMatch(kind);
  }
});

test.each<[Record<string, unknown>]>([
  [{ b: { $gte: null } }],
  [{ b: { $lte: null } }],
  [{ b: null }],
  [{ b: { $in: [null, 1] } }],
  [{ $and: [{ tags: 1 }, { tags: 2 }] }],
  [{ tags: { $gt: 1, $lt: 3 } }],
  [{ tags: [1, 2] }],
  [{ tags: [] }],
  [{ $and: [{ a: 1 }, { a: 2 }] }],
  [{ a: { $in: [] } }],
  [{ a: { $gt: 3, $lt: 1 } }],
  [{ $or: [{ a: 1 }, { a: { $gte: 1 } }] }],
  [{ 'list.x': 1, 'list.y': 2 }],
  [{ list: { $elemMatch: { x: 1, y: 2 } } }],
  [{ o: { x: 1 } }],
  [{ a: /b/ }],
  [{ a: { $in: [/b/, 1] } }],
])('finds what plain mingo finds for %j', (filter) => {
  database.insert('items', [
    { _id: 'two', tags: [1, 2], list: [{ x: 1 }, { y: 2 }], o: { x: 1 }, a: 'b' },
    { _id: 'wide', tags: [0, 5], list: [{ x: 1, y: 2 }] },
    { _id: 'none', tags: [], b: null },
  ]);
  const all = database.find({ collection: 'items', filter: {} });
  const expected = ids(plainly(filter, all)).sort();
  expect(ids(database.find({ collection: 'items', filter })).sort()).toEqual(expected);
  expect(database.count('items', filter)).toBe(expected.length);
  database.remove('items', { _id: { $in: ['two', 'wide', 'none'] } }, true);
});

test('finds the same after documents were changed and removed', () => {
  const current = new Map(documents.map((one) => [one._id, one]));
  const [draws] = fc.sample(
    fc.array(fc.tuple(fc.nat(COUNT - 1), fc.option(item)), { minLength: 80, maxLength: 80 }),
    {
      numRuns: 1,
      seed: 7,
    },
  );
  for (const [n, fields] of draws ?? []) {
    const _id = `id${String(n).padStart(3, '0')}`;
    if (fields === null) {
      database.remove('items', { _id }, false);
      current.delete(_id);
    } else {
      database.update({
        collection: 'items',
        filter: { _id },
        many: false,
        upsert: true,
        change: { replacement: fields },
      });
      current.set(_id, { _id, ...fields });
    }
  }
  fc.assert(
    fc.property(filterOf, (filter) => {
      const expected = plainly(filter, [...current.values()]);
      const found = database.find({ collection: 'items', filter });
      expect(ids(found).sort()).toEqual(ids(expected).sort());
    }),
    { numRuns: 500 },
  );
});
