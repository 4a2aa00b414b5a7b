import type { Catalog } from '@xiuda/domain';
import { call } from '../../../services/cloud';

const KEY = 'catalog';

let underWay: Promise<Catalog> | undefined;

async function ask(): Promise<Catalog> {
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

/**
 * Places, items and materials; kept in storage and sent again only when their version changed. Whoever asks while an answer is
 * on its way gets the same one.
 * @throws CloudError
 */
export function catalog(): Promise<Catalog> {
  underWay ??= ask().finally(() => {
    underWay = undefined;
  });
  return underWay;
}
