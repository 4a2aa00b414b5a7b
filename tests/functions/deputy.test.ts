/** 代理: a colleague stands in for some days, in lists, steps and messages, and for no longer. */
import {
  type AccountView,
  dayText,
  type MessageView,
  type StaffRow,
  type TicketSummary,
} from '@xiuda/domain';
import type { Answer, Wire } from '../support/cloud';
import { heal } from '../support/faults';
import { meet, WORKERS } from '../support/meeting';
import { PEOPLE, type PersonName, person } from '../support/people';
import { ticketIn } from '../support/walk';
import {
  type Fields,
  freshRequestId,
  type ListData,
  type StepData,
  type World,
  world,
} from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ delivers: true, workers: WORKERS });
}, 60_000);
afterAll(() => w.stop());

const DAY_MS = 24 * 60 * 60 * 1000;
/** One moment for the whole file: midnight may pass while it runs. */
const NOW = Date.now();
const dayIn = (days: number): string => dayText(NOW + days * DAY_MS);
const DAYS = { from: dayIn(0), until: dayIn(2) };

type Account = { readonly account: AccountView };

/** Who has named somebody. */
const absent = new Set<PersonName>();

const set = (who: PersonName, fields: Fields, now = NOW): Promise<Answer<Account>> => {
  absent.add(who);
  return w.cloud.invoke(
    'account',
    { op: 'setDeputy', ...DAYS, requestId: freshRequestId(), ...fields },
    person(who).openid,
    now,
  );
};
const end = (who: PersonName) =>
  w.data<Account>(who, 'account', { op: 'endDeputy', requestId: freshRequestId() });

const stands = async (deputy: PersonName, principal: PersonName, days: Fields = {}): Promise<void> => {
  const answer = await set(principal, { staffNo: person(deputy).staffNo, ...days });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
};

afterEach(async () => {
  await heal(w.cloud);
  await Promise.all([...absent].map(end));
  absent.clear();
});

const rowOf = async (who: PersonName) =>
  (await w.cloud.document('staff', person(who).staffNo ?? '')) as unknown as StaffRow;
const change = (who: PersonName, fields: Record<string, unknown>) =>
  w.cloud.change('staff', person(who).staffNo ?? '', fields);
const staffOf = async (who: PersonName) =>
  (await w.data<Account>(who, 'account', { op: 'login' })).account.staff;

const refusal = (code: string, details?: Fields) =>
  ({ ok: false, error: expect.objectContaining({ code, ...(details && { details }) }) as object }) as object;

