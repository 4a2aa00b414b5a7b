/** 微信提醒: grants, subscribe messages and the ledger of what became of them; whatever WeChat answers, no step fails. */
import type { LedgerRow, Settings, TemplateKey } from '@xiuda/domain';
import { heal, inject } from '../support/faults';
import { PEOPLE, person, type PersonName } from '../support/people';
import { sweep as runSweep } from '../support/sweep';
import { freshRequestId, type SeenTicket, type World, world } from '../support/world';

const SETTINGS: Settings['messages'] & { _id: string } = {
  _id: 'messages',
  opens: 'trial',
  templates: {
    progress: { id: 'template-progress', fields: { character_string1: 'number', phrase2: 'status' } },
    task: { id: 'template-task', fields: { thing1: 'place', thing2: 'description' } },
    review: { id: 'template-review', fields: { thing1: 'item', time2: 'time' } },
  },
};

interface Sent {
  readonly touser: string;
  readonly template_id: string;
  readonly page: string;
  readonly data: Record<string, { value: string }>;
  readonly miniprogram_state: string;
  readonly errcode: number;
}

let w: World;
/** Nothing takes too long here, however late it is: messages are of steps only. */
const PATIENT = {
  _id: 'clocks',
  hours: {
    normal: { review: 720, dispatch: 720, repair: 720, confirm: 720 },
    dangerous: { review: 720, dispatch: 720, repair: 720, confirm: 720 },
  },
  calendar: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00', dates: {} },
};

