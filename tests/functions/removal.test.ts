/** 注销账号: nothing of the person is left anywhere, and nothing of anybody else is lost. */
import { isDate } from 'node:util/types';
import { rebuild, type Ticket } from '@xiuda/domain';
import type { RemovalProgress } from '../../cloudfunctions/_shared/removal';
import { collections } from '../../cloudbase';
import { type Newcomer, newcomer } from '../support/accounts';
import { callsOf, forgetCalls, heal, inject } from '../support/faults';
import { type PersonName, person } from '../support/people';
import {
  freshRequestId,
  must,
  REPORT,
  type SeenTicket,
  type StepData,
  type World,
  world,
} from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ delivers: true });
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

const FOREVER = 1000;
/** When no call can be on its way any more. */
const later = () => Date.now() + 30_000;

const remove = (openid: string, now?: number, event: object = { confirm: true }) =>
  w.cloud.invoke<RemovalProgress>('account', { op: 'remove', ...event }, openid, now);

const removed = { ok: true, data: { removed: true, left: 0 } };
const refused = (message: RegExp) => ({
  ok: false,
  error: expect.objectContaining({
    code: 'WRONG_STATUS',
    message: expect.stringMatching(message) as string,
  }) as object,
});

async function removeWhole(openid: string): Promise<void> {
  must(await remove(openid), 'the first call');
  expect(await remove(openid, later())).toEqual(removed);
}

async function sweep(now: number): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'x-emulator-source': 'wx_trigger',
    'x-emulator-now': String(now),
  };
  await fetch(`${w.cloud.url}/invoke/sweep`, { method: 'POST', headers, body: '{}' });
}

/** An account of somebody new: nothing is known of them. */
const isBlank = (account: object): boolean => Object.keys(account).sort().join() === '_id,createdAt';

/** Everything that is stored, as text; but for accounts that have just been made. */
async function everything(): Promise<string> {
  const stored = await Promise.all(collections.map(({ name }) => w.cloud.documents(name)));
  return JSON.stringify(stored.flat().filter((document) => !isBlank(document)));
}

interface Someone extends Newcomer {
  readonly name: string;
  readonly phone: string;
}

let people = 0;

/** Somebody with a name and a number that nobody else has. */
async function someone(): Promise<Someone> {
  const one = newcomer(w.cloud);
  const own = {
    name: `欧阳${String.fromCodePoint(0x6c34 + ++people)}`,
    phone: `137${String(70000000 + people)}`,
  };
  must(await one.bindPhone(own.phone), 'bindPhone');
  return { ...one, ...own };
}

const tracesOf = async ({ openid, name, phone }: { openid: string; name: string; phone: string }) => {
  const text = await everything();
  return [openid, name, phone].filter((trace) => text.includes(trace));
};

async function report(who: Someone, fields: object = {}): Promise<SeenTicket> {
  const event = {
    ...{ requestId: freshRequestId(), ...REPORT, contactName: who.name, contactPhone: who.phone },
    ...{ description: `龙头滴水，电话 ${who.phone}`, ...fields },
  };
  return must(await w.cloud.invoke<StepData>('ticket-submit', event, who.openid), 'submit').ticket;
}

/** A step of the reporter. */
async function step(who: Someone, action: 'cancel' | 'rate', ticket: SeenTicket): Promise<SeenTicket> {
  const envelope = { ticketId: ticket._id, version: ticket.version, requestId: freshRequestId() };
  const fields = action === 'rate' ? { score: 4, comment: `谢谢，${who.phone}` } : {};
  const event = { ...envelope, ...fields };
  return must(await w.cloud.invoke<StepData>(`ticket-${action}`, event, who.openid), action).ticket;
}

const WAY: [PersonName, Parameters<World['go']>[1]][] = [
  ['preReviewer', 'pre-approve'],
  ['reviewer', 'dispatch'],
  ['worker', 'accept'],
  ['worker', 'start'],
  ['worker', 'request-completion'],
  ['reviewer', 'confirm-completion'],
];

