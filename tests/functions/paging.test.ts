/** Pages by key: nothing lost, nothing twice, also where tickets share an instant and move meanwhile; and what a page costs. */
import type { Role, Ticket, TicketSummary } from '@xiuda/domain';
import type { Wire } from '../support/cloud';
import { BY_TIME, QUEUES, TABS } from '../support/contract';
import { PEOPLE, person, type PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { type Fields, type ListData, type World, world } from '../support/world';

const COUNT = 60;
const COUNT_OVER_CAP = 120;
const START = Date.UTC(2026, 0, 1);

let w: World;
const ids = (kind: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${kind}-${String(i).padStart(3, '0')}`);

/** Copies of a real ticket; every three share one instant. */
async function copies(original: Ticket, kind: string, count: number): Promise<void> {
  const documents = ids(kind, count).map((_id, i) => ({
    ...original,
    _id,
    number: `BX20260101-${kind}${i}`,
    since: new Date(START + Math.floor(i / 3) * 60_000),
  }));
  await w.cloud.insert('tickets', documents);
}

beforeAll(async () => {
  w = await world();
  const waiting = await ticketIn(w, 'pendingPreReview');
  const assigned = await ticketIn(w, 'assigned');
  const confirming = await ticketIn(w, 'pendingConfirmation');
  const rated = await ticketIn(w, 'rated');
  await copies(await w.stored(waiting._id), 'waiting', COUNT_OVER_CAP);
  await copies(await w.stored(assigned._id), 'assigned', COUNT);
  await copies(await w.stored(confirming._id), 'confirming', COUNT);
  await copies(await w.stored(rated._id), 'rated', COUNT);
}, 60_000);
afterAll(() => w.stop());

const page = (who: PersonName, view: Role, more: Fields) =>
  w.data<ListData>(who, 'tickets', { op: 'list', view, ...more });

/** All pages, with something that happens after each. */
async function paged(
  who: PersonName,
  view: Role,
  query: Fields,
  between: (seen: readonly Wire<TicketSummary>[]) => Promise<void> = async () => undefined,
): Promise<Wire<TicketSummary>[]> {
  const found: Wire<TicketSummary>[] = [];
  let cursor: string | null | undefined;
  do {
    const { tickets, nextCursor, counts } = await page(who, view, { ...query, ...(cursor && { cursor }) });
    if (cursor) expect(counts).toBeUndefined();
    found.push(...tickets);
    cursor = nextCursor;
    await between(tickets);
  } while (cursor);
  return found;
}

const key = ({ since, _id }: Pick<TicketSummary, '_id'> & { since: string | Date }) =>
  `${String(since)} ${_id}`;

test.each<[PersonName, Role, string, number]>([
  ['worker', 'worker', 'new', COUNT + 1],
  ['worker', 'worker', 'confirming', COUNT + 1],
  ['worker', 'worker', 'done', COUNT + 1],
  ['reviewer', 'reviewer', 'repairing', COUNT + 1],
  ['preReviewer', 'preReviewer', 'pending', COUNT_OVER_CAP + 1],
  ['reporter', 'reporter', 'open', COUNT_OVER_CAP + 2 * COUNT + 3],
  ['reporter', 'reporter', 'done', COUNT + 1],
  ['admin', 'admin', 'all', COUNT_OVER_CAP + 3 * COUNT + 4],
])('%s pages through %s %s: %d tickets, each once, in order', async (who, view, tab, count) => {
  const found = await paged(who, view, { tab, limit: 17 });
  expect(found).toHaveLength(count);
  expect(new Set(found.map(({ _id }) => _id)).size).toBe(count);
  const sorted = found.map(key).sort();
  expect(found.map(key)).toEqual(QUEUES[view].includes(tab) ? sorted : sorted.reverse());
});

test.each([1, 20, 50])('a page holds at most %d', async (limit) => {
  const { tickets, nextCursor } = await page('admin', 'admin', { limit });
  expect(tickets).toHaveLength(limit);
  expect(nextCursor).toEqual(expect.any(String));
});

test('a page holds 20 unless told', async () =>
  expect((await page('admin', 'admin', {})).tickets).toHaveLength(20));

test('counts stop at 99', async () => {
  expect((await page('preReviewer', 'preReviewer', {})).counts).toEqual({ pending: 99 });
  expect((await page('worker', 'worker', {})).counts).toEqual({
    new: COUNT + 1,
    pool: 0,
    accepted: 0,
    confirming: COUNT + 1,
  });
});

test('sixty tickets, some of which move meanwhile: those that stay are all there, once', async () => {
  const moved = new Set<string>();
  const found = await paged('worker', 'worker', { tab: 'new', limit: 7 }, async (seen) => {
    const [first] = seen;
    const unseen = ids('assigned', COUNT).find((id) => id > (seen.at(-1)?._id ?? '') && !moved.has(id));
    for (const _id of [first?._id, unseen]) {
      if (!_id?.startsWith('assigned-')) continue;
      await w.go('worker', 'accept', { _id, version: 3 });
      moved.add(_id);
    }
  });
  expect(moved.size).toBeGreaterThan(10);
  const foundIds = found.map(({ _id }) => _id);
  expect(new Set(foundIds).size).toBe(foundIds.length);
  const stayed = ids('assigned', COUNT).filter((id) => !moved.has(id));
  expect(foundIds.filter((id) => stayed.includes(id))).toEqual(stayed);
});

const tabs: [PersonName, Role, string][] = (
  ['reporter', 'preReviewer', 'reviewer', 'worker', 'admin'] as const
).flatMap((who) => Object.keys(TABS[who]).map((tab): [PersonName, Role, string] => [who, who, tab]));

test.each(tabs)('%s · %s %s: a page looks at no more than it shows, and one', async (who, view, tab) => {
  let cursor: string | null | undefined;
  for (let turn = 0; turn < 3; turn++) {
    const event = { op: 'list', view, tab, limit: 10, ...(cursor && { cursor }) };
    const { answer, cost } = await w.cloud.measured<ListData>('tickets', event, person(who).openid);
    if (!answer.ok) throw new Error(answer.error.code);
    const reads = cost.requests.filter(
      (r) => r.action === 'database.getDocument' && r.collection === 'tickets',
    );
    // What takes too long is looked for in one range more, and counted by reading: here nothing does.
    const counting = cursor || !QUEUES[view].includes('late') ? 0 : 1;
    expect(reads).toHaveLength((tab === 'late' ? 2 : 1) + counting);
    const examined = reads.reduce((sum, read) => sum + read.examined, 0);
    expect(examined).toBeLessThanOrEqual(BY_TIME.includes(tab) ? 0 : 11);
    expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
    cursor = answer.data.nextCursor;
    if (!cursor) break;
  }
});

test("somebody else's cursor shows nothing of theirs", async () => {
  const { nextCursor } = await page('reporter', 'reporter', { tab: 'all', limit: 5 });
  const { tickets } = await page('otherReporter', 'reporter', { tab: 'all', cursor: nextCursor });
  expect(tickets).toEqual([]);
  expect(PEOPLE.otherReporter.openid).not.toBe(PEOPLE.reporter.openid);
});