beforeAll(async () => {
  w = await world({ delivers: true });
  await w.cloud.insert('settings', [SETTINGS, PATIENT]);
  await Promise.all((Object.keys(PEOPLE) as PersonName[]).map(agreeWithWeChat));
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

/** In WeChat's own book, of which nothing can be read: often enough for every test. */
async function agreeWithWeChat(who: PersonName): Promise<void> {
  const templateIds = Object.values(SETTINGS.templates).map(({ id }) => id);
  const headers = { 'X-WX-OPENID': person(who).openid };
  const body = JSON.stringify({ templateIds });
  for (let time = 0; time < 20; time += 1) {
    const response = await fetch(`${w.cloud.url}/emulator/grants`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(await response.text());
  }
}

const wechatAnswers = (code: number | string, times = 1) =>
  inject(w.cloud, { match: { action: 'openapi.subscribeMessage.send' }, times, effect: { code } });

const sweep = (now?: number) => runSweep(w.cloud.url, now === undefined ? new Date() : new Date(now));

/** What arrived. */
const sent = async (): Promise<Sent[]> =>
  ((await (await fetch(`${w.cloud.url}/openapi/outbox`)).json()) as Sent[]).filter(
    ({ errcode }) => errcode === 0,
  );
const sentTo = async (who: PersonName, ticket: Pick<SeenTicket, '_id'>) =>
  (await sent()).filter((one) => one.touser === person(who).openid && one.page.includes(ticket._id));

const accept = (who: PersonName, accepted: readonly TemplateKey[], requestId = freshRequestId()) =>
  w.data<{ grants: Partial<Record<TemplateKey, number>> }>(who, 'messages', {
    op: 'grant',
    accepted,
    requestId,
  });
const left = async (who: PersonName) => (await accept(who, [])).grants;

const ledger = async (ticketId?: string) =>
  (await w.data<{ rows: LedgerRow[] }>('admin', 'messages', { op: 'ledger', ...(ticketId && { ticketId }) }))
    .rows;
const rowFor = async (name: string, ticket: Pick<SeenTicket, '_id'>) =>
  (await ledger(ticket._id)).find((row) => row.name === name);

const HOUR = 60 * 60_000;

describe('grants', () => {
  test('each acceptance counts one, and the same call again counts nothing', async () => {
    const before = (await left('worker')).task ?? 0;
    const requestId = freshRequestId();
    await accept('worker', ['task'], requestId);
    await accept('worker', ['task'], requestId);
    expect(await accept('worker', ['task'])).toEqual({ grants: { progress: 0, task: before + 2 } });
  });

  test('acceptances at the same time are all counted', async () => {
    const before = (await left('otherWorker')).task ?? 0;
    await Promise.all(Array.from({ length: 6 }, () => accept('otherWorker', ['task'])));
    expect((await left('otherWorker')).task).toBe(before + 6);
  });

  test('people see their own roles’ templates only, at login too', async () => {
    expect(await left('reporter')).toEqual({ progress: expect.any(Number) as number });
    expect(Object.keys(await left('preReviewer'))).toEqual(['progress', 'review']);
    const { reminders } = await w.data<{ reminders: unknown }>('worker', 'account', { op: 'login' });
    expect(reminders).toEqual([
      { key: 'progress', templateId: 'template-progress', remaining: 0 },
      { key: 'task', templateId: 'template-task', remaining: expect.any(Number) as number },
    ]);
  });

  test('the first page of a list tells how many are left', async () => {
    const { grants } = await w.data<{ grants: object }>('worker', 'tickets', { op: 'list', view: 'worker' });
    expect(grants).toEqual(await left('worker'));
  });

  test.each([
    [{ accepted: 'task' }],
    [{ accepted: ['task', 'task'] }],
    [{ accepted: ['everything'] }],
    [{ accepted: [{ $gt: '' }] }],
    [{}],
  ])('%j is refused and counts nothing', async (input) => {
    const before = await left('worker');
    const answer = await w.call('worker', 'messages', {
      op: 'grant',
      requestId: freshRequestId(),
      ...(input as object),
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(await left('worker')).toEqual(before);
  });
});

describe('sending', () => {
  test('a step is told by the template of whoever is told, fitted, with the page behind it', async () => {
    await accept('preReviewer', ['review']);
    const before = (await left('preReviewer')).review ?? 0;
    const ticket = await w.submit();
    expect(await sentTo('preReviewer', ticket)).toEqual([
      expect.objectContaining({
        template_id: 'template-review',
        page: `packages/ticket/detail/detail?id=${ticket._id}`,
        data: {
          thing1: { value: expect.any(String) },
          time2: { value: expect.stringMatching(/年.*月.*日/) },
        },
        miniprogram_state: 'trial',
        errcode: 0,
      }),
    ]);
    expect((await left('preReviewer')).review).toBe(before - 1);
    expect(await rowFor('刘敏', ticket)).toMatchObject({ delivery: 'sent', isRead: false });
  });

  test('nobody is reminded twice, however often delivery runs', async () => {
    const ticket = await w.submit();
    await Promise.all([sweep(), sweep()]);
    await sweep(Date.now() + 7 * HOUR);
    expect(await sentTo('preReviewer', ticket)).toHaveLength(1);
  });

  test('43101 takes what was thought to be left, is not tried again, and is told to admins', async () => {
    await accept('preReviewer', ['review']);
    await wechatAnswers(43101, 99);
    const ticket = await w.submit();
    expect((await left('preReviewer')).review).toBe(0);
    expect((await w.stored(ticket._id)).outbox).toEqual([]);
    const row = (await ledger()).find(({ ticketId, name }) => ticketId === ticket._id && name === '刘敏');
    expect(row).toMatchObject({ delivery: 'refused', why: '没有同意接收，或提醒次数已用完' });
  });

  test.each([47003, 40037, 41030])('%i is our fault: not tried again, no grant lost', async (code) => {
    await accept('preReviewer', ['review']);
    const before = await left('preReviewer');
    await wechatAnswers(code, 99);
    const ticket = await w.submit();
    await heal(w.cloud);
    await sweep(Date.now() + HOUR);
    expect(await sentTo('preReviewer', ticket)).toEqual([]);
    expect(await left('preReviewer')).toEqual(before);
    expect(await rowFor('刘敏', ticket)).toMatchObject({ delivery: 'refused' });
  });

  test.each([-1, 45009, 'SYS_ERR'])('after %p it is tried again, until it works', async (code) => {
    await wechatAnswers(code, 99);
    const ticket = await w.submit();
    expect((await w.stored(ticket._id)).outbox).toHaveLength(1);
    expect(await rowFor('刘敏', ticket)).toMatchObject({ delivery: 'queued' });
    await heal(w.cloud);
    await sweep(Date.now() + HOUR);
    expect(await sentTo('preReviewer', ticket)).toHaveLength(1);
    expect((await w.stored(ticket._id)).outbox).toEqual([]);
    expect(await rowFor('刘敏', ticket)).toMatchObject({ delivery: 'sent' });
  });

  test('the mini program’s own message is there whatever becomes of the reminder', async () => {
    await wechatAnswers(-1, 99);
    const ticket = await w.submit();
    const { messages } = await w.data<{ messages: { ticketId: string }[] }>('preReviewer', 'messages', {
      op: 'list',
    });
    expect(messages.filter(({ ticketId }) => ticketId === ticket._id)).toHaveLength(1);
  });

  test('one person who cannot be reached keeps nobody else from being told', async () => {
    await wechatAnswers(-1, 1);
    const ticket = await w.submit();
    const reached = async () => (await sent()).filter(({ page }) => page.includes(ticket._id)).length;
    const preReviewers = (await ledger(ticket._id)).length;
    expect(await reached()).toBe(preReviewers - 1);
    await sweep(Date.now() + HOUR);
    expect(await reached()).toBe(preReviewers);
  });

  test('while WeChat does not answer the step is answered, and the reminder waits', async () => {
    const match = { action: 'openapi.subscribeMessage.send' };
    await inject(w.cloud, { match, times: 99, effect: { untilCleared: true } });
    const ticket = await w.submit();
    expect(await rowFor('刘敏', ticket)).toMatchObject({ delivery: 'queued' });
    await heal(w.cloud);
    await sweep(Date.now() + HOUR);
    expect((await sentTo('preReviewer', ticket)).length).toBeGreaterThan(0);
    expect(await rowFor('刘敏', ticket)).toMatchObject({ delivery: 'sent' });
  });

  test('after a day it is no longer tried', async () => {
    await wechatAnswers(-1, 99);
    const ticket = await w.submit();
    await sweep(Date.now() + 25 * HOUR);
    expect(await rowFor('刘敏', ticket)).toMatchObject({ delivery: 'refused', why: '微信没有回应' });
    expect((await w.stored(ticket._id)).outbox).toEqual([]);
  });

  test('a try whose answer never came is repeated once its time is over: at least once, not never', async () => {
    await inject(w.cloud, {
      match: { function: 'notify', action: 'database.modifyDocument', collection: 'inbox' },
      times: 99,
      effect: { code: 'SYS_ERR' },
    });
    const ticket = await w.submit();
    await heal(w.cloud);
    const first = (await sentTo('preReviewer', ticket)).length;
    await sweep(Date.now() + HOUR);
    expect((await sentTo('preReviewer', ticket)).length).toBeGreaterThanOrEqual(Math.max(1, first));
    expect(await rowFor('刘敏', ticket)).toMatchObject({ delivery: 'sent' });
  });
});

describe('the ledger', () => {
  test('who has read needs nobody’s care any more', async () => {
    await wechatAnswers(43101, 99);
    const ticket = await w.submit();
    const missing = async () =>
      (await ledger())
        .filter(({ ticketId }) => ticketId === ticket._id)
        .map(({ name }) => name)
        .sort();
    expect(await missing()).toEqual(['刘敏', '符丽萍', '韩雪峰']);
    await w.data('preReviewer', 'tickets', { op: 'get', ticketId: ticket._id });
    expect(await missing()).toEqual(['符丽萍', '韩雪峰']);
    expect(await rowFor('刘敏', ticket)).toMatchObject({ isRead: true, delivery: 'refused' });
  });

  test('opening a ticket takes its messages off the badge', async () => {
    const ticket = await w.submit();
    const unread = async () =>
      (await w.data<{ unread: number }>('preReviewer', 'messages', { op: 'list' })).unread;
    const before = await unread();
    await w.data('preReviewer', 'tickets', { op: 'get', ticketId: ticket._id });
    expect(await unread()).toBe(before - 1);
  });

  test.each(['reporter', 'preReviewer', 'reviewer', 'worker', 'stranger'] as const)(
    '%s may not read it',
    async (who) => {
      expect(await w.call(who, 'messages', { op: 'ledger' })).toMatchObject({
        ok: false,
        error: { code: 'FORBIDDEN' },
      });
    },
  );

  test('no row names an openid', async () => {
    expect(JSON.stringify(await ledger())).not.toContain(person('preReviewer').openid);
  });
});

describe('尚未查看', () => {
  const seen = async (who: PersonName, ticketId: string, now: number) => {
    const answer = await w.cloud.invoke<{ ticket: SeenTicket }>(
      'tickets',
      { op: 'get', ticketId },
      person(who).openid,
      now,
    );
    if (!answer.ok) throw new Error(answer.error.code);
    return (answer.data.ticket as { isUnseen?: true }).isUnseen ?? false;
  };

  test('an hour after it came, who waits is told that whose turn it is has not opened it', async () => {
    const { _id } = await w.submit();
    expect(await seen('reporter', _id, Date.now() + HOUR - 60_000)).toBe(false);
    expect(await seen('reporter', _id, Date.now() + HOUR + 60_000)).toBe(true);
    expect(await seen('admin', _id, Date.now() + 2 * HOUR)).toBe(true);
  });

  test('one look of somebody whose turn it is ends it, until the turn is another’s', async () => {
    const ticket = await w.submit();
    await w.data('preReviewer', 'tickets', { op: 'get', ticketId: ticket._id });
    expect(await seen('reporter', ticket._id, Date.now() + 2 * HOUR)).toBe(false);
    const approved = await w.go('preReviewer', 'pre-approve', ticket);
    expect(await seen('reporter', approved._id, Date.now() + 2 * HOUR)).toBe(true);
    expect(await seen('preReviewer', approved._id, Date.now() + 2 * HOUR)).toBe(true);
  });

  test('who goes on with their own work has nothing to open', async () => {
    const ticket = await w.submit();
    const approved = await w.go('preReviewer', 'pre-approve', ticket);
    const assigned = await w.go('reviewer', 'dispatch', approved);
    await w.go('worker', 'start', await w.go('worker', 'accept', assigned));
    expect(await seen('reporter', ticket._id, Date.now() + 2 * HOUR)).toBe(false);
  });

  test('lists say it too', async () => {
    const { _id } = await w.submit();
    const list = await w.cloud.invoke<{ tickets: { _id: string; isUnseen?: true }[] }>(
      'tickets',
      { op: 'list', view: 'reporter' },
      person('reporter').openid,
      Date.now() + 2 * HOUR,
    );
    if (!list.ok) throw new Error(list.error.code);
    expect(list.data.tickets.find((one) => one._id === _id)).toMatchObject({ isUnseen: true });
  });
});
