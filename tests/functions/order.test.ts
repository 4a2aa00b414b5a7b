/** The order of checks: input, existence and visibility, repeat, version, permission, status, references. Each neighbouring pair. */
import { ticketIn } from '../support/walk';
import { type Fields, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

const refused = (code: string) => ({ ok: false, error: { code } });

test('input comes before existence', async () => {
  const nowhere = { _id: 'no-such-ticket', version: 1 };
  expect(await w.step('reviewer', 'reject', nowhere, { reason: '' })).toMatchObject(refused('INVALID_INPUT'));
  expect(await w.step('reviewer', 'reject', nowhere)).toMatchObject(refused('NOT_FOUND'));
});

test('input comes before visibility', async () => {
  const ticket = await ticketIn(w, 'pendingReview');
  expect(await w.step('otherReviewer', 'reject', ticket, { reason: '' })).toMatchObject(
    refused('INVALID_INPUT'),
  );
});

test('visibility comes before a repeat', async () => {
  const ticket = await ticketIn(w, 'pendingPreReview');
  const event = await w.event('severalRoles', 'pre-approve', ticket);
  const send = () => w.call('severalRoles', 'ticket-pre-approve', event);
  expect(await send()).toMatchObject({ ok: true });
  await w.cloud.change('staff', 'M1', { active: false });
  expect(await send()).toMatchObject(refused('NOT_FOUND'));
  await w.cloud.change('staff', 'M1', { active: true });
  expect(await send()).toMatchObject({ ok: true, data: { repeated: true } });
});

test('visibility comes before the version', async () => {
  const ticket = { ...(await ticketIn(w, 'pendingReview')), version: 1 };
  expect(await w.step('otherReviewer', 'reject', ticket)).toMatchObject(refused('NOT_FOUND'));
});

test('a repeat comes before version, permission and status', async () => {
  const ticket = await ticketIn(w, 'pendingReview');
  const event = await w.event('reviewer', 'transfer-review', ticket);
  const send = (fields: Fields = event) => w.call('reviewer', 'ticket-transfer-review', fields);
  expect(await send()).toMatchObject({ ok: true });
  expect(await send()).toMatchObject({ ok: true, data: { repeated: true } });
  await w.go('otherReviewer', 'reject', { ...ticket, version: ticket.version + 1 });
  expect(await send()).toMatchObject({ ok: true, data: { repeated: true, ticket: { status: 'rejected' } } });
});

test('a repeat comes before references', async () => {
  const ticket = await ticketIn(w, 'pendingReview');
  const event = await w.event('reviewer', 'dispatch', ticket, { workerId: 'W2' });
  expect(await w.call('reviewer', 'ticket-dispatch', event)).toMatchObject({ ok: true });
  await w.cloud.change('staff', 'W2', { active: false });
  const again = await w.call('reviewer', 'ticket-dispatch', event);
  await w.cloud.change('staff', 'W2', { active: true });
  expect(again).toMatchObject({ ok: true, data: { repeated: true } });
});

test('the version comes before permission', async () => {
  const ticket = { ...(await ticketIn(w, 'pendingReview')), version: 1 };
  expect(await w.step('reporter', 'reject', ticket)).toMatchObject(refused('CONFLICT'));
});

test('the version comes before status', async () => {
  const ticket = { ...(await ticketIn(w, 'accepted')), version: 1 };
  expect(await w.step('worker', 'accept', ticket)).toMatchObject(refused('CONFLICT'));
});

test('the version comes before references', async () => {
  const ticket = { ...(await ticketIn(w, 'pendingReview')), version: 1 };
  expect(await w.step('reviewer', 'dispatch', ticket, { workerId: 'nobody' })).toMatchObject(
    refused('CONFLICT'),
  );
});

test('permission comes before status', async () => {
  const ticket = await ticketIn(w, 'accepted');
  expect(await w.step('reviewer', 'accept', ticket)).toMatchObject(refused('FORBIDDEN'));
});

test('permission comes before references', async () => {
  const ticket = await ticketIn(w, 'pendingReview');
  expect(await w.step('reporter', 'dispatch', ticket, { workerId: 'nobody' })).toMatchObject(
    refused('FORBIDDEN'),
  );
});

test('status comes before an assignee', async () => {
  const ticket = await ticketIn(w, 'assigned');
  expect(await w.step('reviewer', 'dispatch', ticket, { workerId: 'nobody' })).toMatchObject(
    refused('WRONG_STATUS'),
  );
});

test('status comes before photos', async () => {
  const ticket = await ticketIn(w, 'accepted');
  const fields = { photos: ['cloud://local.env/not-mine'] };
  expect(await w.step('worker', 'request-completion', ticket, fields)).toMatchObject(refused('WRONG_STATUS'));
});

test('status comes before materials', async () => {
  const ticket = await ticketIn(w, 'accepted');
  const fields = { materials: [{ materialId: 'nothing', quantity: 1 }] };
  expect(await w.step('worker', 'add-materials', ticket, fields)).toMatchObject(refused('WRONG_STATUS'));
});

test('references come last', async () => {
  const ticket = await ticketIn(w, 'repairing');
  const material = { materials: [{ materialId: 'nothing', quantity: 1 }] };
  expect(await w.step('worker', 'add-materials', ticket, material)).toMatchObject({
    ...refused('INVALID_INPUT'),
    error: { details: { materials: expect.any(String) } },
  });
});
