/** Values that no form sends, as fast-check arbitraries. Everything in here survives JSON. */
import fc from 'fast-check';

/** What a query or an update is made of in MongoDB, in the SDK's own notation and in extended JSON. */
const OPERATORS: readonly object[] = [
  { $gt: '' },
  { $ne: null },
  { $exists: true },
  { $in: ['R1', 'W1', 'A1'] },
  { $regex: '.*' },
  { $where: '1' },
  { $set: { roles: ['admin'] } },
  { $date: '2026-11-21T00:00:00Z' },
  { $oid: '0123456789abcdef01234567' },
  { $numberLong: '1' },
  { $tcb_server_date: { offset: 0 } },
  { operator: 'neq', operands: [null], fieldName: {} },
  { operator: 'set', operands: ['admin'], fieldName: '' },
  { _internalType: 'QUERY_COMMAND', operator: '$gt', operands: [''] },
  { _internalType: {}, $or: [{}] },
  { _bsontype: 'ObjectId', id: 'x' },
  { toString: 'x', valueOf: 'y', toJSON: 'z' },
  { length: 5 },
  JSON.parse('{"then":"x"}') as object,
];

/** The shortest of them, one of each notation: every field meets these, whatever is drawn. */
export const CLASSIC_OPERATORS: readonly object[] = [
  { $gt: '' },
  { $ne: null },
  { $where: '1' },
  { operator: 'neq', operands: [null], fieldName: {} },
  { _internalType: {}, operator: '$gt', operands: [''] },
];

/** What every object of JavaScript has without being given it. */
export const INHERITED: readonly string[] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

/** Names that mean something to JavaScript, to MongoDB, or to the documents of the product. */
const NAMES: readonly string[] = [
  ...INHERITED,
  'prototype',
  '$gt',
  '$where',
  '$set',
  '_id',
  'status',
  'roles',
  'openid',
  'role',
  'timeline',
  'reviewer.staffNo',
  'timeline.0.by',
  'requestId ',
  '',
  ' ',
  '\0',
  '0',
  'length',
  '工单',
  '🚰',
];

const depth = (levels: number): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { deeper: value };
  return value;
};

const prototyped = (key: string): unknown => JSON.parse(`{${JSON.stringify(key)}:{"roles":["admin"]}}`);

/** Anything but text. */
const notText: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 20261121),
  fc.constantFrom<unknown[]>([], [''], ['text'], [['R1']], [null, null]),
  fc.constantFrom(...OPERATORS),
  fc.constantFrom(...OPERATORS).map((operator) => [operator]),
  fc.constantFrom(...NAMES).map(prototyped),
  fc.constantFrom(3, 60, 1500).map(depth),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 5 }),
);

/** Text that a careless reader takes for something else, or draws wrongly; unpaired halves of characters included. */
const MISLEADING: readonly string[] = [
  '{"$gt":""}',
  '{"$ne":null}',
  '$gt',
  '$where',
  '__proto__',
  'constructor',
  'toString',
  '_.neq(null)',
  'null',
  'undefined',
  'NaN',
  'true',
  '-1',
  '1e999',
  '0x10',
  '.*',
  '%',
  '*',
  "' OR 1=1 --",
  '"; DROP TABLE tickets; --',
  '../../etc/passwd',
  '{7*7}$',
  '<script>alert(1)</script>',
  '{{constructor}}',
  '\u202e倒着写的字\u202c',
  'مرحبا بالعالم',
  'שלום עולם',
  '\u200b\u200c\u200d\u2060\ufeff',
  '零\u200b宽',
  'a\0b',
  '\0',
  '👩‍👩‍👧‍👦🧑🏽‍🔧🇨🇳',
  'e\u0301\u0301\u0301\u0301',
  '\ud800',
  '断\udfff开',
  '𠮷野家',
  '\r\n\t',
  '\u2028\u2029',
  '\u3000 \u00a0',
  '\x1b[31m',
  '２０２６',
  'ﷺ',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '1'.repeat(300),
];

const cursorOf = (value: unknown): string =>
  Buffer.from(JSON.stringify(value) ?? 'null').toString('base64url');

/** Positions that no list can end at. */
export const FORGED_CURSORS: readonly string[] = [
  [1e20, 'x'],
  ['0', 'x'],
  [0, { $gt: '' }],
  [0, { operator: 'neq', operands: [null] }],
  [{ $gt: '' }, 'x'],
  [0, 'x', 'y'],
  [null, null],
  [8.65e15, 'x'],
  { length: 2 },
  'text',
  null,
].map(cursorOf);

const halves = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));

export const strangeText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...MISLEADING) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: halves },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('好', 'x', '🚰', '\u200b'), fc.constantFrom(199, 200, 201, 500, 501, 5000))
      .map(([one, count]) => one.repeat(count)),
  },
);

/** Anything but a whole number that some field takes; text that reads as a number included. */
export const notCount: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(null, true, [], [1], {}, '1', 'NaN', '', 0, -1, 0.5, 1e308, -1e308, 2 ** 53),
  fc.constantFrom(...OPERATORS),
  fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }),
  strangeText,
);

export const largeCount = fc.integer({ min: 1000, max: Number.MAX_SAFE_INTEGER });

export const strangeName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

export const anything: fc.Arbitrary<unknown> = fc.oneof(notText, strangeText);

const thousands = <T>(make: (at: number) => T): T[] => Array.from({ length: 10_000 }, (_, at) => make(at));

/** As large as the platform carries: an event of 1 MB. */
export const ENORMOUS: readonly unknown[] = [
  'x'.repeat(1_000_000),
  '修'.repeat(300_000),
  ' '.repeat(1_000_000),
  thousands((at) => `cloud://local.x/${at}`),
  thousands((at) => ({ materialId: `m${at}`, quantity: 1 })),
  Object.fromEntries(thousands((at) => [`field${at}`, at])),
  depth(1000),
  [Number.MAX_VALUE, '9'.repeat(10_000)],
];
