/** All pairs of transitions that share a status, both orders, at the same moment: one winner, the loser told who won. */
import { type ActionId, rebuild, type Ticket } from '@xiuda/domain';
import type { Answer } from '../support/cloud';
import { CALLED_IDS, STATUS_IDS, type Status, TRANSITIONS } from '../support/contract';
import { meet, WORKERS } from '../support/meeting';
import { person } from '../support/people';
import { afterwards, otherInput, type Rival, rivalsAt } from '../support/rivals';
import { ticketIn } from '../support/walk';
import { type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ workers: WORKERS, allowsDirectDispatch: true });
}, 60_000);
afterAll(() => w.stop());

interface Pair {
  readonly status: Status;
  /** On a dangerous ticket. */
  readonly danger: boolean;
  readonly winner: Rival;
  readonly loser: Rival;
}

const actionsOf = (rivals: readonly Rival[]) => [...new Set(rivals.map(({ action }) => action))];

/** Of several who may take a step another one each time. */
const oneOf = (rivals: readonly Rival[], action: ActionId, turn: number): Rival => {
  const doers = rivals.filter((one) => one.action === action);
  return doers[turn % doers.length] as Rival;
};

/** Each step with each other one, in both orders. */
function differentAt(rivals: readonly Rival[]): [Rival, Rival][] {
  const actions = actionsOf(rivals);
  return actions.flatMap((first, i) =>
    actions.flatMap((second, k): [Rival, Rival][] =>
      first === second ? [] : [[oneOf(rivals, first, i + k), oneOf(rivals, second, i + k + 1)]],
    ),
  );
}

/** Each step with itself, by everybody who may, and by the same person on another phone. */
const sameAt = (rivals: readonly Rival[]): [Rival, Rival][] =>
  rivals.flatMap((winner) =>
    rivals.flatMap((loser): [Rival, Rival][] => (winner.action === loser.action ? [[winner, loser]] : [])),
  );

function pairsAt(status: Status, danger: boolean): Pair[] {
  const rivals = rivalsAt(status, danger);
  const pairs = [...differentAt(rivals), ...sameAt(rivals)];
  // What is possible on every ticket meets on others.
  const isOwn = ({ action }: Rival): boolean => !danger || TRANSITIONS[action].only !== undefined;
  return pairs
    .filter(([winner, loser]) => isOwn(winner) || isOwn(loser))
    .map(([winner, loser]) => ({ status, danger, winner, loser }));
}

/** Everything that can meet, by where it meets. */
const PLACES = [false, true].flatMap((danger) =>
  STATUS_IDS.map((status) => ({
    title: `${status}${danger ? ' of a danger' : ''}`,
    pairs: pairsAt(status, danger),
  })).filter(({ pairs }) => pairs.length),
);

const wish = ({ who, action }: Rival, event: unknown) => ({
  openid: person(who).openid,
  name: `ticket-${action}`,
  event,
});

async function situation({ status, danger, loser, winner }: Pair) {
  const ticket = await ticketIn(w, status, { danger });
  const before = await w.stored(ticket._id);
  const lost = await w.event(loser.who, loser.action, ticket, otherInput(loser.action));
  const won = await w.event(winner.who, winner.action, ticket);
  return { before, lost, won, wishes: [wish(loser, lost), wish(winner, won)] as const };
}

interface Race {
  readonly before: Ticket;
  readonly stored: Ticket;
  readonly wonBy: unknown;
  readonly swift: Answer<StepData>;
  readonly held: Answer<StepData>;
  /** The same wish again on the page of today: refusals are not remembered, so it is judged anew. */
  readonly again: Answer<StepData>;
  readonly finally: number;
}

const nameOf = ({ status, danger, winner, loser }: Pair): string =>
  `${status}${danger ? ' of a danger' : ''}: ${winner.action} by ${winner.who} wins over ${loser.action} by ${loser.who}`;

const races = new Map<string, Race>();

async function run(pairs: readonly Pair[]): Promise<void> {
  const met = await meet<StepData, Awaited<ReturnType<typeof situation>>>(
    w.cloud,
    pairs.map((pair) => () => situation(pair)),
  );
  const seen = met.map(async ({ before, lost, won, held, swift }, at): Promise<void> => {
    const { loser } = pairs[at] as Pair;
    const stored = await w.stored(before._id);
    const event = { ...lost, version: stored.version };
    const again = await w.call<StepData>(loser.who, `ticket-${loser.action}`, event);
    const { version } = await w.stored(before._id);
    const race = { before, stored, wonBy: won.requestId, swift, held, again, finally: version };
    races.set(nameOf(pairs[at] as Pair), race);
  });
  await Promise.all(seen);
}

test('every step on an existing ticket meets another', () => {
  const actions = PLACES.flatMap(({ pairs }) => pairs).map(({ loser }) => loser.action);
  expect([...new Set(actions), 'submit'].sort()).toEqual([...CALLED_IDS].sort());
});

describe.each(PLACES)('at $title', ({ pairs }) => {
  beforeAll(() => run(pairs), 120_000);

  test.each(pairs.map((pair) => [nameOf(pair), pair] as const))('%s', (name, { status, winner, loser }) => {
    const race = races.get(name);
    if (!race) throw new Error('the race was not run');
    const { before, stored, swift, held, again } = race;
    expect(swift.ok ? swift.data.ticket.version : swift.error).toBe(before.version + 1);
    expect(swift).not.toHaveProperty('data.repeated');

    const [entry, ...more] = stored.timeline.slice(before.timeline.length);
    expect([entry?.requestId, more]).toEqual([race.wonBy, []]);
    expect(stored.timeline.slice(0, -1)).toEqual(before.timeline);
    expect(stored).toMatchObject(rebuild(stored._id, stored.timeline));

    expect(held).toMatchObject({
      ok: false,
      error: {
        code: 'CONFLICT',
        message: expect.stringContaining(winner.who === loser.who ? '你在别处' : person(winner.who).name),
        details: {
          action: winner.action,
          name: person(winner.who).name,
          role: winner.role,
          at: entry?.at.toISOString(),
        },
      },
    });

    const expected = afterwards(loser, winner, status);
    expect(again.ok ? 'ok' : again.error.code).toBe(expected);
    expect(race.finally).toBe(stored.version + (expected === 'ok' ? 1 : 0));
  });
});
