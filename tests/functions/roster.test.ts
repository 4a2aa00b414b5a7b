/** 人员管理: who is in the roster, what may be changed, and that nobody goes with open tickets or as the last one. */
import type { HeldTicket, RosterRow, StaffRole } from '@xiuda/domain';
import { callsOf, forgetCalls, heal, inject } from '../support/faults';
import type { PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { type Fields, freshRequestId, must, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

const roster = <T = Fields>(op: string, fields: Fields = {}, who: PersonName = 'admin') =>
  w.call<T>(who, 'admin-roster', { op, ...fields });

const GOOD = { phone: '13800090001', roles: ['worker'], areas: ['d3'], trades: ['水电工'], active: true };
const saving = (staffNo: string, fields: Fields = {}): Fields => ({
  ...{ staffNo, isNew: true, name: '符海涛', ...GOOD, requestId: freshRequestId() },
  ...fields,
});
const add = async (staffNo: string, fields: Fields = {}) =>
  expect(await roster('save', saving(staffNo, fields))).toMatchObject({ ok: true });

/** The row as it is, less what is not edited. */
async function edit(staffNo: string, fields: Fields, who: PersonName = 'admin') {
  const row: Fields = (await w.cloud.document('staff', staffNo)) ?? {};
  const { name, roles, active, phone, areas = [], trades = [] } = row;
  const kept = { name, roles, active, areas, trades, ...(phone !== undefined && { phone }) };
  return roster('save', { staffNo, isNew: false, ...kept, ...fields, requestId: freshRequestId() }, who);
}

/** Asked again and again, a few times a second. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Has this function got so far as to ask the cloud for this? */
const isAsking = async (name: string, action: string): Promise<boolean> =>
  (await callsOf(w.cloud)).some(
    (call) => call.name === name && call.requests.some((one) => one.action === action),
  );

const rowOf = (staffNo: string) => w.cloud.document('staff', staffNo);
const records = async (subject: string) =>
  (await w.cloud.documents('audit')).filter((row) => String(row.subject).includes(subject));

/** Somebody who has bound themselves to a new row. */
async function bound(staffNo: string, ...roles: StaffRole[]): Promise<{ openid: string }> {
  await add(staffNo, { phone: undefined, roles });
  const openid = `openid-of-${staffNo}`;
  await w.cloud.invoke('account', { op: 'login' }, openid);
  const answer = await w.cloud.invoke('account', { op: 'bindStaff', staffNo, name: '符海涛' }, openid);
  expect(answer).toMatchObject({ ok: true });
  return { openid };
}

describe('the list', () => {
  const numbers = async (fields: Fields) => {
    const answer = await roster<{ people: RosterRow[] }>('list', fields);
    return answer.ok ? answer.data.people.map(({ staffNo }) => staffNo) : answer.error;
  };

  test('finds people by the beginning of number, name and phone', async () => {
    expect(await numbers({ words: 'w1' })).toEqual(['W1']);
    expect(await numbers({ words: '陈志' })).toEqual(['W1']);
    expect(await numbers({ words: '13800040001' })).toEqual(['W1']);
    expect(await numbers({ words: '没有这个人' })).toEqual([]);
  });

  test('narrows by role and by state', async () => {
    expect(await numbers({ role: 'admin', state: 'active' })).toEqual(['A1']);
    expect(await numbers({ role: 'admin', state: 'inactive' })).toEqual(['X1']);
    expect(await numbers({ state: 'unbound' })).toEqual(['W9']);
    expect(await numbers({ role: 'preReviewer' })).toEqual(['M1', 'P1', 'P2', 'X1']);
  });

  test('goes on where the page before ended, everybody once', async () => {
    const rows = Array.from({ length: 45 }, (_, at) => `Z${100 + at}`);
    await w.cloud.insert(
      'staff',
      rows.map((_id) => ({ _id, name: '占位', roles: ['worker'], active: false })),
    );
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const more = { state: 'inactive', ...(cursor && { cursor }) };
      const answer = await roster<{ people: RosterRow[]; nextCursor: string | null }>('list', more);
      if (!answer.ok) throw new Error(answer.error.message);
      seen.push(...answer.data.people.map(({ staffNo }) => staffNo));
      cursor = answer.data.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['X1', ...rows]);
  });
});

describe('a person', () => {
  test('is added once however often it is sent, and recorded', async () => {
    const event = saving('N1');
    const answers = await Promise.all([roster('save', event), roster('save', event)]);
    expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
    const row = await rowOf('N1');
    expect(row).toMatchObject({ name: '符海涛', phone: '13800090001', areas: ['d3'], trades: ['水电工'] });
    const found = await records('N1');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'staff', deed: '新增', by: { staffNo: 'A1' } });
    expect(found[0]?.changes).toContainEqual({ label: '负责区域', to: '东校区/3栋' });
  });

  test('that is there already is not added again', async () => {
    const answer = await roster('save', saving('W1'));
    expect(answer).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { staffNo: expect.any(String) } },
    });
    expect(await rowOf('W1')).toMatchObject({ name: '陈志强' });
  });

  test('that is not there cannot be changed', async () => {
    expect(await roster('save', saving('N404', { isNew: false }))).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test.each([
    ['staffNo', { staffNo: 'A 1' }],
    ['name', { name: ' ' }],
    ['phone', { phone: '0898-66123456' }],
    ['roles', { roles: [] }],
    ['roles', { roles: ['king'] }],
    ['areas', { areas: ['nowhere'] }],
    ['trades', { trades: ['水电工', '水电工'] }],
    ['active', { active: 'yes' }],
  ])('with a wrong %s is refused there', async (field, fields) => {
    const answer = await roster('save', saving('N2', fields));
    expect(answer).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { [field]: expect.any(String) } },
    });
    expect(await rowOf('N2')).toBeUndefined();
  });

  test('that stays as it is leaves no record', async () => {
    const before = (await records('R2')).length;
    expect(await edit('R2', {})).toMatchObject({ ok: true });
    expect((await records('R2')).length).toBe(before);
  });

  test('has another role at the very next call, without a login', async () => {
    const { openid } = await bound('N3', 'worker');
    const list = () => w.cloud.invoke('tickets', { op: 'list', view: 'preReviewer' }, openid);
    expect(await list()).toMatchObject({ error: { code: 'FORBIDDEN' } });
    await edit('N3', { roles: ['worker', 'preReviewer'] });
    expect(await list()).toMatchObject({ ok: true });
    await edit('N3', { active: false });
    expect(await list()).toMatchObject({ error: { code: 'FORBIDDEN' } });
  });

  test('keeps the binding and everything else through a change', async () => {
    await edit('R3', { phone: undefined, trades: ['木工'] });
    const row = await rowOf('R3');
    expect(row).toMatchObject({ openid: 'openid-past-reviewer', roles: ['reviewer'], trades: ['木工'] });
    expect(row).not.toHaveProperty('leaving');
  });
});

