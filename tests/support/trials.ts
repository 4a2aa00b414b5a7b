/** A good call, again and again on fresh situations, with a failure at its first round trip, its second, and so on. */
import type { CallSummary } from '../../emulator/cloud';
import type { Answer } from './cloud';
import { callsOf, forgetCalls } from './faults';
import type { GoodCall, Situation } from './good-calls';
import type { World } from './world';

/** Makes the n-th request of the next call of this function fail. */
export type Breaking = (world: World, name: string, nth: number) => Promise<void>;

export interface Trial {
  /** The failure came after the work was done: only the answer was lost. */
  readonly isDoneInside: boolean;
  readonly breaking: Breaking;
  /** Takes back what did not happen: a warm instance makes fewer requests than a cold one. */
  mend(world: World): Promise<void>;
}

type Seen = Answer<unknown> | { readonly crashed: string };

const send = (world: World, { name }: GoodCall, { event, openid }: Situation): Promise<Seen> =>
  world.cloud.invoke(name, event, openid).catch((error: unknown) => ({ crashed: String(error) }));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A sentence in Chinese, and nothing about what is inside. */
const isPresentable = (message: string): boolean =>
  /[\u4e00-\u9fff]/.test(message) && !/[A-Z]{3}/.test(message);

interface Attempt {
  readonly before: unknown;
  readonly answer: Seen;
  readonly after: unknown;
  readonly summary: CallSummary | undefined;
}

/** What came of sending it again. */
interface Sequel {
  readonly again: Seen;
  readonly finally: unknown;
}

async function attempt(
  world: World,
  call: GoodCall,
  situation: Situation,
  breaking: () => Promise<void>,
  mend: () => Promise<void>,
): Promise<Attempt> {
  const before = await situation.state();
  await forgetCalls(world.cloud);
  await breaking();
  const answer = await send(world, call, situation);
  await mend();
  const summary = (await callsOf(world.cloud)).find(({ name }) => name === call.name);
  return { before, answer, after: await situation.state(), summary };
}

async function sentAgain(world: World, call: GoodCall, situation: Situation): Promise<Sequel> {
  const again = await send(world, call, situation);
  return { again, finally: await situation.state() };
}

/** Refused and nothing done: the next attempt finds the situation as this one did. */
const mayGoOn = (
  { isRepeatable }: GoodCall,
  { isDoneInside }: Trial,
  { before, answer, after }: Attempt,
): boolean => !isRepeatable && !isDoneInside && 'ok' in answer && !answer.ok && same(before, after);

/** What is wrong with how one attempt went; nothing where all is well. */
function objections(
  situation: Situation,
  { before, answer, after }: Attempt,
  { isDoneInside }: Trial,
): string[] {
  if ('crashed' in answer) return [answer.crashed];
  const changed = !same(before, after);
  const wasDone = situation.isDone(after);
  const found: (string | false)[] = [
    !answer.ok && answer.error.code !== 'INTERNAL' && `refused with ${answer.error.code}`,
    !answer.ok && !isPresentable(answer.error.message) && `said: ${answer.error.message}`,
    answer.ok && !wasDone && 'was acknowledged, and is not stored',
    !answer.ok && changed && !isDoneInside && 'was refused, and changed something',
    !answer.ok && changed && !wasDone && 'was half done',
  ];
  return found.filter((one) => one !== false);
}

/** What is wrong with what came of sending it again. */
function laterObjections(call: GoodCall, situation: Situation, { after }: Attempt, sequel: Sequel): string[] {
  const { again } = sequel;
  const found: (string | false)[] = [
    !('ok' in again && again.ok) && `sent again: ${JSON.stringify(again)}`,
    !call.isRepeatable && !situation.isDone(sequel.finally) && 'was not done once after it was sent again',
    !call.isRepeatable && situation.isDone(after) && !same(after, sequel.finally) && 'was done again',
  ];
  return found.filter((one) => one !== false);
}

const described = (summary: CallSummary | undefined, nth: number): string => {
  const { action = '?', collection = '' } = summary?.requests[nth - 1] ?? {};
  return `round trip ${nth} (${action} ${collection})`;
};

const nothing = async (): Promise<void> => undefined;

/**
 * Lets every round trip of this call fail in turn. What was refused and changed nothing is sent again at once, to fail at the next
 * one; everything else, and the last, is sent again undisturbed.
 * @returns one line for everything that went wrong, and how many round trips the undisturbed call takes
 */
export async function tryEvery(world: World, call: GoodCall, trial: Trial) {
  const wrong: string[] = [];
  const undisturbed = await attempt(world, call, await call.fresh(world), nothing, nothing);
  const roundTrips = undisturbed.summary?.requests.length ?? 0;
  let situation: Situation | undefined;
  for (let nth = 1; nth <= roundTrips; nth++) {
    situation ??= await call.fresh(world);
    const breaking = () => trial.breaking(world, call.name, nth);
    const seen = await attempt(world, call, situation, breaking, () => trial.mend(world));
    const found = objections(situation, seen, trial);
    if (nth === roundTrips || !mayGoOn(call, trial, seen)) {
      found.push(...laterObjections(call, situation, seen, await sentAgain(world, call, situation)));
      situation = undefined;
    }
    wrong.push(...found.map((one) => `${described(seen.summary, nth)}: ${one}`));
  }
  return { roundTrips, wrong };
}
