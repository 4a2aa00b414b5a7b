/**
 * What a step costs: two database round trips in sequence, four in all, one more with words in it and one more with photos; a
 * step that moves stock is a transaction, and costs what it touches. Counted by the emulated cloud.
 */
import type { ActionId } from '@xiuda/domain';
import { CALLED_IDS, type Status } from '../support/contract';
import { person, type PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { type Fields, freshRequestId, REPORT, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ delivers: true, allowsDirectDispatch: true });
}, 60_000);
afterAll(() => w.stop());

const STEPS: [ActionId, Status, PersonName][] = [
  ['cancel', 'pendingPreReview', 'reporter'],
  ['pre-approve', 'pendingPreReview', 'preReviewer'],
  ['pre-reject', 'pendingPreReview', 'preReviewer'],
  ['dispatch', 'pendingReview', 'reviewer'],
  ['reject', 'pendingReview', 'reviewer'],
  ['return-to-pre-review', 'pendingReview', 'reviewer'],
  ['transfer-review', 'pendingReview', 'reviewer'],
  ['accept', 'assigned', 'worker'],
  ['return-to-review', 'assigned', 'worker'],
  ['start', 'accepted', 'worker'],
  ['request-completion', 'repairing', 'worker'],
  ['confirm-completion', 'pendingConfirmation', 'reviewer'],
  ['reject-completion', 'pendingConfirmation', 'reviewer'],
  ['rate', 'completed', 'reporter'],
  ['edit', 'pendingPreReview', 'reporter'],
  ['pool', 'pendingReview', 'reviewer'],
  ['unpool', 'pooled', 'reviewer'],
  ['grab', 'pooled', 'worker'],
  ['pause', 'repairing', 'worker'],
  ['resume', 'paused', 'worker'],
  ['refuse-work', 'completed', 'reporter'],
  ['reopen', 'rated', 'reporter'],
  ['direct-dispatch', 'pendingPreReview', 'preReviewer'],
  ['reassign-worker', 'repairing', 'worker'],
  ['reassign-reviewer', 'repairing', 'admin'],
];

/** Round trips of steps that move one material, in sequence and in all; three more for each other material. */
const STOCK_STEPS: [ActionId, number, number][] = [
  // After the reading: begin, ticket, material, row, stock, ticket, commit.
  ['add-materials', 8, 11],
  // And what the ticket has taken, for the prices.
  ['return-materials', 9, 11],
];

test('every step on an existing ticket is measured', () => {
  const measured = [...STEPS, ...STOCK_STEPS].map(([action]) => action);
  expect([...measured, 'submit'].sort()).toEqual([...CALLED_IDS].sort());
});

/** Whether words are to be checked is read from the settings. */
const hasWords = (event: Fields): boolean =>
  ['reason', 'note', 'comment', 'description'].some((field) => field in event);

/** Another person, and whether the institution allows it. */
const MORE: Partial<Record<ActionId, number>> = { 'direct-dispatch': 2 };

const withPhotos = (event: Fields): boolean => 'photos' in event;

test.each(STEPS)(
  '%s: two in sequence, four in all, more with words and photos',
  async (action, status, who) => {
    const ticket = await ticketIn(w, status, { danger: action === 'direct-dispatch' });
    const event = await w.event(who, action, ticket);
    const { answer, cost } = await w.cloud.measured(`ticket-${action}`, event, person(who).openid);
    expect(answer.ok).toBe(true);
    expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
    const more = Number(hasWords(event)) + Number(withPhotos(event)) + (MORE[action] ?? 0);
    expect(cost.roundTrips).toBeLessThanOrEqual(4 + more);
    const written = cost.requests.filter((request) => request.action === 'database.modifyDocument');
    expect(written.filter(({ collection }) => collection === 'tickets')).toHaveLength(1);
    // Which slots are used is noted while the step is written.
    expect(written).toHaveLength(1 + Number(withPhotos(event)));
  },
);

test.each(STOCK_STEPS)('%s: %d in sequence, %d in all', async (action, inSequence, inAll) => {
  const ticket = await ticketIn(w, 'repairing');
  const event = await w.event('worker', action, ticket);
  const { answer, cost } = await w.cloud.measured(`ticket-${action}`, event, person('worker').openid);
  expect(answer.ok).toBe(true);
  expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(inSequence);
  expect(cost.roundTrips).toBeLessThanOrEqual(inAll);
});

test('a refusal writes nothing', async () => {
  const ticket = await ticketIn(w, 'accepted');
  const event = await w.event('worker', 'accept', ticket);
  const { cost } = await w.cloud.measured('ticket-accept', event, person('worker').openid);
  expect(cost.requests.filter(({ action }) => /modify|insert|remove/.test(action))).toEqual([]);
});

test('input that is refused costs no round trip', async () => {
  const { cost } = await w.cloud.measured('ticket-accept', {}, person('worker').openid);
  expect(cost.requests).toEqual([]);
});

test('a submission takes two in sequence', async () => {
  const event = { requestId: freshRequestId(), ...REPORT };
  const { cost } = await w.cloud.measured('ticket-submit', event, person('reporter').openid);
  expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
});

test('reading one ticket takes two in sequence', async () => {
  const { _id } = await ticketIn(w, 'repairing');
  const { cost } = await w.cloud.measured('tickets', { op: 'get', ticketId: _id }, person('reporter').openid);
  expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
});
