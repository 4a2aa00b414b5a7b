/**
 * kill -9 under load: nothing acknowledged is lost, nothing half done is visible, what was open can be sent again, and what
 * nobody was told yet goes out.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type InboxMessage, rebuild, type StaffRow, type Ticket, type TimelineEntry } from '@xiuda/domain';
import { crowd, NEWCOMER_NAME, PHOTO, type Wish } from '../support/hurry';
import { type KillableCloud, startOn } from '../support/killable-cloud';
import { stateOf } from '../support/marks';
import { CATALOG, MATERIAL_ROWS, PEOPLE, PLACES, type Person, ROSTER } from '../support/people';
import { type Random, seeded } from '../support/random';
import { wrongStock } from '../support/stock';
import { messageKey, messagesDue } from '../support/told';
import type { StepData } from '../support/world';

const ROWS = 2000;
/** Another one is tried with CRASH_SEED; each round has its own. */
const SEED = Number(process.env.CRASH_SEED ?? 20261121);
/** What is slow in each round, so that many calls are killed just there. */
const ROUNDS = [
  ['the writes of steps', 'database.modifyDocument'],
  ['the requests to tell of steps', 'functions.invokeFunction'],
  ['the ends of transactions', 'database.commitTransaction'],
].map(([what, action], round) => ({ what, action: String(action), seed: SEED + round }));

const people = crowd();
let dataDir: string;
let cloud: KillableCloud;

