/** 修改: what a reporter changes before anybody has looked, photos above all: kept ones stay, new ones come, nothing is left over. */
import type { Ticket } from '@xiuda/domain';
import { callsOf, forgetCalls, heal } from '../support/faults';
import { meet, WORKERS } from '../support/meeting';
import { person } from '../support/people';
import { jpeg, png } from '../support/tiny-photos';
import { ticketIn } from '../support/walk';
import { type Fields, type SeenTicket, type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ workers: WORKERS });
}, 60_000);
afterAll(() => w.stop());

const { openid } = person('reporter');
const INVALID = { ok: false, error: { code: 'INVALID_INPUT' } };

async function given(bytes: Uint8Array = jpeg()): Promise<string> {
  const { paths } = await w.data<{ paths: string[] }>('reporter', 'files', { op: 'slots', count: 1 });
  const { fileID } = await w.cloud.upload(openid, paths[0] ?? '', bytes);
  if (!fileID) throw new Error('not uploaded');
  return fileID;
}

/** A report with three photos, the second of them a PNG. */
async function reported(): Promise<{ seen: SeenTicket; stored: Ticket }> {
  const photos = [await given(), await given(png()), await given()];
  const seen = await w.submit('reporter', { photos });
  return { seen, stored: await w.stored(seen._id) };
}

const edited = async (ticket: SeenTicket, fields: Fields) =>
  w.stored((await w.go('reporter', 'edit', ticket, { description: undefined, ...fields }))._id);

/** What editing did in the storage since the calls were forgotten. */
async function inStorage(): Promise<string[]> {
  const calls = (await callsOf(w.cloud)).filter(({ name }) => name === 'ticket-edit');
  const actions = calls.flatMap(({ requests }) => requests.map(({ action }) => action));
  return actions.filter((action) => /^storage\.(getUploadMetadata|batchDeleteFile)$/.test(action)).sort();
}

const STORES = 'storage.getUploadMetadata';
const DELETES = 'storage.batchDeleteFile';

describe('photos', () => {
  test('what is kept stays in the order that is said, what is new comes behind it, what is left out is in the story', async () => {
    const { seen, stored } = await reported();
    const [first, second, third] = stored.photos;
    await forgetCalls(w.cloud);
    const after = await edited(seen, { keptPhotos: [2, 0], photos: [await given(png())] });
    expect(after.photos).toEqual([third, first, expect.stringMatching(/^cloud:.*\/tickets\/.*\.png$/)]);
    expect(stored.photos).not.toContain(after.photos[2]);
    expect(after.timeline.map(({ input }) => input.photos)).toEqual([[first, second, third], after.photos]);
    expect(await inStorage()).toEqual([STORES]);
  });

  test('all of them open, and the list shows the new first ones', async () => {
    const { seen } = await reported();
    const now = await w.go('reporter', 'edit', seen, { keptPhotos: [1], photos: [await given()] });
    expect(now.photos).toHaveLength(2);
    for (const link of now.photos) expect((await fetch(link)).status).toBe(200);
    expect(now.timeline[0]).toMatchObject({
      action: 'edit',
      input: { photos: [expect.any(String), expect.any(String)] },
    });
  });

  test.each<[string, Fields, number[]]>([
    ['only new ones take the place of all', { photos: 1 }, [-1]],
    ['only kept ones take the others away', { keptPhotos: [1] }, [1]],
    ['none kept and none new is none', { keptPhotos: [] }, []],
    ['an empty list is none', { photos: 0 }, []],
    ['other fields leave them as they are', { address: '阳台' }, [0, 1, 2]],
  ])('%s', async (_, { photos, ...fields }, expected) => {
    const { seen, stored } = await reported();
    const added = photos === undefined ? {} : { photos: photos ? [await given()] : [] };
    const after = await edited(seen, { ...fields, ...added });
    const place = (photo: string) => stored.photos.indexOf(photo);
    expect(after.photos.map(place)).toEqual(expected);
  });

  test.each<[string, Fields]>([
    ['a place where there is none', { keptPhotos: [0, 3] }],
    ['seven together', { keptPhotos: [0, 1, 2], photos: 4 }],
    ['twice the same place', { keptPhotos: [1, 1] }],
    ['what was never uploaded', { keptPhotos: [0], photos: ['cloud://local.env/nowhere.jpg'] }],
  ])('%s changes nothing and stores nothing', async (_, { photos = [], keptPhotos }) => {
    const { seen, stored } = await reported();
    const count = Number.isInteger(photos) ? Number(photos) : 0;
    const added = count ? await Promise.all(Array.from({ length: count }, () => given())) : photos;
    await forgetCalls(w.cloud);
    expect(await w.step('reporter', 'edit', seen, { keptPhotos, photos: added })).toMatchObject(INVALID);
    expect(await inStorage()).toEqual([]);
    expect(await w.stored(seen._id)).toEqual(stored);
  });

  test('edited five times, everything that was ever shown is still there', async () => {
    const { seen } = await reported();
    let now = seen;
    const links = new Map<string, string>();
    for (let round = 0; round < 5; round++) {
      const { photos } = await w.stored(seen._id);
      for (const [at, photo] of photos.entries()) links.set(photo, now.photos[at] ?? '');
      now = await w.go('reporter', 'edit', now, { keptPhotos: [photos.length - 1], photos: [await given()] });
    }
    expect(links.size).toBe(7);
    for (const link of links.values()) expect((await fetch(link)).status).toBe(200);
  });
});

