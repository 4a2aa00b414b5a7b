/** Tickets of the versions before: brought up to date, they are ranked, late, found and worked on by the functions of today. */
import { rebuild, type Ticket, type TreeNode } from '@xiuda/domain';
import { migrate } from '../../scripts/migrations';
import type { Answer } from '../support/cloud';
import { sweep } from '../support/sweep';
import { type Fields, freshRequestId, type ListData, type StepData } from '../support/world';
import { BEFORE_PLACES, openOldCloud, type OldCloud } from './old-cloud';

let old: OldCloud;
beforeAll(async () => {
  old = await openOldCloud();
});
afterAll(() => old.stop());
beforeEach(() => old.fill(BEFORE_PLACES));
afterEach(() => old.heal());

const ticketsBefore = BEFORE_PLACES.flatMap(([name, one]) =>
  name === 'tickets' ? [one as unknown as Ticket] : [],
);
function ticketIn(status: string): Ticket {
  const found = ticketsBefore.find((ticket) => ticket.status === status);
  if (!found) throw new Error(`no ticket in ${status}`);
  return found;
}
const stored = (id: string): Ticket => old.document<Ticket>('tickets', id);
const nodesBefore = <T>(id: string): readonly T[] =>
  BEFORE_PLACES.find(([name, { _id }]) => name === 'catalog' && _id === id)?.[1].nodes as readonly T[];

describe('what is stored', () => {
  test('can be rebuilt from their timelines, and have the rank of their kind', async () => {
    await migrate(old.db);
    for (const { _id } of ticketsBefore) {
      const { outbox, outboxDueAt, rank, ...ticket } = stored(_id);
      expect(ticket).toEqual(rebuild(_id, ticket.timeline));
      expect(rank).toBe(0);
    }
  });

  test('keep everything that was there, their version too', async () => {
    await migrate(old.db);
    for (const before of ticketsBefore) expect(stored(before._id)).toMatchObject(before);
  });

  test('whoever rated has accepted; who has not, has not', async () => {
    await migrate(old.db);
    const rated = stored(ticketIn('rated')._id);
    expect(rated.acceptance).toEqual({ by: 'reporter', at: rated.rating?.at });
    expect(stored(ticketIn('completed')._id).acceptance).toBeUndefined();
  });

  const markItem = (id: string, fields: object): void => {
    const mark = (node: TreeNode): TreeNode => ({
      ...node,
      ...(node.id === id && fields),
      ...(node.children && { children: node.children.map(mark) }),
    });
    old.set('catalog', 'items', { nodes: nodesBefore<TreeNode>('items').map(mark) });
  };

  test('工种 and danger are those of their item, or of its group; the timeline says so too', async () => {
    markItem('water-power', { trade: '水电工', danger: 'electricity' });
    await migrate(old.db);
    const lamp = stored(ticketIn('pendingConfirmation')._id);
    expect(lamp).toMatchObject({ trade: '水电工', danger: 'electricity', rank: 2 });
    expect(lamp.timeline[0]?.input).toMatchObject({ trade: '水电工', danger: 'electricity' });
    const { outbox, outboxDueAt, rank, ...state } = lamp;
    expect(state).toEqual(rebuild(lamp._id, lamp.timeline));
    expect(stored(ticketIn('assigned')._id)).not.toHaveProperty('danger');
  });

  test('who was urged before the migration keeps that, and gets the rank of danger beside it', async () => {
    markItem('lamp', { danger: 'electricity' });
    const { _id } = ticketIn('pendingConfirmation');
    old.set('tickets', _id, {
      rank: 1,
      urged: { count: 1, at: new Date(5) },
      lastUrge: { at: new Date(5), requestId: 'urge' },
    });
    await migrate(old.db);
    expect(stored(_id)).toMatchObject({ rank: 3, urged: { count: 1 } });
  });

  test('one whose timeline tells nothing stops it by name', async () => {
    const { _id, number } = ticketIn('assigned');
    old.set('tickets', _id, { timeline: [] });
    await expect(migrate(old.db)).rejects.toThrow(`工单 ${number}（${_id}）的办理经过读不懂`);
    expect(old.document('settings', 'migrations')).toMatchObject({ done: 3 });
  });

  test('more tickets than a page are all looked at', async () => {
    const one = ticketIn('assigned');
    const more = Array.from({ length: 250 }, (_, at) => ({ ...one, _id: `more-${at}`, number: `BX-${at}` }));
    old.insert('tickets', ...more);
    await migrate(old.db);
    expect(old.documents<Ticket>('tickets').filter(({ stageSince }) => !stageSince)).toEqual([]);
  });
  test('photos are no uploads any more; what nobody sent still is', async () => {
    const abandoned = {
      _id: 'photos/20260101/nobody.jpg',
      openid: 'demo-reporter-1',
      createdAt: new Date(0),
    };
    const copied = { ...abandoned, _id: 'photos/20260101/copied.jpg', isUsed: true };
    old.insert('files', abandoned, copied);
    expect(old.documents('files').length).toBeGreaterThan(5);
    await migrate(old.db);
    expect(old.documents('files')).toEqual([copied, abandoned]);
  });
});

