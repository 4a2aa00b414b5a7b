/** tickets · similar: what is open at the same place, of the same item, to whoever is about to report it; and nobody's words. */
import type { SimilarTicket } from '@xiuda/domain';
import type { Wire } from '../support/cloud';
import { PEOPLE, type Person, person, type PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { type Fields, freshRequestId, REPORT, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

type Found = Wire<SimilarTicket>;

const HERE = { areaId: REPORT.areaId, itemId: REPORT.itemId };

const similar = async (who: PersonName, event: Fields = HERE): Promise<readonly Found[]> =>
  (await w.data<{ tickets: SimilarTicket[] }>(who, 'tickets', { op: 'similar', ...event })).tickets;

const ids = (found: readonly Found[]) => found.map(({ ticketId }) => ticketId);

/** A place of its own for a test that counts. */
const at = (areaId: string, itemId: string = REPORT.itemId) => ({ areaId, itemId });

test('says what, where, how far and since when, and nothing else', async () => {
  const { _id, createdAt } = await ticketIn(w, 'repairing');
  expect(await similar('otherReporter')).toEqual([
    { ticketId: _id, title: '3栋 201 龙头', status: 'repairing', createdAt, affected: 0 },
  ]);
});

test('only what is still open, newest first, five at most', async () => {
  const place = at('library');
  const made: string[] = [];
  for (let turn = 0; turn < 6; turn++) made.push((await w.submit('reporter', place))._id);
  expect(ids(await similar('otherReporter', place))).toEqual(made.slice(1).reverse());
  const [, , , , , last = ''] = made;
  await w.go('reporter', 'cancel', { _id: last, version: 1 });
  expect(ids(await similar('otherReporter', place))).toEqual(made.slice(0, 5).reverse());
});

test('the same place and the same item only: neither what lies around it nor another item', async () => {
  await w.submit('reporter', at('d3-202'));
  await w.submit('reporter', at('gate', 'lamp'));
  for (const place of [at('d3'), at('east'), at('d3-202', 'lamp'), at('gate')])
    expect(await similar('otherReporter', place)).toEqual([]);
});

test('one’s own is marked, everybody else’s is not', async () => {
  const place = at('d3-202', 'door');
  await w.submit('reporter', place);
  expect((await similar('reporter', place)).map(({ isMine }) => isMine)).toEqual([true]);
  expect((await similar('admin', place)).map(({ isMine }) => isMine)).toEqual([undefined]);
});

test('how many others have met it is told, and to each of them that they have said so', async () => {
  const place = at('gate', 'door');
  const { _id } = await w.submit('reporter', place);
  for (const who of ['otherReporter', 'worker'] as const) {
    const event = { op: 'follow', ticketId: _id, requestId: freshRequestId() };
    await w.data(who, 'ticket-talk', event);
  }
  const seen = async (who: PersonName) =>
    (await similar(who, place)).map(({ affected, isFollowed, isMine }) => [affected, isFollowed, isMine]);
  expect(await seen('otherReporter')).toEqual([[2, true, undefined]]);
  expect(await seen('stranger')).toEqual([[2, undefined, undefined]]);
  expect(await seen('reporter')).toEqual([[2, undefined, true]]);
});

test('who follows it still does not see the ticket itself', async () => {
  const place = at('gate', 'faucet');
  const { _id } = await w.submit('reporter', place);
  const event = { op: 'follow', ticketId: _id, requestId: freshRequestId() };
  await w.data('otherReporter', 'ticket-talk', event);
  expect(await w.call('otherReporter', 'tickets', { op: 'get', ticketId: _id })).toMatchObject({
    ok: false,
    error: { code: 'NOT_FOUND' },
  });
});

test('the answer holds no name, phone, openid, number, word or photo of anybody', async () => {
  const { _id } = await ticketIn(w, 'repairing', { detour: true });
  await w.submit('otherReporter', { ...HERE, photos: [await w.photo('otherReporter')] });
  for (const who of ['stranger', 'otherReporter', 'otherWorker', 'admin'] as const)
    expect((await similar(who)).length).toBeGreaterThan(1);
  const answers = w.cloud.answers.filter((answer) => answer.includes('"isMine"') || answer.includes(_id));
  const told = answers.filter((answer) => answer.includes('"ticketId"')).join('\n');
  expect(told).toContain('3栋 201 龙头');
  const documents = (
    await Promise.all(['tickets', 'accounts', 'staff', 'inbox'].map((name) => w.cloud.documents(name)))
  ).flat();
  const secrets = new Set(
    Object.values<Person>(PEOPLE).flatMap(({ openid, name, phone = [], staffNo = [] }) =>
      [openid, name, phone, staffNo].flat(),
    ),
  );
  for (const { number, description, address, photos, contactPhone, contactName } of documents)
    for (const value of [number, description, address, photos, contactPhone, contactName].flat())
      if (typeof value === 'string') secrets.add(value);
  expect(secrets.size).toBeGreaterThan(40);
  expect(
    [...secrets].filter(
      (secret) => told.includes(`"${secret}"`) || (secret.length > 3 && told.includes(secret)),
    ),
  ).toEqual([]);
});

test('it takes one question to the database, which looks at no more than it tells', async () => {
  const { answer, cost } = await w.cloud.measured(
    'tickets',
    { op: 'similar', ...HERE },
    person('otherReporter').openid,
  );
  expect(answer.ok).toBe(true);
  expect(cost.sequentialRoundTrips).toBe(1);
  const [read] = cost.requests.filter(({ collection }) => collection === 'tickets');
  expect(read?.examined).toBeLessThanOrEqual(5 + 8);
});

test.each<[string, Fields]>([
  ['areaId', { itemId: 'faucet' }],
  ['itemId', { areaId: 'd3-201' }],
  ['areaId', { areaId: { $gt: '' }, itemId: 'faucet' }],
  ['itemId', { areaId: 'd3-201', itemId: '' }],
])('refuses what names no place or item: %s', async (field, event) => {
  expect(await w.call('reporter', 'tickets', { op: 'similar', ...event })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { [field]: expect.any(String) } },
  });
});
