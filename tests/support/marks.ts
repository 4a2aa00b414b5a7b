/** What stands on a ticket beside its state: it is not rebuilt from the timeline, and neither checks nor bumps the version. */
import type { Ticket, TicketState } from '@xiuda/domain';

const MARKS = ['outbox', 'outboxDueAt', 'outboxTries', 'openedAt', 'rank', 'urged', 'affected', 'reminded'];

/** The ticket as its timeline tells it. */
export const stateOf = (ticket: Ticket): TicketState =>
  Object.fromEntries(Object.entries(ticket).filter(([field]) => !MARKS.includes(field))) as never;
