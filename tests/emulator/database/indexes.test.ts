import { definition, failureOf, open, removeTemporary, temporaryFile } from './temporary';

afterEach(removeTemporary);

const people = (...indexes: Parameters<typeof definition>[1][]) => definition('people', ...indexes);
const BY_PHONE = { name: 'phone', keys: [['phone', 1]], unique: true } as const;
const BY_NAME = { name: 'name', keys: [['name', 1]] } as const;
const BY_TAGS = { name: 'tags', keys: [['tags', 1]] } as const;

test('a unique index refuses a second value, and a second missing one', () => {
  const database = open([people(BY_PHONE)]);
  database.insert('people', [{ _id: 'a', phone: '1' }, { _id: 'b' }]);
  expect(failureOf(() => database.insert('people', [{ phone: '1' }]))).toEqual({
    code: 'DATABASE_REQUEST_FAILED',
    message: 'E11000 duplicate key error collection: people index: phone dup key: { phone: "1" }',
  });
  expect(failureOf(() => database.insert('people', [{ phone: null }])).message).toContain(
    'dup key: { phone: null }',
  );
  expect(failureOf(() => database.insert('people', [{ _id: 'a', phone: '2' }])).message).toBe(
    'E11000 duplicate key error collection: people index: _id_ dup key: { _id: "a" }',
  );
});

test('a call that fails in the middle leaves nothing', () => {
  const database = open([people(BY_PHONE)], { strict: false });
  database.insert('people', [
    { _id: 'a', phone: '1' },
    { _id: 'b', phone: '2' },
  ]);
  failureOf(() =>
    database.insert('people', [
      { _id: 'c', phone: '3' },
      { _id: 'd', phone: '1' },
    ]),
  );
  failureOf(() =>
    database.update({
      collection: 'people',
      filter: {},
      many: true,
      change: { operators: { $set: { phone: '9' } } },
    }),
  );
  expect(database.find({ collection: 'people', filter: {} })).toEqual([
    { _id: 'a', phone: '1' },
    { _id: 'b', phone: '2' },
  ]);
  expect(database.count('people', { phone: '9' })).toBe(0);
});

test('a removed or changed value is free again', () => {
  const database = open([people(BY_PHONE)]);
  database.insert('people', [
    { _id: 'a', phone: '1' },
    { _id: 'b', phone: '2' },
  ]);
  database.remove('people', { _id: 'a' }, false);
  database.update({
    collection: 'people',
    filter: { _id: 'b' },
    many: false,
    change: { operators: { $set: { phone: '3' } } },
  });
  database.insert('people', [{ phone: '1' }, { phone: '2' }]);
  expect(database.count('people', { phone: { $in: ['1', '2', '3'] } })).toBe(3);
});

test('an index declared later is built on opening, one no longer declared is dropped', () => {
  const file = temporaryFile();
  const first = open([people(BY_NAME)], { file });
  first.insert('people', [
    { _id: 'a', name: '张三', phone: '1' },
    { _id: 'b', name: '李四', phone: '2' },
  ]);
  first.close();
  const second = open([people(BY_PHONE)], { file });
  expect(second.find({ collection: 'people', filter: { phone: '2' } })).toEqual([
    { _id: 'b', name: '李四', phone: '2' },
  ]);
  expect(failureOf(() => second.find({ collection: 'people', filter: { name: '张三' } })).message).toMatch(
    /^no index serves/,
  );
  expect(failureOf(() => second.insert('people', [{ phone: '2' }])).message).toContain('E11000');
});

test('an index whose keys changed is built anew', () => {
  const file = temporaryFile();
  const first = open([people(BY_NAME)], { file });
  first.insert('people', [{ _id: 'a', name: '张三', age: 5 }]);
  first.close();
  const second = open([people({ name: 'name', keys: [['age', 1]] })], { file });
  expect(second.count('people', { age: 5 })).toBe(1);
});