async function rated(who: Someone): Promise<SeenTicket> {
  let ticket = await report(who);
  for (const [actor, action] of WAY) ticket = await w.go(actor, action, ticket);
  return step(who, 'rate', ticket);
}

const cancelled = async (who: Someone) => step(who, 'cancel', await report(who));

/** Everything of a ticket that its timeline tells. */
function toldBy(ticket: Ticket): Partial<Ticket> {
  const { outbox, outboxDueAt, outboxTries, openedAt, rank, ...told } = ticket;
  return told;
}

test.each([{}, { confirm: false }, { confirm: 'true' }, { confirm: true, openid: 'openid-reporter' }])(
  'input %j is refused',
  async (event) => {
    const who = await someone();
    expect(await remove(who.openid, undefined, event)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    });
  },
);

test('whoever has no account has nothing to remove, and gets none by it', async () => {
  const { openid } = newcomer(w.cloud);
  expect(await remove(openid)).toEqual(removed);
  expect(await w.cloud.document('accounts', openid)).toBeUndefined();
});

test('somebody whose reports are under way has to wait for them, and nothing changes', async () => {
  const who = await someone();
  const tickets = [await report(who), await report(who)];
  const before = await w.cloud.document('accounts', who.openid);
  expect(await remove(who.openid)).toEqual({
    ...refused(/还有 2 张进行中的工单/),
    error: expect.objectContaining({ details: { openTickets: 2 } }) as object,
  });
  expect(await w.cloud.document('accounts', who.openid)).toEqual(before);
  for (const ticket of tickets) await step(who, 'cancel', ticket);
  await removeWhole(who.openid);
});

test('staff with tickets in hand finish or hand them over first', async () => {
  const { openid } = person('pastWorker');
  let ticket = await w.submit('otherReporter');
  ticket = await w.go('preReviewer', 'pre-approve', ticket, { reviewerId: 'R3' });
  expect(await remove(person('pastReviewer').openid)).toEqual(refused(/手上还有 1 张/));
  ticket = await w.go('pastReviewer', 'dispatch', ticket, { workerId: 'W3' });
  expect(await remove(openid)).toEqual(refused(/手上还有 1 张/));
  expect(await w.cloud.document('staff', 'W3')).toMatchObject({ openid });
  await w.go('admin', 'reassign-worker', ticket, { workerId: 'W1' });
});

test('the last administrator stays, also where the last two go at the same moment', async () => {
  const { openid } = person('admin');
  expect(await remove(openid)).toEqual(refused(/最后一位管理员/));
  expect(await w.cloud.document('accounts', openid)).not.toHaveProperty('removing');
  const second = newcomer(w.cloud);
  await w.cloud.insert('staff', [{ _id: 'A2', name: '符秀梅', roles: ['admin'], active: true }]);
  await second.login();
  must(await second.bindStaff('A2', '符秀梅'), 'bindStaff');
  // The other one has just been marked, and not been looked at yet.
  const removing = { id: 'removed-by-the-test', at: new Date() };
  await w.cloud.change('accounts', second.openid, { removing });
  expect(await remove(openid)).toEqual(refused(/最后一位管理员/));
  await Promise.all([remove(openid), remove(second.openid)]);
  const bound = (await w.cloud.documents('staff')).filter(
    ({ roles, openid: who, active }) => active && who !== undefined && (roles as string[]).includes('admin'),
  );
  expect(bound.length).toBeGreaterThan(0);
  if (bound.length === 2) await removeWhole(second.openid);
  expect(await remove(openid)).toEqual(
    bound.some(({ _id }) => _id === 'A1') ? refused(/最后一位/) : expect.anything(),
  );
});

