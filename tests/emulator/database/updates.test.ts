import type { Database, UpdateRequest } from '../../../emulator/cloud/database';
import { definition, failureOf, open, removeTemporary } from './temporary';

afterAll(removeTemporary);

const DOCUMENT = {
  _id: 'x',
  text: 'abc',
  number: 5,
  nothing: null,
  flag: true,
  at: new Date(0),
  list: [3, 1, 2],
  objects: [{ n: 2 }, { n: 1, m: 1 }],
  deep: { inner: { n: 1 } },
};

let database: Database;
beforeAll(() => {
  database = open([definition('things')], { strict: false });
});
beforeEach(() => {
  database.clear();
  database.insert('things', [DOCUMENT]);
});

type Operators = Record<string, Record<string, unknown>>;
const request = (operators: Operators, rest: Partial<UpdateRequest> = {}): UpdateRequest => ({
  collection: 'things',
  filter: { _id: 'x' },
  many: false,
  change: { operators },
  ...rest,
});
const stored = () => database.find({ collection: 'things', filter: { _id: 'x' } })[0];

const NOT_NUMBERS = ['text', 'nothing', 'flag', 'at', 'list', 'deep'];
const NOT_ARRAYS = ['text', 'nothing', 'flag', 'at', 'number', 'deep'];
const HOLDS_NO_FIELDS = ['text', 'nothing', 'flag', 'at', 'number', 'list'];
const wrongTypes: [string, string, unknown][] = [
  ...['$inc', '$mul'].flatMap((op) => NOT_NUMBERS.map((field): [string, string, unknown] => [op, field, 1])),
  ...['$push', '$addToSet', '$pull', '$pop'].flatMap((op) =>
    NOT_ARRAYS.map((field): [string, string, unknown] => [op, field, 1]),
  ),
  ...NOT_ARRAYS.map((field): [string, string, unknown] => ['$pullAll', field, [1]]),
  ...['$set', '$inc', '$mul', '$min', '$max', '$push', '$addToSet', '$pull', '$pop'].flatMap((op) =>
    HOLDS_NO_FIELDS.map((field): [string, string, unknown] => [op, `${field}.inner`, 1]),
  ),
  ...HOLDS_NO_FIELDS.map((field): [string, string, unknown] => ['$rename', `${field}.inner`, 'other']),
  ...HOLDS_NO_FIELDS.map((field): [string, string, unknown] => ['$rename', 'deep', `${field}.inner`]),
];

test.each(wrongTypes)('%s of %s with %j fails and changes nothing', (operator, path, argument) => {
  const { code } = failureOf(() =>
    database.update(request({ $set: { other: 1 }, [operator]: { [path]: argument } })),
  );
  expect(code).toBe('DATABASE_REQUEST_FAILED');
  expect(stored()).toEqual(DOCUMENT);
});

test.each<[string, Operators]>([
  ['no operator', {}],
  ['an empty operator', { $set: {} }],
  ['an unknown operator', { $unshift: { list: 1 } }],
  ['another _id', { $set: { _id: 'y' } }],
  ['no _id', { $unset: { _id: '' } }],
  ['a field of _id', { $set: { '_id.a': 1 } }],
  ['a renamed _id', { $rename: { _id: 'id' } }],
  ['one path twice', { $set: { number: 1 }, $inc: { number: 1 } }],
  ['a path and its parent', { $set: { deep: {}, 'deep.inner': 1 } }],
  ['a rename onto a changed path', { $rename: { text: 'number' }, $inc: { number: 1 } }],
  ['an empty part of a path', { $set: { 'a..b': 1 } }],
  ['a positional path', { $set: { 'list.$': 1 } }],
  ['a field that begins with a dollar', { $set: { $a: 1 } }],
  ['a prototype', { $set: { '__proto__.polluted': 1 } }],
  ['$inc by text', { $inc: { number: '1' } }],
  ['$mul by null', { $mul: { fresh: null } }],
  ['$push of no array of values', { $push: { list: { $each: 1 } } }],
  ['$push with a modifier alone', { $push: { list: { $slice: 1 } } }],
  ['$push with an unknown modifier', { $push: { list: { $each: [], $foo: 1 } } }],
  ['$push with a broken $sort', { $push: { list: { $each: [], $sort: 2 } } }],
  ['$push with a broken $position', { $push: { list: { $each: [], $position: 'a' } } }],
  ['$addToSet with a modifier of $push', { $addToSet: { list: { $each: [], $slice: 1 } } }],
  ['$pop by 2', { $pop: { list: 2 } }],
  ['$pullAll of no array', { $pullAll: { list: 1 } }],
  ['$rename to no text', { $rename: { text: 5 } }],
  ['$rename of an element', { $rename: { 'list.0': 'first' } }],
  ['$rename into an array', { $rename: { text: 'list.0' } }],
  ['a value that no document holds', { $set: { fresh: () => 1 } }],
  ['a position out of all bounds', { $set: { 'list.9999999': 1 } }],
])('an update with %s fails and changes nothing', (_, operators) => {
  expect(failureOf(() => database.update(request(operators))).code).toBe('DATABASE_REQUEST_FAILED');
  expect(stored()).toEqual(DOCUMENT);
});