describe('naming somebody', () => {
  test('the row keeps who and when, the person reads it, the deputy reads for whom', async () => {
    const answer = await set('worker', { staffNo: 'W2' });
    expect(answer).toMatchObject({
      ok: true,
      data: { account: { staff: { deputy: { staffNo: 'W2', name: '何永福', ...DAYS } } } },
    });
    expect((await rowOf('worker')).deputy).toEqual({ staffNo: 'W2', ...DAYS });
    expect((await staffOf('otherWorker'))?.standsFor).toEqual([
      { staffNo: 'W1', name: '陈志强', until: DAYS.until },
    ]);
  });

  test('it is recorded, once however often it is sent', async () => {
    const event = { staffNo: 'W2', requestId: freshRequestId() };
    const records = async () =>
      (await w.cloud.documents('audit')).filter(({ subject }) => subject === '何永福 W2').length;
    const before = await records();
    await set('otherWorker', { ...event, staffNo: 'W1' });
    await set('otherWorker', { ...event, staffNo: 'W1' });
    expect(await records()).toBe(before + 1);
  });

  test('the same call, late, does not bring back what has ended since', async () => {
    const event = { staffNo: 'W2', requestId: freshRequestId() };
    await set('worker', event);
    await end('worker');
    expect(await set('worker', event, NOW + 5 * DAY_MS)).toMatchObject({ ok: true });
    expect((await rowOf('worker')).deputy).toBeUndefined();
  });

  test.each<[string, Fields, Record<string, string>]>([
    ['oneself', { staffNo: 'W1' }, { staffNo: '不能选自己，请选一位同事' }],
    ['nobody', { staffNo: '' }, { staffNo: '请选择代理人' }],
    ['an unknown number', { staffNo: 'W404' }, { staffNo: '选的人不是在岗的维修工，请另选一位' }],
    ['another role', { staffNo: 'R1' }, { staffNo: '选的人不是在岗的维修工，请另选一位' }],
    ['somebody who has left', { staffNo: 'X1' }, { staffNo: '选的人不是在岗的维修工，请另选一位' }],
    ['somebody unbound', { staffNo: 'W9' }, { staffNo: '罗永生 还没有绑定微信，收不到工单，请另选一位' }],
    ['yesterday', { staffNo: 'W2', from: dayIn(-1) }, { from: '开始日期不能早于今天' }],
    [
      'an end before',
      { staffNo: 'W2', from: dayIn(2), until: dayIn(1) },
      { until: '结束日期不能早于开始日期' },
    ],
    ['91 days', { staffNo: 'W2', until: dayIn(90) }, { until: '一次最多 90 天' }],
  ])('%s is refused at the field, and nothing changes', async (_, fields, details) => {
    expect(await set('worker', fields)).toEqual(refusal('INVALID_INPUT', details));
    expect((await rowOf('worker')).deputy).toBeUndefined();
  });

  test('an admin sees it and ends it, on record', async () => {
    await stands('otherWorker', 'worker');
    const found = await w.data<{ person: Fields }>('admin', 'admin-roster', { op: 'get', staffNo: 'W1' });
    expect(found.person.deputy).toEqual({ staffNo: 'W2', name: '何永福', ...DAYS });
    await w.data('admin', 'admin-roster', { op: 'endDeputy', staffNo: 'W1', requestId: freshRequestId() });
    expect((await rowOf('worker')).deputy).toBeUndefined();
    const record = (await w.cloud.documents('audit')).find(
      ({ deed, by }) => deed === '结束代理' && (by as { staffNo: string }).staffNo === 'A1',
    );
    expect(record).toMatchObject({
      subject: '陈志强 W1',
      changes: [{ label: '代理', from: `何永福 W2，${DAYS.from} 至 ${DAYS.until}` }],
    });
  });
});

const event = (ticket: { _id: string; version: number }) => ({
  ...{ ticketId: ticket._id, version: ticket.version },
  requestId: freshRequestId(),
});

