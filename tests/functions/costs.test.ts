/** What a step writes, and what a refusal costs. How many round trips each takes is in the budget (tests/bench). */
import { person } from '../support/people';
import { GOOD_STEPS } from '../support/rivals';
import { ticketIn } from '../support/walk';
import { type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ allowsDirectDispatch: true });
}, 60_000);
afterAll(() => w.stop());

/** Steps that move stock write in a transaction. */
const PLAIN = GOOD_STEPS.filter(({ action }) => !action.endsWith('-materials'));

test.each(PLAIN)('$action writes its ticket once, and which slots are used', async (step) => {
  const { action, status, who, danger } = step;
  const ticket = await ticketIn(w, status, { danger });
  const event = await w.event(who, action, ticket);
  const { answer, cost } = await w.cloud.measured(`ticket-${action}`, event, person(who).openid);
  expect(answer.ok).toBe(true);
  const written = cost.requests.filter((request) => /modify|insert|remove/.test(request.action));
  const slots = 'photos' in event ? ['files'] : [];
  expect(written.map(({ collection }) => collection).sort()).toEqual([...slots, 'tickets']);
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

test('an id that reads like an expression is an id', async () => {
  const ticket = await ticketIn(w, 'pendingPreReview');
  const answer = await w.step('preReviewer', 'pre-approve', ticket, { reviewerId: '$$nothing' });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'INVALID_ASSIGNEE', details: { reviewerId: expect.any(String) } },
  });
});