const call = async <T>(openid: string, name: string, event: Fields, now?: number): Promise<Answer<T>> =>
  (await old.cloud.invoke(name, event, { openid, ...(now !== undefined && { now }) })) as Answer<T>;

describe('people go on working meanwhile', () => {
  const envelope = ({ _id, version }: Pick<Ticket, '_id' | 'version'>): Fields => ({
    ...{ ticketId: _id, version },
    requestId: freshRequestId(),
  });

  /** What happens between the reading of a ticket and the first writing of one. */
  function beforeTheWrite(work: () => Promise<void>): void {
    const collection = old.db.collection.bind(old.db);
    let isDone = false;
    jest.spyOn(old.db, 'collection').mockImplementation((name) => {
      const found = collection(name);
      const where = found.where.bind(found);
      found.where = (condition) => {
        const query = where(condition);
        const update = query.update.bind(query);
        query.update = async (fields) => {
          if (name === 'tickets' && !isDone) {
            isDone = true;
            await work();
          }
          return update(fields);
        };
        return query;
      };
      return found;
    });
  }

  /** One ticket alone. */
  async function meanwhile(ticket: Ticket, work: () => Promise<void>): Promise<Ticket> {
    old.fill(BEFORE_PLACES.filter(([name, { _id }]) => name !== 'tickets' || _id === ticket._id));
    beforeTheWrite(work);
    await migrate(old.db);
    jest.restoreAllMocks();
    return stored(ticket._id);
  }

  test('a step that is taken while its ticket is migrated stays, and the ticket is whole', async () => {
    const before = ticketIn('assigned');
    const openid = 'demo-worker-2';
    const after = await meanwhile(before, async () => {
      expect(await call(openid, 'ticket-accept', envelope(before))).toMatchObject({ ok: true });
    });
    expect(after).toMatchObject({ status: 'accepted', version: before.version + 1, rank: 0 });
    const { outbox, outboxDueAt, openedAt, rank, ...state } = after;
    expect(state).toEqual(rebuild(after._id, after.timeline));
  });

  test('an urge while its ticket is migrated counts', async () => {
    const before = ticketIn('pendingReview');
    const after = await meanwhile(before, async () => {
      const event = { op: 'urge', ticketId: before._id, requestId: freshRequestId() };
      expect(await call(before.reporter.openid, 'ticket-talk', event)).toMatchObject({ ok: true });
    });
    expect(after).toMatchObject({ rank: 1, urged: { count: 1 }, stageSince: expect.any(Date) });
  });

  test('before it is migrated, places that an admin adds leave the old tree alone', async () => {
    const event = { op: 'addPlace', parentId: '', name: '新校区', requestId: freshRequestId() };
    expect(await call('demo-admin-1', 'admin-catalog', event)).toMatchObject({ ok: true });
    const material = { op: 'addMaterial', name: '合页', unit: '副', requestId: freshRequestId() };
    expect(await call('demo-admin-1', 'admin-catalog', material)).toMatchObject({ ok: true });
    await migrate(old.db);
    const names = (collection: string) => old.documents<{ name: string }>(collection).map(({ name }) => name);
    expect(names('places')).toEqual(expect.arrayContaining(['新校区', '桂林洋校区', '府城校区']));
    expect(names('materials')).toEqual(expect.arrayContaining(['合页', '生料带']));
  });
});

