/** The `database.*` actions of @cloudbase/database (in node-sdk 3.17.2): what they carry, and what it expects back. */
import * as z from 'zod/mini';
import type { Database, UpdateOperators } from '../database/types';
import { CloudError } from '../errors';
import { decode, decodeObject, encode, isPlainObject } from './ejson';

/** What the SDK sends when nothing is said, and what it clamps to. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
/** The cloud cuts an aggregate that sets no limit. */
const AGGREGATE_LIMIT = 20;

export interface DatabaseScope {
  readonly database: Database;
  /** The time that `serverDate` stands for. */
  readonly now: number;
}

type Action = (params: unknown, scope: DatabaseScope) => Record<string, unknown>;

const text = z.optional(z.string());
const count = z.optional(z.int().check(z.minimum(0)));
const collectionName = z.string().check(z.minLength(1));

const insertSchema = z.object({ collectionName, data: z.array(z.string()), transactionId: text });
const getSchema = z.object({
  collectionName,
  query: text,
  order: text,
  offset: count,
  limit: count,
  projection: text,
  transactionId: text,
});
const countSchema = z.object({ collectionName, query: text });
const modifySchema = z.object({
  collectionName,
  query: text,
  data: z.string(),
  multi: z.optional(z.boolean()),
  merge: z.optional(z.boolean()),
  upsert: z.optional(z.boolean()),
  transactionId: text,
});
const removeSchema = z.object({
  collectionName,
  query: text,
  multi: z.optional(z.boolean()),
  transactionId: text,
});
const aggregateSchema = z.object({
  collectionName,
  stages: z.array(z.object({ stageKey: z.string(), stageValue: z.string() })),
});
const transactionSchema = z.object({ transactionId: z.string() });

export const DATABASE_ACTIONS: Record<string, Action> = {
  'database.addCollection': action(z.object({ collectionName }), (params, { database }) => {
    database.createCollection(params.collectionName);
    return {};
  }),
  'database.insertDocument': action(insertSchema, (params, { database, now }) => {
    const documents = params.data.map((document) => decodeObject(document, now));
    return { data: { insertedIds: database.insert(params.collectionName, documents, params.transactionId) } };
  }),
  'database.getDocument': action(getSchema, getDocument),
  'database.calculateDocument': action(countSchema, (params, { database, now }) => ({
    data: { total: database.count(params.collectionName, decodeObject(params.query, now)) },
  })),
  'database.modifyDocument': action(modifySchema, (params, { database, now }) => {
    const change = params.merge
      ? { operators: operatorsOf(params.data, now) }
      : { replacement: decodeObject(params.data, now) };
    const { updated, upsertedId } = database.update({
      ...target(params, now),
      many: params.multi ?? false,
      change,
      upsert: params.upsert ?? false,
    });
    return { data: { updated, upsert_id: upsertedId ?? null } };
  }),
  'database.modifyAndReturnDoc': action(modifySchema, (params, { database, now }) => {
    const change = { operators: operatorsOf(params.data, now) };
    const { updated, document } = database.updateAndReturn({ ...target(params, now), many: false, change });
    return { data: { updated, doc: document === null ? null : encode(document) } };
  }),
  'database.removeDocument': action(removeSchema, (params, { database, now }) => {
    const filter = decodeObject(params.query, now);
    const many = params.multi ?? false;
    return { data: { deleted: database.remove(params.collectionName, filter, many, params.transactionId) } };
  }),
  'database.aggregateDocuments': action(aggregateSchema, (params, { database, now }) => {
    const stages = params.stages.map(({ stageKey, stageValue }) => ({ [stageKey]: decode(stageValue, now) }));
    if (!params.stages.some(({ stageKey }) => stageKey === '$limit'))
      stages.push({ $limit: AGGREGATE_LIMIT });
    return { data: { list: database.aggregate(params.collectionName, stages).map(encode) } };
  }),
  'database.startTransaction': (_params, { database }) => ({ transactionId: database.begin() }),
  'database.commitTransaction': action(transactionSchema, ({ transactionId }, { database }) => {
    database.commit(transactionId);
    return {};
  }),
  'database.abortTransaction': action(transactionSchema, ({ transactionId }, { database }) => {
    database.abort(transactionId);
    return {};
  }),
};

function action<T>(
  schema: z.ZodMiniType<T>,
  run: (params: T, scope: DatabaseScope) => Record<string, unknown>,
): Action {
  return (params, scope) => {
    const parsed = schema.safeParse(params);
    if (!parsed.success) throw new CloudError('INVALID_PARAM', z.prettifyError(parsed.error));
    return run(parsed.data, scope);
  };
}

function getDocument(
  params: z.infer<typeof getSchema>,
  { database, now }: DatabaseScope,
): Record<string, unknown> {
  const { order, projection, offset } = params;
  const documents = database.find({
    ...target(params, now),
    ...(order === undefined ? {} : { sort: sortOf(decodeObject(order, now)) }),
    ...(projection === undefined ? {} : { projection: projectionOf(decodeObject(projection, now)) }),
    skip: offset ?? 0,
    limit: Math.min(MAX_LIMIT, params.limit || DEFAULT_LIMIT),
  });
  return { data: { list: documents.map(encode) } };
}

interface Target {
  readonly collectionName: string;
  readonly query?: string | undefined;
  readonly transactionId?: string | undefined;
}

function target({ collectionName, query, transactionId }: Target, now: number) {
  return {
    collection: collectionName,
    filter: decodeObject(query, now),
    ...(transactionId === undefined ? {} : { transactionId }),
  };
}

function sortOf(order: Record<string, unknown>): [string, 1 | -1][] {
  return Object.entries(order).map(([path, direction]) => [path, direction === -1 ? -1 : 1]);
}

function projectionOf(fields: Record<string, unknown>): Record<string, 0 | 1> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, wanted]) => {
      if (wanted === 0 || wanted === 1) return [path, wanted];
      throw new CloudError('DATABASE_REQUEST_FAILED', `the projection of ${path} is not supported`);
    }),
  );
}

function operatorsOf(data: string, now: number): UpdateOperators {
  const operators = Object.entries(decodeObject(data, now)).map(([operator, fields]) => {
    if (operator.startsWith('$') && isPlainObject(fields)) return [operator, fields] as const;
    throw new CloudError('INVALID_PARAM', `not an update operator: ${operator}`);
  });
  return Object.fromEntries(operators);
}
