import { requestFailed } from './errors';
import { directed, EMPTY_ARRAY_KEY, keyOf, NO_BYTES } from './keys';

/** One field of an index or of a sort. */
export interface KeyField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly direction: 1 | -1;
}

export const keyField = ([path, direction]: readonly [string, 1 | -1]): KeyField => ({
  path,
  parts: path.split('.'),
  direction,
});

interface Reached {
  readonly keys: Buffer[];
  /** Path of the first array that was met. */
  arrayAt?: string;
}

/** Every key of a document in an index, without repetition, and the index's paths that ran through an array. */
export function indexKeys(fields: readonly KeyField[], document: unknown) {
  let keys: Buffer[] = [NO_BYTES];
  let arrayAt: string | undefined;
  const arrayPaths: string[] = [];
  for (const field of fields) {
    const reached = reachedKeys(field, document);
    if (reached.arrayAt !== undefined) {
      if (arrayAt !== undefined && arrayAt !== reached.arrayAt) {
        throw requestFailed(`cannot index parallel arrays [${reached.arrayAt}] [${arrayAt}]`);
      }
      arrayAt = reached.arrayAt;
      arrayPaths.push(field.path);
    }
    keys = keys.flatMap((prefix) => reached.keys.map((key) => Buffer.concat([prefix, key])));
  }
  return { keys: keys.length === 1 ? keys : distinct(keys), arrayPaths };
}

/** The bytes by which a document sorts: of an array the smallest element, descending the largest, as in MongoDB. */
export function sortKey(fields: readonly KeyField[], document: unknown): Buffer {
  return Buffer.concat(
    fields.map((field) =>
      reachedKeys(field, document).keys.reduce((a, b) => (Buffer.compare(a, b) <= 0 ? a : b)),
    ),
  );
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}

function reachedKeys(field: KeyField, document: unknown): Reached {
  const reached: Reached = { keys: [] };
  const add = (key: Buffer) => void reached.keys.push(directed(key, field.direction));
  const meetArray = (depth: number) => {
    reached.arrayAt ??= field.parts.slice(0, depth).join('.');
  };

  function visit(value: unknown, depth: number) {
    const part = field.parts[depth];
    if (Array.isArray(value)) {
      meetArray(depth);
      if (part === undefined) addElements(value);
      else if (/^\d+$/.test(part)) visit(value[Number(part)], depth + 1);
      else if (value.length === 0) add(keyOf(undefined));
      else for (const element of value) visit(memberOf(element, part), depth + 1);
    } else if (part === undefined) add(keyOf(value));
    else visit(memberOf(value, part), depth + 1);
  }

  function addElements(array: readonly unknown[]) {
    if (array.length === 0) add(EMPTY_ARRAY_KEY);
    for (const element of array) add(keyOf(element));
  }

  visit(document, 0);
  return reached;
}

function memberOf(value: unknown, name: string): unknown {
  const isPlain =
    value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
  return isPlain && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
