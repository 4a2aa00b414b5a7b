/** What the data tell of an environment, and what a deploy writes into them. */
import type { Database } from '../cloud/data';
import type { Migrations } from './migrations';
import type { DeployRecord, PresentCollection, PresentData } from './model';

export type Row = Readonly<Record<string, unknown>> & { readonly _id: string };

/** The platform answers at most as many documents at once. */
const PAGE = 1000;

/** These fields of every document, in the order of ids: whatever indexes there are. */
export async function* rowsOf(
  db: Database,
  collection: string,
  fields: readonly string[],
): AsyncGenerator<Row> {
  const projection = Object.fromEntries(['_id', ...fields].map((field) => [field, true]));
  for (let last = ''; ;) {
    const query = db.collection(collection).where({ _id: db.command.gt(last) });
    const { data } = await query.orderBy('_id', 'asc').limit(PAGE).field(projection).get();
    const rows = data as Row[];
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?._id ?? last;
  }
}

async function hasAdmin(db: Database): Promise<boolean> {
  for await (const { active, roles } of rowsOf(db, 'staff', ['active', 'roles']))
    if (active === true && Array.isArray(roles) && roles.includes('admin')) return true;
  return false;
}

async function rowOf(db: Database, collection: string, id: string): Promise<Row | undefined> {
  const { data } = await db.collection(collection).where({ _id: id }).limit(1).get();
  return (data as Row[])[0];
}

const isStanding = (collections: readonly PresentCollection[], wanted: string): boolean =>
  collections.some(({ name }) => name === wanted);

/** Whether the roster has this number, on duty or not. */
export const hasRow = async (
  db: Database,
  collections: readonly PresentCollection[],
  staffNo: string,
): Promise<boolean> => isStanding(collections, 'staff') && (await rowOf(db, 'staff', staffNo)) !== undefined;

const recordFrom = ({ version, fingerprint }: Row): DeployRecord => ({
  version: String(version),
  fingerprint: String(fingerprint),
});

/** @param collections those of ours that stand there: only they can be asked */
export async function describeData(
  db: Database,
  collections: readonly PresentCollection[],
  { pending }: Migrations,
): Promise<PresentData> {
  const [deployed, migrations] = isStanding(collections, 'settings')
    ? await Promise.all([rowOf(db, 'settings', 'deployed'), rowOf(db, 'settings', 'migrations')])
    : [];
  return {
    hasAdmin: isStanding(collections, 'staff') && (await hasAdmin(db)),
    migrations: (await pending(db)).map(({ title }) => title),
    isMigrated: migrations !== undefined,
    ...(deployed && { record: recordFrom(deployed) }),
  };
}

export async function writeRecord(db: Database, record: DeployRecord): Promise<void> {
  await db
    .collection('settings')
    .doc('deployed')
    .set({ ...record, at: new Date() });
}