test('nothing of a reporter is left in any collection, and every ticket stays as it was but for them', async () => {
  const who = await someone();
  must(await who.account({ op: 'update', contactName: who.name, contactPhone: who.phone }), 'update');
  must(await w.cloud.invoke('files', { op: 'slots', count: 2 }, who.openid), 'slots');
  const tickets = [await rated(who), await cancelled(who)];
  const before = await Promise.all(tickets.map(({ _id }) => w.stored(_id)));
  expect(await tracesOf(who)).toHaveLength(3);
  expect(await remove(who.openid)).toEqual({ ok: true, data: { removed: false, left: 0 } });
  expect(await remove(who.openid, later())).toEqual(removed);
  expect(await tracesOf(who)).toEqual([]);
  for (const old of before) {
    const now = await w.stored(old._id);
    const { version, status, past, since, number, updatedAt } = old;
    expect(now).toMatchObject({ version, status, past, since, number, updatedAt });
    expect(now.timeline.map(({ action, at }) => [action, at])).toEqual(
      old.timeline.map(({ action, at }) => [action, at]),
    );
    expect(rebuild(now._id, now.timeline)).toEqual(toldBy(now));
    expect(now.reporter).toEqual({
      openid: expect.stringMatching(/^removed-[0-9a-f]{24}$/) as string,
      name: '已注销用户',
    });
  }
});

test('what others were told does not name the person any more', async () => {
  const who = await someone();
  const { _id } = await cancelled(who);
  const told = async () => (await w.cloud.documents('inbox')).filter(({ ticketId }) => ticketId === _id);
  expect((await told()).map(({ title }) => title)).toContain(`${who.name} 取消工单`);
  const before = (await told()).length;
  await removeWhole(who.openid);
  expect((await told()).map(({ title }) => title)).toContain('已注销用户 取消工单');
  expect(await told()).toHaveLength(before);
});

test('somebody who leaves the staff: their steps keep the name, not the openid, and the row is free for another', async () => {
  const who = await someone();
  await w.cloud.insert('staff', [{ _id: 'P7', name: who.name, roles: ['preReviewer'], active: true }]);
  must(await who.bindStaff('P7', who.name), 'bindStaff');
  const ticket = await w.submit('otherReporter');
  const event = await w.event('preReviewer', 'pre-approve', ticket);
  must(await w.cloud.invoke('ticket-pre-approve', event, who.openid), 'pre-approve');
  const own = await cancelled(who);
  await removeWhole(who.openid);
  const stored = await w.stored(ticket._id);
  expect(stored.timeline[1]?.by).toEqual({
    role: 'preReviewer',
    staffNo: 'P7',
    name: who.name,
    openid: 'removed-P7',
  });
  // What they reported themselves leads neither to the row nor to those steps.
  expect(JSON.stringify(await w.stored(own._id))).not.toMatch(/P7/);
  expect(await everything()).not.toContain(who.openid);
  const next = newcomer(w.cloud);
  must(await next.bindStaff('P7', who.name), 'bindStaff');
  expect((await w.go('reviewer', 'dispatch', { ...ticket, version: 2 })).status).toBe('assigned');
});

test('where the roster row is not active any more, the name of their steps goes as well', async () => {
  const who = await someone();
  await w.cloud.insert('staff', [{ _id: 'P8', name: who.name, roles: ['preReviewer'], active: true }]);
  must(await who.bindStaff('P8', who.name), 'bindStaff');
  const ticket = await w.submit('otherReporter');
  const event = await w.event('preReviewer', 'pre-approve', ticket);
  must(await w.cloud.invoke('ticket-pre-approve', event, who.openid), 'pre-approve');
  await w.cloud.change('staff', 'P8', { active: false });
  await removeWhole(who.openid);
  const stored = await w.stored(ticket._id);
  expect(stored.timeline[1]?.by.name).toBe('已注销用户');
  const messages = (await w.cloud.documents('inbox')).filter(({ ticketId }) => ticketId === ticket._id);
  expect(JSON.stringify([stored, messages])).not.toContain(who.name);
  expect(rebuild(stored._id, stored.timeline)).toEqual(toldBy(stored));
});

