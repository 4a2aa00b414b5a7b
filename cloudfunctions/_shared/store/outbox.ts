/** Messages that wait on their ticket until they are delivered. Neither checks nor bumps the ticket's version. */
import { command, database } from '../sdk';

const tickets = () => database.collection('tickets');

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

/** Takes the messages of these versions out; what was written meanwhile stays, and stays due. */
export async function markDelivered(ticketId: string, versions: readonly number[]): Promise<void> {
  await tickets()
    .where({ _id: ticketId })
    .update({ data: { outbox: command.pull({ version: command.in(versions) }) } });
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
