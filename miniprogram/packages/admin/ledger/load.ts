/** What became of messages, as the page shows it. */
import { absoluteTime, type Delivery, type LedgerRow, ROLES } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import type { Wire } from '../../../services/wire';

export interface ShownRow {
  readonly id: string;
  readonly ticketId: string;
  /** `陈志强 · 维修工`. */
  readonly who: string;
  /** `等你接单 · BX20261122-004217`. */
  readonly what: string;
  readonly when: string;
  /** `没有送到`, `微信已送达`. */
  readonly state: string;
  /** Why, or when it was read. */
  readonly more: string;
  readonly tone: 'done' | 'waiting' | 'ended';
}

const STATES: Record<Delivery, Pick<ShownRow, 'state' | 'tone'>> = {
  queued: { state: '正在发送', tone: 'waiting' },
  sent: { state: '微信已送达', tone: 'done' },
  refused: { state: '微信没有送到', tone: 'waiting' },
  told: { state: '只在小程序里', tone: 'ended' },
};

function shown(row: Wire<LedgerRow>, now: number): ShownRow {
  const { why = '', readAt } = row;
  const read = readAt ? `${absoluteTime(readAt, now)} 看过` : '';
  return {
    id: row._id,
    ticketId: row.ticketId,
    who: `${row.name} · ${ROLES[row.role].label}`,
    what: `${row.title} · ${row.number}`,
    when: absoluteTime(row.at, now),
    ...(row.isRead ? ({ state: '已看', tone: 'done' } as const) : STATES[row.delivery]),
    more: [why, read].filter(Boolean).join('；'),
  };
}

/**
 * @param ticketId of this ticket everything; empty: what did not reach anybody
 * @param cursor where the page before ended; empty for the first
 * @throws CloudError
 */
export async function loadLedger(ticketId: string, cursor: string) {
  const wanted = { ...(ticketId && { ticketId }), ...(cursor && { cursor }) };
  const { rows, nextCursor } = await call<{ rows: Wire<LedgerRow>[]; nextCursor: string | null }>(
    'messages',
    { op: 'ledger', ...wanted },
  );
  const now = Date.now();
  return { rows: rows.map((row) => shown(row, now)), cursor: nextCursor ?? '' };
}
