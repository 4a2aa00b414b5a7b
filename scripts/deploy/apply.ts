/** Makes the changes of a plan, one after the other; functions a few at a time. Whatever breaks off: the next plan goes on from there. */
import type { IndexDefinition } from '../../cloudbase';
import type { Database } from '../cloud/data';
import { type Cloud, fewAtOnce, patiently } from './cloud';
import { writeRecord } from './data';
import { permissionsOf } from './describe';
import { createFunction, setTimer, updateFunction } from './functions';
import type { Migrations } from './migrations';
import type { Change, Rules } from './model';
import { reasonOf } from './reasons';
import { lineOf } from './words';
import { canonical } from '../../cloudbase/canonical';

export interface Site {
  readonly cloud: Cloud;
  readonly db: Database;
  readonly migrations: Migrations;
  /** Where the built functions stand, a folder for each. */
  readonly functionsDir: string;
  /** How far a long change is. */
  readonly note: (words: string) => void;
}

/** Functions that are made or changed beside each other. */
const AT_ONCE = 6;

type Kind = Change['kind'];
type Of<K extends Kind> = Extract<Change, { kind: K }>;
type Deed<K extends Kind> = (site: Site, change: Of<K>) => Promise<unknown>;

const indexFor = ({ name, keys, unique = false }: IndexDefinition) => ({
  IndexName: name,
  MgoKeySchema: {
    MgoIsUnique: unique,
    MgoIndexKeys: keys.map(([Name, direction]) => ({ Name, Direction: String(direction) })),
  },
});

const createIndex = ({ manager }: Cloud, collection: string, index: IndexDefinition) =>
  patiently(() => manager.database.updateCollection(collection, { CreateIndexes: [indexFor(index)] }));

const dropIndex = ({ manager }: Cloud, collection: string, IndexName: string) =>
  patiently(() => manager.database.updateCollection(collection, { DropIndexes: [{ IndexName }] }));

/** New collections let clients in: what was set is believed when it has been read back. */
async function closeCollection(cloud: Cloud, name: string): Promise<void> {
  const permission = 'ADMINONLY';
  await patiently(() =>
    cloud.manager.permission.modifyResourcePermission({
      resourceType: 'collection',
      resource: name,
      permission,
    }),
  );
  const now = (await permissionsOf(cloud, 'collection', [name])).get(name)?.permission;
  if (now !== permission)
    throw new Error(`设置后读到的权限仍是 ${now ?? '默认'}，请在控制台把它改为“仅管理端可读写”`);
}

async function setRules(cloud: Cloud, resourceType: 'storage' | 'function', rules: Rules): Promise<void> {
  const resource = resourceType === 'storage' ? cloud.bucket : undefined;
  await patiently(() =>
    cloud.manager.permission.modifyResourcePermission({
      ...{ resourceType, permission: 'CUSTOM', securityRule: JSON.stringify(rules) },
      ...(resource !== undefined && { resource }),
    }),
  );
  const [now] = (
    await permissionsOf(cloud, resourceType, resource === undefined ? undefined : [resource])
  ).values();
  if (canonical(now?.rule) !== canonical(rules)) throw new Error('设置后读到的规则和设置的不一样');
}

const DEEDS: { readonly [K in Kind]: Deed<K> } = {
  collection: ({ cloud }, { name }) => patiently(() => cloud.manager.database.createCollection(name)),
  permission: ({ cloud }, { collection }) => closeCollection(cloud, collection),
  index: ({ cloud }, { collection, index }) => createIndex(cloud, collection, index),
  async uniqueness({ cloud }, { collection, index, replaces }) {
    await dropIndex(cloud, collection, replaces);
    await createIndex(cloud, collection, index);
  },
  storageRule: ({ cloud }, { rule }) => setRules(cloud, 'storage', rule),
  functionRules: ({ cloud }, { rules }) => setRules(cloud, 'function', rules),
  function: ({ cloud, functionsDir }, { wanted }) => createFunction(cloud, wanted, functionsDir),
  update: ({ cloud, functionsDir }, change) => updateFunction(cloud, change, functionsDir),
  timer: ({ cloud }, change) => setTimer(cloud, change),
  migrations: ({ db, migrations, note }) =>
    migrations.migrate(db, {
      onProgress: ({ title }, done, total) => note(`${title}（${done}/${total}）`),
    }),
  // Fails where the number is taken: a row that stands there is never changed.
  admin: ({ db }, { row: { staffNo, ...fields } }) => db.collection('staff').add({ _id: staffNo, ...fields }),
  oldIndex: ({ cloud }, { collection, name }) => dropIndex(cloud, collection, name),
  record: ({ db }, { record }) => writeRecord(db, record),
};

/** What failed, and that it can be gone on with. */
function failure(change: Change, error: unknown): Error {
  const sentence = `“${lineOf(change)}”没有成功：${reasonOf(error)}。已经做好的都在，处理后再运行一次会接着做`;
  return new Error(sentence, { cause: error });
}

const make = <K extends Kind>(site: Site, change: Of<K>): Promise<unknown> =>
  (DEEDS[change.kind] as Deed<K>)(site, change);

const isOfFunction = ({ kind }: Change): boolean => kind === 'function' || kind === 'update';

/** Neighbours that may be made beside each other; everything else alone. */
function batches(changes: readonly Change[]): Change[][] {
  const all: Change[][] = [];
  for (const change of changes) {
    const last = all.at(-1);
    if (last?.[0] && isOfFunction(last[0]) && isOfFunction(change)) last.push(change);
    else all.push([change]);
  }
  return all;
}

/**
 * @param onDone after each change
 * @throws Error one sentence: which change failed, why, and how to go on
 */
export async function apply(
  site: Site,
  changes: readonly Change[],
  onDone: (change: Change) => void,
): Promise<void> {
  for (const batch of batches(changes)) {
    await fewAtOnce(AT_ONCE, batch, async (change) => {
      await make(site, change).catch((error: unknown) => {
        throw failure(change, error);
      });
      onDone(change);
    });
  }
}
