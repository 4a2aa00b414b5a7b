/** Messages that wait on their ticket until they are delivered. Neither checks nor bumps the ticket's version. */
import type { NoticeEntry, OutboxEntry } from '@xiuda/domain';
import { command, type Data, database } from '../sdk';

const tickets = () => database.collection('tickets');

/** What a notice changes of its ticket, to be written together with what causes it. */
export const notices = (entries: readonly NoticeEntry[]): Data => {
  const [first] = entries;
  return first ? { outbox: command.push(entries), outboxDueAt: command.set(first.at) } : {};
};

/** Ids of tickets whose messages are due, longest first. */
export async function dueTickets(now: Date, limit: number): Promise<string[]> {
  const { data } = await tickets()
    .where({ outboxDueAt: command.lte(now) })
    .orderBy('outboxDueAt', 'asc')
    .limit(limit)
    .field({ _id: true })
    .get();
  return (data as { _id: string }[]).map(({ _id }) => _id);
}

/**
 * What these entries have in common with no other: a step or a notice is written with all of its entries at once. A notice of the
 * same version is none of the step's.
 */
function delivered(entries: readonly OutboxEntry[]): Data[] {
  const versions = entries.flatMap((entry) => (entry.notice ? [] : entry.version));
  const notices = entries.flatMap(({ notice }) => notice?.id ?? []);
  return [
    ...(versions.length ? [{ action: command.exists(true), version: command.in(versions) }] : []),
    ...(notices.length ? [{ 'notice.id': command.in(notices) }] : []),
  ];
}

/** Takes these messages out; what was written meanwhile stays, and stays due. */
export async function markDelivered(ticketId: string, entries: readonly OutboxEntry[]): Promise<void> {
  for (const gone of delivered(entries)) {
    await tickets()
      .where({ _id: ticketId })
      .update({ data: { outbox: command.pull(gone) } });
  }
  await tickets()
    .where({ _id: ticketId, outbox: [] })
    .update({ data: { outboxDueAt: command.remove(), outboxTries: command.remove() } });
}

/** Delivery failed: it is tried again then. */
export async function postpone(ticketId: string, until: Date): Promise<void> {
  await tickets()
    .where({ _id: ticketId })
    .update({ data: { outboxDueAt: command.set(until), outboxTries: command.inc(1) } });
}
