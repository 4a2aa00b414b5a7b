import { requestFailed } from './errors';
import type { Value } from './types';

/** Where an update writes: a member of an object, or an element of an array. */
export interface Place {
  /** undefined where there is nothing. */
  readonly value: Value;
  readonly isElement: boolean;
  /** Writes, making the objects on the way; undefined removes (an element becomes null). */
  set(value: Value): void;
}

type Container = Record<string, Value> | Value[];

// MongoDB's own bound for writing past the end of an array.
const MAX_PADDING = 1_500_000;

export function isPlainObject(value: Value): value is Record<string, Value> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

/** Checks the form of an update path. */
export function partsOf(path: string): string[] {
  const parts = path.split('.');
  for (const part of parts) {
    if (part === '')
      throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed`);
    if (part === '__proto__') throw requestFailed(`The update path '${path}' contains __proto__`);
    if (part === '$' || part.startsWith('$[')) {
      throw requestFailed(`positional paths are not emulated: '${path}'`);
    }
    if (part.startsWith('$')) {
      throw requestFailed(`The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage`);
    }
  }
  return parts;
}

/**
 * The place a path names. Undefined where the way leads through something that holds no fields (null, a scalar, a
 * name in an array): MongoDB calls such a path not viable.
 */
export function placeOf(document: Record<string, Value>, parts: readonly string[]): Place | undefined {
  let container: Container = document;
  for (const [depth, part] of parts.entries()) {
    if (Array.isArray(container) && !isPosition(part)) return undefined;
    const here: Container = container;
    const value = member(here, part);
    if (depth === parts.length - 1) {
      return { value, isElement: Array.isArray(here), set: (next) => write(here, part, next) };
    }
    if (value === undefined) {
      const rest = parts.slice(depth + 1);
      return { value: undefined, isElement: false, set: (next) => grow(here, part, rest, next) };
    }
    if (!Array.isArray(value) && !isPlainObject(value)) return undefined;
    container = value as Container;
  }
  return undefined;
}

const isPosition = (part: string) => /^(0|[1-9]\d*)$/.test(part);

function member(container: Container, part: string): Value {
  if (Array.isArray(container)) return container[Number(part)];
  return Object.hasOwn(container, part) ? container[part] : undefined;
}

function write(container: Container, part: string, value: Value) {
  if (!Array.isArray(container)) {
    if (value === undefined) delete container[part];
    else container[part] = value;
    return;
  }
  const index = Number(part);
  if (value === undefined && index >= container.length) return;
  if (index > container.length + MAX_PADDING) {
    throw requestFailed(`can't backfill more than ${MAX_PADDING} elements`);
  }
  while (container.length < index) container.push(null);
  container[index] = value ?? null;
}

function grow(container: Container, part: string, rest: readonly string[], value: Value) {
  if (value === undefined) return;
  write(
    container,
    part,
    rest.reduceRight<Value>((inner, name) => ({ [name]: inner }), value),
  );
}
