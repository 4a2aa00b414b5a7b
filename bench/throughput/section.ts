/** How many steps go through in the time of the floor: step and floor in turn, on twins of one ticket, so that noise meets both. */
import type { Ticket } from '@xiuda/domain';
import { person } from '../../tests/support/people';
import { GOOD_STEPS } from '../../tests/support/rivals';
import { ticketIn } from '../../tests/support/walk';
import { type World, world } from '../../tests/support/world';
import { median } from '../median';
import { withoutDelivery } from '../network';
import type { Column, Options, Row, Section } from '../section';
import { FLOOR, functionsWithFloor } from './floor';

/** ms that each request of a function takes on the way, where that is simulated. */
const LATENCY = 5;

const GOAL = 0.7;

const CASES = [
  { id: 'near', title: '不加延迟', latency: 0 },
  { id: 'far', title: `每次请求 ${LATENCY} 毫秒`, latency: LATENCY },
] as const;

const COLUMNS: readonly Column[] = CASES.map(({ id, title }) => ({
  ...{ id, title },
  ...({ kind: 'ratio', better: 'more' } as const),
}));

type Step = (typeof GOOD_STEPS)[number];

/** ms from the call until its last answer of the database: then it is written, and only delivered. */
async function timed({ cloud }: World, name: string, event: unknown, openid: string): Promise<number> {
  const { answer, cost } = await cloud.measured(name, event, openid);
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
  const onDatabase = cost.requests.filter(({ action }) => action.startsWith('database.'));
  return Math.max(...onDatabase.map(({ at, ms = 0 }) => at + ms));
}

/** The floor writes what a step has written: the entry of its like. */
async function floorEvent(own: World, { action, who, status, danger }: Step) {
  const ticket = await ticketIn(own, status, { danger });
  await own.go(who, action, ticket);
  const { timeline, status: to }: Ticket = await own.stored(ticket._id);
  return { status: to, entry: timeline.at(-1) };
}

/** Time of the floor over time of the step, one pair after the other. */
async function ratioOf(own: World, step: Step, rounds: number): Promise<number> {
  const { action, who, status, danger } = step;
  const { openid } = person(who);
  const written = await floorEvent(own, step);
  const ratios: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const [ticket, twin] = [await ticketIn(own, status, { danger }), await ticketIn(own, status, { danger })];
    const event = await own.event(who, action, ticket);
    const floor = { ticketId: twin._id, version: twin.version, ...written };
    const taken = () => timed(own, `ticket-${action}`, event, openid);
    const bare = () => timed(own, FLOOR, floor, openid);
    const ratio = round % 2 ? (await bare()) / (await taken()) : 1 / ((await taken()) / (await bare()));
    // The first pair loads what both need.
    if (round >= 0) ratios.push(ratio);
  }
  return median(ratios);
}

async function measure({ rounds }: Options): Promise<readonly Row[]> {
  if (!rounds) return [];
  const own = await world({
    allowsDirectDispatch: true,
    workers: 1,
    functionsDir: await functionsWithFloor(),
  });
  const rows = new Map<string, Row>();
  try {
    for (const { id, latency } of CASES) {
      // A step is measured until it is written: nothing is delivered.
      await withoutDelivery(own.cloud.url, latency);
      for (const step of GOOD_STEPS) {
        const ratio = Math.round((await ratioOf(own, step, rounds)) * 100) / 100;
        const row = rows.get(step.action);
        const goals = { ...row?.goals, [id]: GOAL };
        rows.set(step.action, { id: step.action, goals, figures: { ...row?.figures, [id]: ratio } });
      }
    }
  } finally {
    await own.stop();
  }
  return [...rows.values()];
}

export const throughput: Section = {
  id: 'throughput',
  title: '动作的吞吐',
  intro: [
    `每个动作和地板交替各做几次，取地板用时除以动作用时的中位数：1 是一样快。地板只用 SDK 读一次工单、按条件改一次，写的一样多，别的什么也不做；`,
    `从调用开始算到写完，不算送消息。云上每次请求要走几毫秒，函数一个一个地等，所以除了不加延迟，也按每次请求 ${LATENCY} 毫秒各测一遍。目标：不低于 ${GOAL}。`,
  ].join(''),
  columns: () => COLUMNS,
  measure,
};
