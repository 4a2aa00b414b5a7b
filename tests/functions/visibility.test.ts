/** tickets · get: who sees which ticket, which phone numbers, and which buttons. Every status, every person. */
import type { ActionId, TicketView } from '@xiuda/domain';
import type { Wire } from '../support/cloud';
import { STATUS_IDS, type Status, isOpenStatus, TRANSITION_IDS, waitsFor } from '../support/contract';
import { PEOPLE, type PersonName } from '../support/people';
import { hasReviewer, hasWorker, isVisibleTo, NAMES, STANDING, verdict } from '../support/standing';
import { ticketIn } from '../support/walk';
import { type SeenTicket, type World, world } from '../support/world';

interface GetData {
  readonly ticket: TicketView;
  readonly actions: readonly ActionId[];
}

let w: World;
const tickets = new Map<Status, SeenTicket>();
const PHONE = '13800010001';
const MASKED = '138****0001';

beforeAll(async () => {
  w = await world();
  await Promise.all(
    STATUS_IDS.map(async (status) => tickets.set(status, await ticketIn(w, status, { detour: true }))),
  );
}, 60_000);
afterAll(() => w.stop());

const get = (who: PersonName, status: Status) =>
  w.call<GetData>(who, 'tickets', { op: 'get', ticketId: tickets.get(status)?._id });

async function seen(who: PersonName, status: Status): Promise<Wire<GetData>> {
  const answer = await get(who, status);
  if (!answer.ok) throw new Error(`${who} at ${status}: ${answer.error.code}`);
  return answer.data;
}

/** Whether somebody who sees the ticket sees the reporter's number in full. */
function seesPhone(who: PersonName, status: Status): boolean {
  const preReviewers: PersonName[] = ['preReviewer', 'otherPreReviewer', 'severalRoles'];
  if (who === 'reporter' || who === 'admin') return true;
  if (preReviewers.includes(who)) return waitsFor('preReviewers').includes(status);
  if (!isOpenStatus(status)) return false;
  return (who === 'reviewer' && hasReviewer(status)) || (who === 'worker' && hasWorker(status));
}

const cells = STATUS_IDS.flatMap((status) =>
  NAMES.map((who) => ({ status, who, name: STANDING[who], sees: isVisibleTo(who, status) })),
);

test.each(cells.filter(({ sees }) => !sees))('$status: $name finds nothing', async ({ status, who }) => {
  expect(await get(who, status)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test.each(cells.filter(({ sees }) => sees))(
  '$status: $name sees what is theirs to see',
  async ({ status, who }) => {
    const { ticket, actions } = await seen(who, status);
    expect(ticket).toMatchObject({ _id: tickets.get(status)?._id, status });
    expect(ticket.contactPhone).toBe(seesPhone(who, status) ? PHONE : MASKED);

    const allowed = TRANSITION_IDS.filter((action) => 'role' in verdict(action, status, who));
    expect([...actions].sort()).toEqual(allowed.sort());

    const callable = who === 'reporter' && hasWorker(status) && isOpenStatus(status);
    expect(ticket.worker?.phone).toBe(callable ? PEOPLE.worker.phone : undefined);
    const text = JSON.stringify({ ...ticket, contactPhone: '', worker: '' });
    expect(text).not.toMatch(/1380001|1380002|1380003|1380004/);
  },
);

test('a ticket that does not exist is not found, as one that is hidden', async () => {
  const missing = await w.call('otherReporter', 'tickets', { op: 'get', ticketId: 'no-such-ticket' });
  expect(missing).toEqual(await get('otherReporter', 'repairing'));
});

test.each([undefined, '', null, 7, {}, { $ne: '' }, ['a']])('%j is no ticket id', async (ticketId) => {
  const answer = await w.call('admin', 'tickets', { op: 'get', ticketId });
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
});

test('somebody who loses the role loses sight of the ticket', async () => {
  await w.cloud.change('staff', 'W3', { roles: ['reviewer'] });
  const answer = await get('pastWorker', 'repairing');
  await w.cloud.change('staff', 'W3', { roles: ['worker'] });
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await get('pastWorker', 'repairing')).toMatchObject({ ok: true });
});

test('what was removed stays readable in the timeline', async () => {
  const { ticket } = await seen('reporter', 'pendingPreReview');
  expect(ticket).not.toHaveProperty('reviewer');
  expect(
    ticket.timeline.map(({ action, input }) => [action, input.reviewer?.staffNo ?? input.worker?.staffNo]),
  ).toEqual([
    ['return-to-pre-review', undefined],
    ['return-to-review', undefined],
    ['dispatch', 'W3'],
    ['pre-approve', 'R3'],
    ['submit', undefined],
  ]);
  expect(ticket.timeline[0]?.input.reason).toBe('不在我的片区');
});

test('the story names who acted, in which role', async () => {
  const { ticket } = await seen('reporter', 'completed');
  expect(
    ticket.timeline.map((entry) => `${entry.action} ${entry.by.role} ${entry.by.name}`).slice(0, 4),
  ).toEqual([
    'confirm-completion reviewer 王建国',
    'request-completion worker 陈志强',
    'add-materials worker 陈志强',
    'start worker 陈志强',
  ]);
});
