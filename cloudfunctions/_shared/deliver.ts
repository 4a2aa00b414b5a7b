/** Delivers what waits in a ticket's outbox. May run at the same time as itself: every message is stored under its own id. */
import {
  type AddresseeRule,
  inboxMessage,
  momentOf,
  type OutboxEntry,
  ownerRules,
  type Recipient,
  type Settings,
  type StaffRole,
  type Ticket,
} from '@xiuda/domain';
import { messageId } from './digest';
import { push } from './push';
import { allTried } from './settled';
import { addMessage } from './store/inbox';
import { markDelivered, postpone } from './store/outbox';
import { staffByNumber, staffOfRole } from './store/people';
import { readSettings } from './store/settings';
import { findTicket } from './store/tickets';

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 6 * 60;

/** People behind a rule; somebody who has left or never bound is not there. */
async function peopleBehind(rule: AddresseeRule, ticket: Ticket): Promise<Recipient[]> {
  if (rule === 'reporter') return [ticket.reporter];
  const [kind, name = ''] = rule.split(/:(.*)/s);
  const rows = kind === 'role' ? await staffOfRole(name as StaffRole) : [await staffByNumber(name)];
  return rows.flatMap((row) =>
    row?.active && row.openid !== undefined ? [{ openid: row.openid, name: row.name }] : [],
  );
}

type MessageSettings = Settings['messages'];

/** Is this person told of this version for the first time in this run? Somebody may stand behind several rules of one step. */
type IsFirst = (version: number, openid: string) => boolean;

function firstTold(): IsFirst {
  const told = new Set<string>();
  return (version, openid) => {
    const key = `${version} ${openid}`;
    return !told.has(key) && told.add(key).has(key);
  };
}

async function deliverEntry(
  ticket: Ticket,
  entry: OutboxEntry,
  settings: MessageSettings,
  isFirst: IsFirst,
): Promise<void> {
  const people = await peopleBehind(entry.to, ticket);
  const others = people.filter(({ openid }) => openid !== entry.by && isFirst(entry.version, openid));
  const moment = momentOf(ticket, entry.version);
  const tries = others.map(async (person) => {
    const message = {
      _id: messageId(ticket._id, entry.version, person.openid),
      ...inboxMessage(entry, moment, person, (key) => settings.templates[key] !== undefined),
    };
    await push(message, await addMessage(message), moment.after, settings);
  });
  await allTried(tries);
}

const tellsTurn = (ticket: Ticket, { to, version }: OutboxEntry): boolean =>
  ownerRules(momentOf(ticket, version).after).includes(to);

/** Of two messages about one step to one person, a worker who reported it, the first is kept: the one that it is their turn. */
async function deliverAll(ticket: Ticket, settings: MessageSettings): Promise<void> {
  const isFirst = firstTold();
  const wave = (isTurn: boolean) =>
    allTried(
      ticket.outbox
        .filter((entry) => tellsTurn(ticket, entry) === isTurn)
        .map((entry) => deliverEntry(ticket, entry, settings, isFirst)),
    );
  const turns = wave(true);
  const others = () => wave(false);
  await allTried([turns, turns.then(others, others)]);
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
