/** Delivers what waits in a ticket's outbox. May run at the same time as itself: every message is stored under its own id. */
import {
  type AddresseeRule,
  inboxMessage,
  type OutboxEntry,
  type StaffRole,
  type Ticket,
} from '@xiuda/domain';
import { messageId } from './digest';
import { addMessage } from './store/inbox';
import { markDelivered, postpone } from './store/outbox';
import { staffByNumber, staffOfRole } from './store/people';
import { findTicket } from './store/tickets';

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 6 * 60;

/** openids behind a rule; somebody who has left or never bound is not there. */
async function peopleBehind(rule: AddresseeRule, ticket: Ticket): Promise<string[]> {
  if (rule === 'reporter') return [ticket.reporter.openid];
  const [kind, name = ''] = rule.split(/:(.*)/s);
  const rows = kind === 'role' ? await staffOfRole(name as StaffRole) : [await staffByNumber(name)];
  return rows.flatMap((row) => (row?.active && row.openid !== undefined ? [row.openid] : []));
}

async function deliverEntry(ticket: Ticket, entry: OutboxEntry): Promise<void> {
  const people = await peopleBehind(entry.to, ticket);
  const others = people.filter((openid) => openid !== entry.by);
  await Promise.all(
    others.map((openid) =>
      addMessage({
        _id: messageId(ticket._id, entry.version, openid),
        ...inboxMessage(ticket, entry, openid),
      }),
    ),
  );
}

/** 1, 2, 4 … minutes, six hours at most. */
const backoff = (tries: number): number => Math.min(2 ** tries, LONGEST_MINUTES) * MINUTE_MS;

/**
 * @returns how many entries were delivered
 * @throws what went wrong, once it is noted when to try again
 */
export async function deliver(ticketId: string): Promise<number> {
  const ticket = await findTicket(ticketId);
  if (!ticket?.outboxDueAt) return 0;
  try {
    await Promise.all(ticket.outbox.map((entry) => deliverEntry(ticket, entry)));
    await markDelivered(
      ticketId,
      ticket.outbox.map(({ version }) => version),
    );
  } catch (error) {
    await postpone(ticketId, new Date(Date.now() + backoff(ticket.outboxTries ?? 0)));
    throw error;
  }
  return ticket.outbox.length;
}
