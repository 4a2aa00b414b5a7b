/** Reads what stands in an environment, in the shapes of the definitions. */
import { type Cloud, fewAtOnce, patiently } from './cloud';
import { digestIn } from './code';
import type {
  Present,
  PresentCollection,
  PresentData,
  PresentFunction,
  PresentIndex,
  Rules,
  Timer,
  Wanted,
} from './model';

/** Questions that are under way together; the platform takes twenty a second. */
const AT_ONCE = 5;
const COLLECTIONS_PER_PAGE = 100;
const FUNCTIONS_PER_PAGE = 20;

/** Everything of a list that comes in pages. */
async function allOf<T>(pageSize: number, page: (offset: number) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const next = await patiently(() => page(all.length));
    all.push(...next);
    if (next.length < pageSize) return all;
  }
}

interface IndexAnswer {
  readonly Name: string;
  readonly Keys: readonly { readonly Name?: string; readonly Direction?: string }[];
  readonly Unique: boolean;
}

const indexFrom = ({ Name, Keys, Unique }: IndexAnswer): PresentIndex => ({
  name: Name,
  keys: Keys.map((key) => [key.Name ?? '', String(key.Direction ?? '')]),
  isUnique: Unique,
});

/** Resource → its permission, and the rule where that is one. */
export async function permissionsOf(
  { manager }: Cloud,
  resourceType: 'collection' | 'storage' | 'function',
  resources?: string[],
): Promise<ReadonlyMap<string, { readonly permission?: string; readonly rule?: Rules }>> {
  const { Data } = await patiently(() =>
    manager.permission.describeResourcePermission({ resourceType, ...(resources && { resources }) }),
  );
  return new Map(
    (Data.PermissionList ?? []).map(({ Resource = '', Permission, SecurityRule }) => {
      const rule = Permission === 'CUSTOM' ? parsedRule(SecurityRule) : undefined;
      return [Resource, { ...(Permission && { permission: Permission }), ...(rule && { rule }) }];
    }),
  );
}

/** `undefined` where it is no JSON object: then it is not one of ours. */
function parsedRule(text: string | undefined): Rules | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

async function describeCollections(cloud: Cloud, names: readonly string[]): Promise<PresentCollection[]> {
  if (!names.length) return [];
  const permissions = await permissionsOf(cloud, 'collection', [...names]);
  return fewAtOnce(AT_ONCE, names, async (name) => {
    const { Indexes } = await patiently(() => cloud.manager.database.describeCollection(name));
    const permission = permissions.get(name)?.permission;
    return {
      name,
      indexes: (Indexes ?? []).map(indexFrom),
      ...(permission !== undefined && { permission }),
    };
  });
}

/** A timer's times come back as they were sent, or inside of JSON. */
function cronIn(description: string): string {
  const parsed = parsedRule(description)?.['cron'];
  return typeof parsed === 'string' ? parsed : description;
}

async function describeFunction({ manager }: Cloud, name: string): Promise<PresentFunction> {
  const found = await patiently(() => manager.functions.getFunctionDetail(name));
  const digest = digestIn(found.Description);
  return {
    name,
    runtime: found.Runtime,
    status: found.Status,
    timeout: found.Timeout,
    memory: found.MemorySize,
    variables: Object.fromEntries((found.Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
    timers: (found.Triggers ?? [])
      .filter(({ Type }) => Type === 'timer')
      .map(({ TriggerName, TriggerDesc }): Timer => ({ name: TriggerName, cron: cronIn(TriggerDesc) })),
    ...(digest !== undefined && { digest }),
  };
}

const split = (all: readonly string[], ours: ReadonlySet<string>) => ({
  ours: all.filter((name) => ours.has(name)),
  others: all.filter((name) => !ours.has(name)).sort(),
});

const namesOf = (list: readonly { readonly name: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ name }) => name));

export type Standing = Omit<Present, keyof PresentData>;

/** All that the management API tells; what the data tell is `describeData`. */
export async function describe(
  cloud: Cloud,
  wanted: Pick<Wanted, 'collections' | 'functions'>,
): Promise<Standing> {
  const { manager, bucket } = cloud;
  const tables = await allOf(COLLECTIONS_PER_PAGE, async (MgoOffset) => {
    const { Collections } = await manager.database.listCollections({
      MgoLimit: COLLECTIONS_PER_PAGE,
      MgoOffset,
    });
    return Collections.map(({ CollectionName }) => CollectionName);
  });
  const listed = await allOf(FUNCTIONS_PER_PAGE, async (offset) => {
    const { Functions } = await manager.functions.getFunctionList(FUNCTIONS_PER_PAGE, offset);
    return (Functions ?? []).map(({ FunctionName }) => FunctionName ?? '');
  });
  const collections = split(tables, namesOf(wanted.collections));
  const functions = split(listed, namesOf(wanted.functions));
  const storageRule = (await permissionsOf(cloud, 'storage', [bucket])).get(bucket)?.rule;
  const [functionRules] = (await permissionsOf(cloud, 'function')).values();
  return {
    collections: await describeCollections(cloud, collections.ours),
    otherCollections: collections.others,
    functions: await fewAtOnce(AT_ONCE, functions.ours, (name) => describeFunction(cloud, name)),
    otherFunctions: functions.others,
    ...(storageRule && { storageRule }),
    ...(functionRules?.rule && { functionRules: functionRules.rule }),
  };
}
