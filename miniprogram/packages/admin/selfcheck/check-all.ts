/** The whole self-check, piece by piece: what the function finds out, and what only a client can. */
import type { Check, CheckPart, CheckPlan } from '@xiuda/domain';
import { type Reach, TRIALS } from './trials';

export interface Client {
  readonly reach: Reach;
  /** Asks the function `selfcheck`. @throws where it refuses or does not answer */
  ask<T>(event: object): Promise<T>;
  readonly version: string;
}

/** How far it is. */
export interface Progress {
  /** What is known, in the order of the plan. */
  readonly checks: readonly Check[];
  readonly waiting: readonly CheckPart[];
  /** What has become known just now; absent before anything is. */
  readonly done?: CheckPart;
}

interface Job extends CheckPart {
  run(): Promise<readonly Check[]>;
}

/** Parts at the same time: each is a call that may begin with a cold start. */
const LANES = 3;

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function answerOf({ id, name, run }: Job): Promise<readonly Check[]> {
  try {
    return await run();
  } catch (error) {
    const mend = '看看网络，过几分钟再查一次；一直这样就看云函数 selfcheck 的日志';
    return [{ id, name, state: 'unknown', found: `没有查成：${sentence(error)}`, mend }];
  }
}

function jobsOf({ parts, client: trials }: CheckPlan, { ask, reach, version }: Client): Job[] {
  const asked = parts.map(({ id, name }): Job => ({
    ...{ id, name },
    // The phone's clock at the moment of asking.
    run: async () =>
      (await ask<{ checks: Check[] }>({ op: 'run', part: id, now: Date.now(), version })).checks,
  }));
  const own = TRIALS.map(({ id, name, run }): Job => ({ ...{ id, name }, run: () => run(reach, trials) }));
  return [...asked, ...own];
}

/**
 * @param tell is told when the plan is known, and after each part
 * @throws where there is no plan: everything else is told as a check
 */
export async function checkAll(client: Client, tell: (progress: Progress) => void): Promise<void> {
  const jobs = jobsOf(await client.ask<CheckPlan>({ op: 'plan' }), client);
  const known = new Map<Job, readonly Check[]>();
  const show = (done?: Job): void =>
    tell({
      checks: jobs.flatMap((job) => known.get(job) ?? []),
      waiting: jobs.filter((job) => !known.has(job)).map(({ id, name }) => ({ id, name })),
      ...(done && { done }),
    });
  show();
  const queue = [...jobs];
  const lane = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      known.set(job, await answerOf(job));
      show(job);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