test('a unique index that the documents contradict cannot be built', () => {
  const file = temporaryFile();
  const first = open([people()], { file });
  first.insert('people', [{ phone: '1' }, { phone: '1' }]);
  first.close();
  expect(failureOf(() => open([people(BY_PHONE)], { file })).message).toContain('E11000');
  expect(open([people()], { file }).find({ collection: 'people', filter: {}, limit: 9 })).toHaveLength(2);
});

test('an index knows after reopening that it runs through arrays', () => {
  const file = temporaryFile();
  const first = open([people(BY_TAGS)], { file });
  first.insert('people', [{ _id: 'a', tags: ['x', 'y'] }]);
  first.close();
  const second = open([people(BY_TAGS)], { file });
  expect(second.count('people', { tags: { $gte: 'a' } })).toBe(1);
  expect(second.find({ collection: 'people', filter: { tags: { $in: ['x', 'y'] } } })).toHaveLength(1);
});

test('arrays of a write that was rolled back are met again by the next one, and remembered', () => {
  const file = temporaryFile();
  const first = open([people(BY_TAGS, BY_PHONE)], { file });
  first.insert('people', [{ _id: 'a', phone: '1', tags: 'z' }]);
  failureOf(() => first.insert('people', [{ _id: 'b', phone: '1', tags: ['x', 'y'] }]));
  first.insert('people', [{ _id: 'b', phone: '2', tags: ['x', 'y'] }]);
  first.close();
  const second = open([people(BY_TAGS, BY_PHONE)], { file });
  expect(second.count('people', { tags: { $lte: 'z' } })).toBe(2);
});

test('a scalar that becomes an array with the same key is noticed', () => {
  const database = open([people(BY_TAGS)]);
  database.insert('people', [{ _id: 'a', tags: 'x' }]);
  const set = (tags: unknown) =>
    database.update({
      collection: 'people',
      filter: { _id: 'a' },
      many: false,
      change: { operators: { $set: { tags } } },
    });
  set(['x']);
  set(['x', 'y']);
  expect(database.count('people', { tags: { $gte: 'a' } })).toBe(1);
});

test('two different arrays cannot be indexed together', () => {
  const database = open([
    people({
      name: 'both',
      keys: [
        ['a', 1],
        ['b', 1],
      ],
    }),
  ]);
  expect(failureOf(() => database.insert('people', [{ a: [1, 2], b: [3, 4] }])).message).toMatch(
    /^cannot index parallel arrays/,
  );
  database.insert('people', [{ a: [1, 2], b: 3 }]);
  expect(database.count('people', { a: 2, b: 3 })).toBe(1);
});

test('a document whose array is empty keeps its place in an index', () => {
  const database = open([
    people({
      name: 'team_tag',
      keys: [
        ['team', 1],
        ['roles.name', 1],
      ],
    }),
  ]);
  database.insert('people', [
    { _id: 'a', team: 1, roles: [] },
    { _id: 'b', team: 1, roles: [{ name: 'x' }, { name: 'y' }] },
  ]);
  expect(database.count('people', { team: 1 })).toBe(2);
});

test('NaN is less than no number', () => {
  const database = open([people({ name: 'age', keys: [['age', 1]] })]);
  database.insert('people', [{ age: NaN }, { age: 1 }, { age: -Infinity }]);
  expect(database.count('people', { age: { $lt: 5 } })).toBe(2);
  expect(database.count('people', { age: { $gte: -Infinity } })).toBe(2);
  expect(database.count('people', { age: NaN })).toBe(1);
});

test('clear empties every collection and keeps indexes and notes', () => {
  const database = open([people(BY_PHONE), definition('areas')]);
  database.insert('people', [{ phone: '1' }]);
  database.insert('areas', [{ name: '东区' }]);
  database.writeNote('seed', 'demo');
  database.clear();
  expect(database.find({ collection: 'areas', filter: {}, limit: 1 })).toEqual([]);
  expect(database.count('people', { phone: '1' })).toBe(0);
  database.insert('people', [{ phone: '1' }]);
  expect(database.readNote('seed')).toBe('demo');
  expect(database.readNote('other')).toBeUndefined();
});