describe('a step', () => {
  test('is the deputy’s own, on behalf of who is named', async () => {
    await stands('otherWorker', 'worker');
    const ticket = await w.go('otherWorker', 'accept', await ticketIn(w, 'assigned'));
    expect(ticket.timeline[0]).toMatchObject({
      action: 'accept',
      by: { role: 'worker', name: '何永福', staffNo: 'W2', onBehalfOf: { staffNo: 'W1', name: '陈志强' } },
    });
    const { worker, past, timeline, openedAt, since } = await w.stored(ticket._id);
    expect(worker).toEqual({ staffNo: 'W1', name: '陈志强' });
    expect(past).toContain('worker:W2');
    expect(timeline.at(-1)?.by.openid).toBe(PEOPLE.otherWorker.openid);
    expect(openedAt).toEqual(since);
  });

  test('goes on with what the other began', async () => {
    await stands('otherWorker', 'worker');
    const accepted = await w.go('otherWorker', 'accept', await ticketIn(w, 'assigned'));
    const started = await w.go('worker', 'start', accepted);
    expect(started.timeline[0]?.by).toEqual({ role: 'worker', name: '陈志强', staffNo: 'W1' });
  });

  test('may be the deputy’s from the first moment of the first day to the last of the last, at UTC+8', async () => {
    absent.add('worker');
    await change('worker', { deputy: { staffNo: 'W2', from: '2030-03-01', until: '2030-03-02' } });
    const ticket = await ticketIn(w, 'assigned');
    const at = async (time: string) => {
      const asked = { op: 'get', ticketId: ticket._id };
      const openid = PEOPLE.otherWorker.openid;
      return (await w.cloud.invoke('tickets', asked, openid, Date.parse(`${time}+08:00`))).ok;
    };
    expect(await at('2030-02-28T23:59:59')).toBe(false);
    expect(await at('2030-03-01T00:00:00')).toBe(true);
    expect(await at('2030-03-02T23:59:59')).toBe(true);
    expect(await at('2030-03-03T00:00:00')).toBe(false);
  });

  test('is nobody’s whom the deputy has named in turn', async () => {
    await stands('otherWorker', 'worker');
    await stands('pastWorker', 'otherWorker');
    expect(await w.step('pastWorker', 'accept', await ticketIn(w, 'assigned'))).toEqual(refusal('NOT_FOUND'));
  });

  test.each<[string, PersonName, Record<string, unknown>]>([
    ['the deputy has left', 'otherWorker', { active: false }],
    ['the deputy is no worker any more', 'otherWorker', { roles: ['preReviewer'] }],
    ['who is named has left', 'worker', { active: false }],
    ['who is named is no worker any more', 'worker', { roles: ['reviewer'] }],
  ])('is refused once %s', async (_, who, fields) => {
    await stands('otherWorker', 'worker');
    const ticket = await ticketIn(w, 'assigned');
    const { active, roles } = await rowOf(who);
    await change(who, fields);
    const answer = await w.call('otherWorker', 'ticket-accept', event(ticket));
    await change(who, { active, roles });
    expect(answer.ok).toBe(false);
  });

  test('a WeChat that is not bound any more gives nothing, and the next one does', async () => {
    await stands('otherWorker', 'worker');
    const [old, fresh] = [PEOPLE.otherWorker.openid, 'openid-of-a-new-phone'];
    const ticket = await ticketIn(w, 'assigned');
    await change('otherWorker', { openid: fresh });
    const stale = await w.cloud.invoke('ticket-accept', event(ticket), old);
    const current = await w.cloud.invoke('ticket-accept', event(ticket), fresh);
    await change('otherWorker', { openid: old });
    expect(stale).toEqual(refusal('NOT_FOUND'));
    expect(current.ok).toBe(true);
  });

  test('whoever reviews a ticket does not repair it for somebody else', async () => {
    const first = await w.go('preReviewer', 'pre-approve', await w.submit(), { reviewerId: 'M1' });
    const ticket = await w.go('severalRoles', 'dispatch', first, { workerId: 'W1' });
    await stands('severalRoles', 'worker');
    expect(await w.step('severalRoles', 'accept', ticket)).toEqual(refusal('FORBIDDEN'));
  });

  test('whoever repaired it for somebody does not confirm it for somebody', async () => {
    await stands('severalRoles', 'worker');
    await stands('severalRoles', 'reviewer');
    const accepted = await w.go('severalRoles', 'accept', await ticketIn(w, 'assigned'));
    const started = await w.go('severalRoles', 'start', accepted);
    const finished = await w.go('severalRoles', 'request-completion', started);
    expect(await w.step('severalRoles', 'confirm-completion', finished)).toEqual(refusal('FORBIDDEN'));
    const assigned = await w.step('admin', 'reassign-reviewer', finished, {
      reviewerId: 'M1',
      reason: '请假',
    });
    expect(assigned).toEqual(refusal('INVALID_ASSIGNEE', expect.anything() as never));
    expect((await w.go('reviewer', 'confirm-completion', finished)).status).toBe('completed');
  });

  test('the deputy of a reviewer does not send the ticket to themselves', async () => {
    await stands('severalRoles', 'reviewer');
    const ticket = await ticketIn(w, 'pendingReview');
    const answer = await w.step('severalRoles', 'dispatch', ticket, { workerId: 'M1' });
    expect(answer).toEqual(refusal('INVALID_ASSIGNEE', expect.anything() as never));
    expect((await w.go('severalRoles', 'dispatch', ticket)).status).toBe('assigned');
  });
});

