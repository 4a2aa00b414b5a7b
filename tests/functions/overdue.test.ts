/** What time does by itself: people are reminded of what takes too long, and results that nobody speaks against are accepted. */
import type { InboxMessage } from '@xiuda/domain';
import { heal, inject } from '../support/faults';
import { person, type PersonName } from '../support/people';
import { sweep } from '../support/sweep';
import { at, type TimedTickets, timedTickets } from '../support/timed-tickets';
import { freshRequestId, type World, world } from '../support/world';

let w: World;
let tickets: TimedTickets;

beforeAll(async () => {
  w = await world();
  tickets = await timedTickets(w, ['pendingPreReview', 'repairing', 'paused', 'completed']);
}, 60_000);
afterAll(() => w.stop());
afterEach(async () => {
  await heal(w.cloud);
  await tickets.clear();
});

const run = (now: string) => sweep(w.cloud.url, new Date(at(now)));

const messagesOf = async (ticketId: string): Promise<InboxMessage[]> =>
  ((await w.cloud.documents('inbox')) as unknown as InboxMessage[]).filter(
    (message) => message.ticketId === ticketId,
  );

describe('reminders', () => {
  const told = async (ticketId: string) =>
    (await messagesOf(ticketId))
      .filter(({ notice }) => notice?.kind === 'late')
      .map(({ name: to, title, toldAs: as, isTurn }) => ({ to, title, as, isTurn }));

  const namesTold = async (ticketId: string) => (await told(ticketId)).map(({ to }) => to).sort();
  const mark = async (id: string) => (await w.stored(id)).reminded;

  const WANG = person('reviewer').name;
  const CHEN = person('worker').name;
  const ZHOU = person('admin').name;

  /** 20 hours: late on the third day at 8, again on the fourth at 8, for the last time on the sixth at 8. */
  const repairing = () => tickets.add('repairing', ['11-30 08:00', '11-30 08:00', '11-30 08:00']);

  test('its owner once, then its reviewer, then admins; each once, however often it runs', async () => {
    const id = await repairing();
    for (const [now, names] of [
      ['12-01 17:59', []],
      ['12-02 08:00', [CHEN]],
      ['12-02 09:00', [CHEN]],
      ['12-02 17:59', [CHEN]],
      ['12-03 08:00', [CHEN, WANG]],
      ['12-04 17:00', [CHEN, WANG]],
      ['12-07 08:00', [CHEN, WANG, ZHOU]],
      ['12-30 08:00', [CHEN, WANG, ZHOU]],
    ] as const) {
      await run(now);
      expect([now, await namesTold(id)]).toEqual([now, [...names].sort()]);
    }
    const [owner] = (await told(id)).filter(({ to }) => to === CHEN);
    expect(owner).toEqual({ to: CHEN, title: '维修到了时限，请尽快办理', as: 'worker', isTurn: true });
    expect((await told(id)).find(({ to }) => to === ZHOU)).toMatchObject({
      title: '维修超时 30小时，请尽快办理',
      as: 'admin',
      isTurn: false,
    });
  });

  test('a ticket without a reviewer: all reviewers', async () => {
    const id = await tickets.add('pendingPreReview', ['12-04 08:00']);
    await run('12-04 14:00');
    const reviewers = ['reviewer', 'otherReviewer', 'pastReviewer', 'severalRoles'] as const;
    const preReviewers = ['preReviewer', 'otherPreReviewer', 'severalRoles'] as const;
    const names = new Set([...reviewers, ...preReviewers].map((who) => person(who).name));
    expect(await namesTold(id)).toEqual([...names].sort());
  });

  test('who was late for a week is told of at once, everybody once', async () => {
    const id = await repairing();
    await run('12-30 08:00');
    await run('12-30 08:05');
    expect(await namesTold(id)).toEqual([CHEN, WANG, ZHOU].sort());
  });

  test('three runs at once remind once', async () => {
    const late = await Promise.all([repairing(), repairing(), repairing(), repairing()]);
    // All of them have read before one writes.
    const match = { action: 'database.modifyDocument', collection: 'tickets' };
    await inject(w.cloud, { match, times: 3, effect: { delayMs: 400 } });
    const runs = await Promise.all([1, 2, 3].map(() => run('12-02 09:00')));
    const given = runs.map((one) => (one as { data: { reminded: number } }).data.reminded);
    expect(given.reduce((sum, reminded) => sum + reminded)).toBe(late.length);
    await run('12-02 09:05');
    for (const id of late) expect(await namesTold(id)).toEqual([CHEN]);
  });

  test('a run that ends before it has told anybody leaves the reminder to the next', async () => {
    const id = await repairing();
    await inject(w.cloud, {
      match: { action: 'database.insertDocument', collection: 'inbox' },
      times: 1000,
      effect: { code: 'SYS_ERR' },
    });
    await run('12-02 09:00');
    expect([await mark(id), await namesTold(id)]).toMatchObject([{ level: 1 }, []]);
    await heal(w.cloud);
    await run('12-02 12:00');
    expect(await namesTold(id)).toEqual([CHEN]);
  });

  test('a new stage has reminders of its own', async () => {
    const id = await repairing();
    await run('12-02 08:00');
    const before = await w.stored(id);
    const event = await w.event('reviewer', 'reassign-worker', before);
    await w.cloud.invoke('ticket-reassign-worker', event, person('reviewer').openid, at('12-02 09:00'));
    expect(await mark(id)).toBeUndefined();
    await run('12-02 12:59');
    expect(await namesTold(id)).toEqual([CHEN]);
    await run('12-02 13:01');
    expect(await namesTold(id)).toEqual([CHEN, person('otherWorker').name].sort());
  });

  test('a step that leaves the stage as it is brings no second reminder', async () => {
    const id = await repairing();
    await run('12-02 08:00');
    const before = await w.stored(id);
    const event = await w.event('worker', 'add-materials', before);
    await w.cloud.invoke('ticket-add-materials', event, person('worker').openid, at('12-02 09:00'));
    expect((await w.stored(id)).version).toBe(before.version + 1);
    await run('12-02 10:00');
    expect(await namesTold(id)).toEqual([CHEN]);
  });

  test('nobody is reminded of what waits for parts', async () => {
    const id = await tickets.add('paused', ['11-30 08:00', '11-30 08:10', '11-30 08:20', '11-30 09:00']);
    await run('12-30 08:00');
    expect(await namesTold(id)).toEqual([]);
  });
});