describe('the last admin', () => {
  test.each([
    ['roles', { roles: ['worker'] }],
    ['active', { active: false }],
  ])('takes away neither their own role nor themselves: %s', async (field, fields) => {
    const answer = await edit('A1', fields);
    expect(answer).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { [field]: expect.any(String) } },
    });
  });

  test('does not unbind themselves', async () => {
    const answer = await roster('unbind', { staffNo: 'A1', requestId: freshRequestId() });
    expect(answer).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect(await rowOf('A1')).toMatchObject({ openid: 'openid-admin' });
  });

  test('is left when two take the role from each other at the same moment, in whatever way', async () => {
    for (let round = 0; round < 3; round++) {
      const other = `N4${round}`;
      const { openid } = await bound(other, 'admin');
      const by = (as: string, event: Fields) => w.cloud.invoke<Fields>('admin-roster', event, as);
      const removal = (staffNo: string, name: string) => ({
        ...{
          op: 'save',
          ...saving(staffNo, { isNew: false, name, roles: ['worker'], areas: [], trades: [] }),
        },
        phone: staffNo === 'A1' ? '13800050001' : undefined,
      });
      const answers = await Promise.all([
        by(
          'openid-admin',
          round === 1
            ? { op: 'unbind', staffNo: other, requestId: freshRequestId() }
            : removal(other, '符海涛'),
        ),
        by(openid, removal('A1', '周明远')),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      await w.cloud.change('staff', 'A1', { roles: ['admin'] });
      await w.cloud.change('staff', other, { active: false });
    }
  });
});

test('the last 预审员 stays while tickets wait for one', async () => {
  await ticketIn(w, 'pendingPreReview');
  await edit('P2', { active: false });
  await edit('M1', { roles: ['worker'] });
  await edit('N3', { active: false });
  const answer = await edit('P1', { active: false });
  expect(answer).toMatchObject({ error: { code: 'INVALID_INPUT', details: { active: expect.any(String) } } });
  const unbound = await roster('unbind', { staffNo: 'P1', requestId: freshRequestId() });
  expect(unbound).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  await edit('P2', { active: true });
  await edit('M1', { roles: ['preReviewer', 'reviewer', 'worker'] });
});

