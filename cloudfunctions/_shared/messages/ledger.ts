import { AppError, hasRole, type LedgerRow, ledgerRow, parse, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import { CURSOR, newestPage } from '../paging';
import type { Operation } from '../resource';
import { messagesOfTicket, readUndelivered } from '../store/inbox';

const INPUT = z.strictObject({
  /** Of this ticket everything; without one, what did not arrive anywhere. */
  ticketId: z.optional(text('工单', 1, 128)),
  cursor: CURSOR,
});

interface Ledger {
  /** Newest first. */
  readonly rows: LedgerRow[];
  readonly nextCursor: string | null;
}

/** What was told to whom and what became of it: for admins. */
export const ledger: Operation<Ledger> = async (event, openid) => {
  const { ticketId, cursor } = parse(INPUT, event);
  if (!hasRole(await loadActor(openid), 'admin')) throw new AppError('FORBIDDEN');
  if (ticketId !== undefined) {
    return { rows: (await messagesOfTicket(ticketId)).map(ledgerRow), nextCursor: null };
  }
  const { page, nextCursor } = await newestPage(readUndelivered, cursor);
  return { rows: page.map(ledgerRow), nextCursor };
};
