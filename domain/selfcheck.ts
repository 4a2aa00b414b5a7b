/** The self-check of a deployed environment: what there is to check, and what was found. */

/** What a check comes to, the first to be looked at first. */
export const CHECK_STATES = {
  wrong: '不对',
  unknown: '没查出来',
  off: '没有启用',
  ok: '正常',
} as const;

export type CheckState = keyof typeof CHECK_STATES;

/** One line of the table; sentences are for an IT person. */
export interface Check {
  /** `openapi.account.phonenumber.getPhoneNumber`. */
  readonly id: string;
  readonly name: string;
  readonly state: CheckState;
  /** What was seen. */
  readonly found: string;
  /** What to do about it; empty where there is nothing to do. */
  readonly mend: string;
}

/** What one call of `selfcheck` finds out, before it is asked. */
export interface CheckPart {
  readonly id: string;
  readonly name: string;
}

/** Rules bind clients only, so a client has to try them: what it tries. */
export interface ClientTrials {
  /** No client may call them. */
  readonly functions: readonly string[];
  /** No client may read them. */
  readonly collections: readonly string[];
  /** Storage path that is this person's to write. */
  readonly slot: string;
  /** Storage path of a file that is nobody's but the functions'. */
  readonly file: string;
}

export interface CheckPlan {
  readonly parts: readonly CheckPart[];
  readonly client: ClientTrials;
}

const ORDER = Object.keys(CHECK_STATES);

/** What is wrong first; otherwise as they came. */
export const worstFirst = (checks: readonly Check[]): Check[] =>
  [...checks].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));

/** `2 项不对，1 项没查出来，20 项正常`. */
export const countsOf = (checks: readonly Check[]): string =>
  (Object.keys(CHECK_STATES) as CheckState[])
    .map((state) => [checks.filter((check) => check.state === state).length, CHECK_STATES[state]] as const)
    .filter(([count]) => count)
    .map(([count, label]) => `${count} 项${label}`)
    .join('，');
