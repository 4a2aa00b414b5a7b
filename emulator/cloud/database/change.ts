import { requestFailed } from './errors';
import { isSame } from './keys';
import { partsOf, placeOf } from './paths';
import { conditionsOf } from './predicates';
import type { Document, Filter, UpdateOperators, UpdateRequest, Value } from './types';
import { TOLERATES_DEAD_PATHS, UPDATE_OPERATORS } from './update-operators';

export type Change = UpdateRequest['change'];

interface Step {
  readonly operator: string;
  readonly path: string;
  readonly argument: Value;
}

/** An update that passed every check that needs no document. */
export type PreparedChange = (before: Document, isInsert: boolean) => Document;

/**
 * Checks an update as MongoDB does before it touches anything: known operators, none empty, paths well-formed and not
 * in each other's way. The result applies it to a document, which it may alter; it throws where a value has the wrong type.
 */
export function prepareChange(change: Change, isMany: boolean): PreparedChange {
  if ('replacement' in change) return replacing(change.replacement, isMany);
  const steps = stepsOf(change.operators);
  return (before, isInsert) => {
    const id = before._id;
    for (const step of steps) if (isInsert || step.operator !== '$setOnInsert') apply(before, step);
    if (!isSame(before._id, id)) throw immutableId();
    return before;
  };
}

const immutableId = () =>
  requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'");

function replacing(replacement: Record<string, Value>, isMany: boolean): PreparedChange {
  if (isMany) throw requestFailed('multi update is not supported for replacement-style update');
  const operator = Object.keys(replacement).find((key) => key.startsWith('$'));
  if (operator !== undefined)
    throw requestFailed(`The replacement document must not contain operators: ${operator}`);
  const { _id: givenId, ...fields } = replacement;
  return ({ _id }) => {
    if (givenId !== undefined && givenId !== _id) throw immutableId();
    // First, wherever it stood: so MongoDB keeps every document.
    return { _id, ...fields };
  };
}

function stepsOf(operators: UpdateOperators): Step[] {
  const steps = Object.entries(operators).flatMap(([operator, fields]) => {
    if (!isKnown(operator)) throw requestFailed(`Unknown modifier: ${operator}`);
    const entries = Object.entries(fields);
    if (entries.length === 0) throw requestFailed(`'${operator}' is empty. You must specify a field`);
    return entries.map(([path, argument]) => ({ operator, path, argument }));
  });
  if (steps.length === 0) throw requestFailed('the update must not be empty');
  refuseConflicts(steps.flatMap(pathsOf));
  return steps;
}

const isKnown = (operator: string) =>
  operator === '$rename' || operator === '$setOnInsert' || Object.hasOwn(UPDATE_OPERATORS, operator);

function pathsOf({ operator, path, argument }: Step): string[] {
  if (operator !== '$rename') return [path];
  if (typeof argument !== 'string')
    throw requestFailed(`The 'to' field for $rename must be a string: ${path}`);
  return [path, argument];
}

function refuseConflicts(paths: readonly string[]) {
  const taken: string[] = [];
  for (const path of paths) {
    partsOf(path);
    const other = taken.find(
      (one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`),
    );
    if (other !== undefined) {
      throw requestFailed(`Updating the path '${path}' would create a conflict at '${shorter(path, other)}'`);
    }
    taken.push(path);
  }
}

const shorter = (a: string, b: string) => (a.length <= b.length ? a : b);

function apply(document: Document, { operator, path, argument }: Step) {
  if (operator === '$rename') {
    rename(document, path, String(argument));
    return;
  }
  const place = placeOf(document, partsOf(path));
  if (place === undefined) {
    if (TOLERATES_DEAD_PATHS.has(operator)) return;
    throw deadPath(document, path);
  }
  const compute = UPDATE_OPERATORS[operator === '$setOnInsert' ? '$set' : operator];
  place.set(compute?.(place.value, argument, path));
}

function deadPath(document: Document, path: string) {
  return requestFailed(
    `Cannot create field '${path}': a part of the path holds no fields in _id ${document._id}`,
  );
}

function rename(document: Document, from: string, to: string) {
  const source = placeOf(document, partsOf(from));
  if (source === undefined) throw deadPath(document, from);
  if (source.isElement) throw requestFailed(`The source field cannot be an array element, '${from}'`);
  if (source.value === undefined) return;
  const target = placeOf(document, partsOf(to));
  if (target === undefined) throw deadPath(document, to);
  if (target.isElement) throw requestFailed(`The destination field cannot be an array element, '${to}'`);
  target.set(source.value);
  source.set(undefined);
}

/** What an upsert starts from: the fields that the filter fixes to one value. */
export function fixedFields(filter: Filter, into: Record<string, Value> = {}): Record<string, Value> {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition))
      for (const part of condition) fixedFields(part as Filter, into);
    if (path.startsWith('$')) continue;
    for (const [operator, value] of conditionsOf(condition)) {
      if (operator !== '$eq' || value instanceof RegExp) continue;
      const place = placeOf(into, partsOf(path));
      if (place === undefined)
        throw requestFailed(`cannot infer the field '${path}' of the new document from the filter`);
      place.set(value);
    }
  }
  return into;
}
