import { aggregate as runStages } from 'mingo';
import type { Collection } from './collection';
import { requestFailed } from './errors';
import { join, plainJoin } from './join';
import { asRequestError } from './matcher';
import type { Selection } from './select';
import type { Filter, Value } from './types';

type Stage = Record<string, Value>;

/** What aggregation reads; `select` refuses what no index serves in strict mode. */
export interface Source {
  readonly isStrict: boolean;
  select(selection: Selection): Record<string, Value>[];
  /** Undefined for an unknown collection, which joins as an empty one. */
  joined(
    name: string,
  ): { readonly collection: Collection; find(filter: Filter): Record<string, Value>[] } | undefined;
}

/**
 * Runs a pipeline: the leading `$match`, `$sort`, `$skip` and `$limit` as a query of the collection, plain
 * joins by their index, the rest by mingo. A strict `$lookup` needs an index on its foreign field.
 */
export function aggregate(stages: readonly Stage[], source: Source): Record<string, Value>[] {
  for (const stage of stages) checkStage(stage, source);
  const { selection, rest } = leadingQuery(stages);
  const collectionResolver = (name: string) => source.joined(name)?.find({}) ?? [];
  return rest.reduce((documents, stage) => {
    const plain = plainJoin(stage);
    if (plain) return join(documents, plain, (filter) => source.joined(plain.from)?.find(filter) ?? []);
    return asRequestError(() => runStages(documents, [stage], { collectionResolver, scriptEnabled: false }));
  }, source.select(selection));
}

function checkStage(stage: Stage, source: Source) {
  const [name, ...others] = Object.keys(stage);
  if (name === undefined || others.length > 0)
    throw requestFailed('A pipeline stage must have exactly one field');
  if (name === '$out' || name === '$merge')
    throw requestFailed(`${name} is not allowed: pipelines only read`);
  if (name === '$lookup' && source.isStrict) checkLookup(stage[name] as Record<string, Value>, source);
}

function checkLookup({ from, foreignField }: Record<string, Value>, source: Source) {
  const foreign = source.joined(String(from));
  const isServed = foreign?.collection.indexes.some(({ fields }) => fields[0]?.path === foreignField);
  if (foreign !== undefined && !isServed) {
    throw requestFailed(
      `no index serves collection ${String(from)}, $lookup by ${String(foreignField)}, sort []`,
    );
  }
}

/** The stages in the order `$match`, `$sort`, `$skip`, `$limit`, as far as they begin the pipeline, taken for a query. */
function leadingQuery(stages: readonly Stage[]): { selection: Selection; rest: Stage[] } {
  const rest = [...stages];
  const take = (name: string): Value => (rest[0] && name in rest[0] ? rest.shift()?.[name] : undefined);
  const filters: Filter[] = [];
  for (let filter = take('$match'); filter !== undefined; filter = take('$match'))
    filters.push(filter as Filter);
  const sort = take('$sort') as Record<string, 1 | -1> | undefined;
  const skip = take('$skip') as number | undefined;
  const limit = take('$limit') as number | undefined;
  if (limit !== undefined && !(limit > 0)) throw requestFailed('the limit must be positive');
  return { selection: { filter: conjunction(filters), sort: Object.entries(sort ?? {}), skip, limit }, rest };
}

function conjunction(filters: readonly Filter[]): Filter {
  return filters.length > 1 ? { $and: filters } : (filters[0] ?? {});
}
