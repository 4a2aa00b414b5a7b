import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_STATUSES, type Result, type Ticket, VIEWS } from '@xiuda/domain';
import { collections, storageRule } from '../../../cloudbase';
import { type Cloud, startCloud } from '../../../emulator/cloud';
import { DEMO_PEOPLE, seedDemo, seedEmpty, type SeedTarget } from '../../../emulator/demo';
import { EVERYBODY } from '../../../emulator/demo/people';
import { requestIdOf } from '../../../emulator/demo/play';
import { STORIES } from '../../../emulator/demo/stories';
import { DEMO_SETTINGS } from '../../../emulator/demo/templates';
import { tell } from './tell';

const NOW = Date.parse('2026-11-22T10:30:00+08:00');
const functionsDir = join(__dirname, '../../../dist/cloudfunctions');
const folders: string[] = [];
const clouds: Cloud[] = [];

async function freshCloud(): Promise<Cloud> {
  const dataDir = mkdtempSync(join(tmpdir(), 'xiuda-demo-'));
  folders.push(dataDir);
  const cloud = await startCloud({ port: 0, dataDir, functionsDir, collections, storageRule, strict: true });
  clouds.push(cloud);
  return cloud;
}

function stored<T>(cloud: Cloud, collection: string): T[] {
  return cloud.database.find({ collection, filter: {}, sort: [['_id', 1]], limit: 1000 }) as unknown as T[];
}

/** The same cloud, where whoever dispatches is somebody who may not. */
const withImpostor = (cloud: Cloud): SeedTarget => ({
  url: cloud.url,
  database: cloud.database,
  invoke: (name, event, caller) =>
    cloud.invoke(name, event, name === 'ticket-dispatch' ? { ...caller, openid: 'a-stranger' } : caller),
});

let cloud: Cloud;
let refusal: unknown;
let tickets: Ticket[];

beforeAll(async () => {
  cloud = await freshCloud();
  refusal = await seedDemo(withImpostor(cloud), { now: NOW }).catch((error: unknown) => error);
  await seedDemo(cloud, { now: NOW });
  tickets = stored<Ticket>(cloud, 'tickets');
}, 120_000);

afterAll(async () => {
  await Promise.all(clouds.map((one) => one.close()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test('a refused step stops the seed and names the story, the step and the reason', () => {
  expect(String(refusal)).toMatch(
    /demo story [a-z-]+, step \d dispatch by .+: ticket-dispatch refused: [A-Z_]+/,
  );
});

test('begun anew after an interruption, every ticket is there once', () => {
  expect(tickets.map((ticket) => ticket.timeline[0]?.requestId).sort()).toEqual(
    STORIES.map((story) => requestIdOf(story, 0)).sort(),
  );
});

test('the stored tickets are what the rules say of the stories', () => {
  for (const story of STORIES) {
    const ticket = tickets.find((one) => one.timeline[0]?.requestId === requestIdOf(story, 0));
    const told = tell(story, NOW);
    expect(ticket).toMatchObject({
      status: told.status,
      version: told.version,
      area: told.area,
      item: told.item,
      materials: told.materials,
    });
    expect(new Set(ticket?.past)).toEqual(new Set(told.past));
    expect([ticket?.reviewer, ticket?.worker]).toEqual([told.reviewer, told.worker]);
  }
});

test('steps stand in the timeline at the times of the stories, to a few seconds', () => {
  for (const story of STORIES) {
    const ticket = tickets.find((one) => one.timeline[0]?.requestId === requestIdOf(story, 0));
    const late = tell(story, NOW).timeline.map(
      ({ at }, i) => Number(ticket?.timeline[i]?.at ?? 0) - Number(at),
    );
    expect(late.filter((ms) => ms < 0 || ms > 20_000)).toEqual([]);
  }
});

test('photos of reports and completions are stored', () => {
  const photos = (list: readonly { photos?: readonly string[] }[]) => list.flatMap((one) => one.photos ?? []);
  const shown = photos(tickets.flatMap(({ timeline }) => timeline.map(({ input }) => input)));
  expect(new Set(shown).size).toBe(photos([...STORIES, ...STORIES.flatMap(({ steps }) => steps)]).length);
});

test.each(
  DEMO_PEOPLE.flatMap(({ name, openid, role }) =>
    VIEWS[role].tabs.flatMap((tab) =>
      tab.hidesEmpty ? [] : [[name, tab.label, openid, role, tab.id] as const],
    ),
  ),
)('%s finds something under %s', async (_name, _label, openid, view, tab) => {
  const answer = await cloud.invoke('tickets', { op: 'list', view, tab }, { openid, now: NOW });
  expect(answer).toMatchObject({ ok: true, data: { tickets: expect.arrayContaining([expect.anything()]) } });
});

test.each(['late', 'dueBack'])(
  'some reviewer finds something under %s, which only time fills',
  async (tab) => {
    const reviewers = DEMO_PEOPLE.filter(({ role }) => role === 'reviewer');
    const found = reviewers.map(async ({ openid }) => {
      const answer = await cloud.invoke(
        'tickets',
        { op: 'list', view: 'reviewer', tab },
        { openid, now: NOW },
      );
      return (answer as { data: { tickets: unknown[] } }).data.tickets.length;
    });
    expect(Math.max(...(await Promise.all(found)))).toBeGreaterThan(0);
  },
);

test('everybody can log in, staff as who they are', async () => {
  for (const person of EVERYBODY) {
    const { openid } = person;
    const answer = (await cloud.invoke('account', { op: 'login' }, { openid })) as Result<{
      account: object;
    }>;
    const staff = 'staffNo' in person ? { staff: { staffNo: person.staffNo, roles: [person.role] } } : {};
    expect(answer).toMatchObject({ ok: true, data: { account: { phone: person.phone, ...staff } } });
  }
});

test('a folder that holds the demo already is left alone', async () => {
  const before = stored(cloud, 'tickets');
  await expect(seedDemo(cloud)).resolves.toBe(false);
  expect(stored(cloud, 'tickets')).toEqual(before);
});

test('the settings of the demo are stored, one document a part', () => {
  const settings = stored<{ _id: string }>(cloud, 'settings');
  expect(settings).toEqual([
    { _id: 'clocks', ...DEMO_SETTINGS.clocks },
    { _id: 'content', checksText: true, checksPhotos: true },
    { _id: 'institution', ...DEMO_SETTINGS.institution },
    { _id: 'limits', ...DEMO_SETTINGS.limits },
    { _id: 'messages', templates: expect.objectContaining({ progress: expect.anything() }), opens: 'formal' },
    { _id: 'urgency', ...DEMO_SETTINGS.urgency },
  ]);
});

test('an empty seed holds one administrator to bind and an empty catalog', async () => {
  const empty = await freshCloud();
  empty.database.writeNote('seed', 'running');
  empty.database.insert('staff', [{ _id: 'X0001', name: '半途而废', roles: ['worker'], active: true }]);
  await expect(seedEmpty(empty)).resolves.toBe(true);
  expect(stored(empty, 'staff')).toEqual([
    { _id: 'A0001', name: '管理员', phone: '13800000000', roles: ['admin'], active: true },
  ]);
  expect(stored(empty, 'settings')).toEqual([]);
  const as = { openid: 'first-admin' };
  const answer = await empty.invoke('catalog', { op: 'get' }, as);
  expect(answer).toMatchObject({ ok: true, data: { areas: [], items: [], materials: [] } });
});

test('every status is among them', () => {
  const seen = new Set(tickets.map(({ status }) => status));
  expect(ALL_STATUSES.filter((status) => !seen.has(status))).toEqual([]);
});
