/** The same requestId again: answered, not done again. With other input: refused. Refusals are not remembered. */
import type { ActionId, TicketView } from '@xiuda/domain';
import type { Wire } from '../support/cloud';
import type { Status } from '../support/contract';
import type { PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { freshRequestId, must, REPORT, type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

/** action, status, who, the same step with other input. */
const STEPS: [ActionId, Status, PersonName, Record<string, unknown> | null][] = [
  ['cancel', 'pendingPreReview', 'reporter', { reason: '另一个原因' }],
  ['pre-approve', 'pendingPreReview', 'preReviewer', { reviewerId: 'R2' }],
  ['pre-reject', 'pendingPreReview', 'preReviewer', { reason: '另一个原因' }],
  ['dispatch', 'pendingReview', 'reviewer', { workerId: 'W2' }],
  ['reject', 'pendingReview', 'reviewer', { reason: '另一个原因' }],
  ['return-to-pre-review', 'pendingReview', 'reviewer', { reason: '另一个原因' }],
  ['transfer-review', 'pendingReview', 'reviewer', { reviewerId: 'R3' }],
  ['accept', 'assigned', 'worker', null],
  ['return-to-review', 'assigned', 'worker', { reason: '另一个原因' }],
  ['start', 'accepted', 'worker', null],
  ['add-materials', 'repairing', 'worker', { materials: [{ materialId: 'tape', quantity: 2 }] }],
  ['return-materials', 'repairing', 'worker', { materials: [{ materialId: 'tape', quantity: 2 }] }],
  ['request-completion', 'repairing', 'worker', { note: '另一句备注' }],
  ['confirm-completion', 'pendingConfirmation', 'reviewer', { note: '另一句备注' }],
  ['reject-completion', 'pendingConfirmation', 'reviewer', { reason: '另一个原因' }],
  ['rate', 'completed', 'reporter', { score: 1 }],
  ['edit', 'pendingPreReview', 'reporter', { description: '其实是灯不亮' }],
  ['pool', 'pendingReview', 'reviewer', null],
  ['unpool', 'pooled', 'reviewer', null],
  ['grab', 'pooled', 'otherWorker', null],
  ['pause', 'repairing', 'worker', { reasonCode: 'noAccess' }],
  ['resume', 'paused', 'reviewer', { note: '材料到了' }],
  ['refuse-work', 'completed', 'reporter', { reason: '另一个原因' }],
  ['reopen', 'rated', 'reporter', { reason: '另一个原因' }],
  ['reassign-worker', 'repairing', 'worker', { workerId: 'W3' }],
  ['reassign-reviewer', 'repairing', 'admin', { reviewerId: 'R3' }],
];

/** Links are signed anew each time. */
const unsigned = (ticket: Wire<TicketView>) =>
  JSON.parse(JSON.stringify(ticket).replace(/\?[^"]*/g, '')) as unknown;

const seenBy = async (who: PersonName, ticketId: string) =>
  unsigned((await w.data<{ ticket: TicketView }>(who, 'tickets', { op: 'get', ticketId })).ticket);

test.each(STEPS)('%s sent twice is done once (%s · %s)', async (action, status, who, other) => {
  const ticket = await ticketIn(w, status);
  const event = await w.event(who, action, ticket);
  const send = (fields = {}) => w.call<StepData>(who, `ticket-${action}`, { ...event, ...fields });
  const first = must(await send(), action);
  const stored = await w.stored(ticket._id);
  expect(unsigned(first.ticket)).toEqual(await seenBy(who, ticket._id));

  const second = must(await send(), action);
  expect(second.repeated).toBe(true);
  expect(unsigned(second.ticket)).toEqual(unsigned(first.ticket));
  if (other) expect(await send(other)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  expect(await w.stored(ticket._id)).toEqual(stored);
});

describe('submit', () => {
  const event = () => ({ requestId: freshRequestId(), ...REPORT });
  const send = (who: PersonName, fields: object) => w.call<StepData>(who, 'ticket-submit', { ...fields });

  test('sent twice makes one ticket', async () => {
    const wish = event();
    const first = must(await send('reporter', wish), 'submit');
    const second = must(await send('reporter', wish), 'submit');
    expect(first).not.toHaveProperty('repeated');
    expect(second).toEqual({ repeated: true, ticket: first.ticket });
  });

  test('with other input is refused', async () => {
    const wish = event();
    must(await send('reporter', wish), 'submit');
    const other = await send('reporter', { ...wish, description: '其实是灯不亮' });
    expect(other).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  test('of two people with the same requestId makes two tickets', async () => {
    const wish = event();
    const [mine, theirs] = [await send('reporter', wish), await send('otherReporter', wish)];
    expect(must(mine, 'submit').ticket._id).not.toBe(must(theirs, 'submit').ticket._id);
    expect(theirs).not.toHaveProperty('data.repeated');
  });

  test('after others acted answers the ticket of today', async () => {
    const wish = event();
    const { ticket } = must(await send('reporter', wish), 'submit');
    const reviewed = await w.go('preReviewer', 'pre-approve', ticket);
    await w.go('reviewer', 'dispatch', reviewed);
    const again = must(await send('reporter', wish), 'submit');
    expect(again).toMatchObject({ repeated: true, ticket: { status: 'assigned', version: 3 } });
    expect(unsigned(again.ticket)).toEqual(await seenBy('reporter', ticket._id));
  });
});

test('a repeat after others acted answers the ticket of today and changes nothing', async () => {
  const ticket = await ticketIn(w, 'assigned');
  const event = await w.event('worker', 'accept', ticket);
  const accepted = must(await w.call<StepData>('worker', 'ticket-accept', event), 'accept').ticket;
  await w.go('reviewer', 'reassign-worker', accepted);
  const again = must(await w.call<StepData>('worker', 'ticket-accept', event), 'accept');
  expect(again).toMatchObject({ repeated: true, ticket: { status: 'assigned', worker: { staffNo: 'W2' } } });
});

test('a refusal is not remembered', async () => {
  const ticket = await ticketIn(w, 'pendingReview');
  const event = await w.event('reviewer', 'dispatch', ticket, { workerId: 'nobody' });
  expect(await w.call('reviewer', 'ticket-dispatch', event)).toMatchObject({
    error: { code: 'INVALID_ASSIGNEE' },
  });
  const answer = await w.call('reviewer', 'ticket-dispatch', { ...event, workerId: 'W1' });
  expect(answer).toMatchObject({ ok: true, data: { ticket: { status: 'assigned' } } });
  expect(answer).not.toHaveProperty('data.repeated');
});

test('a requestId belongs to one person', async () => {
  const ticket = await ticketIn(w, 'pendingPreReview');
  const event = await w.event('preReviewer', 'pre-approve', ticket);
  must(await w.call('preReviewer', 'ticket-pre-approve', event), 'pre-approve');
  const other = await w.call('otherPreReviewer', 'ticket-pre-approve', event);
  expect(other).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
});

test('a requestId belongs to one action', async () => {
  const ticket = await ticketIn(w, 'assigned');
  const requestId = freshRequestId();
  const accepted = await w.go('worker', 'accept', ticket, { requestId });
  const started = await w.step('worker', 'start', accepted, { requestId });
  expect(started).toMatchObject({ ok: true, data: { ticket: { status: 'repairing' } } });
  expect(started).not.toHaveProperty('data.repeated');
});
