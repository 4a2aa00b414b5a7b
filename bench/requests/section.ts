/** Database round trips, their depth, documents and bytes: of every function and op, on a campus of every size. */
import type { CallSummary } from '../../emulator/cloud';
import type { Answer } from '../../tests/support/cloud';
import { GOOD_CALLS, type GoodCall } from '../../tests/support/good-calls';
import type { ListData, World } from '../../tests/support/world';
import { startCampus } from '../campus/campus';
import type { Options, Row, Section } from '../section';
import { collected, columnsFor, type Goal, goalsAt } from './figures';
import { type Read, READS } from './reads';

interface Measured {
  readonly id: string;
  readonly group: string;
  readonly goal?: Goal;
  readonly varying?: readonly string[];
  readonly cost: CallSummary;
}

const STEP: Goal = { depth: 2, trips: 4 };

/** A stretch of days holds more or fewer tickets by the hour at which it is looked at. */
const OF_DAYS = ['examined', 'extra', 'sent', 'read', 'answer'];
const varyingOf = (event: object): Pick<Measured, 'varying'> => ('from' in event ? { varying: OF_DAYS } : {});

/** @throws Error where the call is refused: what was measured would not be what it says */
async function asked<T>({ cloud }: World, id: string, call: Pick<Read, 'name' | 'event' | 'openid'>) {
  const { answer, cost } = await cloud.measured<T>(call.name, call.event, call.openid);
  if (!answer.ok) throw new Error(`${id} was refused: ${JSON.stringify(answer.error)}`);
  return { data: answer.data, cost };
}

type Paged = Extract<Answer<Pick<ListData, 'nextCursor'>>, { ok: true }>['data'];

/** A look, and at the next page of it where there is one. */
async function readMeasured(world: World, read: Read): Promise<Measured[]> {
  const { id, event, goal } = read;
  const group = '列表和查询';
  const first = await asked<Paged>(world, id, read);
  const found: Measured = {
    ...{ id, group, cost: first.cost, ...(goal && { goal }) },
    ...varyingOf(event),
  };
  const cursor = first.data.nextCursor;
  if (!cursor) return [found];
  const next = `${id}, next page`;
  const { cost } = await asked(world, next, { ...read, event: { ...event, cursor } });
  return [found, { ...found, id: next, cost }];
}

const isStep = ({ name }: GoodCall): boolean =>
  name.startsWith('ticket-') && name !== 'ticket-submit' && name !== 'ticket-talk';

async function callMeasured(world: World, call: GoodCall): Promise<Measured> {
  const { openid, event } = await call.fresh(world);
  const { cost } = await asked(world, call.title, { name: call.name, openid, event });
  return {
    ...{ id: call.title, cost, group: isStep(call) ? '工单动作' : '其他调用' },
    ...(isStep(call) && { goal: STEP }),
    ...varyingOf(event),
  };
}

async function measuredOn(world: World): Promise<Measured[]> {
  const found: Measured[] = [];
  for (const call of GOOD_CALLS) found.push(await callMeasured(world, call));
  for (const read of READS) found.push(...(await readMeasured(world, read)));
  return found;
}

async function measure({ sizes }: Options): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  const campus = await startCampus();
  try {
    for (const [at, size] of sizes.entries()) {
      await campus.grow(size);
      for (const { id, group, goal, varying, cost } of await measuredOn(campus.world)) {
        const figures = { ...rows.get(id)?.figures, ...collected(at === 0, size, cost) };
        const goals = goal && { goals: goalsAt(goal, sizes) };
        rows.set(id, { id, group, figures, ...goals, ...(varying && { varying }) });
      }
    }
  } finally {
    await campus.stop();
  }
  return [...rows.values()];
}

export const requests: Section = {
  id: 'requests',
  title: '数据库请求',
  intro: [
    '每个函数、每种操作一行，在同一个校园里调用一次，由本机的云计数，送消息之前为止。“先后”是一个等一个的数据库往返有几层，“往返”是一共几次；',
    '“查看”是数据库看过的文档数（光看索引就够的，按索引项数），“多看”是其中没有用上的；字节是函数发给云、从云读到、答复手机的 JSON。',
    '目标：已有工单上的动作，先后 2、往返 4；列表先后 2，最多多看 1 份，工单再多也一样。',
  ].join(''),
  columns: columnsFor,
  measure,
};
