/** Who can be named in a step: active, bound, of the role, not the one who has it, and never both sides of one ticket. */
import type { ActionId } from '@xiuda/domain';
import type { Status } from '../support/contract';
import type { PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { type Fields, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
  const leader = {
    _id: 'L1',
    name: '邢益民',
    roles: ['reviewer', 'worker'],
    active: true,
    openid: 'openid-leader',
  };
  await w.cloud.insert('staff', [leader]);
}, 60_000);
afterAll(() => w.stop());

/** title, status, who acts, action, input. */
const LINES: [string, Status, PersonName, ActionId, Fields][] = [
  ['a number that nobody has', 'pendingPreReview', 'preReviewer', 'pre-approve', { reviewerId: 'R9' }],
  ['a worker as reviewer', 'pendingPreReview', 'preReviewer', 'pre-approve', { reviewerId: 'W1' }],
  ['somebody who left', 'pendingPreReview', 'preReviewer', 'pre-approve', { reviewerId: 'X1' }],
  ['somebody unbound', 'pendingPreReview', 'preReviewer', 'pre-approve', { reviewerId: 'W9' }],
  ['a reviewer as worker', 'pendingReview', 'reviewer', 'dispatch', { workerId: 'R2' }],
  ['an unbound worker', 'pendingReview', 'reviewer', 'dispatch', { workerId: 'W9' }],
  ['a worker who left', 'pendingReview', 'reviewer', 'dispatch', { workerId: 'X1' }],
  ['an openid', 'pendingReview', 'reviewer', 'dispatch', { workerId: 'openid-worker' }],
  ['oneself', 'pendingReview', 'reviewer', 'transfer-review', { reviewerId: 'R1' }],
  ['the present worker', 'repairing', 'worker', 'reassign-worker', { workerId: 'W1' }],
  ['the present worker, by the reviewer', 'repairing', 'reviewer', 'reassign-worker', { workerId: 'W1' }],
  ['the present reviewer', 'repairing', 'admin', 'reassign-reviewer', { reviewerId: 'R1' }],
];

test.each(LINES)('INVALID_ASSIGNEE: %s (%s · %s · %s)', async (_, status, who, action, fields) => {
  const ticket = await ticketIn(w, status);
  const before = await w.stored(ticket._id);
  const answer = await w.step(who, action, ticket, fields);
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_ASSIGNEE' } });
  expect(await w.stored(ticket._id)).toEqual(before);
});

const INVALID = { ok: false, error: { code: 'INVALID_ASSIGNEE' } };

test('reviewer and worker of one ticket are different people', async () => {
  const submitted = await ticketIn(w, 'pendingPreReview');
  const ticket = await w.go('preReviewer', 'pre-approve', submitted, { reviewerId: 'M1' });
  expect(await w.step('severalRoles', 'dispatch', ticket, { workerId: 'M1' })).toMatchObject(INVALID);
  const assigned = await w.go('severalRoles', 'dispatch', ticket, { workerId: 'L1' });
  expect(await w.step('admin', 'reassign-reviewer', assigned, { reviewerId: 'L1' })).toMatchObject(INVALID);
  expect(await w.step('admin', 'reassign-worker', assigned, { workerId: 'M1' })).toMatchObject(INVALID);
});

test('the reviewer is not the reporter', async () => {
  const ticket = await w.submit('severalRoles');
  expect(await w.step('preReviewer', 'pre-approve', ticket, { reviewerId: 'M1' })).toMatchObject(INVALID);
  const reviewed = await w.go('preReviewer', 'pre-approve', ticket);
  expect(await w.step('reviewer', 'transfer-review', reviewed, { reviewerId: 'M1' })).toMatchObject(INVALID);
  expect(await w.step('admin', 'reassign-reviewer', reviewed, { reviewerId: 'M1' })).toMatchObject(INVALID);
});

test('a worker may repair what they reported', async () => {
  const ticket = await w.go('preReviewer', 'pre-approve', await w.submit('worker'));
  const assigned = await w.go('reviewer', 'dispatch', ticket);
  expect(await w.go('worker', 'accept', assigned)).toMatchObject({ status: 'accepted' });
});

test('a past reviewer and a past worker can have it again', async () => {
  const ticket = await ticketIn(w, 'pendingReview', { detour: true });
  const back = await w.go('reviewer', 'transfer-review', ticket, { reviewerId: 'R3' });
  const assigned = await w.go('pastReviewer', 'dispatch', back, { workerId: 'W3' });
  const stored = await w.stored(assigned._id);
  expect([...stored.past].sort()).toEqual(['preReviewer:P1', 'reviewer:R1']);
});
