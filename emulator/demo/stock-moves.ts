/** What the store room's keeper has written down, beside what repairs have used: by the function that the page calls. */
import type { StockMove } from '@xiuda/domain';
import { call, type SeedTarget } from './calls';
import { STAFF } from './people';

interface Move {
  readonly materialId: string;
  readonly kind: StockMove;
  readonly quantity: number;
  readonly reason: string;
  readonly daysAgo: number;
}

const MOVES: readonly Move[] = [
  { materialId: 'led-tube-t8-9w', kind: 'in', quantity: 20, reason: '采购到货', daysAgo: 12 },
  { materialId: 'ptfe-tape', kind: 'in', quantity: 50, reason: '采购到货', daysAgo: 12 },
  { materialId: 'glass-5mm', kind: 'out', quantity: 1, reason: '搬运时碎了', daysAgo: 6 },
  { materialId: 'hose-60', kind: 'correct', quantity: 43, reason: '月中盘点', daysAgo: 3 },
];

const DAY_MS = 24 * 60 * 60_000;

export async function playStockMoves(cloud: SeedTarget, now: number): Promise<void> {
  for (const { daysAgo, ...move } of MOVES) {
    const event = { op: 'moveStock', ...move, requestId: `demo-stock-${move.materialId}` };
    await call(cloud, 'admin-catalog', event, { openid: STAFF.zhou.openid, now: now - daysAgo * DAY_MS });
  }
}