describe('open tickets', () => {
  test('keep somebody from going, and are shown with what each needs', async () => {
    const repairing = await ticketIn(w, 'repairing');
    const confirming = await ticketIn(w, 'pendingConfirmation');
    const answer = await edit('W1', { active: false });
    expect(answer).toMatchObject({
      error: {
        code: 'INVALID_INPUT',
        details: { handover: expect.stringContaining('陈志强'), worker: '1 单' },
      },
    });
    expect(await rowOf('W1')).toMatchObject({ active: true });
    expect(await rowOf('W1')).not.toHaveProperty('leaving');
    const got = await roster<{ tickets: HeldTicket[] }>('get', { staffNo: 'W1' });
    if (!got.ok) throw new Error(got.error.message);
    const held = got.data.tickets.map(({ id, role, needsHandover }) => ({ id, role, needsHandover }));
    expect(held).toEqual(
      expect.arrayContaining([
        { id: repairing._id, role: 'worker', needsHandover: true },
        { id: confirming._id, role: 'worker', needsHandover: false },
      ]),
    );
    await w.go('admin', 'reassign-worker', repairing, { workerId: 'W2', reason: '人员变动' });
    expect(await edit('W1', { active: false })).toMatchObject({ ok: true, data: { left: 0 } });
    await edit('W1', { active: true });
  });

  test('in another role do not', async () => {
    await ticketIn(w, 'pendingReview');
    expect(await edit('R1', { roles: ['reviewer', 'worker'] })).toMatchObject({ ok: true });
    expect(await edit('R1', { roles: ['reviewer'] })).toMatchObject({ ok: true });
    expect(await edit('R1', { roles: ['worker'] })).toMatchObject({
      error: { details: { handover: expect.any(String), reviewer: expect.stringContaining('单') } },
    });
  });

  test('are not given to somebody who is about to go', async () => {
    await bound('N5', 'worker');
    const ticket = await ticketIn(w, 'pendingReview');
    // Held while it looks for tickets: the mark is set, the row not yet written.
    await inject(w.cloud, {
      match: { function: 'admin-roster', collection: 'tickets' },
      effect: { untilCleared: true },
    });
    const going = edit('N5', { active: false });
    await until(async () => (await rowOf('N5'))?.leaving !== undefined);
    const given = await w.step('reviewer', 'dispatch', ticket, { workerId: 'N5' });
    await heal(w.cloud);
    expect(given).toMatchObject({
      error: { code: 'INVALID_ASSIGNEE', details: { workerId: expect.any(String) } },
    });
    expect(await going).toMatchObject({ ok: true, data: { left: 0 } });
  });

  test('that came while the change was written are told with it', async () => {
    await bound('N6', 'worker');
    const ticket = await ticketIn(w, 'pendingReview');
    await inject(w.cloud, {
      match: { function: 'admin-roster', action: 'database.commitTransaction' },
      effect: { untilCleared: true },
    });
    await forgetCalls(w.cloud);
    const going = edit('N6', { active: false });
    await until(async () => isAsking('admin-roster', 'database.commitTransaction'));
    // As a step is written that had read the row before the mark was set.
    const worker = { staffNo: 'N6', name: '符海涛' };
    await w.cloud.change('tickets', ticket._id, { status: 'assigned', worker });
    await heal(w.cloud);
    expect(await going).toMatchObject({ ok: true, data: { left: 1 } });
  });

  test('that a step brings which was under way all the time are seen in the list', async () => {
    await bound('N8', 'worker');
    const ticket = await ticketIn(w, 'pendingReview');
    await inject(w.cloud, {
      match: { function: 'ticket-dispatch', action: 'database.modifyDocument' },
      effect: { untilCleared: true },
    });
    await forgetCalls(w.cloud);
    const given = w.step('reviewer', 'dispatch', ticket, { workerId: 'N8' });
    await until(async () => isAsking('ticket-dispatch', 'database.modifyDocument'));
    expect(await edit('N8', { active: false })).toMatchObject({ ok: true, data: { left: 0 } });
    await heal(w.cloud);
    const { ticket: stranded } = must(await given, 'the dispatch');
    const found = async () =>
      must(await roster<{ people: RosterRow[] }>('list', { words: 'N8' }), 'the list').people[0];
    expect(await found()).toMatchObject({ isActive: false, toHandOver: 1 });
    await w.go('admin', 'reassign-worker', stranded, { workerId: 'W2', reason: '人员变动' });
    expect(await found()).not.toHaveProperty('toHandOver');
  });
});

describe('unbinding', () => {
  test('makes a reporter of the person at the next call, and the row free again', async () => {
    const { openid } = await bound('N7', 'worker');
    const event = { staffNo: 'N7', requestId: freshRequestId() };
    expect(await roster('unbind', event)).toMatchObject({ ok: true });
    expect(await roster('unbind', event)).toMatchObject({ ok: true });
    expect(await records('N7')).toHaveLength(2);
    const login = await w.cloud.invoke<{ account: Fields }>('account', { op: 'login' }, openid);
    expect(login.ok && login.data.account.staff).toBeUndefined();
    expect(await w.cloud.document('accounts', openid)).not.toHaveProperty('staffNo');
    const again = { op: 'bindStaff', staffNo: 'N7', name: '符海涛' };
    expect(await w.cloud.invoke('account', again, openid)).toMatchObject({ ok: true });
  });

  test('of somebody who is not bound changes nothing', async () => {
    expect(await roster('unbind', { staffNo: 'W9', requestId: freshRequestId() })).toMatchObject({
      ok: true,
    });
    expect(await records('W9')).toHaveLength(0);
  });
});
