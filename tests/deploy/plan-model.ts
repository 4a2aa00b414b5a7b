/** An environment in memory: what the changes of a plan make of what stands there, and random ones to begin with. */
import fc from 'fast-check';
import type { CollectionDefinition, IndexDefinition } from '../../cloudbase';
import type {
  Change,
  Present,
  PresentCollection,
  PresentFunction,
  PresentIndex,
  Wanted,
  WantedFunction,
} from '../../scripts/deploy/model';

export const EMPTY: Present = {
  collections: [],
  otherCollections: [],
  functions: [],
  otherFunctions: [],
  hasAdmin: false,
  migrations: [],
  isMigrated: false,
};

export const ADMIN = {
  ...{ staffNo: 'A001', name: '周敏', phone: '13800000001', areas: [], trades: [], active: true },
  roles: ['admin' as const],
};

const stored = ({ name, keys, unique = false }: IndexDefinition): PresentIndex => ({
  name,
  keys: keys.map(([path, direction]) => [path, String(direction)]),
  isUnique: unique,
});

const functionFrom = ({
  name,
  runtime,
  timeout,
  memory,
  variables,
  digest,
}: WantedFunction): PresentFunction => ({
  ...{ name, runtime, timeout, memory, digest, status: 'Active' },
  ...{ variables: { ...variables }, timers: [] },
});

type Edit<T> = (one: T) => T;
const edited = <T extends { readonly name: string }>(list: readonly T[], name: string, edit: Edit<T>): T[] =>
  list.map((one) => (one.name === name ? edit(one) : one));

const inCollection = (present: Present, name: string, edit: Edit<PresentCollection>): Present => ({
  ...present,
  collections: edited(present.collections, name, edit),
});

const onIndexes = (present: Present, name: string, edit: Edit<readonly PresentIndex[]>): Present =>
  inCollection(present, name, (one) => ({ ...one, indexes: edit(one.indexes) }));

type Kind = Change['kind'];
type Of<K extends Kind> = Extract<Change, { kind: K }>;

const DEEDS: { readonly [K in Kind]: (present: Present, change: Of<K>) => Present } = {
  collection: (present, { name }) => ({
    ...present,
    collections: [...present.collections, { name, permission: 'PRIVATE', indexes: [] }],
  }),
  permission: (present, { collection }) =>
    inCollection(present, collection, (one) => ({ ...one, permission: 'ADMINONLY' })),
  index: (present, { collection, index }) =>
    onIndexes(present, collection, (all) => {
      if (all.some(({ name }) => name === index.name)) throw new Error(`the name ${index.name} is taken`);
      return [...all, stored(index)];
    }),
  uniqueness: (present, { collection, index, replaces }) =>
    onIndexes(present, collection, (all) => [...all.filter(({ name }) => name !== replaces), stored(index)]),
  storageRule: (present, { rule }) => ({ ...present, storageRule: rule }),
  functionRules: (present, { rules }) => ({ ...present, functionRules: rules }),
  function: (present, { wanted }) => ({
    ...present,
    functions: [...present.functions.filter(({ name }) => name !== wanted.name), functionFrom(wanted)],
  }),
  update: (present, { wanted, present: before }) => ({
    ...present,
    functions: edited(present.functions, wanted.name, (one) => ({
      ...functionFrom(wanted),
      ...{
        runtime: one.runtime,
        timers: one.timers,
        variables: { ...before.variables, ...wanted.variables },
      },
    })),
  }),
  timer: (present, { name, timer }) => ({
    ...present,
    functions: edited(present.functions, name, (one) => ({
      ...one,
      timers: [...one.timers.filter((other) => other.name !== timer.name), timer],
    })),
  }),
  migrations: (present) => ({ ...present, migrations: [], isMigrated: true }),
  admin: (present) => ({ ...present, hasAdmin: true }),
  oldIndex: (present, { collection, name }) =>
    onIndexes(present, collection, (all) => all.filter((one) => one.name !== name)),
  record: (present, { record }) => ({ ...present, record }),
};

const made = <K extends Kind>(present: Present, change: Of<K>): Present =>
  (DEEDS[change.kind] as (present: Present, change: Of<K>) => Present)(present, change);

export const applied = (present: Present, changes: readonly Change[]): Present =>
  changes.reduce<Present>((now, change) => made(now, change), present);

