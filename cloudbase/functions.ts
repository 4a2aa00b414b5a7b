/** Which functions clients may call: the environment's function security rules. */
import type { FunctionRules } from './definitions';

/** Called by other functions, by the timer or by WeChat's push, and by nobody else. Each of them also looks at who calls (`internal`). */
export const INTERNAL_FUNCTIONS = ['content-check', 'notify', 'sweep'] as const;

/** One JSON for the whole environment. It binds clients only: functions, timers and the console pass it by. */
export const functionRules: FunctionRules = {
  '*': { invoke: 'auth != null' },
  ...Object.fromEntries(INTERNAL_FUNCTIONS.map((name) => [name, { invoke: false }])),
};
