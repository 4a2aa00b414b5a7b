/** Sends calls, some at the same time, and holds the answers against what the model predicts. */
import type { TicketView } from '@xiuda/domain';
import type { Answer, Wire } from '../support/cloud';
import type { StepData } from '../support/world';
import { differences, outcomeOf, outcomeSentence, wishSentence } from './answers';
import { judge } from './judge';
import { ask, astray, clock, type Room } from './room';
import type { Chance, Outcome, State, Wish } from './state';

/** Between `from` and `until` (ms) the step was taken, if it was. */
interface Sent {
  readonly wish: Wish;
  readonly answer: Answer<StepData>;
  readonly outcome: Outcome;
  readonly from: number;
  readonly until: number;
}

async function send(room: Room, wish: Wish): Promise<Sent> {
  const from = clock(room);
  const answer = await ask<StepData>(room, wish.who, `ticket-${wish.action}`, wish.event);
  return { wish, answer, outcome: outcomeOf(answer), from, until: clock(room) };
}

const NONE: Chance = { at: '', ticketId: '', number: '' };
const HOURS_8 = 8 * 60 * 60 * 1000;
const ISO_DAY = 10;

/** What the contract leaves to chance has its own rules: time, number, id. */
function chanceOf({ answer }: Sent): Chance {
  const ticket: Wire<TicketView> | undefined = answer.ok ? answer.data.ticket : undefined;
  return ticket ? { at: ticket.updatedAt, ticketId: ticket._id, number: ticket.number } : NONE;
}

function badChance(before: State, { from, until }: Sent, { at, ticketId, number }: Chance): string[] {
  const instant = Date.parse(at);
  const known = before.tickets.some((ticket) => ticket._id === ticketId);
  const day = new Date(instant + HOURS_8).toISOString().slice(0, ISO_DAY).replaceAll('-', '');
  const isNumber = new RegExp(`^BX${day}-\\d{6}$`).test(number);
  const isTaken = before.tickets.some((ticket) => ticket.number === number);
  return [
    ...(instant >= from && instant <= until ? [] : [`a step at ${at}, which was not then`]),
    ...(known || (isNumber && !isTaken) ? [] : [`${number} is no number for a new ticket`]),
  ];
}

/** Two answers of another kind need no list of their differences. */
function apart(seen: Outcome, expected: Outcome): string[] {
  const [is, mustBe] = [outcomeSentence(seen), outcomeSentence(expected)];
  return is === mustBe ? differences(seen, expected) : [`${is} instead of ${mustBe}`];
}

interface Judged {
  readonly next: State;
  readonly wrong: readonly string[];
}

/** The calls in this order, each against the world that the one before leaves. */
function inOrder(state: State, calls: readonly Sent[]): Judged {
  let next = state;
  const wrong: string[] = [];
  for (const sent of calls) {
    const { wish, outcome, from } = sent;
    const chance = chanceOf(sent);
    const verdict = judge(next, wish, chance, from);
    wrong.push(...apart(outcome, verdict.outcome).map((line) => `${wish.who} ${wish.action}: ${line}`));
    if (outcome.ok && !outcome.repeated) wrong.push(...badChance(next, sent, chance));
    next = verdict.next;
  }
  return { next, wrong };
}

function orders<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((one, at) => orders(all.filter((_, n) => n !== at)).map((rest) => [one, ...rest]));
}

function count({ tally }: Room, calls: readonly Sent[]): void {
  for (const { wish, outcome } of calls) {
    const key = `${wish.action} ${outcome.ok ? outcomeSentence(outcome) : outcome.code}`;
    tally.seen.set(key, (tally.seen.get(key) ?? 0) + 1);
  }
  if (calls.length < 2) return;
  tally.crowds++;
  const isWon = calls.some(({ outcome }) => outcome.ok && !outcome.repeated);
  if (isWon && calls.some(({ outcome }) => !outcome.ok && outcome.code === 'CONFLICT')) tally.lost++;
}

/** What came out of calls on one ticket must be what some order of them gives. */
function settleGroup(room: Room, calls: readonly Sent[]): void {
  const said = calls.map(
    ({ wish, outcome }) => `${wishSentence(room.state, wish)} → ${outcomeSentence(outcome)}`,
  );
  room.said.push(said.join('\n     meanwhile '));
  count(room, calls);
  const judged = orders(calls).map((order) => inOrder(room.state, order));
  const best = judged.reduce((a, b) => (b.wrong.length < a.wrong.length ? b : a));
  if (best.wrong.length) throw astray(room, best.wrong);
  room.state = best.next;
}

/** Sends everything at the same time; the calls of a group are on one ticket, and no two groups on the same. */
export async function settle(room: Room, groups: readonly (readonly Wish[])[]): Promise<void> {
  room.sent.push(...groups.flat());
  const sent = await Promise.all(groups.map((wishes) => Promise.all(wishes.map((wish) => send(room, wish)))));
  for (const calls of sent) settleGroup(room, calls);
}

/** What the world would be like if this wish came true now. */
export const imagined = (room: Room, state: State, wish: Wish): State => {
  const at = new Date(clock(room)).toISOString();
  return judge(state, wish, { at, ticketId: 'imagined', number: 'imagined' }, clock(room)).next;
};
