import { requestFailed } from './errors';
import { keyField, sortKey } from './index-keys';
import { isSame } from './keys';
import { matcherOf } from './matcher';
import { isOperators } from './predicates';
import { isPlainObject } from './paths';
import type { Value } from './types';

/** `$push`: the new array. `old` is undefined where the field is missing. */
export function push(old: readonly Value[], argument: Value): Value[] {
  const { $each, $position, $sort, $slice } = modifiersOf('$push', argument, [
    '$position',
    '$sort',
    '$slice',
  ]);
  const at = wholeNumber('$position', $position) ?? old.length;
  const pushed = [...old];
  pushed.splice(at, 0, ...$each);
  const sorted = $sort === undefined ? pushed : sortedBy(pushed, $sort);
  const size = wholeNumber('$slice', $slice);
  if (size === undefined) return sorted;
  return size >= 0 ? sorted.slice(0, size) : sorted.slice(size);
}

/** `$addToSet`: what is there stays as it is, what is new comes once. */
export function addToSet(old: readonly Value[], argument: Value): Value[] {
  const result = [...old];
  for (const value of modifiersOf('$addToSet', argument, []).$each) {
    if (!result.some((present) => isSame(present, value))) result.push(value);
  }
  return result;
}

/** `$pull`: without the elements that equal the argument or satisfy it as a condition. */
export function pull(old: readonly Value[], argument: Value): Value[] {
  const matches = elementMatcher(argument);
  return old.filter((element) => !matches(element));
}

export function pullAll(old: readonly Value[], argument: Value): Value[] {
  if (!Array.isArray(argument)) throw requestFailed('$pullAll requires an array argument');
  return old.filter((element) => !argument.some((gone) => isSame(gone, element)));
}

export function pop(old: readonly Value[], argument: Value): Value[] {
  if (argument !== 1 && argument !== -1) {
    throw requestFailed(`$pop expects 1 or -1, found: ${JSON.stringify(argument)}`);
  }
  return argument === 1 ? old.slice(0, -1) : old.slice(1);
}

function elementMatcher(condition: Value): (element: Value) => boolean {
  if (isOperators(condition) || condition instanceof RegExp) {
    const matches = matcherOf({ element: condition });
    return (element) => matches({ element });
  }
  if (!isPlainObject(condition)) return (element) => isSame(element, condition);
  const matches = matcherOf(condition);
  return (element) => isPlainObject(element) && matches(element);
}

interface Modifiers extends Record<string, Value> {
  readonly $each: readonly Value[];
}

function modifiersOf(operator: string, argument: Value, allowed: readonly string[]): Modifiers {
  if (!isOperators(argument)) return { $each: [argument] };
  for (const name of Object.keys(argument)) {
    if (name !== '$each' && !allowed.includes(name))
      throw requestFailed(`Unrecognized clause in ${operator}: ${name}`);
  }
  const { $each } = argument;
  if (!Array.isArray($each)) throw requestFailed(`The argument to $each in ${operator} must be an array`);
  return { ...argument, $each: $each as Value[] };
}

function wholeNumber(name: string, value: Value): number | undefined {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value)) throw requestFailed(`The value for ${name} must be an integer value`);
  return value as number;
}

function sortedBy(array: readonly Value[], order: Value): Value[] {
  const fields = isDirection(order) ? [keyField(['element', order])] : elementFields(order);
  return array
    .map((element) => ({ element, key: sortKey(fields, { element }) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ element }) => element);
}

const isDirection = (value: Value): value is 1 | -1 => value === 1 || value === -1;

function elementFields(order: Value) {
  const entries = isPlainObject(order) ? Object.entries(order) : [];
  if (entries.length === 0) throw requestFailed('$sort must be 1, -1 or an object of field paths');
  return entries.map(([path, direction]) => {
    if (!isDirection(direction)) throw requestFailed('The $sort element value must be either 1 or -1');
    return keyField([`element.${path}`, direction]);
  });
}
