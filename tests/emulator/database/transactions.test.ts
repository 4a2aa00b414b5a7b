import type { Database, Document } from '../../../emulator/cloud/database';
import { definition, failureOf, open, removeTemporary } from './temporary';

afterAll(removeTemporary);

let database: Database;
let clock: number;
beforeEach(() => {
  clock = 1_000_000;
  database = open(
    [
      definition(
        'stock',
        {
          name: 'kind_n',
          keys: [
            ['kind', 1],
            ['n', 1],
          ],
        },
        { name: 'code', keys: [['code', 1]], unique: true },
      ),
    ],
    { now: () => clock },
  );
  database.insert('stock', [
    { _id: 'a', kind: 'k', n: 1, code: '1' },
    { _id: 'b', kind: 'k', n: 2, code: '2' },
  ]);
});

const get = (id: string, transactionId?: string): Document | undefined =>
  database.find({ collection: 'stock', filter: { _id: id }, ...(transactionId && { transactionId }) })[0];
const set = (id: string, fields: Record<string, unknown>, transactionId?: string) =>
  database.update({
    collection: 'stock',
    filter: { _id: id },
    many: false,
    change: { operators: { $set: fields } },
    ...(transactionId && { transactionId }),
  });

test('a transaction sees its own writes, others see them after the commit', () => {
  const id = database.begin();
  set('a', { n: 10 }, id);
  database.insert('stock', [{ _id: 'c', n: 3, code: '3' }], id);
  database.remove('stock', { _id: 'b' }, false, id);
  expect([get('a', id)?.n, get('b', id), get('c', id)?.n]).toEqual([10, undefined, 3]);
  expect([get('a')?.n, get('b')?.n, get('c')]).toEqual([1, 2, undefined]);
  database.commit(id);
  expect([get('a')?.n, get('b'), get('c')?.n]).toEqual([10, undefined, 3]);
});

test('a query in a transaction mixes what it wrote into what is stored', () => {
  const id = database.begin();
  set('a', { n: 5 }, id);
  database.insert(
    'stock',
    [
      { _id: 'c', kind: 'k', n: 0, code: '3' },
      { _id: 'd', kind: 'other', code: '4' },
    ],
    id,
  );
  database.insert('stock', [{ _id: 'e', kind: 'k', n: 9, code: '5' }]);
  const read = (skip: number, limit: number) =>
    database
      .find({ collection: 'stock', filter: { kind: 'k' }, sort: [['n', -1]], skip, limit, transactionId: id })
      .map(({ _id }) => _id);
  expect(read(0, 10)).toEqual(['e', 'a', 'b', 'c']);
  expect(read(1, 2)).toEqual(['a', 'b']);
});

test('an aborted transaction leaves nothing and is over', () => {
  const id = database.begin();
  set('a', { n: 10 }, id);
  database.abort(id);
  expect(get('a')?.n).toBe(1);
  expect(failureOf(() => get('a', id)).code).toBe('DATABASE_TRANSACTION_NOT_EXIST');
});

test('a committed transaction is over', () => {
  const id = database.begin();
  database.commit(id);
  expect(failureOf(() => database.commit(id)).code).toBe('DATABASE_TRANSACTION_NOT_EXIST');
});

const CONFLICTS: [string, (id: string) => unknown, () => unknown][] = [
  ['a document that it read was changed', (id) => get('a', id), () => set('a', { n: 7 })],
  [
    'a document that it read was removed',
    (id) => get('a', id),
    () => database.remove('stock', { _id: 'a' }, false),
  ],
  ['a document that it wrote was changed', (id) => set('a', { n: 8 }, id), () => set('a', { n: 7 })],
  [
    'a document that it removed was changed',
    (id) => database.remove('stock', { _id: 'a' }, false, id),
    () => set('a', { n: 7 }),
  ],
  [
    'a document that it did not find was inserted',
    (id) => get('z', id),
    () => database.insert('stock', [{ _id: 'z', code: 'z' }]),
  ],
  [
    'the _id that it inserts was inserted',
    (id) => database.insert('stock', [{ _id: 'z', code: 'y' }], id),
    () => database.insert('stock', [{ _id: 'z', code: 'z' }]),
  ],
  [
    'a document that it looked for under a condition now fulfils it',
    (id) => database.find({ collection: 'stock', filter: { _id: 'a', n: 7 }, transactionId: id }),
    () => set('a', { n: 7 }),
  ],
  [
    'a document of its list was changed',
    (id) => database.find({ collection: 'stock', filter: { kind: 'k' }, transactionId: id }),
    () => set('b', { n: 7 }),
  ],
];

