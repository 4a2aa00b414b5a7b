/** A good call, again and again on fresh situations, with a failure at its first round trip, its second, and so on. */
import type { CallSummary } from '../../emulator/cloud';
import type { Answer } from './cloud';
import { callsOf, forgetCalls, heal } from './faults';
import type { GoodCall, Situation } from './good-calls';
import type { World } from './world';

/** Makes the n-th request of the next call of this function fail. */
export type Breaking = (world: World, name: string, nth: number) => Promise<void>;

export interface Trial {
  /** The failure came after the work was done: only the answer was lost. */
  readonly isDoneInside: boolean;
  readonly breaking: Breaking;
}

type Seen = Answer<unknown> | { readonly crashed: string };

const send = (world: World, { name }: GoodCall, { event, openid }: Situation): Promise<Seen> =>
  world.cloud.invoke(name, event, openid).catch((error: unknown) => ({ crashed: String(error) }));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A sentence in Chinese, and nothing about what is inside. */
const isPresentable = (message: string): boolean =>
  /[\u4e00-\u9fff]/.test(message) && !/[A-Z]{3}/.test(message);

interface Course {
  readonly before: unknown;
  readonly answer: Seen;
  readonly after: unknown;
  readonly again: Seen;
  readonly finally: unknown;
}

async function course(world: World, call: GoodCall, nth: number, breaking: Breaking) {
  const situation = await call.fresh(world);
  const before = await situation.state();
  await forgetCalls(world.cloud);
  await breaking(world, call.name, nth);
  const answer = await send(world, call, situation);
  await heal(world.cloud);
  const summary = (await callsOf(world.cloud)).find(({ name }) => name === call.name);
  const after = await situation.state();
  const again = await send(world, call, situation);
  const seen: Course = { before, answer, after, again, finally: await situation.state() };
  return { situation, seen, summary };
}

/** What is wrong with how one trial went; nothing where all is well. */
function objections(call: GoodCall, { isDone }: Situation, seen: Course, { isDoneInside }: Trial): string[] {
  const { before, answer, after, again } = seen;
  if ('crashed' in answer) return [answer.crashed];
  const changed = !same(before, after);
  const wasDone = isDone(after);
  const found: (string | false)[] = [
    !answer.ok && answer.error.code !== 'INTERNAL' && `refused with ${answer.error.code}`,
    !answer.ok && !isPresentable(answer.error.message) && `said: ${answer.error.message}`,
    answer.ok && !wasDone && 'was acknowledged, and is not stored',
    !answer.ok && changed && !isDoneInside && 'was refused, and changed something',
    !answer.ok && changed && !wasDone && 'was half done',
    !('ok' in again && again.ok) && `sent again: ${JSON.stringify(again)}`,
    !call.isRepeatable && !isDone(seen.finally) && 'was not done once after it was sent again',
    !call.isRepeatable && wasDone && !same(after, seen.finally) && 'was done again',
  ];
  return found.filter((one) => one !== false);
}

const described = (summary: CallSummary | undefined, nth: number): string => {
  const { action = '?', collection = '' } = summary?.requests[nth - 1] ?? {};
  return `round trip ${nth} (${action} ${collection})`;
};

/**
 * Lets every round trip of this call fail in turn.
 * @returns one line for everything that went wrong, and how many round trips the undisturbed call takes
 */
export async function tryEvery(world: World, call: GoodCall, trial: Trial) {
  const wrong: string[] = [];
  const undisturbed = await course(world, call, 1, async () => undefined);
  const roundTrips = undisturbed.summary?.requests.length ?? 0;
  for (let nth = 1; nth <= roundTrips; nth++) {
    const { situation, seen, summary } = await course(world, call, nth, trial.breaking);
    const found = objections(call, situation, seen, trial);
    wrong.push(...found.map((one) => `${described(summary, nth)}: ${one}`));
  }
  return { roundTrips, wrong };
}
