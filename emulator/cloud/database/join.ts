import { isSame, keyOf } from './keys';
import type { Filter, Value } from './types';

type Row = Record<string, Value>;

/** A `$lookup` by equality, without a pipeline of its own. */
export interface Join {
  readonly from: string;
  readonly localField: string;
  readonly foreignField: string;
  readonly as: string;
}

/** Everything at the end of a path, through arrays on the way and at its end; null where there is nothing, as MongoDB joins it. */
function valuesAt(row: Value, path: string): Value[] {
  const reach = (value: Value, [part, ...rest]: readonly string[]): Value[] => {
    if (Array.isArray(value))
      return (value as Value[]).flatMap((one) => reach(one, part === undefined ? [] : [part, ...rest]));
    if (part === undefined) return value === undefined ? [] : [value];
    return value !== null && typeof value === 'object' ? reach((value as Row)[part], rest) : [];
  };
  const found = reach(row, path.split('.'));
  return found.length ? found : [null];
}

/** Only what some row asks for is read; rows without a match get an empty list. */
export function join(
  rows: readonly Row[],
  { localField, foreignField, as }: Join,
  find: (filter: Filter) => Row[],
): Row[] {
  const wanted = rows.map((row) => valuesAt(row, localField));
  const asked = new Map(wanted.flat().map((value) => [keyOf(value).toString('latin1'), value]));
  const foreign = asked.size ? find({ [foreignField]: { $in: [...asked.values()] } }) : [];
  return rows.map((row, at) => ({
    ...row,
    [as]: foreign.filter((other) =>
      valuesAt(other, foreignField).some((value) => wanted[at]?.some((own) => isSame(own, value))),
    ),
  }));
}

const PLAIN = new Set(['from', 'localField', 'foreignField', 'as']);

/** `undefined` for any other stage, and for a `$lookup` that does more. */
export function plainJoin(stage: Row): Join | undefined {
  const lookup = stage.$lookup as Row | undefined;
  const isPlain =
    lookup && Object.keys(lookup).length === PLAIN.size && Object.keys(lookup).every((key) => PLAIN.has(key));
  return isPlain ? (lookup as unknown as Join) : undefined;
}