const path = fc.constantFrom('number', 'status', 'at');
const direction = fc.constantFrom<1 | -1>(1, -1);
const keys = fc.uniqueArray(fc.tuple(path, direction), {
  minLength: 1,
  maxLength: 2,
  selector: ([one]) => one,
});
const indexName = fc.constantFrom('number', 'status', 'newest');
const definition = fc.record({ name: indexName, keys, unique: fc.boolean() });
const keysText = (one: { readonly keys: readonly (readonly [string, string | number])[] }) =>
  String(one.keys);

/** No two of one name, and no two with the same keys: the database takes neither. */
const distinct = <
  T extends { readonly name: string; readonly keys: readonly (readonly [string, string | number])[] },
>(
  indexes: readonly T[],
): T[] =>
  indexes.filter(
    (one, at) =>
      !indexes.slice(0, at).some((other) => other.name === one.name || keysText(other) === keysText(one)),
  );

const wantedCollection: fc.Arbitrary<CollectionDefinition> = fc.record({
  name: fc.constantFrom('tickets', 'staff'),
  permission: fc.constant<'ADMINONLY'>('ADMINONLY'),
  indexes: fc.array(definition, { maxLength: 3 }).map(distinct),
});

const presentIndex: fc.Arbitrary<PresentIndex> = fc
  .tuple(definition, fc.constantFrom('number', 'status', 'newest', 'status__2', 'theirs'))
  .map(([one, name]) => stored({ ...one, name }));

const presentCollection: fc.Arbitrary<PresentCollection> = fc.record({
  name: fc.constantFrom('tickets', 'staff'),
  permission: fc.constantFrom('ADMINONLY', 'PRIVATE', 'READONLY'),
  indexes: fc.array(presentIndex, { maxLength: 3 }).map(distinct),
});

const digest = fc.constantFrom('a', 'b');
const variables = fc.dictionary(fc.constantFrom('TZ', 'STAGE'), fc.constantFrom('1', '2'), { maxKeys: 2 });
const timer = fc.record({ name: fc.constantFrom('sweep', 'theirs'), cron: fc.constantFrom('0 */5', '0 0') });
const functionName = fc.constantFrom('notify', 'sweep');

const wantedFunction: fc.Arbitrary<WantedFunction> = fc
  .record({
    ...{ name: functionName, digest, variables, timer: fc.option(timer, { nil: undefined }) },
    ...{ timeout: fc.constantFrom(20, 60), memory: fc.constantFrom(256, 512) },
    runtime: fc.constant<'Nodejs20.19'>('Nodejs20.19'),
    openapi: fc.constant([]),
  })
  .map(({ timer: given, ...rest }) => (given ? { ...rest, timer: given } : rest));

const presentFunction: fc.Arbitrary<PresentFunction> = fc.record({
  ...{ name: functionName, digest, variables },
  timers: fc.uniqueArray(timer, { maxLength: 2, selector: ({ name }) => name }),
  ...{ timeout: fc.constantFrom(3, 20), memory: fc.constantFrom(128, 256) },
  runtime: fc.constantFrom('Nodejs18.15', 'Nodejs20.19'),
  status: fc.constantFrom('Active', 'CreateFailed', 'UpdateFailed', 'Updating'),
});

const named = <T extends { readonly name: string }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { maxLength: 2, selector: ({ name }) => name });

export const anyWanted: fc.Arbitrary<Wanted> = fc.record({
  ...{ collections: named(wantedCollection), functions: named(wantedFunction) },
  storageRule: fc.constant({ read: false, write: 'resource.openid == auth.openid' }),
  functionRules: fc.constant({ '*': { invoke: 'auth != null' as const }, notify: { invoke: false } }),
  record: fc.constant({ version: '1.0.0', fingerprint: 'f' }),
  admin: fc.constant(ADMIN),
});

const rules = fc.dictionary(fc.constantFrom('*', 'notify', 'theirs'), fc.record({ invoke: fc.boolean() }));

export const anyPresent: fc.Arbitrary<Present> = fc.record({
  ...{ collections: named(presentCollection), functions: named(presentFunction), functionRules: rules },
  otherCollections: fc.constant(['diary']),
  otherFunctions: fc.constant(['weather']),
  ...{ hasAdmin: fc.boolean(), isMigrated: fc.boolean() },
  migrations: fc.subarray(['一', '二']),
});