describe('lists', () => {
  const list = (who: PersonName, fields: Fields) =>
    w.data<ListData>(who, 'tickets', { op: 'list', limit: 50, ...fields });

  test('hold both people’s tickets in one order, page by page, and count them', async () => {
    const own = await w.go('reviewer', 'dispatch', await ticketIn(w, 'pendingReview'), { workerId: 'W2' });
    const other = await ticketIn(w, 'assigned');
    const before = await list('otherWorker', { view: 'worker' });
    expect(before.tickets.map(({ _id }) => _id)).not.toContain(other._id);
    await stands('otherWorker', 'worker');
    const all = await list('otherWorker', { view: 'worker' });
    const ids = all.tickets.map(({ _id }) => _id);
    expect(ids).toEqual(expect.arrayContaining([own._id, other._id]));
    const since = all.tickets.map((one) => String(one.since));
    expect(since).toEqual([...since].sort());
    expect(all.counts?.new).toBe(ids.length);
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Wire<ListData> = await list('otherWorker', {
        view: 'worker',
        limit: 2,
        ...(cursor && { cursor }),
      });
      paged.push(...page.tickets.map(({ _id }) => _id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(ids);
  });

  test('say which tickets are somebody else’s', async () => {
    await stands('otherWorker', 'worker');
    const other = await ticketIn(w, 'assigned');
    const found = async (who: PersonName): Promise<Partial<TicketSummary> | undefined> =>
      (await list(who, { view: 'worker' })).tickets.find(({ _id }) => _id === other._id) as never;
    expect((await found('otherWorker'))?.standsIn).toEqual(['worker']);
    expect((await found('otherWorker'))?.actions).toContain('accept');
    expect((await found('worker'))?.standsIn).toBeUndefined();
  });

  test('what the deputy did stays in their 已处理 when the days are over', async () => {
    await stands('otherWorker', 'worker');
    const ticket = await w.go('otherWorker', 'accept', await ticketIn(w, 'assigned'));
    await end('worker');
    const done = await list('otherWorker', { view: 'worker', tab: 'done' });
    expect(done.tickets.map(({ _id }) => _id)).toContain(ticket._id);
    expect(await w.step('otherWorker', 'start', ticket)).toEqual(refusal('FORBIDDEN'));
  });

  test('and cost one round trip for the person, as before', async () => {
    await stands('otherWorker', 'worker');
    const ticket = await ticketIn(w, 'assigned');
    const { answer, cost } = await w.cloud.measured(
      'ticket-accept',
      event(ticket),
      PEOPLE.otherWorker.openid,
    );
    expect(answer.ok).toBe(true);
    expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
    expect(cost.roundTrips).toBeLessThanOrEqual(4);
  });
});

describe('messages', () => {
  const titlesOf = async (who: PersonName, ticketId: string) =>
    (await w.data<{ messages: MessageView[] }>(who, 'messages', { op: 'list' })).messages
      .filter((one) => one.ticketId === ticketId)
      .map(({ title }) => title);

  test('tell both whose turn it is, each once', async () => {
    await stands('otherWorker', 'worker');
    const { _id } = await w.go('reviewer', 'dispatch', await ticketIn(w, 'pendingReview'));
    expect(await titlesOf('worker', _id)).toEqual(['等你接单']);
    expect(await titlesOf('otherWorker', _id)).toEqual(['等你代为接单']);
  });

  test('tell the one what the other did, and nobody what they did themselves', async () => {
    await stands('severalRoles', 'reviewer');
    const { _id } = await w.go('severalRoles', 'transfer-review', await ticketIn(w, 'pendingReview'), {
      reviewerId: 'R2',
    });
    expect(await titlesOf('otherReviewer', _id)).toEqual(['等你审核']);
    expect(await titlesOf('severalRoles', _id)).toEqual([]);
  });

  test('tell the reporter who did it for whom', async () => {
    await stands('otherWorker', 'worker');
    const { _id } = await w.go('otherWorker', 'accept', await ticketIn(w, 'assigned'));
    expect(await titlesOf('reporter', _id)).toContain('何永福（代 陈志强）接单');
  });

  test('go to one’s own side only where one may not take the other', async () => {
    await stands('severalRoles', 'worker');
    const first = await w.go('preReviewer', 'pre-approve', await w.submit(), { reviewerId: 'M1' });
    const sent = await w.go('severalRoles', 'dispatch', first, { workerId: 'W2' });
    const { _id } = await w.go('admin', 'reassign-worker', sent, { workerId: 'W1' });
    expect(await titlesOf('worker', _id)).toEqual(['等你接单']);
    expect(await titlesOf('severalRoles', _id)).toContain('周明远 改派给 陈志强');
    expect(await titlesOf('severalRoles', _id)).not.toContain('等你代为接单');
  });

  test('go to who is named alone when the days are over', async () => {
    await stands('otherWorker', 'worker', { from: dayIn(1) });
    const { _id } = await w.go('reviewer', 'dispatch', await ticketIn(w, 'pendingReview'));
    expect(await titlesOf('otherWorker', _id)).toEqual([]);
  });
});

test('who is named and who stands in tap at the same moment: one wins, the other reads who', async () => {
  await stands('otherWorker', 'worker');
  const wish = (who: PersonName, ticket: { _id: string; version: number }) => ({
    ...{ openid: person(who).openid, name: 'ticket-accept', event: event(ticket) },
  });
  const situation = (held: PersonName, swift: PersonName) => async () => {
    const ticket = await ticketIn(w, 'assigned');
    return { ticket, wishes: [wish(held, ticket), wish(swift, ticket)] as const };
  };
  const met = await meet<StepData, Awaited<ReturnType<ReturnType<typeof situation>>>>(w.cloud, [
    situation('worker', 'otherWorker'),
    situation('otherWorker', 'worker'),
  ]);
  expect(met.map(({ swift }) => swift.ok)).toEqual([true, true]);
  const sentences = met.map(({ held }) => (held.ok ? '' : `${held.error.code} ${held.error.message}`));
  expect(sentences).toEqual([
    'CONFLICT 维修工 何永福（代 陈志强）刚刚做了“接单”，请看最新进度再决定',
    'CONFLICT 维修工 陈志强 刚刚做了“接单”，请看最新进度再决定',
  ]);
  for (const { ticket } of met) expect((await w.stored(ticket._id)).version).toBe(ticket.version + 1);
});

test('注销账号 ends it on both sides', async () => {
  const staff = (staffNo: string, more: object = {}) => ({
    ...{ _id: staffNo, name: '梁伟', roles: ['worker'], active: true, openid: `openid-of-${staffNo}` },
    ...more,
  });
  const days = { from: DAYS.from, until: DAYS.until };
  await w.cloud.insert('staff', [
    staff('L1', { deputy: { staffNo: 'L2', ...days } }),
    staff('L2', { deputy: { staffNo: 'L1', ...days } }),
  ]);
  await w.cloud.insert('accounts', [{ _id: 'openid-of-L1', staffNo: 'L1', createdAt: new Date() }]);
  const remove = (now?: number) =>
    w.cloud.invoke('account', { op: 'remove', confirm: true }, 'openid-of-L1', now);
  await remove();
  expect(await w.cloud.document('staff', 'L1')).not.toHaveProperty('deputy');
  expect(await remove(Date.now() + 30_000)).toMatchObject({ data: { removed: true } });
  expect(await w.cloud.document('staff', 'L2')).not.toHaveProperty('deputy');
});

test('who has left and is forgotten is not named either in whose place others acted', async () => {
  const openid = 'openid-of-L3';
  const row = { name: '欧阳海', roles: ['worker'], active: true };
  await w.cloud.insert('staff', [{ _id: 'L3', ...row, openid, deputy: { staffNo: 'W2', ...DAYS } }]);
  await w.cloud.insert('accounts', [{ _id: openid, staffNo: 'L3', createdAt: new Date() }]);
  const sent = await w.go('reviewer', 'dispatch', await ticketIn(w, 'pendingReview'), { workerId: 'L3' });
  const accepted = await w.go('otherWorker', 'accept', sent);
  const { _id } = await w.go('admin', 'reassign-worker', accepted, { workerId: 'W1', reason: '离职' });
  await w.cloud.change('staff', 'L3', { active: false });
  const remove = (now?: number) => w.cloud.invoke('account', { op: 'remove', confirm: true }, openid, now);
  await remove();
  expect(await remove(Date.now() + 30_000)).toMatchObject({ data: { removed: true } });
  const { timeline } = await w.stored(_id);
  expect(timeline.find(({ action }) => action === 'accept')?.by).toMatchObject({
    name: '何永福',
    onBehalfOf: { staffNo: 'removed-L3', name: '已注销用户' },
  });
  expect(JSON.stringify(timeline)).not.toContain('欧阳海');
});