describe('自动验收', () => {
  const completed = () => tickets.add('completed', ['12-01 10:00']);
  const acceptanceOf = async (id: string) => (await w.stored(id)).acceptance;

  test('after three days without a word, once, said to be the system’s and no praise', async () => {
    const id = await completed();
    await run('12-04 09:59');
    expect(await acceptanceOf(id)).toBeUndefined();
    const { version } = await w.stored(id);
    await Promise.all([1, 2, 3].map(() => run('12-04 10:00')));
    await run('12-04 10:05');
    const ticket = await w.stored(id);
    expect(ticket).toMatchObject({ status: 'completed', acceptance: { by: 'system' }, version: version + 1 });
    expect(ticket.rating).toBeUndefined();
    expect(ticket.timeline.at(-1)).toMatchObject({
      action: 'accept-result',
      by: { role: 'system', name: '系统' },
    });
    const told = (await messagesOf(id)).filter(({ action }) => action === 'accept-result');
    expect(told.map(({ name }) => name)).toEqual([person('reporter').name]);
  });

  test('another number of days holds from the next run on', async () => {
    const id = await completed();
    const save = (acceptDays: number) => ({
      ...{ op: 'save', part: 'limits', value: { acceptDays }, requestId: freshRequestId() },
    });
    await w.data('admin', 'admin-settings', save(5));
    await run('12-06 09:59');
    expect(await acceptanceOf(id)).toBeUndefined();
    await run('12-06 10:00');
    expect(await acceptanceOf(id)).toMatchObject({ by: 'system' });
    await w.data('admin', 'admin-settings', save(3));
  });

  test('who refuses in time is not overruled, who rates keeps their word', async () => {
    const [refused, rated] = [await completed(), await completed()];
    await w.go('reporter', 'refuse-work', await w.stored(refused), { reason: '还在滴水' });
    await w.go('reporter', 'rate', await w.stored(rated));
    await run('12-09 10:00');
    expect((await w.stored(refused)).status).toBe('repairing');
    expect(await acceptanceOf(rated)).toMatchObject({ by: 'reporter' });
  });

  test.each(['refuse-work', 'rate'] as const)(
    'at the same moment as %s: one of them wins',
    async (action) => {
      const ids = await Promise.all(Array.from({ length: 6 }, completed));
      const fields = action === 'rate' ? {} : { reason: '还在滴水' };
      const stored = await Promise.all(ids.map((id) => w.stored(id)));
      const [answers] = await Promise.all([
        Promise.all(stored.map((ticket) => w.step('reporter', action, ticket, fields))),
        run('12-04 11:00'),
        run('12-04 11:00'),
      ]);
      for (const [index, id] of ids.entries()) {
        const { timeline, version } = await w.stored(id);
        const won = timeline.slice(stored[index]?.timeline.length).map((entry) => entry.action);
        const answer = answers[index];
        expect(won).toEqual([answer?.ok ? action : 'accept-result']);
        if (answer && !answer.ok) expect(answer.error.code).toBe('CONFLICT');
        expect(version).toBe(timeline.length);
      }
    },
  );

  test('no client takes this step', async () => {
    const ticket = await w.stored(await completed());
    const everybody: PersonName[] = ['reporter', 'admin', 'reviewer'];
    for (const who of everybody) {
      const event = { ticketId: ticket._id, version: ticket.version, requestId: freshRequestId() };
      await expect(w.cloud.invoke('ticket-accept-result', event, person(who).openid)).rejects.toThrow();
    }
  });
});
