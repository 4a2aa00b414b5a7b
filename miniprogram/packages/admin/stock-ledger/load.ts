/** What came into the store room and went out, as the page shows it. */
import { absoluteTime, STOCK_KINDS, type StockRow, yuan } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import type { Wire } from '../../../services/wire';

export interface ShownRow {
  readonly id: string;
  /** Empty: it leads nowhere. */
  readonly ticketId: string;
  readonly name: string;
  /** `维修领用 · 陈志强`. */
  readonly what: string;
  /** `+20 个`, `-2 个`. */
  readonly delta: string;
  readonly isIn: boolean;
  /** `昨天 16:20 · BX20261121-004217 · ¥25.00`. */
  readonly more: string;
}

const signed = (delta: number): string => (delta > 0 ? `+${delta}` : `${delta}`);

function shown(row: Wire<StockRow>, now: number): ShownRow {
  const { kind, delta, unit, by, at, reason, number, money } = row;
  const cost = money === undefined ? '' : yuan(money);
  return {
    ...{ id: row._id, ticketId: row.ticketId ?? '', name: row.name },
    what: `${STOCK_KINDS[kind]} · ${by.name}`,
    delta: `${signed(delta)} ${unit}`,
    isIn: delta > 0,
    more: [absoluteTime(at, now), reason, number, cost].filter(Boolean).join(' · '),
  };
}

/**
 * @param materialId empty: of everything
 * @param cursor where the page before ended; empty for the first
 * @throws CloudError
 */
export async function loadLedger(materialId: string, cursor: string) {
  const wanted = { ...(materialId && { materialId }), ...(cursor && { cursor }) };
  const { rows, nextCursor } = await call<{ rows: Wire<StockRow>[]; nextCursor: string | null }>(
    'admin-catalog',
    { op: 'ledger', ...wanted },
  );
  const now = Date.now();
  return { rows: rows.map((row) => shown(row, now)), cursor: nextCursor ?? '' };
}
