/** Dangerous reports: whom they are told at once, who sees them, and who may dispatch them directly. */
import type { ActionId, MessageView, StaffOption } from '@xiuda/domain';
import { PEOPLE, person, type PersonName } from '../support/people';
import { type Fields, freshRequestId, type SeenTicket, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ delivers: true });
  await w.cloud.insert('settings', [
    { _id: 'messages', opens: 'trial', templates: Object.fromEntries(['task', 'review'].map(template)) },
  ]);
}, 60_000);
afterAll(() => w.stop());

const template = (key: string) => [key, { id: `template-${key}`, fields: { thing1: 'item' } }];

const GAS = { itemId: 'gas', description: '厨房一股燃气味' };

/** A step does not wait for its messages for long: on a busy machine the last of many people are told a moment later. */
async function delivered({ _id }: Pick<SeenTicket, '_id'>): Promise<void> {
  while ((await w.stored(_id)).outbox.length) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function titlesOf(who: PersonName, { _id }: Pick<SeenTicket, '_id'>): Promise<string[]> {
  await delivered({ _id });
  const { messages } = await w.data<{ messages: MessageView[] }>(who, 'messages', { op: 'list' });
  return messages.filter(({ ticketId }) => ticketId === _id).map(({ title }) => title);
}

const STAFF = Object.entries(PEOPLE).flatMap(([name, one]) =>
  'staffNo' in one && name !== 'inactive' ? [name as PersonName] : [],
);

const isPreReviewer = (who: PersonName) => person(who).roles.includes('preReviewer');

describe('telling', () => {
  // Behind two rules, and in neither is it their turn.
  beforeAll(() => w.cloud.change('staff', 'W2', { roles: ['worker', 'reviewer'] }));
  afterAll(() => w.cloud.change('staff', 'W2', { roles: ['worker'] }));

  test('a danger is told to everybody on duty at once, each exactly once; the reporter knows', async () => {
    const ticket = await w.submit('reporter', GAS);
    for (const who of STAFF)
      expect([who, await titlesOf(who, ticket)]).toEqual([
        who,
        [isPreReviewer(who) ? '紧急：等你预审' : '紧急：林晓 提交报修'],
      ]);
    for (const who of ['reporter', 'otherReporter', 'inactive'] as const)
      expect(await titlesOf(who, ticket)).toEqual([]);
    expect((await w.stored(ticket._id)).outbox).toEqual([]);
  });

  test('each by the template of their role; of several roles by that of their turn', async () => {
    const { _id } = await w.submit('reporter', GAS);
    await delivered({ _id });
    const stored = await w.cloud.documents('inbox');
    const templateOf = (who: PersonName) =>
      stored
        .filter((one) => one.ticketId === _id && one.openid === person(who).openid)
        .map(({ push }) => (push as { template: string }).template);
    const expected = {
      preReviewer: 'review',
      reviewer: 'review',
      worker: 'task',
      admin: 'task',
      severalRoles: 'review',
    };
    for (const [who, key] of Object.entries(expected))
      expect([who, templateOf(who as PersonName)]).toEqual([who, [key]]);
  });

  test('whoever is on duty and reports it is told nothing of it', async () => {
    const ticket = await w.submit('severalRoles', GAS);
    expect(await titlesOf('severalRoles', ticket)).toEqual([]);
    expect(await titlesOf('worker', ticket)).toHaveLength(1);
  });

  test('what is not dangerous is told to pre-reviewers only', async () => {
    const ticket = await w.submit('reporter');
    expect(await titlesOf('preReviewer', ticket)).toEqual(['等你预审']);
    for (const who of ['reviewer', 'worker', 'admin'] as const)
      expect(await titlesOf(who, ticket)).toEqual([]);
  });

  test('a report that is corrected to a dangerous item is told then, and goes up', async () => {
    const ticket = await w.submit('reporter');
    const edited = await w.go('reporter', 'edit', ticket, { itemId: 'gas' });
    expect(edited).toMatchObject({ danger: 'gas' });
    expect(await titlesOf('worker', ticket)).toEqual(['紧急：林晓 修改了报修内容']);
    expect(await w.stored(ticket._id)).toMatchObject({ rank: 2, trade: '燃气工' });
    const back = await w.go('reporter', 'edit', edited, { itemId: 'lamp' });
    expect(back).not.toHaveProperty('danger');
    expect(await w.stored(ticket._id)).toMatchObject({ rank: 0 });
    expect(await titlesOf('worker', ticket)).toHaveLength(1);
  });
});

const opens = async (who: PersonName, { _id }: Pick<SeenTicket, '_id'>) =>
  (await w.call(who, 'tickets', { op: 'get', ticketId: _id })).ok;

test('whom a danger is told to may look at it while it lasts, without the number to call', async () => {
  const ticket = await w.submit('reporter', GAS);
  expect([await opens('worker', ticket), await opens('reviewer', ticket)]).toEqual([true, true]);
  const { ticket: seen, actions } = await w.data<{ ticket: SeenTicket; actions: ActionId[] }>(
    'worker',
    'tickets',
    { op: 'get', ticketId: ticket._id },
  );
  expect(seen.contactPhone).toContain('****');
  expect(actions).toEqual([]);
  expect(await opens('otherReporter', ticket)).toBe(false);
  await w.go('preReviewer', 'pre-reject', ticket);
  expect([await opens('worker', ticket), await opens('reviewer', ticket)]).toEqual([false, false]);
});

describe('direct dispatch', () => {
  const allow = (directDispatch: unknown) =>
    w.call('admin', 'admin-settings', {
      ...{ op: 'save', part: 'urgency', value: { directDispatch } },
      requestId: freshRequestId(),
    });

  const actionsOf = async (who: PersonName, ticket: SeenTicket) =>
    (await w.data<{ actions: ActionId[] }>(who, 'tickets', { op: 'get', ticketId: ticket._id })).actions;

  const onCard = async (ticket: SeenTicket) => {
    const { tickets } = await w.data<{ tickets: { _id: string; actions: ActionId[] }[] }>(
      ...(['preReviewer', 'tickets', { op: 'list', view: 'preReviewer', limit: 50 }] as const),
    );
    return tickets.find(({ _id }) => _id === ticket._id)?.actions ?? [];
  };

  const workers = (who: PersonName) =>
    w.call<{ staff: StaffOption[] }>(who, 'staff', { op: 'list', role: 'worker' });

  test('is neither offered nor taken where the institution has not allowed it', async () => {
    const ticket = await w.submit('reporter', GAS);
    expect(await actionsOf('preReviewer', ticket)).not.toContain('direct-dispatch');
    expect(await onCard(ticket)).not.toContain('direct-dispatch');
    expect(await workers('preReviewer')).toMatchObject({ error: { code: 'FORBIDDEN' } });
    const answer = await w.step('preReviewer', 'direct-dispatch', ticket);
    expect(answer).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect((await w.stored(ticket._id)).version).toBe(1);
  });

  test('is offered to pre-reviewers on dangerous tickets, and reaches worker and reviewer', async () => {
    await allow(true);
    const ticket = await w.submit('reporter', GAS);
    expect(await actionsOf('preReviewer', ticket)).toContain('direct-dispatch');
    expect(await onCard(ticket)).toContain('direct-dispatch');
    for (const who of ['reporter', 'reviewer', 'admin'] as const)
      expect(await actionsOf(who, ticket)).not.toContain('direct-dispatch');
    expect(await workers('preReviewer')).toMatchObject({ ok: true });
    await w.go('preReviewer', 'direct-dispatch', ticket);
    expect(await w.stored(ticket._id)).toMatchObject({
      ...{ status: 'assigned', rank: 2 },
      ...{ worker: { staffNo: 'W1' }, reviewer: { staffNo: 'R1' } },
    });
    expect((await titlesOf('worker', ticket))[0]).toBe('紧急：等你接单');
  });

  test('is refused on what is not dangerous, and where somebody has judged it already', async () => {
    await allow(true);
    const plain = await w.submit('reporter');
    expect(await actionsOf('preReviewer', plain)).not.toContain('direct-dispatch');
    expect(await w.step('preReviewer', 'direct-dispatch', plain)).toMatchObject({
      error: { code: 'WRONG_STATUS' },
    });
    const judged = await w.go('preReviewer', 'pre-approve', await w.submit('reporter', GAS));
    expect(await w.step('preReviewer', 'direct-dispatch', judged)).toMatchObject({
      error: { code: 'WRONG_STATUS' },
    });
    expect(await w.step('worker', 'direct-dispatch', plain)).toMatchObject({ ok: false });
  });

  test('what is set goes with a record; anything but on and off is refused at its field', async () => {
    await allow(true);
    await allow(false);
    const { rows } = await w.data<{ rows: Fields[] }>('admin', 'admin-settings', {
      op: 'audit',
      kind: 'setting',
    });
    expect(rows[0]).toMatchObject({
      subject: '紧急报修',
      changes: [{ label: '预审员直接派单', from: '允许', to: '不允许' }],
    });
    expect(await allow('yes')).toMatchObject({
      error: { details: { 'value.directDispatch': expect.any(String) } },
    });
  });

  test('the settings are read beside everything else: no round trip comes later for them', async () => {
    const { _id } = await w.submit('reporter', GAS);
    const calls: [string, Fields][] = [
      ['tickets', { op: 'get', ticketId: _id }],
      ['tickets', { op: 'list', view: 'preReviewer' }],
    ];
    for (const [name, event] of calls) {
      const { cost } = await w.cloud.measured(name, event, person('preReviewer').openid);
      expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
    }
  });
});

test('an admin marks an item dangerous: recorded, on every phone, and held by what is reported from then on', async () => {
  const requestId = freshRequestId();
  const wish = { op: 'saveItem', id: 'door', name: '门窗', danger: 'electricity', requestId };
  expect(await w.call('admin', 'admin-catalog', wish)).toMatchObject({ ok: true });
  const { items } = await w.data<{ items: Fields[] }>('stranger', 'catalog', { op: 'get', parts: ['items'] });
  expect(JSON.stringify(items)).toContain('"danger":"electricity"');
  expect(await w.submit('reporter', { itemId: 'door' })).toMatchObject({ danger: 'electricity' });
  const wrong = { ...wish, danger: 'fire', requestId: freshRequestId() };
  expect(await w.call('admin', 'admin-catalog', wrong)).toMatchObject({
    error: { details: { danger: expect.any(String) } },
  });
});
