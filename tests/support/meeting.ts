/** Calls that meet: both have read the same state, and the write of one waits while the other is answered. */
import type { Answer, TestCloud } from './cloud';
import { callsOf, forgetCalls, heal, inject } from './faults';

export interface Wish {
  readonly openid: string;
  readonly name: string;
  readonly event: unknown;
}

/** A fresh situation, and the two wishes in it that are to meet. */
export interface Encounter {
  readonly wishes: readonly [Wish, Wish];
}

export interface Met<T> {
  /** The one that came first to the door and was held there. */
  readonly held: Answer<T>;
  /** The one that overtook it. */
  readonly swift: Answer<T>;
}

const AT_ONCE = 2;
/** Workers of a cloud where people meet: one is left to overtake those that are held. More cost more in starting than they gain. */
export const WORKERS = AT_ONCE + 1;
const WRITE = 'database.modifyDocument';
const FIRST_HOLD_MS = 60;
const LONGEST_HOLD_MS = 8000;
const LOOK_AGAIN_MS = 3;

/** Every step stands, and nobody is told: `notify` is not even asked. Taken back by `heal`. */
export const tellNobody = (cloud: TestCloud): Promise<void> =>
  inject(cloud, {
    match: { action: 'functions.invokeFunction' },
    times: Number.MAX_SAFE_INTEGER,
    effect: { code: 'SYS_ERR' },
  });

/** Of all calls since they were forgotten: how many wait with their write, and how many are answered. */
async function standOf(cloud: TestCloud): Promise<{ waiting: number; answered: number }> {
  const calls = await callsOf(cloud);
  const isWaiting = ({ requests }: (typeof calls)[number]): boolean =>
    requests.some(({ action, ms }) => action === WRITE && ms === undefined);
  return {
    waiting: calls.filter(isWaiting).length,
    answered: calls.filter(({ outcome }) => outcome !== 'running').length,
  };
}

async function allAtTheDoor(cloud: TestCloud, count: number): Promise<boolean> {
  for (;;) {
    const { waiting, answered } = await standOf(cloud);
    if (answered > 0) return false;
    if (waiting === count) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

const send = <T>(cloud: TestCloud, { name, event, openid }: Wish) => cloud.invoke<T>(name, event, openid);

/** @returns nothing where the machine was too slow, and a held one was let through before the others had overtaken it */
async function attempt<T>(
  cloud: TestCloud,
  encounters: readonly Encounter[],
  delayMs: number,
): Promise<readonly Met<T>[] | undefined> {
  const count = encounters.length;
  await heal(cloud);
  await tellNobody(cloud);
  await forgetCalls(cloud);
  await inject(cloud, { match: { action: WRITE }, times: count, effect: { delayMs } });
  const late = Promise.all(encounters.map(({ wishes }) => send<T>(cloud, wishes[0])));
  const arrived = await allAtTheDoor(cloud, count);
  const swift = arrived ? await Promise.all(encounters.map(({ wishes }) => send<T>(cloud, wishes[1]))) : [];
  const overtaken = arrived && (await standOf(cloud)).waiting === count;
  const held = await late;
  if (!overtaken) return undefined;
  return held.map((answer, at) => ({ held: answer, swift: swift[at] as Answer<T> }));
}

type Prepare<S> = () => Promise<S>;

/** Long enough on this machine, as far as it was seen. */
let holdMs = FIRST_HOLD_MS;

/** What a batch of encounters came to; on a slow machine again from the start, held for longer. */
async function batch<T, S extends Encounter>(cloud: TestCloud, prepare: readonly Prepare<S>[]) {
  for (; holdMs <= LONGEST_HOLD_MS; holdMs *= 2) {
    const situations = await Promise.all(prepare.map((one) => one()));
    const met = await attempt<T>(cloud, situations, holdMs);
    if (met) return situations.map((situation, at) => ({ ...situation, ...(met[at] as Met<T>) }));
  }
  throw new Error('the calls never met');
}

/**
 * Of each encounter sends the first wish, and the second while the write of the first is held back: the second one wins,
 * every time. A few encounters run side by side; nobody is told of anything from now on.
 * @param prepare each makes a fresh situation, again where a slow machine let somebody through too early
 */
export async function meet<T, S extends Encounter>(
  cloud: TestCloud,
  prepare: readonly Prepare<S>[],
): Promise<(S & Met<T>)[]> {
  const seen: (S & Met<T>)[] = [];
  for (let from = 0; from < prepare.length; from += AT_ONCE) {
    seen.push(...(await batch<T, S>(cloud, prepare.slice(from, from + AT_ONCE))));
  }
  return seen;
}
