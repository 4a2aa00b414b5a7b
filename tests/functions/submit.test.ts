/** ticket-submit: place, item, phone, number; and failures of the cloud beneath it. */
import { person } from '../support/people';
import { newcomer } from '../support/accounts';
import { freshRequestId, must, REPORT, type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());
afterEach(() => fetch(`${w.cloud.url}/emulator/faults`, { method: 'DELETE' }));

const wish = (fields: object = {}) => ({ requestId: freshRequestId(), ...REPORT, ...fields });
const submit = (fields: object = {}, openid = person('reporter').openid) =>
  w.cloud.invoke<StepData>('ticket-submit', wish(fields), openid);
const tickets = () => w.cloud.documents('tickets');

async function fault(match: object, effect: object): Promise<void> {
  await fetch(`${w.cloud.url}/emulator/faults`, { method: 'POST', body: JSON.stringify({ match, effect }) });
}

test('the verified number stands in for a missing one', async () => {
  const { ticket } = must(await submit(), 'submit');
  expect(await w.stored(ticket._id)).toMatchObject({ contactPhone: '13800010001' });
});

test('a given number is kept beside the verified one', async () => {
  const { ticket } = must(await submit({ contactPhone: '0898-66221234' }), 'submit');
  expect(await w.stored(ticket._id)).toMatchObject({
    contactPhone: '0898-66221234',
    reporter: { openid: 'openid-reporter', phone: '13800010001' },
  });
});

test('without any number: PHONE_REQUIRED, and nothing is made', async () => {
  const before = await tickets();
  const person = newcomer(w.cloud);
  expect(await submit({}, person.openid)).toMatchObject({ ok: false, error: { code: 'PHONE_REQUIRED' } });
  await person.login();
  expect(await submit({}, person.openid)).toMatchObject({ ok: false, error: { code: 'PHONE_REQUIRED' } });
  expect(await tickets()).toEqual(before);
  expect(await submit({ contactPhone: '13700000001' }, person.openid)).toMatchObject({ ok: true });
});

test.each([
  ['areaId', 'nowhere'],
  ['itemId', 'nothing'],
  ['areaId', 'faucet'],
  ['itemId', 'd3'],
])('an unknown %s is refused: %s', async (field, value) => {
  const answer = await submit({ [field]: value });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { [field]: expect.any(String) } },
  });
});

test('a place or an item may be a node in the middle of its tree', async () => {
  const { ticket } = must(await submit({ areaId: 'east', itemId: 'water-power' }), 'submit');
  expect(await w.stored(ticket._id)).toMatchObject({
    area: { id: 'east', path: ['东校区'] },
    areaIds: ['east'],
    item: { id: 'water-power', path: ['水电'] },
  });
});

test('words are stored as they were written, trimmed', async () => {
  const description = '“龙头”<b>滴水</b>\n$set: {a.b} 😀𠮷';
  const { ticket } = must(await submit({ description: `  ${description} `, address: ' 卫生间　' }), 'submit');
  expect(await w.stored(ticket._id)).toMatchObject({ description, address: '卫生间' });
});

test('the summary of a fresh ticket says its number', async () => {
  const { ticket } = must(await submit(), 'submit');
  expect(ticket.number).toMatch(/^BX\d{8}-\d{6}$/);
  expect(ticket).toMatchObject({
    status: 'pendingPreReview',
    version: 1,
    reporter: { name: expect.any(String) },
  });
});

test('a number that is taken is drawn again', async () => {
  const before = (await tickets()).length;
  const taken = {
    code: 'DATABASE_REQUEST_FAILED',
    message: 'E11000 duplicate key error collection: tickets index: number',
  };
  await fault({ function: 'ticket-submit', action: 'database.insertDocument' }, taken);
  expect(await submit()).toMatchObject({ ok: true });
  expect(await tickets()).toHaveLength(before + 1);
});

test('numbers are different', async () => {
  const numbers = (await tickets()).map((ticket) => ticket.number);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('a database that fails is INTERNAL in Chinese; nothing is made, and the same wish works later', async () => {
  const before = (await tickets()).length;
  const event = wish();
  const send = () => w.cloud.invoke<StepData>('ticket-submit', event, person('reporter').openid);
  await fault(
    { function: 'ticket-submit', action: 'database.insertDocument' },
    { code: 'DATABASE_REQUEST_FAILED' },
  );
  const failed = await send();
  expect(failed).toMatchObject({
    ok: false,
    error: { code: 'INTERNAL', message: expect.stringMatching(/[\u4e00-\u9fff]/) },
  });
  expect(JSON.stringify(failed)).not.toContain('DATABASE');
  expect(await tickets()).toHaveLength(before);
  expect(await send()).toMatchObject({ ok: true });
  expect(await tickets()).toHaveLength(before + 1);
});

test('a step whose write fails is INTERNAL, changes nothing, and works when sent again', async () => {
  const { ticket } = must(await submit(), 'submit');
  const before = await w.stored(ticket._id);
  const event = await w.event('preReviewer', 'pre-approve', ticket);
  await fault(
    { function: 'ticket-pre-approve', action: 'database.modifyDocument' },
    { code: 'DATABASE_REQUEST_FAILED' },
  );
  const send = () => w.call<StepData>('preReviewer', 'ticket-pre-approve', event);
  expect(await send()).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(await w.stored(ticket._id)).toEqual(before);
  const again = must(await send(), 'pre-approve');
  expect(again.ticket.status).toBe('pendingReview');
  expect(again).not.toHaveProperty('repeated');
});
