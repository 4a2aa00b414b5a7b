/** The cloud functions of the environment: what each of them gets from the platform, and whom it lets in. */
import { ALL_ACTIONS, actionRow } from '../domain';
import type { FunctionDefinition, FunctionRules } from './definitions';

/** Called by other functions, by the timer or by WeChat's push, and by nobody else. Each of them also looks at who calls (`internal`). */
export const INTERNAL_FUNCTIONS = ['content-check', 'notify', 'sweep'] as const;

/** One JSON for the whole environment. It binds clients only: functions, timers and the console pass it by. */
export const functionRules: FunctionRules = {
  '*': { invoke: 'auth != null' },
  ...Object.fromEntries(INTERNAL_FUNCTIONS.map((name) => [name, { invoke: false }])),
};

/** wx-server-sdk 4 runs on Node 18.15 and 20.19; the bundles are made for either. */
export const RUNTIMES = ['Nodejs18.15', 'Nodejs20.19'] as const;

const ORDINARY = { runtime: 'Nodejs20.19', timeout: 20, memory: 256, openapi: [] } as const;

type Differences = Partial<Omit<FunctionDefinition, 'name'>>;

/** Whatever works through a long list, or draws: s, MB. */
const LONG = { timeout: 60 } as const;
const LARGE = { ...LONG, memory: 512 } as const;

/** Every function that is no action, and how it differs from the ordinary. */
const RESOURCES: Readonly<Record<string, Differences>> = {
  account: { openapi: ['phonenumber.getPhoneNumber'] },
  'admin-catalog': { ...LARGE, openapi: ['wxacode.getUnlimited'] },
  'admin-export': LARGE,
  'admin-roster': {},
  'admin-settings': {},
  catalog: {},
  'content-check': { openapi: ['security.msgSecCheck', 'security.mediaCheckAsync'] },
  files: {},
  messages: {},
  notify: { openapi: ['subscribeMessage.send'] },
  selfcheck: {},
  staff: {},
  sweep: {
    ...LONG,
    openapi: ['subscribeMessage.send'],
    timer: { name: 'sweep', cron: '0 */5 * * * * *' },
  },
  'ticket-talk': {},
  tickets: {},
};

/** Steps that people take; what only time takes has no function of its own. */
const ACTION_FUNCTIONS = ALL_ACTIONS.filter((action) => !actionRow(action).by.includes('system')).map(
  (action) => `ticket-${action}`,
);

export const functions: readonly FunctionDefinition[] = [
  ...ACTION_FUNCTIONS.map((name) => ({ name, ...ORDINARY })),
  ...Object.entries(RESOURCES).map(([name, differences]) => ({ name, ...ORDINARY, ...differences })),
].sort((a, b) => (a.name < b.name ? -1 : 1));
