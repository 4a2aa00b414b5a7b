/**
 * Random people do random things, legal and not, many at the same time. A failed batch prints its seed and, shrunk, what
 * happened; MODEL_SEED begins with that batch, MODEL_STEPS walks less or more.
 */
import type { ErrorCode } from '@xiuda/domain';
import * as fc from 'fast-check';
import { CALLED_IDS } from '../support/contract';
import { heal, inject } from '../support/faults';
import { type World, world } from '../support/world';
import { ADDED_ACCOUNTS, ADDED_ROWS, AT_FIRST, CAST_NAMES, type CastName, member, STAFF_NAMES } from './cast';
import { moments } from './moments';
import { newRoom, type Room, type Tally } from './room';
import { checkStored, putAway } from './stored';

const { MODEL_SEED = '1', MODEL_STEPS = '9000' } = process.env;
const STEPS = Number(MODEL_STEPS);
const RUNS_A_BATCH = 5;
/** In each so many batches messages are delivered and read; in the others they are looked for where they wait, which is faster. */
const DELIVERED_EVERY = 8;
const LIMIT_MS = 20 * 60_000;
const PHOTOS_EACH = 2;
/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const tally: Tally = { runs: 0, steps: 0, reads: 0, crowds: 0, lost: 0, seen: new Map() };
const files = new Map<string, CastName>();
/** Time that has passed in the runs so far, ms; instants never go back. */
let offset = 0;
let holdsMessages = false;
let w: World;

async function upload(who: CastName): Promise<void> {
  const { openid } = member(who);
  const event = { op: 'slots', count: PHOTOS_EACH };
  const slots = await w.cloud.invoke<{ paths: string[] }>('files', event, openid);
  for (const path of slots.ok ? slots.data.paths : []) {
    const { fileID } = await w.cloud.upload(openid, path, PNG);
    if (fileID) files.set(fileID, who);
  }
}

beforeAll(async () => {
  w = await world({ delivers: true, allowsDirectDispatch: true });
  await w.cloud.insert('staff', ADDED_ROWS);
  await w.cloud.insert('accounts', ADDED_ACCOUNTS);
  for (const who of CAST_NAMES) await upload(who);
}, 60_000);
afterAll(() => w.stop());

/** Nobody asks `notify`: messages stay in the outbox. */
const NO_NOTIFY = {
  match: { action: 'functions.invokeFunction' },
  times: Number.MAX_SAFE_INTEGER,
  effect: { code: 'SYS_ERR' },
};

async function hold(isHeld: boolean): Promise<void> {
  if (holdsMessages !== isHeld) await (isHeld ? inject(w.cloud, NO_NOTIFY) : heal(w.cloud));
  holdsMessages = isHeld;
}

/** Leaves the cloud as the next run expects it; after a failed one there may be tickets that the model does not know. */
async function endRun(room: Room, isFailed: boolean): Promise<void> {
  offset = room.offset;
  const tickets = isFailed ? await w.cloud.documents('tickets') : room.state.tickets;
  await putAway(
    room,
    tickets.map(({ _id }) => _id),
  );
  const changed = STAFF_NAMES.filter((who) => room.state.onDuty.has(who) !== AT_FIRST.has(who));
  const restored = changed.map((who) =>
    w.cloud.change('staff', member(who).staffNo ?? '', { active: AT_FIRST.has(who) }),
  );
  await Promise.all(restored);
}

async function run(commands: Iterable<fc.AsyncCommand<Room, Room>>): Promise<void> {
  tally.runs++;
  const room = newRoom(w, tally, files, { offset, holdsMessages });
  let isFailed = true;
  try {
    await fc.asyncModelRun(() => ({ model: room, real: room }), commands);
    await checkStored(room);
    isFailed = false;
  } finally {
    await endRun(room, isFailed);
  }
}

test(
  `${STEPS} random steps come out as the ticket contract says`,
  async () => {
    const property = fc.asyncProperty(moments, run);
    for (let seed = Number(MODEL_SEED); tally.steps < STEPS; seed++) {
      await hold(seed % DELIVERED_EVERY > 0);
      await fc.assert(property, { seed, numRuns: RUNS_A_BATCH, includeErrorInReport: true });
    }
  },
  LIMIT_MS,
);

/** Refusals that a step can meet with. */
const CODES: readonly ErrorCode[] = [
  ...(['INVALID_INPUT', 'PHONE_REQUIRED', 'FORBIDDEN', 'NOT_FOUND'] as const),
  ...(['WRONG_STATUS', 'CONFLICT', 'INVALID_ASSIGNEE'] as const),
];

/** So many steps come to everything; fewer, asked for by MODEL_STEPS, may miss some. */
const ENOUGH = 8000;

const isSeen = (what: string): boolean =>
  [...tally.seen.keys()].some((key) => new RegExp(`^${what}$`).test(key));

(STEPS < ENOUGH ? test.skip : test)('they came to every transition, every refusal, repeats and races', () => {
  const expected = [...CALLED_IDS.map((action) => `${action} done`), ...CODES.map((code) => `.* ${code}`)];
  expect(expected.filter((what) => !isSeen(what))).toEqual([]);
  // Of the rarest some may not be tapped twice; each of them is, elsewhere.
  const repeated = CALLED_IDS.filter((action) => isSeen(`${action} repeated`));
  expect(repeated.length).toBeGreaterThanOrEqual(20);
  expect(tally.lost).toBeGreaterThan(tally.crowds / 10);
  expect(tally.reads).toBeGreaterThan(tally.steps / 20);
});