test('a removal that is under way takes no new report, no login and no binding', async () => {
  const who = await someone();
  await cancelled(who);
  expect(await remove(who.openid)).toEqual({ ok: true, data: { removed: false, left: 0 } });
  expect(await who.login()).toEqual(refused(/正在注销/));
  expect(await who.bindPhone('13900000009')).toEqual(refused(/正在注销/));
  const event = { requestId: freshRequestId(), ...REPORT, contactPhone: who.phone };
  expect(await w.cloud.invoke('ticket-submit', event, who.openid)).toEqual(refused(/正在注销/));
  expect(await remove(who.openid, later())).toEqual(removed);
});

test('the same WeChat user may come back as somebody new, with nothing of before', async () => {
  const who = await someone();
  const event = { requestId: freshRequestId(), ...REPORT, contactName: who.name, contactPhone: who.phone };
  const send = () => w.cloud.invoke<StepData>('ticket-submit', event, who.openid);
  const ticket = must(await send(), 'submit').ticket;
  await step(who, 'cancel', ticket);
  await removeWhole(who.openid);
  expect(must(await who.login(), 'login').account).toEqual({});
  const list = { op: 'list', view: 'reporter', tab: 'all' };
  expect(await w.cloud.invoke('tickets', list, who.openid)).toMatchObject({
    data: { tickets: [], unread: 0 },
  });
  expect(await w.cloud.invoke('tickets', { op: 'get', ticketId: ticket._id }, who.openid)).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  // The very submission of before, sent again, gives nothing back.
  expect(await send()).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
});

test('several calls at once are one removal', async () => {
  const who = await someone();
  const { _id } = await rated(who);
  await Promise.all(Array.from({ length: 6 }, () => remove(who.openid)));
  const answers = await Promise.all(Array.from({ length: 4 }, () => remove(who.openid, later())));
  expect(answers.map(({ ok }) => ok)).not.toContain(false);
  expect(await tracesOf(who)).toEqual([]);
  const { timeline, reporter } = await w.stored(_id);
  expect(timeline.filter(({ by }) => by.role === 'reporter').map(({ by }) => by.openid)).toEqual([
    reporter.openid,
    reporter.openid,
  ]);
});

test('more tickets than are rewritten at once', async () => {
  const who = await someone();
  const { _id } = await cancelled(who);
  const ticket = await w.stored(_id);
  const twins = Array.from({ length: 65 }, (_, i) => ({
    ...ticket,
    _id: `${_id}-${i}`,
    number: `${ticket.number}-${i}`,
  }));
  await w.cloud.insert('tickets', twins);
  await removeWhole(who.openid);
  expect(await tracesOf(who)).toEqual([]);
});

test('messages that were not delivered yet are, and do not name the person', async () => {
  const who = await someone();
  await inject(w.cloud, { match: { function: 'notify' }, times: FOREVER, effect: { code: 'SYS_ERR' } });
  const { _id } = await cancelled(who);
  await removeWhole(who.openid);
  expect((await w.stored(_id)).outbox).not.toEqual([]);
  await heal(w.cloud);
  await sweep(Date.now());
  const told = (await w.cloud.documents('inbox')).filter(({ ticketId }) => ticketId === _id);
  expect(told.map(({ title }) => title)).toContain('已注销用户 取消工单');
  expect((await w.stored(_id)).outbox).toEqual([]);
  expect(await tracesOf(who)).toEqual([]);
});

/** Waits until a running call of this function has sent such a request. */
async function underWay(name: string, action: string): Promise<void> {
  for (;;) {
    const calls = (await callsOf(w.cloud)).filter((call) => call.name === name);
    if (calls.some(({ requests }) => requests.some((request) => request.action === action))) return;
  }
}

