/** The form of a movement: what it asks for, by its kind. */
import { STOCK_KINDS, STOCK_MOVES, type StockMove } from '@xiuda/domain';
import type { StripTab } from '../../../components/tab-strip/tab-strip';

export const MOVE_TABS: readonly StripTab[] = STOCK_MOVES.map((id) => ({
  ...{ id, label: STOCK_KINDS[id], count: 0 },
}));

interface MoveWords {
  readonly quantity: string;
  readonly hint: string;
  readonly reasonHint: string;
}

export const MOVE_WORDS: Record<StockMove, MoveWords> = {
  in: { quantity: '入库数量', hint: '这次进了多少', reasonHint: '选填，如 采购到货' },
  out: { quantity: '出库数量', hint: '这次出了多少', reasonHint: '如 报损、调拨' },
  correct: { quantity: '实有数量', hint: '点下来一共有多少', reasonHint: '如 月底盘点' },
};

export const kindOf = (kind: string | undefined): StockMove =>
  STOCK_MOVES.find((one) => one === kind) ?? 'in';

/** What is wrong with a number before it is sent; empty where nothing is. */
export function quantityError(kind: StockMove, typed: string): string {
  const least = kind === 'correct' ? 0 : 1;
  const isRight = /^\d{1,6}$/.test(typed.trim()) && Number(typed) >= least;
  return isRight ? '' : `数量请填 ${least} 到 999999 的整数`;
}
