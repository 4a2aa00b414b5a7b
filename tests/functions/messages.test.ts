/** 消息: what each step tells whom, exactly once, whatever fails on the way. */
import { type MessageView, type Notice, noticeEntries, type OutboxEntry } from '@xiuda/domain';
import type { CallSummary } from '../../emulator/cloud';
import { callsOf, forgetCalls, heal, inject } from '../support/faults';
import { type PersonName, person } from '../support/people';
import { sweep as runSweep } from '../support/sweep';
import { ticketIn } from '../support/walk';
import { type SeenTicket, type World, world } from '../support/world';

interface Listed {
  readonly messages: MessageView[];
  readonly nextCursor: string | null;
  readonly unread: number;
}

let w: World;
beforeAll(async () => {
  w = await world({ delivers: true });
}, 60_000);
afterAll(() => w.stop());

/** What somebody had before is not looked at. */
let known: Set<string>;
beforeEach(async () => {
  known = new Set((await w.cloud.documents('inbox')).map(({ _id }) => _id));
});
afterEach(() => mended());

const listOf = (who: PersonName, cursor?: string) =>
  w.data<Listed>(who, 'messages', { op: 'list', ...(cursor !== undefined && { cursor }) });
const newsOf = async (who: PersonName) => (await listOf(who)).messages.filter(({ _id }) => !known.has(_id));
const titlesOf = async (who: PersonName) => (await newsOf(who)).map(({ title }) => title);

const mended = () => heal(w.cloud);

const sweep = (now?: number) => runSweep(w.cloud.url, now === undefined ? new Date() : new Date(now));

const outboxOf = async (ticket: Pick<SeenTicket, '_id'>) => (await w.stored(ticket._id)).outbox;

test('a report is told to every pre-reviewer, and to nobody else', async () => {
  await w.submit();
  expect(await titlesOf('preReviewer')).toEqual(['等你预审']);
  expect(await titlesOf('otherPreReviewer')).toEqual(['等你预审']);
  for (const who of ['reporter', 'reviewer', 'worker', 'admin', 'inactive'] as const) {
    expect(await titlesOf(who)).toEqual([]);
  }
});

test('whose turn it is reads so; who reported reads what happened', async () => {
  const ticket = await w.submit();
  await w.go('preReviewer', 'pre-approve', ticket);
  expect(await titlesOf('reviewer')).toEqual(['等你审核']);
  expect(await titlesOf('reporter')).toEqual(['刘敏 审核通过，转给 王建国']);
});

test('the reason comes along', async () => {
  const ticket = await w.submit();
  await w.go('preReviewer', 'pre-reject', ticket, { reason: '不归后勤修' });
  const messages = await newsOf('reporter');
  expect(messages[0]).toMatchObject({ title: '刘敏 预审拒绝', note: '不归后勤修', isTurn: false });
});

test('nobody is told of their own step, not even with two roles', async () => {
  const ticket = await w.submit('preReviewer');
  expect(await titlesOf('preReviewer')).toEqual([]);
  expect(await titlesOf('otherPreReviewer')).toEqual(['等你预审']);
  await w.go('preReviewer', 'pre-approve', ticket);
  expect(await titlesOf('preReviewer')).toEqual([]);
});

test('once delivered nothing is left to deliver', async () => {
  const ticket = await ticketIn(w, 'repairing');
  const { outbox, outboxDueAt } = await w.stored(ticket._id);
  expect(outbox).toEqual([]);
  expect(outboxDueAt).toBeUndefined();
});

test('a repeated step tells nobody a second time', async () => {
  const ticket = await w.submit();
  const event = await w.event('preReviewer', 'pre-approve', ticket);
  for (let time = 0; time < 3; time += 1) await w.call('preReviewer', 'ticket-pre-approve', event);
  expect(await titlesOf('reviewer')).toEqual(['等你审核']);
});

test('where notify is broken the step is taken all the same, and the timer delivers', async () => {
  await w.cloud.holdMessages();
  const ticket = await w.submit();
  expect(await outboxOf(ticket)).toHaveLength(1);
  expect(await titlesOf('preReviewer')).toEqual([]);
  await mended();
  expect(await sweep()).toMatchObject({ ok: true, data: { delivered: 1, failed: 0 } });
  expect(await titlesOf('preReviewer')).toEqual(['等你预审']);
  expect(await outboxOf(ticket)).toEqual([]);
});

test('messages that wait for several steps all arrive, each as it was', async () => {
  await w.cloud.holdMessages();
  const ticket = await w.submit();
  const approved = await w.go('preReviewer', 'pre-approve', ticket);
  await w.go('reviewer', 'dispatch', approved);
  await mended();
  await sweep();
  expect(await titlesOf('reporter')).toEqual(['王建国 审核通过，派给 陈志强', '刘敏 审核通过，转给 王建国']);
  expect(await titlesOf('worker')).toEqual(['等你接单']);
});

test('a delivery that stops half way is finished later, and nobody reads anything twice', async () => {
  await w.cloud.holdMessages();
  await w.submit();
  await mended();
  await inject(w.cloud, {
    match: { function: 'sweep', action: 'database.modifyDocument', nth: 1 },
    times: 1,
    effect: { code: 'SYS_ERR' },
  });
  expect(await sweep()).toMatchObject({ ok: true, data: { failed: 1 } });
  await mended();
  expect(await sweep()).toMatchObject({ ok: true, data: { delivered: 0, failed: 0 } });
  expect(await sweep(Date.now() + 2 * 60_000)).toMatchObject({ ok: true, data: { failed: 0 } });
  expect(await titlesOf('preReviewer')).toEqual(['等你预审']);
});

