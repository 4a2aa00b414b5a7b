import * as fc from 'fast-check';
import { directed, keyOf, successor } from '../../../emulator/cloud/database/keys';
import { compareValues } from './mongo-order';

const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -5, max: 5 }),
  fc.double(),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.stringMatching(/^[\0a\xff\uffff]{0,3}$/),
  fc.date({ noInvalidDate: true }),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'a\0', ''), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const sign = (order: number) => Math.sign(order) + 0;

test('keys sort as MongoDB sorts values', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      expect(sign(Buffer.compare(keyOf(a), keyOf(b)))).toBe(sign(compareValues(a, b)));
    }),
    { numRuns: 3000 },
  );
});

test('descending keys sort the other way round', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      expect(sign(Buffer.compare(directed(keyOf(a), -1), directed(keyOf(b), -1)))).toBe(
        sign(compareValues(b, a)),
      );
    }),
    { numRuns: 2000 },
  );
});

test('strings of keys sort field by field, each in its own direction', () => {
  const composed = (values: readonly unknown[]) =>
    Buffer.concat(values.map((value, i) => directed(keyOf(value), i === 1 ? -1 : 1)));
  fc.assert(
    fc.property(fc.tuple(leaf, leaf, leaf), fc.tuple(leaf, leaf, leaf), (a, b) => {
      const expected = compareValues(a[0], b[0]) || compareValues(b[1], a[1]) || compareValues(a[2], b[2]);
      expect(sign(Buffer.compare(composed(a), composed(b)))).toBe(sign(expected));
    }),
    { numRuns: 2000 },
  );
});

test('the types stand in the order null, number, string, object, array, boolean, date', () => {
  const values = [
    null,
    NaN,
    -Infinity,
    -1,
    0,
    1e300,
    '',
    'a',
    {},
    { a: 1 },
    [],
    [1],
    false,
    true,
    new Date(-1),
    new Date(0),
  ];
  const shuffled = [...values].reverse().sort((a, b) => Buffer.compare(keyOf(a), keyOf(b)));
  expect(shuffled).toEqual(values);
});

test('null, missing and the two zeros have one key each', () => {
  expect(keyOf(undefined)).toEqual(keyOf(null));
  expect(keyOf(-0)).toEqual(keyOf(0));
});

test('the successor comes after everything that begins with the key, and before the rest', () => {
  expect(successor(Buffer.from([1, 255, 255]))).toEqual(Buffer.from([2]));
  expect(successor(Buffer.from([1, 2]))).toEqual(Buffer.from([1, 3]));
});
