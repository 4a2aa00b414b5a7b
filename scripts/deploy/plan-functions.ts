/** What each function needs, by what the platform says of it now. */
import { RUNTIMES } from '../../cloudbase';
import type { Change, FunctionUpdate, PresentFunction, Variables, WantedFunction } from './model';

const isMissing = (wanted: Variables, present: Variables): boolean =>
  Object.entries(wanted).some(([key, value]) => present[key] !== value);

const partsOf = (wanted: WantedFunction, present: PresentFunction): FunctionUpdate => ({
  code: present.digest !== wanted.digest || present.status === 'UpdateFailed',
  timeout: present.timeout !== wanted.timeout,
  memory: present.memory !== wanted.memory,
  variables: isMissing(wanted.variables ?? {}, present.variables),
});

function timerChange({ name, timer }: WantedFunction, present: PresentFunction | undefined): Change[] {
  if (!timer) return [];
  const standing = present?.timers.find((one) => one.name === timer.name);
  return standing?.cron === timer.cron
    ? []
    : [{ kind: 'timer', name, timer, replaces: standing !== undefined }];
}

/** Making it, or what of it is to be otherwise; its timer, which needs the function, comes after all functions. */
export function planFunction(
  wanted: WantedFunction,
  present: PresentFunction | undefined,
): { readonly changes: readonly Change[]; readonly timers: readonly Change[] } {
  if (!present || present.status === 'CreateFailed') {
    const isRetry = present !== undefined;
    return { changes: [{ kind: 'function', wanted, isRetry }], timers: timerChange(wanted, undefined) };
  }
  const parts = partsOf(wanted, present);
  const isOther = Object.values(parts).some(Boolean);
  return {
    changes: isOther ? [{ kind: 'update', wanted, present, parts }] : [],
    timers: timerChange(wanted, present),
  };
}

/** A function's runtime is chosen when it is made, for good; ours work on several. */
export const runtimeObstacle = ({ name, runtime, status }: PresentFunction): string[] =>
  status === 'CreateFailed' || RUNTIMES.some((one) => one === runtime)
    ? []
    : [
        `云函数 ${name} 的运行环境是 ${runtime}，平台不能改；请在云开发控制台删除这个云函数，再运行一次部署（需要 ${RUNTIMES.join(' 或 ')}）`,
      ];

export const otherTimers = (wanted: WantedFunction, present: PresentFunction): string[] =>
  present.timers
    .filter(({ name }) => name !== wanted.timer?.name)
    .map(({ name }) => `云函数 ${present.name} 的定时触发器 ${name}`);
