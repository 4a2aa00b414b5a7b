/** Nothing about who is calling is taken from the event: not in any function, not under any name. */
import { CALLED_IDS } from '../support/contract';
import { PEOPLE } from '../support/people';
import { ticketIn } from '../support/walk';
import { freshRequestId, REPORT, type Fields, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

const RESOURCES: [string, Fields][] = [
  ['account', { op: 'login' }],
  ['account', { op: 'bindPhone', code: 'phone:13800009999' }],
  ['account', { op: 'bindStaff', staffNo: 'W9', name: '罗永生' }],
  ['account', { op: 'update', contactName: '林晓' }],
  ['catalog', { op: 'get' }],
  ['catalog', { op: 'places', parentId: '' }],
  ['staff', { op: 'list', role: 'worker' }],
  ['files', { op: 'slots', count: 1 }],
  ['tickets', { op: 'list', view: 'reporter' }],
  ['tickets', { op: 'get', ticketId: 'ticket-1' }],
];

const FORGED = ['openid', 'OPENID', 'openId', 'staffNo', 'roles', 'actor'];

describe.each(RESOURCES)('%s %j', (name, event) => {
  test.each(FORGED.filter((field) => !(field in event)))('refuses the field %s', async (field) => {
    const answer = await w.call('stranger', name, { ...event, [field]: PEOPLE.admin.openid });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { [field]: expect.any(String) } },
    });
  });
});

test.each(CALLED_IDS)('ticket-%s refuses the field openid', async (action) => {
  const nowhere = { _id: 'ticket-1', version: 1 };
  const event =
    action === 'submit'
      ? { requestId: freshRequestId(), ...REPORT }
      : await w.event('admin', action, nowhere, {});
  const photos = action === 'request-completion' ? { photos: ['cloud://local.x/photo'] } : {};
  const answer = await w.call('admin', `ticket-${action}`, {
    ...event,
    ...photos,
    openid: PEOPLE.reporter.openid,
  });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { openid: expect.any(String) } },
  });
});

test('a userInfo that the client sends, as the platform would add it, makes nobody an admin', async () => {
  const forged = { userInfo: { openId: PEOPLE.admin.openid, openid: PEOPLE.admin.openid } };
  const answer = await w.call('stranger', 'staff', { op: 'list', role: 'admin', ...forged });
  expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
});

test('a forged userInfo does not make somebody the worker of a ticket', async () => {
  const ticket = await ticketIn(w, 'assigned');
  const event = await w.event('worker', 'accept', ticket);
  const answer = await w.call('otherWorker', 'ticket-accept', {
    ...event,
    userInfo: { openId: PEOPLE.worker.openid },
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('a ticketId that is a query finds nothing', async () => {
  await ticketIn(w, 'pendingPreReview');
  const event = { ticketId: { $exists: true }, version: 1, requestId: freshRequestId(), reviewerId: 'R1' };
  const answer = await w.call('preReviewer', 'ticket-pre-approve', event);
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
});

test('somebody without an openid is refused', async () => {
  const headers = { 'X-Emulator-Source': 'wx_trigger' };
  const body = JSON.stringify({ op: 'list', view: 'reporter' });
  const response = await fetch(`${w.cloud.url}/invoke/tickets`, { method: 'POST', headers, body });
  const { result } = (await response.json()) as { result: unknown };
  expect(result).toMatchObject({ ok: false });
});
