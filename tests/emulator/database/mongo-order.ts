/** MongoDB's order of values, written down a second time, plainly: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/ */
const TYPES = ['null', 'number', 'string', 'object', 'array', 'boolean', 'date'];

const typeOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  return typeof value;
};

/** Negative, zero or positive, as for Array.prototype.sort. */
export function compareValues(a: unknown, b: unknown): number {
  const type = typeOf(a);
  if (type !== typeOf(b)) return TYPES.indexOf(type) - TYPES.indexOf(typeOf(b));
  switch (type) {
    case 'null':
      return 0;
    case 'string':
      return compareStrings(String(a), String(b));
    case 'array':
      return compareLists(a as unknown[], b as unknown[], compareValues);
    case 'object':
      return compareLists(Object.entries(a as object), Object.entries(b as object), compareFields);
    default:
      return compareNumbers(Number(a), Number(b));
  }
}

function compareNumbers(a: number, b: number) {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a < b ? -1 : a > b ? 1 : 0;
}

// UTF-8 keeps the order of code points.
const compareStrings = (a: string, b: string) =>
  compareLists([...a], [...b], (x, y) => (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0));

function compareFields([nameA, a]: [string, unknown], [nameB, b]: [string, unknown]) {
  return (
    TYPES.indexOf(typeOf(a)) - TYPES.indexOf(typeOf(b)) || compareStrings(nameA, nameB) || compareValues(a, b)
  );
}

function compareLists<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (x: Item, y: Item) => number,
): number {
  for (const [i, item] of a.entries()) {
    if (i >= b.length) return 1;
    const order = compare(item, b[i] as Item);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** The value by which a document sorts at a path: of an array its least element, descending its greatest. */
export function sortValue(document: unknown, path: string, direction: 1 | -1): unknown {
  const reached = valuesAt(document, path.split('.'));
  // An empty array sorts below null; nothing else is left to stand for that.
  if (reached.length === 0) return EMPTY;
  return reached.reduce((a, b) => (compareSorted(a, b) * direction <= 0 ? a : b));
}

const EMPTY = Symbol('empty array');

const compareSorted = (a: unknown, b: unknown) =>
  a === EMPTY || b === EMPTY ? Number(b === EMPTY) - Number(a === EMPTY) : compareValues(a, b);

function valuesAt(value: unknown, parts: readonly string[]): unknown[] {
  const [part, ...rest] = parts;
  if (part === undefined) return Array.isArray(value) ? value : [value];
  if (Array.isArray(value))
    return value.length === 0 ? [null] : value.flatMap((item) => valuesAt(item, parts));
  const isObject = value !== null && typeof value === 'object' && !(value instanceof Date);
  return isObject ? valuesAt((value as Record<string, unknown>)[part], rest) : [null];
}

/** Compares two documents by a sort specification. */
export function compareDocuments(sort: readonly (readonly [string, 1 | -1])[]) {
  return (a: unknown, b: unknown): number => {
    for (const [path, direction] of sort) {
      const order = compareSorted(sortValue(a, path, direction), sortValue(b, path, direction)) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };
}