/** Everybody is bound already; many rows wait for newcomers, of a role that is told of nothing as a whole. */
async function furnish(): Promise<void> {
  const openidOf = new Map(Object.values<Person>(PEOPLE).map(({ staffNo, openid }) => [staffNo, openid]));
  const rows = ROSTER.map((row) => ({ ...row, openid: openidOf.get(row._id) }));
  const free = Array.from({ length: ROWS }, (_, at) => ({
    ...{ _id: `N${at + 1}`, name: NEWCOMER_NAME, roles: ['reviewer'], active: true },
  }));
  await cloud.insert('staff', [...rows.filter(({ openid }) => openid), ...free]);
  await cloud.insert(
    'accounts',
    Object.values<Person>(PEOPLE).flatMap(({ openid, phone, staffNo }) =>
      phone === undefined ? [] : [{ _id: openid, phone, createdAt: new Date(), ...(staffNo && { staffNo }) }],
    ),
  );
  await cloud.insert('catalog', CATALOG);
  await cloud.insert('places', PLACES);
  await cloud.insert('materials', MATERIAL_ROWS);
  await cloud.insert('settings', [{ _id: 'content', checksText: false, checksPhotos: false }]);
}

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'xiuda-'));
  cloud = await startOn(dataDir);
  await furnish();
}, 60_000);
afterAll(async () => {
  await cloud.kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** Kills the cloud in the middle of everything, after a number of answers, and starts it again. */
async function killedUnderLoad(random: Random, slow: string): Promise<void> {
  await cloud.slowDown(slow);
  const answers = random.between(8, 24);
  const turns = random.between(0, 40);
  let heard = 0;
  let killed: Promise<void> | undefined;
  const kill = async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    await cloud.kill();
  };
  await people.run(cloud, random, () => {
    heard += 1;
    if (heard === answers) killed = kill();
  });
  await killed;
  cloud = await startOn(dataDir);
}

const tickets = async () => (await cloud.documents('tickets')) as unknown as Ticket[];

const keyOf = (entry: Pick<TimelineEntry, 'requestId' | 'action' | 'by'>): string =>
  `ticket-${entry.action} ${entry.requestId} ${entry.by.openid}`;
const wishKey = ({ name, event, openid }: Wish): string => `${name} ${event.requestId} ${openid}`;
const isStep = ({ name }: Wish): boolean => name !== 'account';

function expectWhole(ticket: Ticket): void {
  const { outbox, outboxDueAt } = ticket;
  expect(stateOf(ticket)).toEqual(rebuild(ticket._id, ticket.timeline));
  expect(ticket.version).toBe(ticket.timeline.length);
  // Killed between the two writes of a delivery, a due date may stay behind; `sweep` takes it off.
  if (outbox.length > 0) expect(outboxDueAt).toBeDefined();
}

/** Every acknowledged step once, no step that nobody asked for, no ticket that is not what its timeline tells. */
async function expectSteps(): Promise<void> {
  const stored = await tickets();
  for (const ticket of stored) expectWhole(ticket);
  expect(new Set(stored.map(({ number }) => number)).size).toBe(stored.length);
  const entries = stored.flatMap(({ timeline }) => timeline.map(keyOf));
  const asked = people.wishes.filter(isStep);
  expect(new Set(entries).size).toBe(entries.length);
  expect(
    asked
      .filter((wish) => wish.isAcknowledged)
      .map(wishKey)
      .filter((key) => !entries.includes(key)),
  ).toEqual([]);
  const known = new Set(asked.map(wishKey));
  expect(entries.filter((key) => !known.has(key))).toEqual([]);
}

/** Account and roster row always tell the same. */
async function expectBindings(): Promise<void> {
  const rows = (await cloud.documents('staff')).filter(({ openid }) => openid !== undefined);
  const accounts = (await cloud.documents('accounts')).filter(({ staffNo }) => staffNo !== undefined);
  const pair = (openid: unknown, staffNo: unknown): string => `${String(openid)} ${String(staffNo)}`;
  const bound = accounts.map(({ _id, staffNo }) => pair(_id, staffNo)).sort();
  expect(rows.map(({ _id, openid }) => pair(openid, _id)).sort()).toEqual(bound);
  const acknowledged = people.wishes.filter((wish) => !isStep(wish) && wish.isAcknowledged);
  expect(bound).toEqual(
    expect.arrayContaining(acknowledged.map(({ openid, event }) => pair(openid, event.staffNo))),
  );
}

/** Longer than any delivery waits to be tried again, ms. */
const LATER = 7 * 60 * 60 * 1000;

/** The timer runs, and everybody has one message of every step that they are to be told of. */
async function expectMessages(): Promise<void> {
  expect(await cloud.sweep(new Date(Date.now() + LATER))).toMatchObject({ ok: true, data: { failed: 0 } });
  const roster = (await cloud.documents('staff')) as unknown as StaffRow[];
  const stored = await tickets();
  expect(stored.filter(({ outbox, outboxDueAt }) => outbox.length > 0 || outboxDueAt)).toEqual([]);
  const inbox = (await cloud.documents('inbox')) as unknown as InboxMessage[];
  const told = inbox.map(({ ticketId, action, at, openid }) => messageKey(ticketId, action, at, openid));
  expect(told.sort()).toEqual(stored.flatMap((ticket) => messagesDue(ticket, roster)).sort());
}

/** What was asked for without an answer is asked for again, twice. */
async function sendAgain(wish: Wish): Promise<void> {
  const send = () => cloud.invoke<StepData>(wish.name, wish.event, wish.openid);
  expect(await send()).toMatchObject({ ok: true });
  const again = await send();
  expect(again).toMatchObject({ ok: true, data: isStep(wish) ? { repeated: true } : {} });
  wish.isAcknowledged = true;
  if (again?.ok) wish.onDone(again.data);
}

test.each(ROUNDS)(
  'killed under load while $what are slow, seed $seed',
  async ({ action, seed }) => {
    await killedUnderLoad(seeded(seed), action);
    await expectSteps();
    await expectBindings();
    expect(await wrongStock(cloud)).toEqual([]);
    const open = people.wishes.filter((wish) => !wish.isAcknowledged);
    expect(open.length).toBeGreaterThan(0);
    await Promise.all(open.map(sendAgain));
    await expectSteps();
    await expectBindings();
    expect(await wrongStock(cloud)).toEqual([]);
    await expectMessages();
  },
  120_000,
);

/** What a photo shows: from the first scan on. What comes before may be put in order. */
function scansOf(bytes: Uint8Array): Buffer {
  const photo = Buffer.from(bytes);
  const start = photo.indexOf(Buffer.from([0xff, 0xda]));
  expect(start).toBeGreaterThan(0);
  return photo.subarray(start);
}

test('every photo that the storage acknowledged is there, whole', async () => {
  const reported = await tickets();
  expect(reported.length).toBeGreaterThan(0);
  for (const { _id, photos } of reported) {
    const event = { op: 'get', ticketId: _id };
    const answer = await cloud.invoke<StepData>('tickets', event, PEOPLE.preReviewer.openid);
    if (!answer?.ok) throw new Error(JSON.stringify(answer));
    const { ticket } = answer.data;
    const links = [...ticket.photos, ...(ticket.completion?.photos ?? [])];
    expect(links.length).toBeGreaterThanOrEqual(photos.length);
    for (const link of links) {
      const bytes = new Uint8Array(await (await fetch(link)).arrayBuffer());
      expect(scansOf(bytes).equals(scansOf(PHOTO))).toBe(true);
    }
  }
});