test('a report that was on its way when the removal began is found as well', async () => {
  const who = await someone();
  await forgetCalls(w.cloud);
  const action = 'database.insertDocument';
  await inject(w.cloud, { match: { function: 'ticket-submit', action }, times: 1, effect: { delayMs: 700 } });
  const reported = report(who);
  await underWay('ticket-submit', action);
  expect(await remove(who.openid)).toEqual({ ok: true, data: { removed: false, left: 0 } });
  const { _id } = await reported;
  expect(await remove(who.openid, later())).toEqual(removed);
  expect(await tracesOf(who)).toEqual([]);
  expect((await w.stored(_id)).contactPhone).toBe('');
});

test('steps that others take on the same tickets at the same moment are all kept', async () => {
  const who = await someone();
  await w.cloud.insert('staff', [{ _id: 'P9', name: '卢海波', roles: ['preReviewer'], active: true }]);
  must(await who.bindStaff('P9', '卢海波'), 'bindStaff');
  const approved = async (): Promise<SeenTicket> => {
    const event = await w.event('preReviewer', 'pre-approve', await w.submit('otherReporter'));
    const { ticket } = must(await w.cloud.invoke<StepData>('ticket-pre-approve', event, who.openid), 'step');
    return w.go('worker', 'accept', await w.go('reviewer', 'dispatch', ticket));
  };
  const tickets = await Promise.all([approved(), approved(), approved()]);
  await forgetCalls(w.cloud);
  const match = { function: 'account', action: 'database.modifyDocument', collection: 'tickets' };
  await inject(w.cloud, { match, times: tickets.length, effect: { delayMs: 700 } });
  const going = remove(who.openid);
  await underWay('account', 'database.modifyDocument');
  // The removal has read these tickets, and has not written them. A start tells nobody: only the version has changed.
  const steps = await Promise.all(tickets.map((ticket) => w.step('worker', 'start', ticket)));
  must(await going, 'remove');
  expect(steps.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(await remove(who.openid, later())).toEqual(removed);
  for (const { _id } of tickets) {
    const stored = await w.stored(_id);
    expect(stored).toMatchObject({ status: 'repairing', version: 5 });
    expect(stored.timeline.map(({ by }) => by.openid)).toEqual([
      person('otherReporter').openid,
      'removed-P9',
      person('reviewer').openid,
      person('worker').openid,
      person('worker').openid,
    ]);
    expect(rebuild(_id, stored.timeline)).toEqual(toldBy(stored));
  }
});

test('a message that is delivered while its ticket is rewritten is not put back', async () => {
  const who = await someone();
  await inject(w.cloud, { match: { function: 'notify' }, times: FOREVER, effect: { code: 'SYS_ERR' } });
  const { _id } = await cancelled(who);
  await heal(w.cloud);
  await forgetCalls(w.cloud);
  const match = { function: 'account', action: 'database.modifyDocument', collection: 'tickets' };
  await inject(w.cloud, { match, times: 1, effect: { delayMs: 700 } });
  const going = remove(who.openid);
  await underWay('account', 'database.modifyDocument');
  await sweep(Date.now());
  must(await going, 'remove');
  expect((await w.stored(_id)).outbox).toEqual([]);
  expect(await remove(who.openid, later())).toEqual(removed);
  expect(await tracesOf(who)).toEqual([]);
});

describe('killed in the middle, it is gone on with by whoever comes next', () => {
  const NEXT: ((who: Someone, now: number) => Promise<unknown>)[] = [
    (who, now) => remove(who.openid, now),
    (who, now) => who.account({ op: 'login' }, now),
    (_, now) => sweep(now),
  ];

  let model: { who: Someone; stored: Record<string, object[]> } | undefined;

  /** Somebody's account, cancelled ticket and the messages of it, as they are stored. */
  async function modelOf(): Promise<NonNullable<typeof model>> {
    const who = await someone();
    const { _id } = await cancelled(who);
    const about = async (name: string, mine: (document: Record<string, unknown>) => boolean) =>
      (await w.cloud.documents(name)).filter(mine);
    const stored = {
      accounts: await about('accounts', (account) => account._id === who.openid),
      tickets: await about('tickets', (ticket) => ticket._id === _id),
      inbox: await about('inbox', ({ ticketId }) => ticketId === _id),
    };
    return { who, stored };
  }

  /** The same documents, of somebody else. */
  function renamed<T>(value: T, names: readonly (readonly [string, string])[]): T {
    if (typeof value === 'string')
      return names.reduce<string>((text, [from, to]) => text.replaceAll(from, to), value) as T;
    // Instants come out of another realm: `instanceof` does not know them.
    if (typeof value !== 'object' || value === null || isDate(value)) return value;
    if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, names)) as T;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, names)])) as T;
  }

  async function another(nth: string): Promise<{ who: Someone; _id: string }> {
    model ??= await modelOf();
    const { who, stored } = model;
    const made = { ...newcomer(w.cloud), name: `诸葛${nth}`, phone: `136${nth.padStart(8, '0')}` };
    const [ticket] = stored.tickets as Ticket[];
    if (!ticket) throw new Error('no model');
    const names = [
      [who.openid, made.openid],
      [who.name, made.name],
      [who.phone, made.phone],
      [ticket._id, `${nth}-of-${ticket._id}`],
      [ticket.number, `${ticket.number}-${nth}`],
    ] as const;
    for (const [name, documents] of Object.entries(stored)) {
      const own = documents.map((document, i) =>
        name === 'inbox' ? { ...document, _id: `${nth}-${i}` } : document,
      );
      await w.cloud.insert(name, renamed(own, names));
    }
    return { who: made, _id: `${nth}-of-${ticket._id}` };
  }

  /** One removal, killed at the n-th round trip. @returns what is wrong, and whether there was such a round trip */
  async function killed(nth: number, hasBegun: boolean): Promise<{ wrong: string[]; wasKilled: boolean }> {
    const { who, _id } = await another(`${hasBegun ? 2 : 1}${nth}`);
    if (hasBegun) must(await remove(who.openid), 'the first call');
    await forgetCalls(w.cloud);
    await inject(w.cloud, {
      match: { function: 'account', nth },
      times: FOREVER,
      effect: { code: 'SYS_ERR' },
    });
    await remove(who.openid, hasBegun ? later() : undefined);
    await heal(w.cloud);
    const [call] = (await callsOf(w.cloud)).filter(({ name }) => name === 'account');
    const wasKilled = (call?.requests.length ?? 0) >= nth;
    const mark = (await w.cloud.document('accounts', who.openid))?.removing as { id: string } | undefined;
    // Before anything was written, nobody knows of it.
    if (!mark && (await tracesOf(who)).length === 3) return { wrong: [], wasKilled };
    const next = NEXT[nth % NEXT.length] ?? NEXT[0];
    for (const pause of [30_000, 60_000, 90_000]) await next?.(who, Date.now() + pause);
    const traces = await tracesOf(who);
    const stored = await w.stored(_id);
    const wrong = [
      ...traces.map((trace) => `${nth}: ${trace} is left`),
      ...(mark && stored.reporter.openid !== mark.id ? [`${nth}: another pseudonym`] : []),
    ];
    return { wrong, wasKilled };
  }

  test.each([false, true])(
    'at every round trip, after it has begun: %s',
    async (hasBegun) => {
      const wrong: string[] = [];
      let trips = 0;
      for (let more = true; more;) {
        const trial = await killed(++trips, hasBegun);
        wrong.push(...trial.wrong);
        more = trial.wasKilled;
      }
      expect(wrong).toEqual([]);
      expect(trips).toBeGreaterThan(8);
    },
    60_000,
  );
});
