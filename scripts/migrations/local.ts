/** The folder of a local cloud: an older one is brought up to date at its start, by the same code as an environment. */
import { collections } from '../../cloudbase';
import type { Cloud } from '../../emulator/cloud';
import { migrate, NEWEST } from '.';

type LocalData = Pick<Cloud, 'database' | 'url'>;

/** Where the SDK looks for a cloud that is not Tencent's. */
const ADDRESS = 'TCB_CONTEXT_CNFG';
const ANY_KEYS = { secretId: 'local', secretKey: 'local', region: 'ap-shanghai' };

const isEmpty = ({ database }: LocalData): boolean =>
  collections.every(({ name }) => {
    const some = { collection: name, filter: { _id: { $gt: '' } }, limit: 1 };
    return database.find(some).length === 0;
  });

function isNewest({ database }: LocalData): boolean {
  const [record] = database.find({ collection: 'settings', filter: { _id: 'migrations' } });
  return record?.done === NEWEST;
}

async function migrateOver({ url }: LocalData): Promise<number> {
  const { openData } = await import('../cloud/data');
  const before = process.env[ADDRESS];
  process.env[ADDRESS] = JSON.stringify({ URL: `${url}/admin` });
  try {
    return (await migrate(openData(ANY_KEYS, 'local').database())).length;
  } finally {
    if (before === undefined) delete process.env[ADDRESS];
    else process.env[ADDRESS] = before;
  }
}

/**
 * Loads the SDK only where there is something to do: a new folder is at the newest number without it.
 * @returns how many migrations ran
 */
export async function migrateLocal(cloud: LocalData): Promise<number> {
  if (isNewest(cloud)) return 0;
  if (!isEmpty(cloud)) return migrateOver(cloud);
  cloud.database.insert('settings', [{ _id: 'migrations', done: NEWEST, at: new Date() }]);
  return 0;
}
