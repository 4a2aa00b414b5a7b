/**
 * The store of tickets. One function here changes a ticket, compare-and-set on `_id` and `version`; another, the only rewrite there
 * is, takes a person out of it.
 */
import {
  baseRank,
  keepsTurn,
  type OutboxEntry,
  rankOf,
  type Rewritten,
  type Ticket,
  type TicketState,
  type TimelineEntry,
} from '@xiuda/domain';
import { command, type Data, database, isDuplicateKey, type Transaction } from '../sdk';
import { inTransaction } from './transaction';

const tickets = () => database.collection('tickets');

export async function findTicket(ticketId: string): Promise<Ticket | undefined> {
  const { data } = await tickets().doc(ticketId).get();
  return (data as Ticket | null) ?? undefined;
}

/** Lists that only grow are pushed to, never written whole. */
const GROWING = new Set(['timeline', 'outbox']);

/** What delivery changes beside a step. */
const DELIVERY = new Set(['outboxDueAt', 'outboxTries', 'openedAt', 'reminded']);

/** Whole values through `set`, removal through `remove`: a plain nested object would be merged into the stored one. */
function changedFields(before: Ticket, after: TicketState): Data {
  const data: Data = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof TicketState>) {
    if (GROWING.has(field) || before[field] === after[field] || DELIVERY.has(field)) continue;
    data[field] = after[field] === undefined ? command.remove() : command.set(after[field]);
  }
  return data;
}

/** What a step writes besides the ticket's own fields. */
export interface StepWrite {
  readonly entry: TimelineEntry;
  readonly messages: readonly OutboxEntry[];
}

const due = ({ entry, messages }: StepWrite): Data =>
  messages.length ? { outbox: command.push(messages), outboxDueAt: command.set(entry.at) } : {};

const opened = (after: TicketState, { entry }: StepWrite): Data =>
  keepsTurn(after, entry) ? { openedAt: command.set(entry.at) } : {};

/**
 * Who has it next has not been urged yet. Otherwise only what the item says can change a rank, and that by its difference: somebody
 * may urge at the same moment.
 */
function ranked(before: Ticket, after: TicketState): Data {
  if (after.since !== before.since) return { rank: command.set(baseRank(after)), urged: command.remove() };
  const difference = baseRank(after) - baseRank(before);
  return difference ? { rank: command.inc(difference) } : {};
}
/** A new stage has a clock of its own, and nobody has been reminded of it. Whoever reminds meanwhile sees that the version has changed. */
const unreminded = (before: Ticket, after: TicketState): Data =>
  after.stageSince === before.stageSince ? {} : { reminded: command.remove() };

/** An undefined version would silently drop the condition (seen with 4.0.2). */
function versionOf({ _id, version }: Ticket): number {
  if (!Number.isInteger(version)) throw new Error(`ticket ${_id} has no version`);
  return version;
}

const stepData = (before: Ticket, after: TicketState, write: StepWrite): Data => ({
  ...changedFields(before, after),
  timeline: command.push([write.entry]),
  ...due(write),
  ...opened(after, write),
  ...ranked(before, after),
  ...unreminded(before, after),
});

/** The same step with something else beside the ticket: in one transaction, which reads everything before it writes. */
function changeWithin(
  before: Ticket,
  data: Data,
  along: (transaction: Transaction) => Promise<void>,
): Promise<boolean> {
  const version = versionOf(before);
  return inTransaction(async (transaction) => {
    const document = transaction.collection('tickets').doc(before._id);
    const stored = (await document.get()).data as Ticket | null;
    if (stored?.version !== version) return false;
    await along(transaction);
    await document.update({ data });
    return true;
  });
}

/**
 * Writes one step if nobody was faster: state, version, timeline entry and messages in one conditional update.
 * @param along what the step changes beside the ticket, all or nothing; it reads before it writes
 * @returns false where the stored version is no longer `before.version`; nothing was written then
 * @throws whatever `along` refuses; nothing was written then
 */
export async function changeTicket(
  before: Ticket,
  after: TicketState,
  write: StepWrite,
  along?: (transaction: Transaction) => Promise<void>,
): Promise<boolean> {
  const data = stepData(before, after, write);
  if (along) return changeWithin(before, data, along);
  const { stats } = await tickets()
    .where({ _id: before._id, version: versionOf(before) })
    .update({ data });
  return stats.updated === 1;
}

/** Whose turn it is has looked at the ticket. A mark of delivery: it neither checks nor bumps the version. */
export async function markOpened({ _id, since }: Pick<Ticket, '_id' | 'since'>, at: Date): Promise<void> {
  await tickets()
    .where({ _id, since })
    .update({ data: { openedAt: command.set(at) } });
}

/**
 * Writes a ticket without one of its people, if no step came in between. The version stays: whoever has the ticket open may go on.
 * Messages come and go without a new version, so their number and when they are due are part of the condition.
 * @returns false where the ticket has changed, or was rewritten already; nothing was written then
 */
export async function rewriteTicket(before: Ticket, after: Rewritten): Promise<boolean> {
  const data = Object.fromEntries(Object.entries(after).map(([field, value]) => [field, command.set(value)]));
  const { outbox, outboxDueAt = command.exists(false) } = before;
  const { stats } = await tickets()
    .where({ _id: before._id, version: versionOf(before), outbox: command.size(outbox.length), outboxDueAt })
    .update({ data });
  return stats.updated === 1;
}

/** @returns false where the id or the number is taken already */
export async function insertTicket(ticket: TicketState, { entry, messages }: StepWrite): Promise<boolean> {
  const stored: Ticket = {
    ...ticket,
    rank: rankOf(ticket),
    outbox: messages,
    ...(messages.length && { outboxDueAt: entry.at }),
  };
  try {
    await tickets().add({ data: { ...stored } });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
