/** What steps have put into a ticket's outbox. */
import type { Ticket } from '@xiuda/domain';

/** Addressees of everything that came between these two, in alphabetical order. */
export const messagesOf = (before: Ticket, after: Ticket): string[] =>
  after.outbox
    .slice(before.outbox.length)
    .map(({ to }) => to)
    .sort();
