/** Who may do what without an administrator's rights: collections, storage, functions. Three generations of actions speak of the same. */
import * as z from 'zod/mini';
import { DEFAULT_PERMISSION, type Permission, PERMISSIONS } from '../account';
import { type Answer, ApiError } from '../envelope';
import { optionalText, text } from '../parameters';
import { checkFunctionRules, checkStorageRule, functionRulesOf } from '../rules';
import { type Action, action, assertEnvironment, type Scope } from './action';
import { bucketOf } from './environments';

const level = z.enum(PERMISSIONS);
const SIMPLE = PERMISSIONS.filter((one) => one !== 'CUSTOM');
/** `table` is of MySQL, which is not here. */
const resourceType = z.enum(['function', 'storage', 'collection']);
const collection = { EnvId: text, CollectionName: text };
const bucket = { EnvId: text, Bucket: text };

const modifySchema = z.strictObject({
  EnvId: text,
  ResourceType: resourceType,
  Resource: optionalText,
  Permission: level,
  SecurityRule: optionalText,
});
const describeSchema = z.strictObject({
  EnvId: text,
  ResourceType: resourceType,
  Resources: z.optional(z.array(text).check(z.maxLength(100))),
});

function permission(given: Permission['level'], rule: string | undefined): Permission {
  if (given !== 'CUSTOM') return { level: given };
  if (!rule) throw new ApiError('MissingParameter', 'A rule is required for CUSTOM.');
  return { level: given, rule };
}

function assertRule(check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new ApiError(
      'InvalidParameter',
      `The rule is not valid: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

function assertCollection({ backing }: Scope, name: string): void {
  if (!backing.database.collections().some((one) => one.name === name))
    throw new ApiError('ResourceNotFound', `Db or Table not exist: table [${name}]`);
}

const collectionPermission = ({ account }: Scope, name: string): Permission =>
  account.collections[name] ?? DEFAULT_PERMISSION;

function setCollection(scope: Scope, name: string, given: Permission): void {
  assertCollection(scope, name);
  scope.account.collections[name] = given;
  scope.save();
}

function assertBucket({ environment }: Scope, name: string): void {
  if (name !== bucketOf(environment.id)) throw new ApiError('ResourceNotFound', `Bucket ${name} not exist.`);
}

function setStorage(scope: Scope, name: string, given: Permission): void {
  assertBucket(scope, name);
  const { rule } = given;
  if (rule !== undefined) assertRule(() => checkStorageRule(rule));
  scope.account.storage = given;
  scope.save();
}

function setFunctions(scope: Scope, given: Permission): void {
  const { rule } = given;
  if (rule === undefined) throw new ApiError('InvalidParameter', 'Functions know CUSTOM only.');
  assertRule(() => checkFunctionRules(rule));
  scope.account.functionRules = rule;
  scope.save();
}

function resource(name: string | undefined): string {
  if (!name)
    throw new ApiError('MissingParameter', 'The request is missing a required parameter `Resource`.');
  return name;
}

const shown = (ResourceType: string, Resource: string, { level: Permission, rule }: Permission) => ({
  ResourceType,
  Resource,
  Permission,
  ...(rule !== undefined && { SecurityRule: rule }),
});

type Row = ReturnType<typeof shown>;

const ROWS: Record<string, (scope: Scope) => Row[]> = {
  collection: (scope) =>
    scope.backing.database
      .collections()
      .map(({ name }) => shown('collection', name, collectionPermission(scope, name))),
  storage: ({ environment, account }) => [shown('storage', bucketOf(environment.id), account.storage)],
  function: ({ account }) => [
    shown('function', '', { level: 'CUSTOM', rule: JSON.stringify(functionRulesOf(account)) }),
  ],
};

const answer = ({ level: AclTag, rule }: Permission): Answer => ({
  AclTag,
  ...(rule !== undefined && { Rule: rule }),
});

const getCollectionAction = action(z.strictObject(collection), ({ EnvId, CollectionName }, scope) => {
  assertEnvironment(scope, EnvId);
  assertCollection(scope, CollectionName);
  return answer(collectionPermission(scope, CollectionName));
});

export const PERMISSION_ACTIONS: Record<string, Action> = {
  ModifyResourcePermission: action(modifySchema, (given, scope) => {
    assertEnvironment(scope, given.EnvId);
    const wanted = permission(given.Permission, given.SecurityRule);
    if (given.ResourceType === 'function') setFunctions(scope, wanted);
    else if (given.ResourceType === 'storage') setStorage(scope, resource(given.Resource), wanted);
    else setCollection(scope, resource(given.Resource), wanted);
    return { Data: { Success: true } };
  }),
  DescribeResourcePermission: action(describeSchema, ({ EnvId, ResourceType, Resources }, scope) => {
    assertEnvironment(scope, EnvId);
    const rows = ROWS[ResourceType]?.(scope) ?? [];
    const meant = rows.filter(({ Resource }) => !Resources || Resources.includes(Resource));
    return { Data: { TotalCount: meant.length, PermissionList: meant } };
  }),
  ModifySafeRule: action(
    z.strictObject({ ...collection, AclTag: level, Rule: optionalText }),
    ({ EnvId, CollectionName, AclTag, Rule }, scope) => {
      assertEnvironment(scope, EnvId);
      setCollection(scope, CollectionName, permission(AclTag, Rule));
      return {};
    },
  ),
  DescribeSafeRule: getCollectionAction,
  ModifyDatabaseACL: action(
    z.strictObject({ ...collection, AclTag: z.enum(SIMPLE) }),
    ({ EnvId, CollectionName, AclTag }, scope) => {
      assertEnvironment(scope, EnvId);
      setCollection(scope, CollectionName, { level: AclTag });
      return {};
    },
  ),
  DescribeDatabaseACL: getCollectionAction,
  ModifyStorageSafeRule: action(
    z.strictObject({ ...bucket, AclTag: level, Rule: optionalText }),
    ({ EnvId, Bucket, AclTag, Rule }, scope) => {
      assertEnvironment(scope, EnvId);
      setStorage(scope, Bucket, permission(AclTag, Rule));
      return {};
    },
  ),
  DescribeStorageSafeRule: action(z.strictObject(bucket), ({ EnvId, Bucket }, scope) => {
    assertEnvironment(scope, EnvId);
    assertBucket(scope, Bucket);
    return answer(scope.account.storage);
  }),
};
