import { requestFailed } from './errors';
import { isScalar } from './keys';
import type { Filter } from './types';

export type RangeOperator = '$gt' | '$gte' | '$lt' | '$lte';

/** A condition that index bounds can express: one of some values, or one side of a range. */
export type Predicate =
  | { readonly path: string; readonly values: readonly unknown[] }
  | { readonly path: string; readonly operator: RangeOperator; readonly value: unknown };

/** One arm of a filter written as "this and this, or that and that". */
export interface Branch {
  readonly predicates: readonly Predicate[];
  /** The predicates say all that the filter says; otherwise the matcher has to look at the document. */
  readonly isExact: boolean;
}

export const MAX_RANGES = 256;
/** Points of an index that one arm may name with several fields together; without a sort MongoDB knows no limit. */
export const MAX_POINTS = 4096;
const ANYTHING: Branch = { predicates: [], isExact: true };
const UNKNOWN: Branch = { predicates: [], isExact: false };

/** The filter's arms. A part that bounds cannot express, or that would make more than 256 arms, only makes them inexact. */
export function branchesOf(filter: Filter): Branch[] {
  let branches = [ANYTHING];
  for (const [key, value] of Object.entries(filter)) {
    for (const arms of armsOf(key, value)) branches = product(branches, arms);
  }
  return branches;
}

/** True where the filter lets every document pass, as `{}` does. */
export const isEverything = (branches: readonly Branch[]) =>
  branches.some((branch) => branch.isExact && branch.predicates.length === 0);

function armsOf(key: string, value: unknown): Branch[][] {
  if (key === '$and') return filtersOf(key, value).map(branchesOf);
  if (key === '$or') return [filtersOf(key, value).flatMap(branchesOf)];
  if (key === '$nor') filtersOf(key, value);
  if (key.startsWith('$')) return [[UNKNOWN]];
  return conditionsOf(value).map(([operator, operand]) => [armOf(key, operator, operand)]);
}

function filtersOf(operator: string, value: unknown): Filter[] {
  if (!Array.isArray(value) || value.length === 0)
    throw requestFailed(`${operator} must be a nonempty array`);
  return value as Filter[];
}

/** `[operator, operand]` pairs of a field's condition; a bare value stands for `$eq`. */
export function conditionsOf(condition: unknown): (readonly [string, unknown])[] {
  return isOperators(condition) ? Object.entries(condition) : [['$eq', condition]];
}

export function isOperators(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.keys(value).some((key) => key.startsWith('$'));
}

function armOf(path: string, operator: string, operand: unknown): Branch {
  if (operator === '$in' || operator === '$nin') {
    if (!Array.isArray(operand)) throw requestFailed(`${operator} needs an array`);
    if (operator === '$in' && operand.every(isScalar)) return exactly({ path, values: operand });
  }
  if (operator === '$eq' && isScalar(operand)) return exactly({ path, values: [operand] });
  if (isRangeOperator(operator) && isScalar(operand) && operand !== null && !Number.isNaN(operand)) {
    return exactly({ path, operator, value: operand });
  }
  return UNKNOWN;
}

const exactly = (predicate: Predicate): Branch => ({ predicates: [predicate], isExact: true });
const isRangeOperator = (operator: string): operator is RangeOperator => /^\$[gl]te?$/.test(operator);

function product(left: readonly Branch[], right: readonly Branch[]): Branch[] {
  if (left.length * right.length > MAX_RANGES) return left.map((branch) => ({ ...branch, isExact: false }));
  return left.flatMap((a) =>
    right.map((b) => ({
      predicates: [...a.predicates, ...b.predicates],
      isExact: a.isExact && b.isExact,
    })),
  );
}
