/**
 * files · slots, and which photos a step accepts: uploaded ones, at one's own slots, of our own environment, and photos by
 * their bytes. What others see is a copy without metadata, which nobody can write over.
 */
import type { TicketView } from '@xiuda/domain';
import { callsOf, forgetCalls, heal, inject } from '../support/faults';
import { person, type PersonName } from '../support/people';
import { exif, HIDDEN, jpeg, png, SECRET, webp, WEBP_PIXEL } from '../support/tiny-photos';
import { ticketIn } from '../support/walk';
import { freshRequestId, REPORT, type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

const BYTES = jpeg();
const INVALID = { ok: false, error: { code: 'INVALID_INPUT', details: { photos: expect.any(String) } } };

const slots = async (who: PersonName, count: number) =>
  (await w.data<{ paths: string[] }>(who, 'files', { op: 'slots', count })).paths;

async function uploaded(who: PersonName, path: string, bytes: Uint8Array = BYTES): Promise<string> {
  const { fileID } = await w.cloud.upload(person(who).openid, path, bytes);
  if (!fileID) throw new Error(`not uploaded: ${path}`);
  return fileID;
}

/** A file with these bytes at a slot of its own. */
const given = async (bytes: Uint8Array, who: PersonName = 'reporter'): Promise<string> =>
  uploaded(who, (await slots(who, 1))[0] ?? '', bytes);

const pathOf = (fileId: string): string => fileId.split('/').slice(3).join('/');

async function bytesAt(link: string): Promise<Buffer> {
  const response = await fetch(link);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
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
    expect(await bytesAt(link)).toEqual(BYTES);
  }
  const { photos: copies } = await w.stored(_id);
  expect(new Set([...copies, ...photos]).size).toBe(12);
  for (const copy of copies) expect(pathOf(copy)).toMatch(/^tickets\/\d{8}\/[0-9a-f]{32}\.jpg$/);
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

/** Submits these files; answers what others see of them, in their order. */
async function seenOf(...files: readonly Uint8Array[]): Promise<Buffer[]> {
  const photos: string[] = [];
  for (const file of files) photos.push(await given(file));
  const answer = await submit(photos);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { ticketId, who } = { ticketId: answer.data.ticket._id, who: 'preReviewer' as const };
  const { ticket } = await w.data<{ ticket: TicketView }>(who, 'tickets', { op: 'get', ticketId });
  return Promise.all(ticket.photos.map(bytesAt));
}

test('others see photos without where and with what they were taken, the right way up', async () => {
  const [seen] = await seenOf(jpeg(exif(6), ...HIDDEN));
  expect(seen?.includes(Buffer.from(SECRET))).toBe(false);
  // Orientation 6 in a minimal EXIF segment: tag, type, count, value.
  expect(seen?.includes(Buffer.from('0112000300000001000600', 'hex'))).toBe(true);
});

test('a photo is told by its bytes: PNG and WebP at a slot that is called .jpg', async () => {
  const files = [jpeg(), png(), webp(WEBP_PIXEL)];
  expect(await seenOf(...files)).toEqual(files);
});

const FIVE_MB = 5 * 1024 * 1024;

test.each([
  ['of no bytes', Buffer.alloc(0), /空/],
  ['of more than 5 MB', Buffer.concat([jpeg(), Buffer.alloc(FIVE_MB)]), /超过 5 MB/],
  ['that is a page', Buffer.from('<html><script>alert(1)</script></html>'), /不是 JPG、PNG 或 WebP/],
  ['that is a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /不是 JPG/],
  ['that is cut off', jpeg().subarray(0, -2), /已损坏/],
])('a file %s is refused, and which one it is is said', async (_, bytes, words) => {
  const before = (await w.cloud.documents('tickets')).length;
  const answer = await submit([await given(jpeg()), await given(bytes)]);
  expect(answer).toMatchObject(INVALID);
  const said = answer.ok ? '' : String(answer.error.details?.photos);
  expect(said).toMatch(/^第 2 /);
  expect(said).toMatch(words);
  expect(await w.cloud.documents('tickets')).toHaveLength(before);
});

test('a file of exactly 5 MB is taken', async () => {
  const file = Buffer.concat([jpeg(), Buffer.alloc(FIVE_MB - jpeg().length)]);
  expect(await seenOf(file)).toEqual([jpeg()]);
});

test('what its owner writes over the upload afterwards, nobody sees', async () => {
  const upload = await given(jpeg());
  const answer = await submit([upload]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  expect(await uploaded('reporter', pathOf(upload), Buffer.from('something else'))).toBe(upload);
  expect(await bytesAt(answer.data.ticket.photos[0] ?? '')).toEqual(jpeg());
});

test('no client can write over a copy, not even who reported', async () => {
  const answer = await submit([await given(jpeg())]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const [copy = ''] = (await w.stored(answer.data.ticket._id)).photos;
  for (const who of ['reporter', 'admin'] as const) {
    const answered = await w.cloud.upload(person(who).openid, pathOf(copy), Buffer.from('forged'));
    expect(answered).toMatchObject({ errCode: -503002 });
  }
  expect(await bytesAt(answer.data.ticket.photos[0] ?? '')).toEqual(jpeg());
});

/** What the calls since the last `forgetCalls` did in the storage. */
async function storageActions(name: string): Promise<string[]> {
  const calls = (await callsOf(w.cloud)).filter((call) => call.name === name);
  const actions = calls.flatMap(({ requests }) => requests.map(({ action }) => action));
  return actions.filter((action) => /^storage\.(getUploadMetadata|batchDeleteFile)$/.test(action));
}

test('a step that is refused stores no copy', async () => {
  const ticket = await ticketIn(w, 'repairing');
  const [good, bad] = [await given(jpeg(), 'worker'), await given(Buffer.from('?'), 'worker')];
  await forgetCalls(w.cloud);
  expect(await w.step('worker', 'request-completion', ticket, { photos: [good, bad] })).toMatchObject(
    INVALID,
  );
  expect(await w.step('otherWorker', 'request-completion', ticket)).toMatchObject({ ok: false });
  expect(await w.step('worker', 'request-completion', { ...ticket, version: 1 })).toMatchObject({
    ok: false,
  });
  expect(await storageActions('ticket-request-completion')).toEqual([]);
});

test.each(['ticket-submit', 'ticket-request-completion'])(
  'sent again, %s is answered with the same photos and stores nothing, even where the uploads are gone',
  async (name) => {
    const who = name === 'ticket-submit' ? 'reporter' : 'worker';
    const photos = [await given(jpeg(), who)];
    const event =
      name === 'ticket-submit'
        ? { requestId: freshRequestId(), ...REPORT, photos }
        : await w.event(who, 'request-completion', await ticketIn(w, 'repairing'), { photos });
    const { ticket } = await w.data<StepData>(who, name, event);
    const before = await w.stored(ticket._id);
    const [slot = ''] = photos.map(pathOf);
    await w.cloud.change('files', slot, { openid: 'nobody' });
    await forgetCalls(w.cloud);
    expect(await w.call(who, name, event)).toMatchObject({ ok: true, data: { repeated: true } });
    expect(await storageActions(name)).toEqual([]);
    expect(await w.stored(ticket._id)).toEqual(before);
  },
);

test('of two who send the same report at once one keeps its copy, and the other leaves none', async () => {
  const event = { requestId: freshRequestId(), ...REPORT, photos: [await given(jpeg())] };
  await forgetCalls(w.cloud);
  // Both have looked before either writes.
  await inject(w.cloud, {
    match: { function: 'ticket-submit', action: 'database.insertDocument' },
    times: 2,
    effect: { delayMs: 500 },
  });
  const answers = await Promise.all([
    w.data<StepData>('reporter', 'ticket-submit', event),
    w.data<StepData>('reporter', 'ticket-submit', event),
  ]);
  await heal(w.cloud);
  expect(answers.filter(({ repeated }) => repeated)).toHaveLength(1);
  const actions = await storageActions('ticket-submit');
  expect(actions.sort()).toEqual([
    'storage.batchDeleteFile',
    'storage.getUploadMetadata',
    'storage.getUploadMetadata',
  ]);
  for (const { ticket } of answers) expect(await bytesAt(ticket.photos[0] ?? '')).toEqual(jpeg());
});

test('of two steps at once the one that loses leaves no copy', async () => {
  const ticket = await ticketIn(w, 'repairing');
  const step = async () =>
    w.event('worker', 'request-completion', ticket, { photos: [await given(jpeg(), 'worker')] });
  const events = [await step(), await step()];
  await forgetCalls(w.cloud);
  await inject(w.cloud, {
    match: {
      function: 'ticket-request-completion',
      action: 'database.modifyDocument',
      collection: 'tickets',
    },
    times: 2,
    effect: { delayMs: 500 },
  });
  const answers = await Promise.all(
    events.map((event) => w.call('worker', 'ticket-request-completion', event)),
  );
  await heal(w.cloud);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(
    (await storageActions('ticket-request-completion')).filter((one) => /Delete/.test(one)),
  ).toHaveLength(1);
  const { completion } = await w.stored(ticket._id);
  expect(completion?.photos).toHaveLength(1);
  const seen = await w.data<{ ticket: TicketView }>('reviewer', 'tickets', {
    op: 'get',
    ticketId: ticket._id,
  });
  expect(await bytesAt(seen.ticket.completion?.photos?.[0] ?? '')).toEqual(jpeg());
});

test('where one copy cannot be stored, none stays and nothing is written', async () => {
  const before = (await w.cloud.documents('tickets')).length;
  const photos = [await given(jpeg()), await given(png())];
  await forgetCalls(w.cloud);
  await inject(w.cloud, {
    match: { function: 'ticket-submit', action: 'storage.getUploadMetadata', nth: 1 },
    effect: { code: 'SYS_ERR' },
  });
  expect(await submit(photos)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  await heal(w.cloud);
  expect(await storageActions('ticket-submit')).toContain('storage.batchDeleteFile');
  expect(await w.cloud.documents('tickets')).toHaveLength(before);
  expect(await submit(photos)).toMatchObject({ ok: true });
});

test('a step with six photos: loaded at once, copied at once, written; two database requests in sequence', async () => {
  const ticket = await ticketIn(w, 'repairing');
  const photos = await Promise.all(Array.from({ length: 6 }, () => given(jpeg(), 'worker')));
  const event = await w.event('worker', 'request-completion', ticket, { photos });
  const { answer, cost } = await w.cloud.measured(
    'ticket-request-completion',
    event,
    person('worker').openid,
  );
  expect(answer.ok).toBe(true);
  const count = (name: string) => cost.requests.filter(({ action }) => action === name).length;
  expect([count('storage.getUploadMetadata'), count('storage.batchGetDownloadUrl')]).toEqual([6, 7]);
  // The ticket, and which slots are used now.
  expect(count('database.modifyDocument')).toBe(2);
  expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
});

describe('slots', () => {
  const HOUR = 3_600_000;
  const ask = (openid: string, now: number) =>
    w.cloud.invoke<{ paths: string[] }>('files', { op: 'slots', count: 6 }, openid, now);

  test('that nobody uses are at most 60 an hour, for each person', async () => {
    const now = Date.now();
    for (let times = 0; times < 10; times++)
      expect(await ask('openid-hoarder', now)).toMatchObject({ ok: true });
    expect(await ask('openid-hoarder', now)).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
    expect(await ask('openid-neighbour', now)).toMatchObject({ ok: true });
    expect(await ask('openid-hoarder', now + HOUR + 1000)).toMatchObject({ ok: true });
  });

  test('that a step has used do not count', async () => {
    const photo = await given(jpeg());
    expect(await w.cloud.document('files', pathOf(photo))).toMatchObject({ isUsed: false });
    expect(await submit([photo])).toMatchObject({ ok: true });
    expect(await w.cloud.document('files', pathOf(photo))).toMatchObject({ isUsed: true });
  });
});

describe('the sweep', () => {
  const DAY = 24 * 3_600_000;

  async function sweep(now: number): Promise<unknown> {
    const headers = { 'X-Emulator-Source': 'wx_trigger', 'X-Emulator-Now': String(now) };
    const response = await fetch(`${w.cloud.url}/invoke/sweep`, { method: 'POST', headers, body: '{}' });
    return ((await response.json()) as { result: unknown }).result;
  }

  test('takes uploads of yesterday away, used or not, and leaves what tickets show', async () => {
    const [unused, used] = [await given(jpeg()), await given(jpeg())];
    const answer = await submit([used]);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    expect(await sweep(Date.now() + DAY - 60_000)).toMatchObject({ data: { uploads: 0 } });
    let [swept, rounds] = [1, 0];
    while (swept > 0) {
      ({ uploads: swept } = (
        (await sweep(Date.now() + DAY + 2 * 3_600_000)) as { data: { uploads: number } }
      ).data);
      expect(swept).toBeLessThanOrEqual(50);
      rounds += 1;
    }
    expect(rounds).toBeGreaterThan(2);
    expect(await w.cloud.documents('files')).toEqual([]);
    expect(await submit([unused])).toMatchObject(INVALID);
    expect(await bytesAt(answer.data.ticket.photos[0] ?? '')).toEqual(jpeg());
    // The slot is gone, and so is the file: whoever takes the path next is its owner.
    expect((await w.cloud.upload(person('admin').openid, pathOf(unused), jpeg())).fileID).toBe(unused);
  });

  test('keeps the slot of a file that could not be deleted for the next time', async () => {
    const photo = await given(jpeg());
    const fault = {
      match: { function: 'sweep', action: 'storage.batchDeleteFile' },
      effect: { code: 'SYS_ERR' },
    };
    await inject(w.cloud, fault);
    await sweep(Date.now() + DAY + 60_000);
    expect(await w.cloud.document('files', pathOf(photo))).toBeDefined();
    expect(await sweep(Date.now() + DAY + 60_000)).toMatchObject({ data: { uploads: 1 } });
    expect(await w.cloud.document('files', pathOf(photo))).toBeUndefined();
  });
});
