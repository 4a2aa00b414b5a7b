/** Messages against the told column: those that wait in the outbox, or those that people read. */
import type { MessageView, StaffRole, Ticket } from '@xiuda/domain';
import { differences, plain } from './answers';
import { CAST_NAMES, type CastName, holderOf, isA, member, type OnDuty } from './cast';
import { ask, type Room } from './room';
import type { Fields, ModelTicket } from './state';

/** Does this rule reach whoever made the step? */
function isOwn(rule: string, by: string, { reporter }: ModelTicket): boolean {
  const holder = holderOf(rule.replace(/^staff:/, ''));
  return rule === 'reporter' ? reporter.openid === by : holder !== undefined && member(holder).openid === by;
}

const inOrder = (messages: readonly Fields[]): Fields[] =>
  [...messages].sort(
    (a, b) => Number(a.version) - Number(b.version) || (String(a.to) < String(b.to) ? -1 : 1),
  );

/** Where delivery is held back, everything that was ever told waits, nobody's own steps. */
export function wrongWaiting(ticket: ModelTicket, { outbox, outboxDueAt }: Ticket): string[] {
  const expected = ticket.told.flatMap(({ to, turn: _, ...one }) =>
    to.filter((rule) => !isOwn(rule, one.by, ticket)).map((rule) => ({ ...one, to: rule })),
  );
  // Somebody who has left the staff is recognised by openid only, and that when it is delivered.
  const isLeft = ({ to, by, version }: Ticket['outbox'][number]): boolean =>
    to !== 'reporter' && isOwn(to, by, ticket) && ticket.story[version - 1]?.by.staffNo === undefined;
  const waiting = outbox.filter((one) => !isLeft(one));
  return [
    ...differences(inOrder(waiting.map(plain)), inOrder(expected), 'messages'),
    ...(outbox.length === 0 || outboxDueAt !== undefined ? [] : ['messages that are never due']),
  ];
}

/** Where everything is delivered nothing waits. */
export const wrongLeft = ({ outbox, outboxDueAt }: Ticket): string[] =>
  outbox.length || outboxDueAt !== undefined ? [`${outbox.length} messages are not delivered`] : [];

/** Delivers what `notify` had no time for; the timer would, but it has other things to clear away as well. */
export async function deliverRest({ world, state }: Room): Promise<void> {
  const headers = { 'X-Emulator-Source': 'scf' };
  const left = state.tickets.map(({ _id }) => {
    const body = JSON.stringify({ ticketId: _id });
    return fetch(`${world.cloud.url}/invoke/notify`, { method: 'POST', headers, body });
  });
  await Promise.all(left);
}

const sentence = (number: string, action = 'notice', at: string, isTurn: boolean): string =>
  `${number} ${action} ${at}${isTurn ? ', their turn' : ''}`;

interface Listed {
  readonly messages: readonly MessageView[];
  readonly nextCursor: string | null;
}

/** Everything that somebody reads of the tickets of this run. */
async function read(room: Room, who: CastName): Promise<string[]> {
  const all: string[] = [];
  let cursor: string | null | undefined;
  for (;;) {
    const answer = await ask<Listed>(room, who, 'messages', { op: 'list', ...(cursor && { cursor }) });
    if (!answer.ok) throw new Error(`${who} cannot read messages: ${answer.error.code}`);
    const { messages, nextCursor } = answer.data;
    const ours = messages.filter(({ ticketId }) => room.state.tickets.some(({ _id }) => _id === ticketId));
    all.push(...ours.map(({ number, action, at, isTurn }) => sentence(number, action, at, isTurn)));
    // Those of earlier runs are older.
    if (!nextCursor || ours.length < messages.length) return all;
    cursor = nextCursor;
  }
}

/** Does this rule reach this person, while these are on the staff? */
function reaches(rule: string, { reporter }: ModelTicket, who: CastName, onDuty: OnDuty): boolean {
  if (rule === 'reporter') return member(who).openid === reporter.openid;
  if (rule.startsWith('role:')) return isA(onDuty, who, rule.slice('role:'.length) as StaffRole);
  return rule === `staff:${member(who).staffNo}` && onDuty.has(who);
}

/** The steps that somebody is told; where the roster changed since, a late message may have found another one. */
function expectedBy(room: Room, who: CastName, quantifier: 'every' | 'some'): string[] {
  return room.state.tickets.flatMap((ticket) =>
    ticket.told.flatMap(({ at, action, by, to, turn }) => {
      const since = room.rosters.filter(({ until }) => until >= Date.parse(at));
      const isReached = (rule: string) =>
        since[quantifier](({ onDuty }) => reaches(rule, ticket, who, onDuty));
      const rules = to.filter(isReached);
      if (!rules.length || by === member(who).openid) return [];
      return [sentence(ticket.number, action, at, turn !== undefined && rules.includes(turn))];
    }),
  );
}

/** Messages that somebody misses, and those that somebody got by mistake or twice. */
export async function wrongDelivered(room: Room): Promise<string[]> {
  const wrong = CAST_NAMES.map(async (who) => {
    const messages = await read(room, who);
    const may = new Set(expectedBy(room, who, 'some'));
    const missed = expectedBy(room, who, 'every').filter((one) => !messages.includes(one));
    const twice = messages.filter((one, n) => messages.indexOf(one) !== n);
    return [
      ...missed.map((one) => `${who} misses the message ${one}`),
      ...messages.filter((one) => !may.has(one)).map((one) => `${who} reads what is not theirs: ${one}`),
      ...twice.map((one) => `${who} reads twice: ${one}`),
    ];
  });
  return (await Promise.all(wrong)).flat();
}
