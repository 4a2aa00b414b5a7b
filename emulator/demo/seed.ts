/** Fills a fresh data folder: `SEED=demo` with a living campus, `SEED=empty` with what a new installation starts from. */
import { applySettings, DEMO_BASE, EMPTY_BASE, importBase, importSettings, type BaseData } from './base-data';
import type { SeedTarget } from './calls';
import { EVERYBODY, STAFF } from './people';
import { openAccount, playStory } from './play';
import { acceptReminders } from './accept-reminders';
import { readOldMessages } from './read-messages';
import { playStockMoves } from './stock-moves';
import { STORIES } from './stories';

export type { SeedTarget } from './calls';

export interface SeedOptions {
  /** The present of the demo, ms since the epoch: stories end at or before it. The real clock unless told. */
  readonly now?: number;
  /** Called after each story. */
  readonly onProgress?: (done: number, total: number) => void;
}

const NOTE = 'seed';
const ACCOUNTS_OPENED_BEFORE = 60 * 24 * 60 * 60_000;
/** Stories run beside each other, each in its own order; as many as the cloud has workers at most. */
const LANES = 4;

/** The first failure stops every lane. */
async function inLanes<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const queue = [...things];
  const lane = async (): Promise<void> => {
    for (let thing = queue.shift(); thing !== undefined; thing = queue.shift()) {
      try {
        await work(thing);
      } catch (error) {
        queue.length = 0;
        throw error;
      }
    }
  };
  const failed = (await Promise.allSettled(Array.from({ length: LANES }, lane))).find(
    (outcome) => outcome.status === 'rejected',
  );
  if (failed) throw failed.reason;
}

/** Runs `fill` once per data folder; what an interrupted run left is cleared first. */
async function once(cloud: SeedTarget, base: BaseData, fill: () => Promise<void>): Promise<boolean> {
  const { database } = cloud;
  const note = database.readNote(NOTE);
  if (note === 'done') return false;
  if (note === 'running') database.clear();
  database.writeNote(NOTE, 'running');
  importBase(database, base);
  importSettings(database, base.settings);
  await fill();
  applySettings(database, base.settings);
  database.writeNote(NOTE, 'done');
  return true;
}

/**
 * The demo campus with its people and tickets, made by calling the real functions.
 * @returns false where the folder already holds its data
 * @throws Error naming the story and step that a function refused
 */
export async function seedDemo(cloud: SeedTarget, options: SeedOptions = {}): Promise<boolean> {
  const now = options.now ?? Date.now();
  let done = 0;
  return once(cloud, DEMO_BASE, async () => {
    await inLanes(EVERYBODY, (person) => openAccount(cloud, person, now - ACCOUNTS_OPENED_BEFORE));
    await inLanes(STORIES, async (story) => {
      await playStory(cloud, story, now);
      options.onProgress?.(++done, STORIES.length);
    });
    await playStockMoves(cloud, now);
    await inLanes(EVERYBODY, (person) => readOldMessages(cloud, person, now));
    await inLanes(Object.values(STAFF), (person) => acceptReminders(cloud, person, now));
  });
}

/** One administrator in the roster whom nobody has bound, and an empty catalog. Returns false where it is done already. */
export async function seedEmpty(cloud: SeedTarget): Promise<boolean> {
  return once(cloud, EMPTY_BASE, async () => undefined);
}
