import type { Catalog } from '@xiuda/domain';
import { call } from '../../../services/cloud';

const KEY = 'items-and-materials';
const PARTS = ['items', 'materials'] as const;

/** Earlier versions kept the whole catalog on the phone, every room in it. */
const OUTDATED = 'catalog';

/** Places are asked for one level at a time; see places.ts. */
export type KeptCatalog = Pick<Catalog, (typeof PARTS)[number] | 'version'>;

/** What this session has heard last. */
let latest: KeptCatalog | undefined;

let underWay: Promise<KeptCatalog> | undefined;

async function ask(): Promise<KeptCatalog> {
  wx.removeStorageSync(OUTDATED);
  const kept = (wx.getStorageSync(KEY) as KeptCatalog | '') || undefined;
  const answer = await call<KeptCatalog | { unchanged: true }>('catalog', {
    ...{ op: 'get', parts: PARTS },
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
 * Items and materials; kept in storage and sent again only when their version changed. Whoever asks while an answer is on its way
 * gets the same one.
 * @throws CloudError
 */
export function catalog(): Promise<KeptCatalog> {
  underWay ??= ask()
    .then((answer) => {
      latest = answer;
      return answer;
    })
    .finally(() => {
      underWay = undefined;
    });
  return underWay;
}

/** The items as they were offered last; asked for only where nobody has. @throws CloudError */
export const knownItems = async (): Promise<KeptCatalog['items']> => (latest ?? (await catalog())).items;