test('two deliveries at once are one', async () => {
  await w.cloud.holdMessages();
  await w.submit();
  await mended();
  await Promise.all([sweep(), sweep(), sweep()]);
  expect(await titlesOf('preReviewer')).toEqual(['等你预审']);
});

test.each(['notify', 'sweep'])('%s refuses clients, whatever they claim', async (name) => {
  const event = { ticketId: 'some-ticket', Type: 'Timer', SOURCE: 'wx_trigger' };
  await expect(w.call('admin', name, event)).rejects.toThrow('permission denied');
});

test('reading takes one’s own messages off the count, and nobody else’s', async () => {
  for (const who of ['preReviewer', 'otherPreReviewer'] as const) {
    await w.data(who, 'messages', { op: 'read', all: true });
  }
  await w.submit();
  await w.submit();
  const ids = [(await newsOf('preReviewer'))[0]?._id];
  expect((await listOf('preReviewer')).unread).toBe(2);
  expect(await w.data('otherPreReviewer', 'messages', { op: 'read', ids })).toEqual({ unread: 2 });
  expect(await w.data('preReviewer', 'messages', { op: 'read', ids })).toEqual({ unread: 1 });
  expect(await w.data('preReviewer', 'messages', { op: 'read', ids })).toEqual({ unread: 1 });
  expect(await w.data('preReviewer', 'messages', { op: 'read', all: true })).toEqual({ unread: 0 });
  expect((await listOf('otherPreReviewer')).unread).toBe(2);
});

test('pages of messages lose none and show none twice', async () => {
  for (let i = 0; i < 45; i += 1) await w.submit();
  const stored = (await w.cloud.documents('inbox')).filter(
    ({ openid }) => openid === person('preReviewer').openid,
  );
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { messages, nextCursor } = await listOf('preReviewer', cursor);
    seen.push(...messages.map(({ _id }) => _id));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect([...seen].sort()).toEqual(stored.map(({ _id }) => _id).sort());
});

test('no message names an openid', async () => {
  const ticket = await w.submit();
  await w.go('preReviewer', 'pre-approve', ticket);
  const { messages } = await listOf('reviewer');
  const text = JSON.stringify(messages);
  for (const who of ['reporter', 'preReviewer', 'reviewer'] as const) {
    expect(text).not.toContain(person(who).openid);
  }
});

test.each([
  {},
  { ids: [] },
  { ids: 'all' },
  { ids: ['x'], all: true },
  { all: false },
  { ids: Array(51).fill('x') },
])('read refuses %j', async (input) => {
  expect(await w.call('worker', 'messages', { op: 'read', ...input })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT' },
  });
});

describe('what is no step', () => {
  const said = (id: string): Notice => ({
    kind: 'comment',
    id,
    from: { role: 'worker', staffNo: 'W1', name: '陈志强' },
    words: '明天上午来',
  });

  /** Written beside everything else that waits, as an operation does. */
  async function write(ticketId: string, notice: Notice): Promise<readonly OutboxEntry[]> {
    const { outbox, ...ticket } = await w.stored(ticketId);
    const at = new Date();
    const entries = noticeEntries(ticket, notice, { at, by: person('worker').openid });
    await w.cloud.change('tickets', ticketId, { outbox: [...outbox, ...entries], outboxDueAt: at });
    return entries;
  }

  test('it reaches everybody once, and nothing is left', async () => {
    const { _id } = await ticketIn(w, 'repairing');
    for (const id of ['c1', 'c2', 'c1']) {
      await write(_id, said(`${_id} ${id}`));
      await sweep();
    }
    expect(await titlesOf('reviewer')).toEqual(expect.arrayContaining(['陈志强 留言', '陈志强 留言']));
    expect((await titlesOf('reviewer')).filter((title) => title === '陈志强 留言')).toHaveLength(2);
    expect(await outboxOf({ _id })).toEqual([]);
    expect((await w.stored(_id)).outboxDueAt).toBeUndefined();
  });

  test('a step and a notice of the same version do not take each other out', async () => {
    await w.cloud.holdMessages();
    const { _id } = await ticketIn(w, 'assigned');
    const { outbox } = await w.stored(_id);
    await mended();
    // The notice is written once the step's messages have been told, before they are taken out.
    const door = { action: 'database.modifyDocument', collection: 'tickets' };
    await forgetCalls(w.cloud);
    await inject(w.cloud, { match: door, times: 1, effect: { untilCleared: true } });
    const delivering = sweep();
    const isWaiting = ({ requests }: CallSummary) =>
      requests.some(
        ({ action, collection, ms }) => action === door.action && collection === 'tickets' && !ms,
      );
    while (!(await callsOf(w.cloud)).some(isWaiting)) await new Promise((next) => setTimeout(next, 3));
    await write(_id, said(`${_id} c1`));
    await mended();
    await delivering;
    const left = await outboxOf({ _id });
    expect(left.map(({ notice }) => notice?.id)).toEqual([`${_id} c1`, `${_id} c1`]);
    expect(outbox.length).toBeGreaterThan(0);
  });
});
