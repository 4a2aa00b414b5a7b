/** Every collection of the definitions is there: one read each. */
import type { Check } from '@xiuda/domain';
import { collections } from '../../../cloudbase';
import { database } from '../sdk';
import { DEPLOY, type Finding, fine, unknown, wrong } from './finding';

/** Reads at the same time. */
const AT_ONCE = 6;
const NO_COLLECTION = -502005;

type Seen = 'there' | 'missing' | 'unread';

async function look(name: string): Promise<Seen> {
  try {
    await database.collection(name).doc('selfcheck').get();
    return 'there';
  } catch (error) {
    if ((error as { errCode?: number } | null)?.errCode === NO_COLLECTION) return 'missing';
    console.error(`collection ${name}`, error);
    return 'unread';
  }
}

async function lookAtAll(names: readonly string[]): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const batch = names.slice(at, at + AT_ONCE);
    await Promise.all(batch.map(async (name) => seen.set(name, await look(name))));
  }
  return seen;
}

function judge(seen: ReadonlyMap<string, Seen>): Finding {
  const those = (state: Seen) => [...seen].filter(([, one]) => one === state).map(([name]) => name);
  const [missing, unread] = [those('missing'), those('unread')];
  if (missing.length) return wrong(`缺少集合 ${missing.join('、')}`, DEPLOY);
  if (unread.length) return unknown(`没有读成 ${unread.join('、')}`);
  return fine(`${seen.size} 个集合都在`);
}

export async function checkCollections(): Promise<Check[]> {
  const seen = await lookAtAll(collections.map(({ name }) => name));
  return [{ id: 'collections', name: '数据库 · 集合', ...judge(seen) }];
}
