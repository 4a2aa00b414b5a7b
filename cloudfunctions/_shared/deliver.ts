/** Delivers what waits in a ticket's outbox. May run at the same time as itself: every message is stored under its own id. */
import {
  inboxMessage,
  isToldOf,
  momentOf,
  type OutboxEntry,
  type Settings,
  type Ticket,
  tellsTurn,
} from '@xiuda/domain';
import { messageId, noticeMessageId } from './digest';
import { push } from './push';
import { peopleBehind } from './recipients';
import { allTried } from './settled';
import { addMessage } from './store/inbox';
import { markDelivered, postpone } from './store/outbox';
import { readSettings } from './store/settings';
import { findTicket } from './store/tickets';

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 6 * 60;

type MessageSettings = Settings['messages'];

const idOf = (ticket: Ticket, { notice, version }: OutboxEntry, openid: string): string =>
  notice ? noticeMessageId(notice.id, openid) : messageId(ticket._id, version, openid);

/** Is this message the first of its id in this run? Somebody may stand behind several rules of one step or notice. */
type IsFirst = (messageId: string) => boolean;

function firstTold(): IsFirst {
  const told = new Set<string>();
  return (id) => !told.has(id) && told.add(id).has(id);
}

async function deliverEntry(
  ticket: Ticket,
  entry: OutboxEntry,
  settings: MessageSettings,
  isFirst: IsFirst,
): Promise<void> {
  const moment = momentOf(ticket, entry.version);
  const people = await peopleBehind(entry.to, ticket, moment);
  const others = people.filter(
    ({ openid }) => isToldOf(entry, ticket, openid) && isFirst(idOf(ticket, entry, openid)),
  );
  const tries = others.map(async (person) => {
    const message = {
      _id: idOf(ticket, entry, person.openid),
      ...inboxMessage(entry, moment, person, (key) => settings.templates[key] !== undefined),
    };
    await push(message, await addMessage(message), moment.after, settings);
  });
  await allTried(tries);
}

/** Who is asked to act, who is on the ticket, who follows it. */
const waveOf = (ticket: Ticket, entry: OutboxEntry): number => {
  if (entry.to === 'followers') return 2;
  return tellsTurn(entry, momentOf(ticket, entry.version)) ? 0 : 1;
};

const WAVES = [0, 1, 2];

/** Of two messages about one step or notice to one person, a worker who reported it, the first is kept: the one that it is their turn. */
async function deliverAll(ticket: Ticket, settings: MessageSettings): Promise<void> {
  const isFirst = firstTold();
  let before: Promise<unknown> = Promise.resolve();
  const waves = WAVES.map((wave) => {
    const entries = ticket.outbox.filter((entry) => waveOf(ticket, entry) === wave);
    const deliverWave = () =>
      allTried(entries.map((entry) => deliverEntry(ticket, entry, settings, isFirst)));
    const delivered = before.then(deliverWave, deliverWave);
    before = delivered;
    return delivered;
  });
  await allTried(waves);
}

/** 1, 2, 4 … minutes, six hours at most. */
const backoff = (tries: number): number => Math.min(2 ** tries, LONGEST_MINUTES) * MINUTE_MS;

/**
 * @returns how many entries were delivered
 * @throws what went wrong, once it is noted when to try again
 */
export async function deliver(ticketId: string): Promise<number> {
  const [ticket, settings] = await Promise.all([findTicket(ticketId), readSettings('messages')]);
  if (!ticket?.outboxDueAt) return 0;
  try {
    await deliverAll(ticket, settings);
    await markDelivered(ticketId, ticket.outbox);
  } catch (error) {
    await postpone(ticketId, new Date(Date.now() + backoff(ticket.outboxTries ?? 0)));
    throw error;
  }
  return ticket.outbox.length;
}
