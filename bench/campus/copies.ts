/** A walked ticket as somebody else's: other people, another place, another time, everything else as it was written. */
import { createHash } from 'node:crypto';
import { isDate } from 'node:util/types';
import { ticketNumber } from '@xiuda/domain';
import type { Random } from '../../tests/support/random';
import { castFor, SPOTS, THINGS } from './cast';
import type { Pattern, Stored } from './patterns';

const DAY = 86_400_000;
/** Closed tickets are up to three years old, open ones up to a month. */
const AGE = { open: 30 * DAY, closed: 1_095 * DAY } as const;

const CLOSED = new Set(['completed', 'rated', 'rejected', 'cancelled']);

interface Change {
  readonly instead: ReadonlyMap<string, string>;
  /** Values of fields, wherever they stand. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** ms */
  readonly later: number;
}

const ROLE_AND_NUMBER = /^(\w+):(\w+)$/;

function changedText(text: string, { instead }: Change): string {
  const whole = instead.get(text);
  if (whole !== undefined) return whole;
  // Who has had a ticket: `worker:W3`.
  const [, role, number = ''] = ROLE_AND_NUMBER.exec(text) ?? [];
  const other = instead.get(number);
  return role !== undefined && other !== undefined ? `${role}:${other}` : text;
}

function changed(value: unknown, change: Change): unknown {
  if (typeof value === 'string') return changedText(value, change);
  // Instants may be of another realm: tests run in one of their own.
  if (isDate(value)) return new Date(value.getTime() + change.later);
  if (Array.isArray(value)) return value.map((one) => changed(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, change.fields[name] ?? changed(one, change)]),
  );
}

const idOf = (text: string): string => createHash('md5').update(text).digest('hex');

function fieldsFor(ticket: Stored, random: Random): Record<string, unknown> {
  // What is dangerous stays what it is, and one in fifty is where it was.
  const thing = ticket.danger === undefined ? random.oneOf(THINGS) : {};
  return { ...thing, ...(random.between(1, 50) > 1 && random.oneOf(SPOTS)) };
}

function changeFor({ ticket }: Pattern, at: number, now: number, random: Random): Change {
  const createdAt = ticket.createdAt as Date;
  const span = CLOSED.has(String(ticket.status)) ? AGE.closed : AGE.open;
  const later = now - random.between(60_000, span) - createdAt.getTime();
  const number = ticketNumber(createdAt.getTime() + later, at % 1_000_000);
  const id = idOf(`ticket ${at}`);
  const instead = castFor(random).set(ticket._id, id).set(String(ticket.number), number);
  return { instead, later, fields: fieldsFor(ticket, random) };
}

/** One in so many brings what is stored beside it. */
const WITH_COMMENTS = 10;
const WITH_MESSAGES = 16;
const WITH_STOCK = 10;

export type Copies = Record<'tickets' | 'comments' | 'inbox' | 'stock', object[]>;

const BESIDE = { comments: WITH_COMMENTS, inbox: WITH_MESSAGES, stock: WITH_STOCK } as const;
const COLLECTIONS = Object.keys(BESIDE) as (keyof typeof BESIDE)[];

/** Tickets `from` to `until` (exclusive) of a campus, each with what stands beside it. @param now ms */
export function copiesOf(
  patterns: readonly Pattern[],
  { from, until, now }: { readonly from: number; readonly until: number; readonly now: number },
  random: Random,
): Copies {
  const copies: Copies = { tickets: [], comments: [], inbox: [], stock: [] };
  for (let at = from; at < until; at++) {
    const pattern = random.oneOf(patterns);
    const change = changeFor(pattern, at, now, random);
    copies.tickets.push(changed(pattern.ticket, change) as object);
    for (const collection of COLLECTIONS.filter((name) => at % BESIDE[name] === 0)) {
      for (const one of pattern.beside[collection]) {
        const own = { _id: idOf(`${collection} ${at} ${one._id}`) };
        copies[collection].push({ ...(changed(one, change) as object), ...own });
      }
    }
  }
  return copies;
}
