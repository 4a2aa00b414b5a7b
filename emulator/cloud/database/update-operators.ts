import { addToSet, pop, pull, pullAll, push } from './array-operators';
import { requestFailed } from './errors';
import { keyOf } from './keys';
import type { Value } from './types';

/** What an update operator makes of a field; undefined stands for a missing field, before and after. */
export type UpdateOperator = (old: Value, argument: Value, path: string) => Value;

/** Operators of one field each; `$rename` moves between two and `$setOnInsert` is `$set` at an upsert. */
export const UPDATE_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $set: (old, argument) => (argument === undefined ? old : argument),
  $unset: () => undefined,
  $inc: arithmetic('$inc', 'increment', (old, by) => (old ?? 0) + by),
  $mul: arithmetic('$mul', 'multiply', (old, by) => (old ?? 0) * by),
  $min: (old, argument) => (old === undefined || compare(argument, old) < 0 ? argument : old),
  $max: (old, argument) => (old === undefined || compare(argument, old) > 0 ? argument : old),
  $push: (old, argument, path) => push(growing(old, path), argument),
  $addToSet: (old, argument, path) => addToSet(growing(old, path), argument),
  $pull: shrinking('Cannot apply $pull to a non-array value', pull),
  $pullAll: shrinking('Cannot apply $pullAll to a non-array value', pullAll),
  $pop: shrinking('Path contains an element of non-array type', pop),
};

/** Operators that leave a path alone which cannot exist; all others fail there. */
export const TOLERATES_DEAD_PATHS: ReadonlySet<string> = new Set(['$unset']);

const compare = (a: Value, b: Value) => Buffer.compare(keyOf(a), keyOf(b));

function arithmetic(
  name: string,
  verb: string,
  compute: (old: number | undefined, by: number) => number,
): UpdateOperator {
  return (old, argument, path) => {
    if (typeof argument !== 'number') {
      throw requestFailed(`Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(argument)}}`);
    }
    if (old !== undefined && typeof old !== 'number') {
      throw requestFailed(
        `Cannot apply ${name} to a value of non-numeric type: field '${path}' is of type ${typeName(old)}`,
      );
    }
    return compute(old, argument);
  };
}

function growing(old: Value, path: string): readonly Value[] {
  if (old === undefined) return [];
  if (Array.isArray(old)) return old as Value[];
  throw requestFailed(`The field '${path}' must be an array but is of type ${typeName(old)}`);
}

function shrinking(
  complaint: string,
  shrink: (old: readonly Value[], argument: Value) => Value[],
): UpdateOperator {
  return (old, argument, path) => {
    // A wrong argument fails even where there is nothing to shrink.
    const result = shrink(Array.isArray(old) ? (old as Value[]) : [], argument);
    if (old === undefined) return undefined;
    if (!Array.isArray(old)) throw requestFailed(`${complaint}: field '${path}' is of type ${typeName(old)}`);
    return result;
  };
}

/** MongoDB's name of a value's type. */
export function typeName(value: Value): string {
  if (value === null) return 'null';
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  return { boolean: 'bool', number: 'double' }[typeof value as string] ?? typeof value;
}