test.each(CONFLICTS)('the commit fails when %s', (_, first, meanwhile) => {
  const id = database.begin();
  first(id);
  set('b', { touched: true }, id);
  meanwhile();
  expect(failureOf(() => database.commit(id)).code).toBe('DATABASE_TRANSACTION_CONFLICT');
  expect(get('b')?.touched).toBeUndefined();
  expect(failureOf(() => database.commit(id)).code).toBe('DATABASE_TRANSACTION_NOT_EXIST');
});

test.each(CONFLICTS)('the next operation fails when %s', (_, first, meanwhile) => {
  const id = database.begin();
  first(id);
  meanwhile();
  expect(failureOf(() => get('b', id)).code).toBe('DATABASE_TRANSACTION_CONFLICT');
  expect(failureOf(() => database.abort(id)).code).toBe('DATABASE_TRANSACTION_NOT_EXIST');
});

test('documents that the transaction never looked at may change', () => {
  const id = database.begin();
  set('a', { n: 10 }, id);
  set('b', { n: 20 });
  database.commit(id);
  expect([get('a')?.n, get('b')?.n]).toEqual([10, 20]);
});

test('of two transactions that take the last piece one wins', () => {
  const [first, second] = [database.begin(), database.begin()];
  for (const id of [first, second]) set('a', { n: Number(get('a', id)?.n) - 1 }, id);
  database.commit(first);
  expect(failureOf(() => database.commit(second)).code).toBe('DATABASE_TRANSACTION_CONFLICT');
  expect(get('a')?.n).toBe(0);
});

test('a transaction expires after thirty seconds', () => {
  const id = database.begin();
  set('a', { n: 10 }, id);
  clock += 29_999;
  expect(get('a', id)?.n).toBe(10);
  clock += 1;
  expect(failureOf(() => database.commit(id)).code).toBe('DATABASE_TRANSACTION_NOT_EXIST');
  expect(get('a')?.n).toBe(1);
});

test('a unique index speaks up at the operation, against stored and own documents', () => {
  const taken = (work: (id: string) => unknown) => failureOf(() => work(database.begin())).message;
  expect(taken((id) => set('a', { code: '2' }, id))).toContain('E11000');
  expect(taken((id) => database.insert('stock', [{ code: '3' }, { code: '3' }], id))).toContain('E11000');
  expect(taken((id) => database.insert('stock', [{ _id: 'a', code: '3' }], id))).toContain('index: _id_');
});

test('a unique index speaks up at the commit when the value was taken meanwhile', () => {
  const id = database.begin();
  database.insert('stock', [{ _id: 'c', code: '3' }], id);
  set('a', { n: 50 }, id);
  database.insert('stock', [{ _id: 'd', code: '3' }]);
  expect(failureOf(() => database.commit(id)).message).toContain('E11000');
  expect([get('c'), get('a')?.n]).toEqual([undefined, 1]);
});

test('two documents may swap their unique values in a transaction', () => {
  const id = database.begin();
  set('a', { code: 'x' }, id);
  set('b', { code: '1' }, id);
  set('a', { code: '2' }, id);
  database.commit(id);
  expect([get('a')?.code, get('b')?.code]).toEqual(['2', '1']);
  expect(database.find({ collection: 'stock', filter: { code: '2' } })[0]?._id).toBe('a');
});

test('an operation that fails ends the transaction', () => {
  const id = database.begin();
  failureOf(() =>
    database.update({
      collection: 'stock',
      filter: { _id: 'a' },
      many: false,
      change: { operators: { $inc: { code: 1 } } },
      transactionId: id,
    }),
  );
  expect(failureOf(() => database.commit(id)).code).toBe('DATABASE_TRANSACTION_NOT_EXIST');
});

test('what a transaction returns is the caller’s to change', () => {
  const id = database.begin();
  set('a', { deep: { x: 1 } }, id);
  const mine = get('a', id);
  if (mine) mine.deep = 'spoilt';
  expect(get('a', id)?.deep).toEqual({ x: 1 });
});
