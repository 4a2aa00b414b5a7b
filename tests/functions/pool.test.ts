/** 抢单: who sees what is to be had, in which order, and what those read who came late. */
import type { MessageView, Ticket, TicketSummary } from '@xiuda/domain';
import type { Wire } from '../support/cloud';
import { heal } from '../support/faults';
import { person, type PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { type Fields, type ListData, type SeenTicket, type World, world } from '../support/world';

type Card = Wire<TicketSummary>;

let w: World;
beforeAll(async () => {
  w = await world();
  // 陈志强 looks after 3栋 and repairs water; 何永福 anything in 图书馆; of 韩雪峰 the roster says nothing.
  await w.cloud.change('staff', 'W1', { areas: ['d3'], trades: ['水电工'] });
  await w.cloud.change('staff', 'W2', { areas: ['library'] });
}, 60_000);
afterAll(() => w.stop());

async function pooled(fields: Fields = {}): Promise<SeenTicket> {
  const ticket = await w.submit('reporter', fields);
  return w.go('reviewer', 'pool', await w.go('preReviewer', 'pre-approve', ticket));
}

const page = (who: PersonName, more: Fields = {}) =>
  w.data<ListData>(who, 'tickets', { op: 'list', view: 'worker', tab: 'pool', ...more });

const cardOf = async (who: PersonName, { _id }: { _id: string }): Promise<Card | undefined> =>
  (await page(who, { limit: 50 })).tickets.find((card) => card._id === _id);

const get = (who: PersonName, { _id }: { _id: string }) =>
  w.call<{ ticket: SeenTicket }>(who, 'tickets', { op: 'get', ticketId: _id });

describe('who sees it', () => {
  test('every active worker, with the button; nobody else has such a list', async () => {
    const ticket = await pooled();
    for (const who of ['worker', 'otherWorker', 'pastWorker', 'severalRoles'] as const)
      expect(await cardOf(who, ticket)).toMatchObject({ status: 'pooled', actions: ['grab'] });
    for (const who of ['reviewer', 'admin', 'reporter', 'inactive'] as const)
      expect(await w.call(who, 'tickets', { op: 'list', view: 'worker', tab: 'pool' })).toMatchObject({
        ok: false,
        error: { code: 'FORBIDDEN' },
      });
  });

  test('its reviewer finds it among what is under way, and can take it back', async () => {
    const { _id } = await pooled();
    const query = { op: 'list', view: 'reviewer', tab: 'repairing', limit: 50 };
    const { tickets } = await w.data<ListData>('reviewer', 'tickets', query);
    expect(tickets.find((card) => card._id === _id)?.actions).toContain('unpool');
  });

  test('a card says what of it is one’s own', async () => {
    const ticket = await pooled();
    await w.cloud.change('tickets', ticket._id, { trade: '水电工' });
    const fits = await Promise.all(
      (['worker', 'otherWorker', 'severalRoles'] as const).map(
        async (who) => (await cardOf(who, ticket))?.fits,
      ),
    );
    expect(fits).toEqual([['area', 'trade'], undefined, undefined]);
  });

  test('what is one’s own already is not marked as such', async () => {
    const ticket = await pooled();
    await w.go('worker', 'grab', ticket);
    const query = { op: 'list', view: 'worker', tab: 'accepted', limit: 50 };
    const { tickets } = await w.data<ListData>('worker', 'tickets', query);
    expect(tickets.find(({ _id }) => _id === ticket._id)).not.toHaveProperty('fits');
  });
});

describe('order', () => {
  const COUNT = 40;
  const START = Date.UTC(2026, 0, 1);
  const AREAS = [
    ['east', 'd3', 'd3-201'],
    ['east', 'library'],
    ['west', 'gate'],
  ];
  const TRADES = ['水电工', '木工', undefined];
  const RANKS = [0, 2, undefined, 1];
  const stored = new Map<string, Ticket>();

  beforeAll(async () => {
    const { trade: _, rank: __, ...original } = await w.stored((await pooled())._id);
    const documents = Array.from({ length: COUNT }, (___, i) => {
      const [trade, rank] = [TRADES[i % 3], RANKS[i % 4]];
      return {
        ...original,
        ...{ _id: `pooled-${String(i).padStart(2, '0')}`, number: `BX20260101-pooled${i}`, outbox: [] },
        areaIds: AREAS[Math.floor(i / 3) % 3],
        since: new Date(START + Math.floor(i / 9) * 60_000),
        ...(trade && { trade }),
        ...(rank !== undefined && { rank }),
      };
    });
    await w.cloud.insert('tickets', documents);
    for (const ticket of (await w.cloud.documents('tickets')) as unknown as Ticket[])
      if (ticket.status === 'pooled') stored.set(ticket._id, ticket);
  });

  const DUTIES: Partial<Record<PersonName, { area?: string; trade?: string }>> = {
    worker: { area: 'd3', trade: '水电工' },
    otherWorker: { area: 'library' },
    severalRoles: {},
  };

  /** By the contract of this list: what fits more, then the higher rank, then who waits longest. */
  function expected(who: PersonName): string[] {
    const { area = '-', trade = '-' } = DUTIES[who] ?? {};
    const fitting = (one: Ticket) => Number(one.areaIds.includes(area)) + Number(one.trade === trade);
    return [...stored.values()]
      .sort(
        (a, b) =>
          fitting(b) - fitting(a) ||
          (b.rank ?? -1) - (a.rank ?? -1) ||
          a.since.getTime() - b.since.getTime() ||
          (a._id < b._id ? -1 : 1),
      )
      .map(({ _id }) => _id);
  }

  async function paged(
    who: PersonName,
    limit: number,
    between: (turn: number) => Promise<void> = async () => undefined,
  ): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | null | undefined;
    for (let turn = 0; cursor !== null; turn++) {
      const { tickets, nextCursor } = await page(who, { limit, ...(cursor && { cursor }) });
      found.push(...tickets.map(({ _id }) => _id));
      cursor = nextCursor ?? null;
      await between(turn);
    }
    return found;
  }

  test.each(['worker', 'otherWorker', 'severalRoles'] as const)(
    '%s: their own first, then the urgent, then who waits longest; each once, whatever the pages',
    async (who) => {
      expect(await paged(who, 50)).toEqual(expected(who));
      expect(await paged(who, 7)).toEqual(expected(who));
    },
  );

  test('a page never looks at more than there is in the pool', async () => {
    const event = { op: 'list', view: 'worker', tab: 'pool', limit: 10 };
    const { cost } = await w.cloud.measured('tickets', event, person('worker').openid);
    const reads = cost.requests.filter(
      ({ action, collection }) => action === 'database.getDocument' && collection === 'tickets',
    );
    expect(reads).toHaveLength(3);
    for (const { examined } of reads) expect(examined).toBeLessThanOrEqual(stored.size + 1);
    expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(3);
  });

  test('what is grabbed or fits otherwise meanwhile costs nobody else their place', async () => {
    const gone = new Set<string>();
    const order = expected('worker');
    const found = await paged('worker', 7, async (turn) => {
      const [seen = '', unseen = ''] = [order[turn * 7], order[order.length - 1 - turn]];
      for (const id of [seen, unseen]) {
        if (gone.has(id)) continue;
        gone.add(id);
        await w.cloud.change('tickets', id, { status: 'accepted' });
      }
    });
    for (const id of gone) await w.cloud.change('tickets', id, { status: 'pooled' });
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((id) => !gone.has(id))).toEqual(order.filter((id) => !gone.has(id)));
  });

  test('the tab counts them, at most 99', async () => {
    expect((await page('worker')).counts?.pool).toBe(stored.size);
    const [one] = stored.values();
    await w.cloud.insert(
      'tickets',
      Array.from({ length: 100 }, (_, i) => ({ ...one, _id: `more-${i}`, number: `BX20260102-more${i}` })),
    );
    expect((await page('worker')).counts?.pool).toBe(99);
  });

  test.each(['[0,"x",1,3]', '[0,"x",1,-1]', '[0,"x",1,"2"]', '[0,"x",1,1,1]'])(
    'a cursor %s is none',
    async (text) => {
      const cursor = Buffer.from(text).toString('base64url');
      expect(
        await w.call('worker', 'tickets', { op: 'list', view: 'worker', tab: 'pool', cursor }),
      ).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    },
  );
});

