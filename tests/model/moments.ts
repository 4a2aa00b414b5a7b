/** What can happen in a run, as fast-check commands: random numbers that take their meaning from where the run is. */
import * as fc from 'fast-check';
import { CALLED_IDS, TRANSITIONS } from '../support/contract';
import { person } from './answers';
import { CAST_NAMES, member, STAFF_NAMES } from './cast';
import { type ListNumbers, lookAt, lookThrough } from './look';
import { changeRoster, clock, requestIn, type Room } from './room';
import { settle } from './settle';
import { type Spoil, SPOILS } from './spoil';
import type { State, Wish } from './state';
import {
  type Aim,
  type Attempt,
  type Change,
  goodFields,
  type GroupNumbers,
  groupOf,
  pickTicket,
} from './wishes';

const number = fc.nat({ max: 0xffff });
const somebody = fc.constantFrom(...CAST_NAMES);

const weighted = <T>(...weights: readonly (readonly [number, T])[]): fc.Arbitrary<T> =>
  fc.oneof(...weights.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

const SPOIL_WEIGHTS: Partial<Record<Spoil, number>> = { nothing: 26, 'an assignee who is involved': 3 };
const SPOIL_NAMES = Object.keys(SPOILS) as Spoil[];

const attempt: fc.Arbitrary<Attempt> = fc.record({
  ...{ ticket: number, pick: number, who: somebody, choice: number },
  aim: weighted<Aim>([14, 'allowed'], [2, 'allowed to others'], [2, 'not allowed now'], [2, 'anything']),
  action: fc.constantFrom(...CALLED_IDS),
  spoil: weighted(...SPOIL_NAMES.map((one) => [SPOIL_WEIGHTS[one] ?? 1, one] as const)),
});

const group: fc.Arbitrary<GroupNumbers> = fc.record({
  begin: weighted<GroupNumbers['begin']>([8, 'step'], [1, 'submit'], [1, 'again']),
  attempts: fc.oneof(
    { weight: 3, arbitrary: fc.array(attempt, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(attempt, { minLength: 2, maxLength: 3, size: 'max' }) },
  ),
  chained: weighted([3, false], [1, true]),
  again: weighted<Change | undefined>(
    ...([
      [12, undefined],
      [2, 'nothing'],
      [1, 'the input'],
      [1, 'the version'],
      [1, 'the ticket'],
    ] as const),
  ),
});

/** Mostly a view of a role that this person has. */
const list: fc.Arbitrary<ListNumbers> = fc
  .record({
    ...{ who: somebody, tab: number, choice: number },
    limit: fc.constantFrom(50, 50, 1, 2, 3),
    view: fc.constantFrom('reporter', 'preReviewer', 'reviewer', 'worker', 'admin', undefined, undefined),
  })
  .map(({ view, who, ...rest }) => {
    const own = member(who).roles;
    return { ...rest, who, view: view ?? own[rest.choice % own.length] ?? 'reporter' };
  });

type Command = fc.AsyncCommand<Room, Room>;

const command = (said: string, run: (room: Room) => Promise<void>): Command => ({
  check: () => true,
  run: (_, room) => run(room),
  toString: () => said,
});

/** The ticket that a call is about; a submission sent again is about the one that it made. */
function ticketOf({ tickets }: State, { who, action, event }: Wish): string {
  if (action !== 'submit') return String(event.ticketId);
  const isIt = tickets.find(
    ({ story: [first], reporter }) =>
      first?.requestId === event.requestId && reporter.openid === member(who).openid,
  );
  return isIt?._id ?? `of ${who} by ${String(event.requestId)}`;
}

/** As many things at the same time, each on a ticket of its own. */
const MOST_AT_ONCE = 6;

interface MomentNumbers {
  readonly groups: readonly GroupNumbers[];
  readonly look: Pick<Attempt, 'who' | 'choice'>;
}

/** Groups of calls on one ticket each, and somebody who looks at another one meanwhile. */
async function moment(room: Room, { groups, look }: MomentNumbers): Promise<void> {
  const busy = new Set<string>();
  const free = () => room.state.tickets.filter(({ _id }) => !busy.has(_id));
  const calls: Wish[][] = [];
  for (const numbers of groups) {
    const wishes = groupOf(room, numbers, free());
    const about = new Set(wishes.map((wish) => ticketOf(room.state, wish)));
    if ([...about].some((ticket) => busy.has(ticket))) continue;
    for (const ticket of about) busy.add(ticket);
    if (wishes.length) calls.push(wishes);
  }
  const { who, choice } = look;
  const looks = choice % 4 === 1 ? [lookAt(room, who, pickTicket({ tickets: free() }, choice >> 1))] : [];
  const done = await Promise.allSettled([settle(room, calls), ...looks]);
  for (const one of done) if (one.status === 'rejected') throw one.reason;
}

const busyMoment = fc
  .record<MomentNumbers>({
    groups: fc.array(group, { minLength: 1, maxLength: MOST_AT_ONCE, size: 'max' }),
    look: fc.record({ who: somebody, choice: number }),
  })
  .map((numbers) => command('people act', (room) => moment(room, numbers)));

const readers = fc.array(list, { minLength: 1, maxLength: 3, size: 'max' }).map((lists) =>
  command('people read lists', async (room) => {
    const done = await Promise.allSettled(lists.map((numbers) => lookThrough(room, numbers)));
    for (const one of done) if (one.status === 'rejected') throw one.reason;
  }),
);

const roster = fc.constantFrom(...STAFF_NAMES).map((who) =>
  command(`${who} leaves or comes back`, async (room) => {
    const onDuty = new Set(room.state.onDuty);
    const active = !onDuty.delete(who);
    if (active) onDuty.add(who);
    await room.world.cloud.change('staff', member(who).staffNo ?? '', { active });
    changeRoster(room, onDuty);
    room.said.push(`${person(who)} ${active ? 'comes back to' : 'leaves'} the staff`);
  }),
);

const DAY_MS = 24 * 60 * 60 * 1000;

/** After 16 days it is too late to rate, after 31 to have it repaired again: whoever has not done it tries. */
const days = fc.record({ passed: fc.constantFrom(1, 16, 31), choice: number }).map(({ passed, choice }) =>
  command(`${passed} days pass`, async (room) => {
    room.offset += passed * DAY_MS;
    room.said.push(`${passed} days pass`);
    const action = choice % 2 ? 'rate' : 'reopen';
    const late = room.state.tickets.filter(({ status }) => TRANSITIONS[action].from.includes(status));
    const ticket = late[choice % Math.max(1, late.length)];
    const who = CAST_NAMES.find((one) => member(one).openid === ticket?.reporter.openid);
    if (!ticket || !who) return;
    const envelope = { ticketId: ticket._id, version: ticket.story.length, requestId: requestIn(room) };
    const fields = goodFields(action, { state: room.state, now: clock(room), ticket, who, choice });
    await settle(room, [[{ who, action, event: { ...envelope, ...fields } }]]);
  }),
);

/** Most things in one run, and how often a failed run is tried smaller. */
const MOST_MOMENTS = 40;
const MOST_SHRINKS = 60;

const times = (often: number, what: fc.Arbitrary<Command>) => Array.from({ length: often }, () => what);

export const moments: fc.Arbitrary<Iterable<Command>> = fc.limitShrink(
  fc.noBias(
    fc.commands([...times(20, busyMoment), ...times(3, readers), roster, days], {
      maxCommands: MOST_MOMENTS,
      size: 'max',
    }),
  ),
  MOST_SHRINKS,
);
