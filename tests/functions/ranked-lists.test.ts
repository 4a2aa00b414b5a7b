/** Lists whose tickets wait for somebody: by rank first, page by page, at the price of a page; and what gives a ticket its rank. */
import type { Role, Ticket, TicketSummary } from '@xiuda/domain';
import type { Wire } from '../support/cloud';
import { person, type PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { type Fields, type ListData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

const GAS = { itemId: 'gas', description: '厨房一股燃气味' };

type Card = Wire<TicketSummary>;

const page = (who: PersonName, view: Role, more: Fields) =>
  w.data<ListData>(who, 'tickets', { op: 'list', view, ...more });

async function paged(
  who: PersonName,
  view: Role,
  query: Fields,
  between: (seen: readonly Card[]) => Promise<void> = async () => undefined,
): Promise<Card[]> {
  const found: Card[] = [];
  let cursor: string | null | undefined;
  do {
    const { tickets, nextCursor } = await page(who, view, { ...query, ...(cursor && { cursor }) });
    found.push(...tickets);
    cursor = nextCursor;
    await between(tickets);
  } while (cursor);
  return found;
}

const START = Date.UTC(2026, 0, 1);
/** The last one is as old as a ticket from before there were ranks. */
const RANKS = [0, 2, 1, 3, undefined];

/** Copies of a real ticket, in all ranks; every three share one instant. */
async function copies(original: Ticket, kind: string, count: number): Promise<void> {
  const { rank: _, ...rest } = original;
  const documents = Array.from({ length: count }, (__, i) => {
    const rank = RANKS[i % RANKS.length];
    return {
      ...rest,
      _id: `${kind}-${String(i).padStart(3, '0')}`,
      number: `BX20260101-${kind}${i}`,
      since: new Date(START + Math.floor(i / 3) * 60_000),
      ...(rank !== undefined && { rank }),
    };
  });
  await w.cloud.insert('tickets', documents);
}

describe('order', () => {
  const COUNT = 45;
  const ranks = new Map<string, number>();

  beforeAll(async () => {
    for (const status of ['pendingPreReview', 'repairing'] as const) {
      const { _id } = await ticketIn(w, status);
      await copies(await w.stored(_id), status, COUNT);
    }
    for (const { _id, rank } of (await w.cloud.documents('tickets')) as unknown as Ticket[])
      ranks.set(_id, rank ?? -1);
  });

  const rankOf = ({ _id }: Card) => ranks.get(_id) ?? Number.NaN;

  test.each<[PersonName, Role, string, 1 | -1]>([
    ['preReviewer', 'preReviewer', 'pending', 1],
    ['reviewer', 'reviewer', 'repairing', -1],
    ['worker', 'worker', 'repairing', -1],
  ])('%s · %s %s: the highest rank first, then as ever; each once', async (who, view, tab, since) => {
    const found = await paged(who, view, { tab, limit: 7 });
    expect(new Set(found.map(({ _id }) => _id)).size).toBe(COUNT + 1);
    const expected = [...found].sort(
      (a, b) =>
        rankOf(b) - rankOf(a) ||
        since * (Date.parse(String(a.since)) - Date.parse(String(b.since))) ||
        (a._id < b._id ? -since : since),
    );
    expect(found.map(({ _id }) => _id)).toEqual(expected.map(({ _id }) => _id));
  });

  test('what is over and what is one’s own stays in the order of time', async () => {
    const found = await paged('reporter', 'reporter', { tab: 'open', limit: 50 });
    const times = found.map(({ since, _id }) => `${String(since)} ${_id}`);
    expect(times).toEqual([...times].sort().reverse());
  });

  test.each<[PersonName, Role, string, number]>([
    ['preReviewer', 'preReviewer', 'pending', 1],
    ['reviewer', 'reviewer', 'repairing', 5],
    ['worker', 'worker', 'repairing', 2],
  ])(
    '%s · %s %s: a page looks at no more than it shows, and one per status',
    async (who, view, tab, most) => {
      let cursor: string | null | undefined;
      for (let turn = 0; turn < 4; turn++) {
        const event = { op: 'list', view, tab, limit: 10, ...(cursor && { cursor }) };
        const { answer, cost } = await w.cloud.measured<ListData>('tickets', event, person(who).openid);
        if (!answer.ok) throw new Error(answer.error.code);
        const reads = cost.requests.filter(
          (one) => one.action === 'database.getDocument' && one.collection === 'tickets',
        );
        // Counting what is late reads tickets as well, beside the first page.
        expect(reads.length).toBeGreaterThan(0);
        expect(Math.max(...reads.map(({ examined }) => examined ?? 99))).toBeLessThanOrEqual(10 + most);
        cursor = answer.data.nextCursor;
      }
    },
  );

  test('a cursor of the version before, without a rank, leads to the first page', async () => {
    const first = await page('preReviewer', 'preReviewer', { tab: 'pending', limit: 5 });
    const cursor = Buffer.from(JSON.stringify([START + 1e12, 'pendingPreReview-000'])).toString('base64url');
    const old = await page('preReviewer', 'preReviewer', { tab: 'pending', limit: 5, cursor });
    expect(old.tickets.map(({ _id }) => _id)).toEqual(first.tickets.map(({ _id }) => _id));
  });

  test.each(['"2"', '1.5', '-2', 'null', '2,9', '2,1,1'])(
    'a cursor with the rank %s is none',
    async (rank) => {
      const cursor = Buffer.from(`[${START},"x",${rank}]`).toString('base64url');
      const event = { op: 'list', view: 'preReviewer', tab: 'pending', cursor };
      expect(await w.call('preReviewer', 'tickets', event)).toMatchObject({
        ok: false,
        error: { code: 'INVALID_INPUT', details: { cursor: expect.any(String) } },
      });
    },
  );

  test('tickets whose rank changes meanwhile come neither twice on a page nor break it; the others are all there', async () => {
    const raised = new Set<string>();
    let turn = 0;
    const found = await paged('preReviewer', 'preReviewer', { tab: 'pending', limit: 7 }, async (seen) => {
      expect(new Set(seen.map(({ _id }) => _id)).size).toBe(seen.length);
      const unseen = `pendingPreReview-0${40 - 5 * turn++}`;
      for (const _id of [seen.at(-1)?._id ?? '', unseen]) {
        raised.add(_id);
        await w.cloud.change('tickets', _id, { rank: 3 });
      }
    });
    const met = found.map(({ _id }) => _id).filter((id) => !raised.has(id));
    expect(new Set(met).size).toBe(met.length);
    expect(met).toHaveLength(
      [...ranks.keys()].filter((id) => id.startsWith('pendingPreReview-') && !raised.has(id)).length + 1,
    );
  });
});

test('what is reported of a dangerous item is first, with its danger and trade', async () => {
  const { _id } = await w.submit('reporter', GAS);
  expect(await w.stored(_id)).toMatchObject({ danger: 'gas', trade: '燃气工', rank: 2 });
  const { tickets } = await page('preReviewer', 'preReviewer', { tab: 'pending', limit: 50 });
  const at = tickets.findIndex((one) => one._id === _id);
  expect(tickets[at]).toMatchObject({ danger: 'gas' });
  const after = await Promise.all(tickets.slice(at).map(async (one) => (await w.stored(one._id)).rank ?? -1));
  expect(Math.max(...after)).toBe(2);
});

test('whoever has it next was not urged yet: a step takes the urging away, danger stays', async () => {
  const dangerous = await w.submit('reporter', GAS);
  const plain = await w.submit('reporter');
  for (const { _id } of [dangerous, plain]) {
    const rank = ((await w.stored(_id)).rank ?? 0) + 1;
    await w.cloud.change('tickets', _id, { rank, urged: { count: 1, at: new Date() } });
  }
  await w.go('preReviewer', 'pre-approve', dangerous);
  await w.go('preReviewer', 'pre-approve', plain);
  const after = await Promise.all([dangerous, plain].map(({ _id }) => w.stored(_id)));
  expect(after.map(({ rank }) => rank)).toEqual([2, 0]);
  for (const ticket of after) expect(ticket).not.toHaveProperty('urged');
});

test('a step after which the same person has it leaves the rank as it is', async () => {
  const { _id, version } = await ticketIn(w, 'repairing');
  await w.cloud.change('tickets', _id, { rank: 1, urged: { count: 1, at: new Date() } });
  await w.go('worker', 'add-materials', { _id, version });
  expect(await w.stored(_id)).toMatchObject({ rank: 1, urged: { count: 1 } });
});
