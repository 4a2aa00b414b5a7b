/** All pairs of transitions that share a status, both orders, at the same moment: one winner, the loser told who won. */
import { rebuild, type Ticket } from '@xiuda/domain';
import type { Answer } from '../support/cloud';
import { CALLED_IDS, STATUS_IDS, type Status } from '../support/contract';
import { meet, WORKERS } from '../support/meeting';
import { person } from '../support/people';
import { afterwards, otherInput, type Rival, rivalsAt } from '../support/rivals';
import { ticketIn } from '../support/walk';
import { type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ workers: WORKERS });
}, 60_000);
afterAll(() => w.stop());

interface Pair {
  readonly status: Status;
  readonly winner: Rival;
  readonly loser: Rival;
}

/** Each with each, in both orders, and each with the same step by the same person on another phone. */
const pairsAt = (status: Status): Pair[] =>
  rivalsAt(status).flatMap((winner) => rivalsAt(status).map((loser) => ({ status, winner, loser })));

const STATUSES = STATUS_IDS.filter((status) => rivalsAt(status).length);

const wish = ({ who, action }: Rival, event: unknown) => ({
  openid: person(who).openid,
  name: `ticket-${action}`,
  event,
});

async function situation({ status, loser, winner }: Pair) {
  const ticket = await ticketIn(w, status);
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

const nameOf = ({ status, winner, loser }: Pair): string =>
  `${status}: ${winner.action} by ${winner.who} wins over ${loser.action} by ${loser.who}`;

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
  const actions = STATUSES.flatMap(pairsAt).map(({ loser }) => loser.action);
  expect([...new Set(actions), 'submit', 'direct-dispatch'].sort()).toEqual([...CALLED_IDS].sort());
});

describe.each(STATUSES)('at %s', (status) => {
  beforeAll(() => run(pairsAt(status)), 120_000);

  test.each(pairsAt(status).map((pair) => [nameOf(pair), pair] as const))('%s', (name, { winner, loser }) => {
    const race = races.get(name);
    if (!race) throw new Error('the race was not run');
    const { before, stored, swift, held, again } = race;
    expect(swift).toMatchObject({ ok: true, data: { ticket: { version: before.version + 1 } } });
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
