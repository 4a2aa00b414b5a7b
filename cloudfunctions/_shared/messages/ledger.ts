import { AppError, hasRole, type LedgerRow, ledgerRow, parse, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import type { Operation } from '../resource';
import { messagesOfTicket, readUndelivered } from '../store/inbox';
import { decodeCursor, encodeCursor } from '../tickets/cursor';

const PAGE_SIZE = 20;
const STALE = '列表已过期，请刷新';

const INPUT = z.strictObject({
  /** Of this ticket everything; without one, what did not arrive anywhere. */
  ticketId: z.optional(text('工单', 1, 128)),
  cursor: z.optional(z.string(STALE).check(z.maxLength(300, STALE))),
});

interface Ledger {
  /** Newest first. */
  readonly rows: LedgerRow[];
  readonly nextCursor: string | null;
}

/** What was told to whom and what became of it: for admins. */
export const ledger: Operation<Ledger> = async (event, openid) => {
  const { ticketId, cursor } = parse(INPUT, event);
  const position = cursor === undefined ? undefined : decodeCursor(cursor);
  if (!hasRole(await loadActor(openid), 'admin')) throw new AppError('FORBIDDEN');
  if (ticketId !== undefined) {
    return { rows: (await messagesOfTicket(ticketId)).map(ledgerRow), nextCursor: null };
  }
  const found = await readUndelivered(PAGE_SIZE, position && { at: position.since, id: position.id });
  const page = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? page.at(-1) : undefined;
  return {
    rows: page.map(ledgerRow),
    nextCursor: last ? encodeCursor({ since: last.at, id: last._id }) : null,
  };
};