describe('who came late', () => {
  test('reads who got it, and does not see it any more', async () => {
    const ticket = await pooled();
    await w.go('worker', 'grab', ticket);
    expect(await w.step('otherWorker', 'grab', ticket)).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', message: expect.stringContaining('陈志强'), details: { name: '陈志强' } },
    });
    expect(await cardOf('otherWorker', ticket)).toBeUndefined();
  });

  test('a message that is tapped too late says who got it, by the code of what is not there', async () => {
    const ticket = await pooled();
    await w.go('worker', 'grab', ticket);
    expect(await get('otherWorker', ticket)).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND', message: '这张工单已被 陈志强 抢走' },
    });
  });

  test('or that its reviewer took it back', async () => {
    const ticket = await pooled();
    await w.go('reviewer', 'unpool', ticket);
    expect(await get('otherWorker', ticket)).toMatchObject({
      error: { code: 'NOT_FOUND', message: '审核员已收回，这张工单不能再抢了' },
    });
  });

  test('or that who reported it gave it up, without a name', async () => {
    const ticket = await pooled();
    await w.go('reporter', 'cancel', ticket);
    expect(await get('otherWorker', ticket)).toMatchObject({
      error: { code: 'NOT_FOUND', message: '报修人已取消工单，这张工单不能再抢了' },
    });
  });

  test.each(['otherReporter', 'otherReviewer', 'inactive'] as const)(
    '%s learns nothing of a ticket that was to be had',
    async (who) => {
      const ticket = await pooled();
      await w.go('worker', 'grab', ticket);
      const answer = await get(who, ticket);
      expect(answer).toEqual(await get(who, { _id: 'no-such-ticket' }));
    },
  );

  test('of a ticket that never was to be had nobody learns anything', async () => {
    const { _id } = await ticketIn(w, 'repairing');
    expect(await get('otherWorker', { _id })).toEqual(await get('otherWorker', { _id: 'no-such-ticket' }));
  });
});

test('all workers are told once that there is something to be had; the message stays when it is gone', async () => {
  await heal(w.cloud);
  const ticket = await pooled();
  await w.go('worker', 'grab', ticket);
  const told = async (who: PersonName) => {
    const { messages } = await w.data<{ messages: MessageView[] }>(who, 'messages', {
      op: 'list',
    });
    return messages.filter(({ ticketId, action }) => ticketId === ticket._id && action === 'pool');
  };
  for (const who of ['worker', 'otherWorker', 'severalRoles'] as const)
    expect((await told(who)).map(({ title, isTurn }) => [title, isTurn])).toEqual([
      ['有新的工单可以抢', false],
    ]);
  expect(await told('reviewer')).toEqual([]);
});
