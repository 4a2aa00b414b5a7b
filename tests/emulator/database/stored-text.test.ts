import * as fc from 'fast-check';
import { fromText, toText } from '../../../emulator/cloud/database/stored-text';
import { definition, failureOf, open, removeTemporary } from './temporary';

afterAll(removeTemporary);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, NaN, Infinity, -Infinity),
    fc.double().map((number) => number + 0),
    fc.string({ unit: 'grapheme' }),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', '$date', '$$date', '$number', '$', 'a.b', ''), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));

test('any document comes back as it was, also one that looks like the stored form', () => {
  fc.assert(
    fc.property(value, (field) => {
      const document = { _id: 'x', field };
      expect(fromText(toText(document))).toStrictEqual(document);
    }),
    { numRuns: 2000 },
  );
});

test('the database returns what was inserted, whatever the _id', () => {
  const database = open([definition('things', { name: 'text', keys: [['text', 1]] })]);
  const documents = ['a\0', 'a', '中文', '😀', '￿'].map((text) => ({
    _id: text,
    text,
    at: new Date(5),
    odd: -Infinity,
  }));
  database.insert('things', documents);
  for (const document of documents) {
    expect(database.find({ collection: 'things', filter: { _id: document._id } })).toStrictEqual([document]);
    expect(database.find({ collection: 'things', filter: { text: document.text } })).toStrictEqual([
      document,
    ]);
  }
  const ordered = database.find({ collection: 'things', filter: {}, sort: [['_id', 1]] });
  expect(ordered.map(({ _id }) => _id)).toEqual(['a', 'a\0', '中文', '￿', '😀']);
});

test('undefined is dropped', () => {
  expect(fromText(toText({ _id: 'x', gone: undefined, deep: { gone: undefined } }))).toStrictEqual({
    _id: 'x',
    deep: {},
  });
});

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

test.each<[string, unknown]>([
  ['a function', () => 1],
  ['a bigint', 1n],
  ['a symbol', Symbol('s')],
  ['a regular expression', /a/],
  ['a map', new Map()],
  ['bytes', Buffer.from('a')],
  ['an invalid date', new Date(NaN)],
  ['more than a hundred levels', deep(102)],
  ['a prototype', JSON.parse('{"__proto__": 1}')],
])('%s cannot be stored', (_, field) => {
  expect(failureOf(() => toText({ _id: 'x', field })).code).toBe('DATABASE_REQUEST_FAILED');
});

test('an _id must be a string', () => {
  const database = open([definition('things')]);
  expect(failureOf(() => database.insert('things', [{ _id: 5 }])).code).toBe('DATABASE_REQUEST_FAILED');
});

test('a generated _id is 32 hexadecimal digits', () => {
  const database = open([definition('things')]);
  const ids = database.insert('things', [{}, {}]);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