test.each<[string, Operators, Record<string, unknown>]>([
  [
    '$set',
    { $set: { number: 6, 'deep.inner.m': 2, 'fresh.a.b': 1 } },
    { number: 6, deep: { inner: { n: 1, m: 2 } }, fresh: { a: { b: 1 } } },
  ],
  [
    '$set of an element',
    { $set: { 'list.1': 9, 'objects.0.n': 7 } },
    { list: [3, 9, 2], objects: [{ n: 7 }, { n: 1, m: 1 }] },
  ],
  ['$set beyond an array', { $set: { 'list.4': 9 } }, { list: [3, 1, 2, null, 9] }],
  [
    '$unset',
    { $unset: { text: '', 'deep.inner': '', 'list.0': '', 'nothing.a': '' } },
    { text: undefined, deep: {}, list: [null, 1, 2] },
  ],
  ['$inc', { $inc: { number: -2, fresh: 3 } }, { number: 3, fresh: 3 }],
  ['$mul', { $mul: { number: 2, fresh: 3 } }, { number: 10, fresh: 0 }],
  [
    '$min',
    { $min: { number: 4, fresh: 1, text: 'b', at: new Date(-5), nothing: 3 } },
    { number: 4, fresh: 1, at: new Date(-5) },
  ],
  ['$max', { $max: { number: 4, fresh: 1, text: 'b', nothing: 3 } }, { fresh: 1, text: 'b', nothing: 3 }],
  ['$push', { $push: { list: 4, fresh: { a: 1 } } }, { list: [3, 1, 2, 4], fresh: [{ a: 1 }] }],
  ['$push $each', { $push: { list: { $each: [4, 5] } } }, { list: [3, 1, 2, 4, 5] }],
  ['$push $position', { $push: { list: { $each: [7, 8], $position: 0 } } }, { list: [7, 8, 3, 1, 2] }],
  [
    '$push $position from the end',
    { $push: { list: { $each: [7], $position: -1 } } },
    { list: [3, 1, 7, 2] },
  ],
  ['$push $sort and $slice', { $push: { list: { $each: [0], $sort: 1, $slice: 2 } } }, { list: [0, 1] }],
  ['$push $slice from the end', { $push: { list: { $each: [9], $slice: -2 } } }, { list: [2, 9] }],
  [
    '$push $sort by fields',
    { $push: { objects: { $each: [{ n: 1, m: 2 }], $sort: { n: 1, m: -1 } } } },
    { objects: [{ n: 1, m: 2 }, { n: 1, m: 1 }, { n: 2 }] },
  ],
  [
    '$push to a missing field',
    { $push: { fresh: { $each: [3, 1, 2], $sort: -1, $slice: 2 } } },
    { fresh: [3, 2] },
  ],
  ['$addToSet', { $addToSet: { list: { $each: [1, 4, 4] }, objects: { n: 2 } } }, { list: [3, 1, 2, 4] }],
  ['$pull', { $pull: { list: { $gte: 2 }, objects: { n: 1 } } }, { list: [1], objects: [{ n: 2 }] }],
  ['$pull of a value', { $pull: { list: 3, fresh: 1 } }, { list: [1, 2] }],
  ['$pullAll', { $pullAll: { list: [1, 3] } }, { list: [2] }],
  ['$pop', { $pop: { list: 1, objects: -1, fresh: 1 } }, { list: [3, 1], objects: [{ n: 1, m: 1 }] }],
  [
    '$rename',
    { $rename: { text: 'deep.text', missing: 'fresh' } },
    { text: undefined, deep: { inner: { n: 1 }, text: 'abc' } },
  ],
])('%s does what MongoDB does', (_, operators, changed) => {
  expect(database.update(request(operators))).toEqual({ updated: 1 });
  expect(stored()).toStrictEqual(withoutUndefined({ ...DOCUMENT, ...changed }));
});

