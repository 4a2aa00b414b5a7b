import type { Catalog } from '@xiuda/domain';
import { call } from './cloud';

const KEY = 'catalog';

/** Places, items and materials; kept in storage and sent again only when their version changed. */
export async function catalog(): Promise<Catalog> {
  const kept = (wx.getStorageSync(KEY) as Catalog | '') || undefined;
  const answer = await call<Catalog | { unchanged: true }>('catalog', {
    op: 'get',
    ...(kept && { knownVersion: kept.version }),
  });
  if (!('unchanged' in answer)) {
    wx.setStorageSync(KEY, answer);
    return answer;
  }
  if (!kept) throw new Error('the catalog is unchanged, yet none was kept');
  return kept;
}