test('edited on two phones at once: one is kept with its photo, the other is told and leaves none', async () => {
  const { seen, stored } = await reported();
  const wish = async (description: string) => ({
    openid,
    name: 'ticket-edit',
    event: await w.event('reporter', 'edit', seen, { description, keptPhotos: [0], photos: [await given()] }),
  });
  const wishes = [await wish('其实是灯不亮'), await wish('其实是门关不上')] as const;
  const [met] = await meet<StepData, { wishes: typeof wishes }>(w.cloud, [async () => ({ wishes })]);
  // The calls were forgotten when they met.
  expect(await inStorage()).toEqual([DELETES, STORES, STORES]);
  await heal(w.cloud);
  expect(met?.held).toMatchObject({ ok: false, error: { code: 'CONFLICT', details: { action: 'edit' } } });
  const after = await w.stored(seen._id);
  expect(after).toMatchObject({ description: '其实是门关不上', version: 2 });
  expect(after.photos).toEqual([stored.photos[0], expect.any(String)]);
  const { ticket } = await w.data<StepData>('reporter', 'tickets', { op: 'get', ticketId: seen._id });
  for (const link of ticket.photos) expect((await fetch(link)).status).toBe(200);
});

test('sent again it stores nothing, even where the upload is gone', async () => {
  const { seen } = await reported();
  const photo = await given();
  const event = await w.event('reporter', 'edit', seen, { keptPhotos: [0], photos: [photo] });
  await w.data('reporter', 'ticket-edit', event);
  const before = await w.stored(seen._id);
  await w.cloud.change('files', photo.split('/').slice(3).join('/'), { openid: 'nobody' });
  await forgetCalls(w.cloud);
  expect(await w.call('reporter', 'ticket-edit', event)).toMatchObject({
    ok: true,
    data: { repeated: true },
  });
  expect(await inStorage()).toEqual([]);
  expect(await w.stored(seen._id)).toEqual(before);
});

test('place and item are judged together, each at its field', async () => {
  const { seen, stored } = await reported();
  const answer = await w.step('reporter', 'edit', seen, { areaId: 'nowhere', itemId: 'nothing' });
  expect(answer).toMatchObject({
    ...INVALID,
    error: { details: { areaId: expect.any(String), itemId: expect.any(String) } },
  });
  expect(await w.stored(seen._id)).toEqual(stored);
});

test('another place and item come with their names', async () => {
  const { seen } = await reported();
  expect(await edited(seen, { areaId: 'gate', itemId: 'door' })).toMatchObject({
    area: { id: 'gate', path: ['西校区', '大门'] },
    areaIds: ['west', 'gate'],
    item: { id: 'door', path: ['物业', '门窗'] },
    description: '龙头滴水，关不紧',
  });
});

test('what came back to be pre-reviewed can be changed again', async () => {
  const back = await ticketIn(w, 'pendingPreReview', { detour: true });
  const after = await edited(back, { address: '阳台' });
  expect(after).toMatchObject({ status: 'pendingPreReview', address: '阳台', version: back.version + 1 });
  expect(after.since).toEqual(new Date(back.since));
});

test('an edit and a pre-approval that meet: whoever comes second is told, and nothing is mixed', async () => {
  const seen = await ticketIn(w, 'pendingPreReview');
  const wishes = [
    {
      openid: person('preReviewer').openid,
      name: 'ticket-pre-approve',
      event: await w.event('preReviewer', 'pre-approve', seen),
    },
    { openid, name: 'ticket-edit', event: await w.event('reporter', 'edit', seen) },
  ] as const;
  const [met] = await meet<StepData, { wishes: typeof wishes }>(w.cloud, [async () => ({ wishes })]);
  await heal(w.cloud);
  expect(met?.held).toMatchObject({
    ok: false,
    error: { code: 'CONFLICT', message: expect.stringContaining('林晓'), details: { action: 'edit' } },
  });
  expect(await w.stored(seen._id)).toMatchObject({ status: 'pendingPreReview', version: 2 });
});
