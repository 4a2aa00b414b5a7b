/** Collections and their indexes; the database service calls them tables. */
import * as z from 'zod/mini';
import type { IndexDefinition } from '../../../cloudbase/definitions';
import { DatabaseError } from '../../cloud/database/errors';
import type { CollectionState } from '../../cloud/database/types';
import { PERMISSIONS } from '../account';
import { ApiError } from '../envelope';
import { count, optionalText, text } from '../parameters';
import { type Action, action, assertEnvironment, type Scope } from './action';
import { databaseOf } from './environments';

const place = {
  EnvId: optionalText,
  Tag: optionalText,
  MongoConnector: z.optional(z.strictObject({ InstanceId: optionalText, DatabaseName: optionalText })),
};
const table = { ...place, TableName: text };

const createSchema = z.strictObject({
  ...table,
  PermissionInfo: z.optional(
    z.strictObject({ AclTag: z.enum(PERMISSIONS), EnvId: optionalText, Rule: optionalText }),
  ),
});
const listSchema = z.strictObject({ ...place, MgoLimit: count, MgoOffset: z.optional(count) });
const indexSchema = z.strictObject({
  IndexName: text,
  MgoKeySchema: z.strictObject({
    MgoIsUnique: z.boolean(),
    MgoIndexKeys: z
      .array(z.strictObject({ Name: text, Direction: z.enum(['1', '-1']) }))
      .check(z.minLength(1)),
  }),
});
const updateSchema = z.strictObject({
  ...table,
  CreateIndexes: z.optional(z.array(indexSchema)),
  DropIndexes: z.optional(z.array(z.strictObject({ IndexName: text }))),
});

/** Most that a page of `ListTables` holds. */
const PAGE = 100;
const ID_INDEX: IndexDefinition = { name: '_id_', keys: [['_id', 1]], unique: true };

/** Document 876/127968. */
const TABLE_NAME = /^[A-Za-z0-9-][\w-]{0,95}$/;

type Place = z.infer<z.ZodMiniObject<typeof place>>;

/** The database may be named in three ways; each that is given has to be right. */
function assertPlace(scope: Scope, { EnvId, Tag, MongoConnector }: Place): void {
  const { id } = scope.environment;
  if (EnvId !== undefined) assertEnvironment(scope, EnvId);
  else if (Tag === undefined)
    throw new ApiError('MissingParameter', 'The request is missing a required parameter `EnvId`.');
  for (const name of [Tag, MongoConnector?.DatabaseName])
    if (name !== undefined && name !== databaseOf(id))
      throw new ApiError('ResourceNotFound', `Instance ${name} not exist.`);
}

function collectionOf({ backing }: Scope, name: string): CollectionState {
  const found = backing.database.collections().find((one) => one.name === name);
  if (!found) throw new ApiError('ResourceNotFound', `Db or Table not exist: table [${name}]`);
  return found;
}

const shown = ({ name, keys, unique = false }: IndexDefinition) => ({
  Name: name,
  Size: 4096,
  Unique: unique,
  Keys: keys.map(([path, direction]) => ({ Name: path, Direction: String(direction) })),
  Accesses: { Ops: 0, Since: '2026-01-05T10:00:00.000+08:00' },
});

const listed = ({ name, documents, indexes }: CollectionState) => ({
  TableName: name,
  Count: documents,
  Size: documents * 512,
  IndexCount: indexes.length + 1,
  IndexSize: (indexes.length + 1) * 4096,
});

const wanted = ({ IndexName, MgoKeySchema }: z.infer<typeof indexSchema>): IndexDefinition => ({
  name: IndexName,
  keys: MgoKeySchema.MgoIndexKeys.map(({ Name, Direction }) => [Name, Direction === '1' ? 1 : -1]),
  ...(MgoKeySchema.MgoIsUnique && { unique: true }),
});

const sameKeys = (one: IndexDefinition, other: IndexDefinition): boolean =>
  JSON.stringify(one.keys) === JSON.stringify(other.keys);

/** MongoDB's own refusals, in its words; the very same index again is no error. */
function makeIndex(scope: Scope, name: string, index: IndexDefinition): void {
  const present = [ID_INDEX, ...collectionOf(scope, name).indexes];
  const named = present.find((one) => one.name === index.name);
  if (named && sameKeys(named, index) && Boolean(named.unique) === Boolean(index.unique)) return;
  if (named)
    throw failed(
      `An existing index has the same name as the requested index but another definition: ${index.name}`,
    );
  const alike = present.find((one) => sameKeys(one, index));
  if (alike) throw failed(`Index already exists with a different name: ${alike.name}`);
  if (present.length >= scope.indexLimit)
    throw new ApiError('LimitExceeded', `add index fails, too many indexes for ${name}: ${scope.indexLimit}`);
  asApiError(() => scope.backing.database.createIndex(name, index));
}

const failed = (message: string): ApiError => new ApiError('FailedOperation', message);

function asApiError(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof DatabaseError ? failed(error.message) : error;
  }
}

export const TABLE_ACTIONS: Record<string, Action> = {
  CreateTable: action(createSchema, ({ TableName, PermissionInfo, ...where }, scope) => {
    assertPlace(scope, where);
    if (!TABLE_NAME.test(TableName))
      throw new ApiError('InvalidParameterValue', `TableName ${TableName} is not valid.`);
    if (scope.backing.database.collections().some(({ name }) => name === TableName))
      throw new ApiError('ResourceInUse', `Table exist: table [${TableName}]`);
    scope.backing.database.createCollection(TableName);
    if (PermissionInfo)
      scope.account.collections[TableName] = {
        level: PermissionInfo.AclTag,
        ...(PermissionInfo.Rule !== undefined && { rule: PermissionInfo.Rule }),
      };
    scope.save();
    return {};
  }),
  DescribeTable: action(z.strictObject(table), ({ TableName, ...where }, scope) => {
    assertPlace(scope, where);
    const indexes = [...collectionOf(scope, TableName).indexes, ID_INDEX];
    return { Indexes: indexes.map(shown), IndexNum: indexes.length };
  }),
  ListTables: action(listSchema, ({ MgoLimit, MgoOffset = 0, ...where }, scope) => {
    assertPlace(scope, where);
    const all = scope.backing.database.collections();
    const page = all.slice(MgoOffset, MgoOffset + Math.min(MgoLimit, PAGE));
    return {
      Tables: page.length > 0 ? page.map(listed) : null,
      Pager: { Offset: MgoOffset, Limit: MgoLimit, Total: all.length },
    };
  }),
  /** One after the other: what was done before one fails stays done. */
  UpdateTable: action(
    updateSchema,
    ({ TableName, CreateIndexes = [], DropIndexes = [], ...where }, scope) => {
      assertPlace(scope, where);
      collectionOf(scope, TableName);
      if (CreateIndexes.length + DropIndexes.length === 0)
        throw new ApiError('InvalidParameter', 'Neither CreateIndexes nor DropIndexes is given.');
      for (const { IndexName } of DropIndexes)
        asApiError(() => scope.backing.database.dropIndex(TableName, IndexName));
      for (const index of CreateIndexes) makeIndex(scope, TableName, wanted(index));
      return {};
    },
  ),
};
