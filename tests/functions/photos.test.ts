/** files · slots, and which photos a step accepts: uploaded ones, at one's own slots, of our own environment. */
import type { TicketView } from '@xiuda/domain';
import { person, type PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { freshRequestId, REPORT, type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

const BYTES = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 0xff, 0xd9]);
const INVALID = { ok: false, error: { code: 'INVALID_INPUT', details: { photos: expect.any(String) } } };

const slots = async (who: PersonName, count: number) =>
  (await w.data<{ paths: string[] }>(who, 'files', { op: 'slots', count })).paths;

async function uploaded(who: PersonName, path: string): Promise<string> {
  const { fileID } = await w.cloud.upload(person(who).openid, path, BYTES);
  if (!fileID) throw new Error(`not uploaded: ${path}`);
  return fileID;
}

const submit = (photos: unknown) =>
  w.call<StepData>('reporter', 'ticket-submit', { requestId: freshRequestId(), ...REPORT, photos });

test('slots are as many different unguessable paths as were asked for', async () => {
  const paths = [...(await slots('reporter', 6)), ...(await slots('reporter', 1))];
  expect(new Set(paths).size).toBe(7);
  for (const path of paths) expect(path).toMatch(/[0-9a-zA-Z_-]{20,}/);
  for (const path of paths) expect(path).not.toContain('openid');
});

test.each([0, 7, 1.5, -1, '2', null, undefined])('there are no %j slots', async (count) => {
  const answer = await w.call('reporter', 'files', { op: 'slots', count });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { count: expect.any(String) } },
  });
});

test('photos at own slots are accepted and come back as links that work', async () => {
  const photos = await Promise.all((await slots('reporter', 6)).map((path) => uploaded('reporter', path)));
  const answer = await submit(photos);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { _id } = answer.data.ticket;
  const { ticket } = await w.data<{ ticket: TicketView }>('preReviewer', 'tickets', {
    op: 'get',
    ticketId: _id,
  });
  expect(ticket.photos).toHaveLength(6);
  for (const link of [...answer.data.ticket.photos, ...ticket.photos]) {
    const response = await fetch(link);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(BYTES);
  }
  expect((await w.stored(_id)).photos).toEqual(photos);
});

test('a list shows photos as links that work, two at most', async () => {
  const photos = await Promise.all((await slots('reporter', 3)).map((path) => uploaded('reporter', path)));
  await submit(photos);
  const { tickets } = await w.data<{ tickets: { photos: string[] }[] }>('reporter', 'tickets', {
    op: 'list',
    view: 'reporter',
  });
  const links = tickets[0]?.photos ?? [];
  expect(links.length).toBeGreaterThan(0);
  expect(links.length).toBeLessThanOrEqual(2);
  for (const link of links) expect((await fetch(link)).status).toBe(200);
});

test('the photos of a completion stand in the completion and in the story, as links that work', async () => {
  const ticket = await ticketIn(w, 'pendingConfirmation');
  const seen = await w.data<{ ticket: TicketView }>('reporter', 'tickets', {
    op: 'get',
    ticketId: ticket._id,
  });
  const links = [...(seen.ticket.completion?.photos ?? []), ...(seen.ticket.timeline[0]?.input.photos ?? [])];
  expect(links).toHaveLength(2);
  for (const link of links) expect((await fetch(link)).status).toBe(200);
});

test('a slot that nothing was uploaded to is refused', async () => {
  const [path] = await slots('reporter', 1);
  const other = await uploaded('reporter', (await slots('reporter', 1))[0] ?? '');
  const notUploaded = `${other.split('/').slice(0, 3).join('/')}/${path}`;
  expect(await submit([notUploaded])).toMatchObject(INVALID);
});

test("a file at somebody else's slot is refused", async () => {
  const theirs = await uploaded('otherReporter', (await slots('otherReporter', 1))[0] ?? '');
  expect(await submit([theirs])).toMatchObject(INVALID);
  const own = await uploaded('reporter', (await slots('reporter', 1))[0] ?? '');
  expect(await submit([own, theirs])).toMatchObject(INVALID);
});

test('a file of one’s own that stands at no slot is refused', async () => {
  const stray = await uploaded('reporter', 'photos/stray.jpg');
  expect(await submit([stray])).toMatchObject(INVALID);
});

test('a file of another environment is refused, though the path is an own slot', async () => {
  const own = await uploaded('reporter', (await slots('reporter', 1))[0] ?? '');
  const foreign = own.replace(/^cloud:\/\/[^./]+/, 'cloud://another');
  expect(foreign).not.toBe(own);
  expect(await submit([foreign])).toMatchObject(INVALID);
});

test.each(['https://example.com/a.jpg', 'cloud://', 'cloud://local', 'cloud://local.x/../../etc/passwd', ''])(
  'the address %j is refused',
  async (photo) => expect(await submit([photo])).toMatchObject(INVALID),
);

test('seven photos are too many', async () => {
  const own = await uploaded('reporter', (await slots('reporter', 1))[0] ?? '');
  expect(await submit(Array.from({ length: 7 }, () => own))).toMatchObject(INVALID);
});

test('a worker asks for completion with own photos only, and the ticket stays as it was', async () => {
  const ticket = await ticketIn(w, 'repairing');
  const before = await w.stored(ticket._id);
  const photos = [await w.photo('reporter')];
  expect(await w.step('worker', 'request-completion', ticket, { photos })).toMatchObject(INVALID);
  expect(await w.step('worker', 'request-completion', ticket, { photos: [] })).toMatchObject(INVALID);
  expect(await w.stored(ticket._id)).toEqual(before);
});

test('refused photos leave no ticket behind', async () => {
  const before = (await w.cloud.documents('tickets')).length;
  await submit(['cloud://local.x/nothing']);
  expect(await w.cloud.documents('tickets')).toHaveLength(before);
});
