/**
 * Index keys: bytes whose memcmp order is MongoDB's order of values. A type rank comes first; strings, objects and
 * arrays end by themselves, so that keys can be strung together and the prefix of a longer key stays a key.
 */

// Order from MongoDB's "Comparison/Sort Order" page; a missing field and null are one. An empty array sorts before null.
const RANK = {
  emptyArray: 8,
  null: 10,
  number: 20,
  string: 30,
  object: 40,
  array: 50,
  boolean: 80,
  date: 90,
};

const STRING_END = Buffer.from([0, 1]);
const SEQUENCE_END = Buffer.from([0]);
const NULL_KEY = Buffer.from([RANK.null]);
export const EMPTY_ARRAY_KEY = Buffer.from([RANK.emptyArray]);
export const NO_BYTES = Buffer.alloc(0);
/** Above every key. */
export const BEYOND_ALL_KEYS = Buffer.from([255]);

/** The key of one value, ascending. */
export function keyOf(value: unknown): Buffer {
  if (value === null || value === undefined) return NULL_KEY;
  if (typeof value === 'number') return doubleKey(RANK.number, value);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([RANK.string]), textKey(value)]);
  if (typeof value === 'boolean') return Buffer.from([RANK.boolean, Number(value)]);
  if (value instanceof Date) return doubleKey(RANK.date, value.getTime());
  if (Array.isArray(value)) {
    return Buffer.concat([Buffer.from([RANK.array]), ...value.map(keyOf), SEQUENCE_END]);
  }
  return Buffer.concat([Buffer.from([RANK.object]), ...fieldKeys(value as object), SEQUENCE_END]);
}

// MongoDB compares objects field by field: type, then name, then value.
function fieldKeys(value: object): Buffer[] {
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .flatMap(([name, item]) => {
      const key = keyOf(item);
      return [key.subarray(0, 1), textKey(name), key];
    });
}

function doubleKey(rank: number, value: number): Buffer {
  const key = Buffer.alloc(9);
  key[0] = rank;
  // NaN keeps eight zero bytes, below -Infinity.
  if (Number.isNaN(value)) return key;
  // Adding zero turns -0 into 0.
  key.writeDoubleBE(value + 0, 1);
  const isNegative = ((key[1] ?? 0) & 0x80) !== 0;
  for (let i = 1; i < 9; i++) {
    if (isNegative) key[i] = ~(key[i] ?? 0);
    else if (i === 1) key[i] = (key[i] ?? 0) | 0x80;
  }
  return key;
}

// UTF-8 sorts by code point. 00 becomes 00 FF, which is above the end mark 00 01.
function textKey(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (!bytes.includes(0)) return Buffer.concat([bytes, STRING_END]);
  const escaped = [...bytes].flatMap((byte) => (byte === 0 ? [0, 255] : [byte]));
  return Buffer.concat([Buffer.from(escaped), STRING_END]);
}

/** The bytes of a descending field. */
export function inverted(key: Buffer): Buffer {
  const result = Buffer.allocUnsafe(key.length);
  for (let i = 0; i < key.length; i++) result[i] = ~(key[i] ?? 0);
  return result;
}

export const directed = (key: Buffer, direction: 1 | -1) => (direction === 1 ? key : inverted(key));

/** The first bytes after everything that begins with `key`. */
export function successor(key: Buffer): Buffer {
  let length = key.length;
  while (length > 0 && key[length - 1] === 255) length--;
  if (length === 0) return BEYOND_ALL_KEYS;
  const result = Buffer.from(key.subarray(0, length));
  result[length - 1] = (result[length - 1] ?? 0) + 1;
  return result;
}

/** Where the values begin that `$lt` compares with this key: at its type. NaN is a number, but not less than one. */
export const floorOf = (key: Buffer) => (key[0] === RANK.number ? keyOf(-Infinity) : typeOf(key));
export const typeOf = (key: Buffer) => key.subarray(0, 1);

/** Values that an index can look up by themselves; objects, arrays and regular expressions are left to the matcher. */
export function isScalar(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'number' ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    value instanceof Date
  );
}

export const isSame = (a: unknown, b: unknown) => keyOf(a).equals(keyOf(b));