describe('the functions of today', () => {
  async function data<T>(openid: string, name: string, event: Fields, now?: number) {
    const answer = await call<T>(openid, name, event, now);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.data;
  }
  beforeEach(() => migrate(old.db));

  const list = (openid: string, view: string, now?: number) =>
    data<ListData>(openid, 'tickets', { op: 'list', view }, now);

  test('show them in the lists of those whose turn it is, late ones as late', async () => {
    const waiting = await list('demo-reviewer-1', 'reviewer');
    expect(waiting.tickets.map(({ _id }) => _id)).toEqual([ticketIn('pendingReview')._id]);
    const later = Date.now() + 30 * 24 * 3_600_000;
    const pending = await list('demo-pre-reviewer-1', 'preReviewer', later);
    expect(pending.tickets.map(({ _id }) => _id)).toEqual([ticketIn('pendingPreReview')._id]);
    expect(pending.tickets[0]).toMatchObject({ late: expect.stringMatching(/^超时 /) });
    const { counts } = await list('demo-reviewer-1', 'reviewer', later);
    expect(counts).toMatchObject({ late: 2 });
  });

  test('take their steps: what was used of a material that was never counted can be given back', async () => {
    const ticket = ticketIn('repairing');
    const [used] = ticket.materials;
    const openid = 'demo-worker-2';
    const materials = [{ materialId: used?.materialId, quantity: used?.quantity }];
    const after = await data<StepData>(openid, 'ticket-return-materials', {
      ...{ ticketId: ticket._id, version: ticket.version, requestId: freshRequestId() },
      materials,
    });
    expect(after.ticket.materials).toEqual([]);
  });

  test('show what was reported to who has it, with its photos, and let them rate', async () => {
    const { _id, version, reporter } = ticketIn('completed');
    const seen = await data<{ ticket: { photos: string[] }; actions: string[] }>(reporter.openid, 'tickets', {
      ...{ op: 'get', ticketId: _id },
    });
    expect(seen.actions).toEqual(expect.arrayContaining(['rate', 'refuse-work']));
    const rated = await data<StepData>(reporter.openid, 'ticket-rate', {
      ...{ ticketId: _id, version, requestId: freshRequestId(), score: 5 },
    });
    expect(rated.ticket.acceptance).toMatchObject({ by: 'reporter' });
  });

  test('take a report of a place of the old tree', async () => {
    const { areaIds, item, reporter } = ticketIn('pendingPreReview');
    const report = {
      areaId: areaIds.at(-1),
      itemId: item.id,
      address: '门口',
      description: '又坏了，请来看看',
    };
    const contact = { contactName: '周婷', contactPhone: '13800013001', requestId: freshRequestId() };
    const { ticket } = await data<StepData>(reporter.openid, 'ticket-submit', { ...report, ...contact });
    expect(ticket.area.path).toEqual(ticketIn('pendingPreReview').area.path);
  });

  test('remind of them, accept their results, and clear none of their photos away', async () => {
    const pictures = ticketsBefore.flatMap(({ photos }) => photos);
    expect(pictures.length).toBeGreaterThan(0);
    const later = new Date(Date.now() + 40 * 24 * 3_600_000);
    expect(await sweep(old.cloud.url, later)).toMatchObject({ data: { uploads: 0 } });
    expect(stored(ticketIn('assigned')._id).reminded).toBeDefined();
    expect(stored(ticketIn('completed')._id).acceptance).toMatchObject({ by: 'system' });
  });
});