const withoutUndefined = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));

test.each<[string, Operators]>([
  ['$set of the same value', { $set: { number: 5, 'deep.inner': { n: 1 } } }],
  ['$set of the same _id', { $set: { _id: 'x' } }],
  ['$unset of nothing', { $unset: { missing: '' } }],
  ['$addToSet of a present value', { $addToSet: { list: 1 } }],
  ['$pull of nothing', { $pull: { list: 9 } }],
  ['$setOnInsert without an insert', { $setOnInsert: { number: 9 } }],
])('%s counts as no change', (_, operators) => {
  expect(database.update(request(operators))).toEqual({ updated: 0 });
  expect(stored()).toEqual(DOCUMENT);
});

test('one document or all of them are updated', () => {
  database.insert('things', [
    { _id: 'y', kind: 1 },
    { _id: 'z', kind: 1 },
  ]);
  const setAll = (many: boolean) =>
    database.update(request({ $set: { seen: many } }, { filter: { kind: 1 }, many }));
  expect(setAll(false)).toEqual({ updated: 1 });
  expect(setAll(true)).toEqual({ updated: 2 });
});

test('an error in one of many documents undoes all', () => {
  database.insert('things', [
    { _id: 'y', n: 1 },
    { _id: 'z', n: 'text' },
  ]);
  failureOf(() =>
    database.update(request({ $inc: { n: 1 } }, { filter: { n: { $exists: true } }, many: true })),
  );
  expect(database.find({ collection: 'things', filter: { _id: 'y' } })).toEqual([{ _id: 'y', n: 1 }]);
});

test('an upsert begins with what the filter fixes', () => {
  const filter = { _id: 'new', kind: { $eq: 'k' }, $and: [{ 'a.b': 2 }], age: { $gt: 5 }, $or: [{ p: 1 }] };
  const result = database.update(
    request({ $set: { 'a.c': 1 }, $setOnInsert: { made: true }, $inc: { n: 1 } }, { filter, upsert: true }),
  );
  expect(result).toEqual({ updated: 0, upsertedId: 'new' });
  expect(database.find({ collection: 'things', filter: { _id: 'new' } })).toEqual([
    { _id: 'new', kind: 'k', a: { b: 2, c: 1 }, made: true, n: 1 },
  ]);
});

test('an upsert does not write into the caller’s filter', () => {
  const filter = { _id: 'new', a: { b: 1 } };
  database.update(request({ $set: { 'a.c': 2 } }, { filter, upsert: true }));
  expect(filter).toEqual({ _id: 'new', a: { b: 1 } });
});

test('a replacement keeps the _id and nothing else', () => {
  const replace = (replacement: Record<string, unknown>, rest: Partial<UpdateRequest> = {}) =>
    database.update({ ...request({}), change: { replacement }, ...rest });
  expect(replace({ a: 1 })).toEqual({ updated: 1 });
  expect(Object.keys(stored() ?? {})[0]).toBe('_id');
  expect(stored()).toEqual({ _id: 'x', a: 1 });
  expect(replace({ a: 1 })).toEqual({ updated: 0 });
  expect(replace({ b: 1 }, { filter: { _id: 'n' }, upsert: true })).toEqual({ updated: 0, upsertedId: 'n' });
  expect(failureOf(() => replace({ _id: 'y' })).code).toBe('DATABASE_REQUEST_FAILED');
  expect(failureOf(() => replace({ a: 1 }, { many: true })).code).toBe('DATABASE_REQUEST_FAILED');
  expect(failureOf(() => replace({ $set: { a: 1 } })).code).toBe('DATABASE_REQUEST_FAILED');
});

test('updateAndReturn gives the document as it stands afterwards', () => {
  expect(database.updateAndReturn(request({ $set: { number: 6 } }))).toEqual({
    updated: 1,
    document: { ...DOCUMENT, number: 6 },
  });
  expect(database.updateAndReturn(request({ $set: { number: 6 } })).updated).toBe(0);
  expect(database.updateAndReturn(request({ $set: { a: 1 } }, { filter: { _id: 'none' } }))).toEqual({
    updated: 0,
    document: null,
  });
});

test('compare-and-set on a version has one winner', () => {
  database.insert('things', [{ _id: 't', version: 1 }]);
  const step = () =>
    database.update(request({ $inc: { version: 1 } }, { filter: { _id: 't', version: 1 } })).updated;
  expect([step(), step()]).toEqual([1, 0]);
});
