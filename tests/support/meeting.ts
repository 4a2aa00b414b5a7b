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
/** The write of the step itself: what it notes beside it goes its way. */
const WRITE = { action: 'database.modifyDocument', collection: 'tickets' };
const LOOK_AGAIN_MS = 3;

/** Every step stands, and nobody is told: `notify` is not even asked. Taken back by `heal`. */
export const tellNobody = (cloud: TestCloud): Promise<void> =>
  inject(cloud, {
    match: { action: 'functions.invokeFunction' },
    times: Number.MAX_SAFE_INTEGER,
    effect: { code: 'SYS_ERR' },
  });

/** Resolves when so many calls, of all since they were forgotten, wait with their write. */
async function allAtTheDoor(cloud: TestCloud, count: number): Promise<void> {
  for (;;) {
    const calls = await callsOf(cloud);
    if (calls.some(({ outcome }) => outcome !== 'running'))
      throw new Error('a call did not come to its write');
    const waiting = calls.filter(({ requests }) =>
      requests.some(
        ({ action, collection, ms }) =>
          action === WRITE.action && collection === WRITE.collection && ms === undefined,
      ),
    );
    if (waiting.length === count) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

const send = <T>(cloud: TestCloud, { name, event, openid }: Wish) => cloud.invoke<T>(name, event, openid);

/** Those at the door wait there until the others have been answered, however slow the machine. */
async function attempt<T>(cloud: TestCloud, encounters: readonly Encounter[]): Promise<Met<T>[]> {
  await heal(cloud);
  await tellNobody(cloud);
  await forgetCalls(cloud);
  await inject(cloud, { match: WRITE, times: encounters.length, effect: { untilCleared: true } });
  const late = Promise.all(encounters.map(({ wishes }) => send<T>(cloud, wishes[0])));
  await allAtTheDoor(cloud, encounters.length);
  const swift = await Promise.all(encounters.map(({ wishes }) => send<T>(cloud, wishes[1])));
  await heal(cloud);
  await tellNobody(cloud);
  return (await late).map((answer, at) => ({ held: answer, swift: swift[at] as Answer<T> }));
}

type Prepare<S> = () => Promise<S>;

/**
 * Of each encounter sends the first wish, and the second while the write of the first is held back: the second one wins,
 * every time. A few encounters run side by side; nobody is told of anything from now on.
 * @param prepare each makes a fresh situation
 */
export async function meet<T, S extends Encounter>(
  cloud: TestCloud,
  prepare: readonly Prepare<S>[],
): Promise<(S & Met<T>)[]> {
  const seen: (S & Met<T>)[] = [];
  for (let from = 0; from < prepare.length; from += AT_ONCE) {
    const situations = await Promise.all(prepare.slice(from, from + AT_ONCE).map((one) => one()));
    const met = await attempt<T>(cloud, situations);
    seen.push(...situations.map((situation, at) => ({ ...situation, ...(met[at] as Met<T>) })));
  }
  return seen;
}
