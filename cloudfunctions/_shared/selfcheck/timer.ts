/** The timer runs: it leaves a mark each time. */
import { type Check, duration } from '@xiuda/domain';
import { readDeployed, readSwept } from './records';
import { DEPLOY, type Finding, fine, unknown, wrong } from './finding';

const MINUTE = 60_000;
/** It is due every five minutes; one run may be missed. */
const LATE = 15 * MINUTE;
/** So long after a deployment nobody knows yet. */
const NEW = 10 * MINUTE;

const MEND = `在云开发控制台看云函数 sweep 有没有触发器、日志里有没有报错；没有触发器就${DEPLOY}`;

async function judge(now: number): Promise<Finding> {
  const [swept, deployed] = await Promise.all([readSwept(), readDeployed()]);
  if (swept && now - swept.at.getTime() < LATE)
    return fine(swept.at.getTime() > now - MINUTE ? '刚刚运行过' : `${duration(swept.at, now)}前运行过`);
  if (deployed && now - deployed.at.getTime() < NEW)
    return unknown('刚部署，还没有到它运行的时候', '定时器每 5 分钟运行一次，5 分钟后再查');
  const found = swept ? `已经 ${duration(swept.at, now)}没有运行` : '从来没有运行过';
  return wrong(`定时器没有运行：${found}，提醒、自动验收、清理都停着`, MEND);
}

export const checkTimer = async (): Promise<Check[]> => [
  { id: 'timer.sweep', name: '定时器 · sweep', ...(await judge(Date.now())) },
];
