/** tickets · list: every view and tab holds exactly its tickets, in its order, with counts for queues. */
import type { Role } from '@xiuda/domain';
import type { Wire } from '../support/cloud';
import { BY_TIME, STATUS_IDS, type Status, QUEUES, TABS, TRANSITION_IDS } from '../support/contract';
import { PEOPLE, person, type PersonName } from '../support/people';
import { hasReviewer, hasWorker, NAMES, verdict } from '../support/standing';
import { ticketIn } from '../support/walk';
import { type Fields, type ListData, type World, world } from '../support/world';

let w: World;
/** Two tickets per status, in the order in which they reached it. */
const tickets: { id: string; status: Status; since: string }[] = [];

beforeAll(async () => {
  w = await world();
  for (let round = 0; round < 2; round++) {
    const made = await Promise.all(STATUS_IDS.map((status) => ticketIn(w, status, { detour: true })));
    for (const { _id, status, since } of made) tickets.push({ id: _id, status: status as Status, since });
  }
}, 60_000);
afterAll(() => w.stop());

/** On a page, where nothing else is asked for. */
const USUAL = 20;

const list = (who: PersonName, view: unknown, more: Fields = {}) =>
  w.call<ListData>(who, 'tickets', { op: 'list', view, ...more });

async function page(who: PersonName, view: Role, more: Fields = {}): Promise<Wire<ListData>> {
  const answer = await list(who, view, more);
  if (!answer.ok) throw new Error(`${who} ${view}: ${JSON.stringify(answer.error)}`);
  return answer.data;
}

const isFinal = (status: Status) => ['completed', 'rated', 'rejected', 'cancelled'].includes(status);

/** Statuses of the tickets that belong to somebody in a view's tab; the tickets all took the detour. */
function statusesIn(who: PersonName, view: Role, tab: string): Status[] {
  // All of them are new.
  if (BY_TIME.includes(tab)) return [];
  // What may be taken is every worker's.
  if (view === 'worker' && tab === 'pool') return ['pooled'];
  const inTab = (status: Status) => TABS[view][tab]?.includes(status) ?? true;
  const mine: Partial<Record<PersonName, (status: Status) => boolean>> = {
    reporter: () => true,
    preReviewer: () => true,
    otherPreReviewer: () => tab === 'pending',
    severalRoles: () => view === 'preReviewer' && tab === 'pending',
    reviewer: (status) => hasReviewer(status) && isFinal(status) === (tab === 'done'),
    worker: (status) => hasWorker(status) && isFinal(status) === (tab === 'done'),
    pastReviewer: () => tab === 'done',
    pastWorker: () => tab === 'done',
    admin: () => true,
  };
  return STATUS_IDS.filter((status) => inTab(status) && (mine[who]?.(status) ?? false));
}

const VIEWS: [PersonName, Role][] = [
  ['reporter', 'reporter'],
  ['otherReporter', 'reporter'],
  ['worker', 'reporter'],
  ['preReviewer', 'preReviewer'],
  ['otherPreReviewer', 'preReviewer'],
  ['severalRoles', 'preReviewer'],
  ['severalRoles', 'reviewer'],
  ['severalRoles', 'worker'],
  ['reviewer', 'reviewer'],
  ['pastReviewer', 'reviewer'],
  ['otherReviewer', 'reviewer'],
  ['worker', 'worker'],
  ['pastWorker', 'worker'],
  ['otherWorker', 'worker'],
  ['admin', 'admin'],
];

const tabs = VIEWS.flatMap(([who, view]) => Object.keys(TABS[view]).map((tab) => [who, view, tab] as const));

/** Those of these statuses; longest waiting first in a queue, newest first elsewhere. */
function inOrder(statuses: readonly Status[], queue: boolean): string[] {
  const sign = queue ? 1 : -1;
  const key = (ticket: (typeof tickets)[number]) => `${ticket.since} ${ticket.id}`;
  return tickets
    .filter((ticket) => statuses.includes(ticket.status))
    .sort((a, b) => sign * (key(a) < key(b) ? -1 : 1))
    .map((ticket) => ticket.id);
}

const expected = (who: PersonName, view: Role, tab: string) =>
  inOrder(
    view === 'reporter' && who !== 'reporter' ? [] : statusesIn(who, view, tab),
    QUEUES[view].includes(tab),
  );

test.each(tabs)('%s in the view of a %s, tab %s', async (who, view, tab) => {
  const { tickets: found, nextCursor } = await page(who, view, { tab, limit: 50 });
  expect(found.map((ticket) => ticket._id)).toEqual(expected(who, view, tab));
  expect(nextCursor ?? null).toBeNull();
});

test.each(VIEWS)(
  '%s opens the view of a %s on its first tab, with the counts of its queues',
  async (who, view) => {
    const first = await page(who, view);
    const [tab] = Object.keys(TABS[view]);
    const whole = await page(who, view, { tab, limit: 50 });
    expect(first.tickets).toEqual(
      whole.tickets.slice(0, USUAL).map((ticket) => ({ ...ticket, photos: expect.any(Array) })),
    );
    const counts = QUEUES[view].map((queue) => [queue, expected(who, view, queue).length]);
    expect(first.counts ?? {}).toEqual(Object.fromEntries(counts));
  },
);

test('a card carries version and the actions of this person', async () => {
  for (const who of ['reporter', 'preReviewer', 'admin'] as const) {
    const view = who;
    for (const tab of Object.keys(TABS[view])) {
      for (const summary of (await page(who, view, { tab })).tickets) {
        const status = summary.status as Status;
        const allowed = TRANSITION_IDS.filter((action) => 'role' in verdict(action, status, who));
        expect([...summary.actions].sort()).toEqual(allowed.sort());
        expect(summary.version).toBe((await w.stored(summary._id)).version);
      }
    }
  }
});

test('no phone number stands in a list', async () => {
  const pages = await Promise.all(tabs.map(([who, view, tab]) => page(who, view, { tab })));
  expect(pages.flatMap(({ tickets: found }) => found).length).toBeGreaterThan(50);
  expect(JSON.stringify(pages)).not.toMatch(/"1[3-9]\d{9}"/);
});

const roleViews: Role[] = ['preReviewer', 'reviewer', 'worker', 'admin'];
const forbidden = NAMES.flatMap((who) =>
  roleViews
    .filter((view) => who === 'inactive' || !person(who).roles.includes(view as never))
    .map((view) => [who, view] as const),
);

test.each(forbidden)('%s may not open the view of a %s', async (who, view) => {
  expect(await list(who, view)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
});

test.each<[string, Fields]>([
  ['a view', { view: 'boss' }],
  ['a view', { view: '__proto__' }],
  ['a tab', { tab: 'nowhere' }],
  ['a tab', { tab: 'constructor' }],
  ['a limit', { limit: 0 }],
  ['a limit', { limit: 51 }],
  ['a limit', { limit: '20' }],
  ['a limit', { limit: 1.5 }],
  ['a cursor', { cursor: 'nonsense' }],
  ['a cursor', { cursor: '' }],
  ['a cursor', { cursor: 7 }],
  ['a cursor', { cursor: Buffer.from('[]').toString('base64url') }],
  ['a cursor', { cursor: Buffer.from('null').toString('base64url') }],
  ['a cursor', { cursor: Buffer.from('[{"$gt":0},{"$ne":""}]').toString('base64url') }],
  ['a field', { openid: PEOPLE.reporter.openid }],
  ['a field', { skip: 20 }],
])('it is no %s: %j', async (_, fields) => {
  const answer = await w.call('reporter', 'tickets', { op: 'list', view: 'reporter', ...fields });
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
});
