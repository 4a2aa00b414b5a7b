/** What both content checks of WeChat say, in version 2. */

export const VERDICTS = ['pass', 'review', 'risky'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Of WeChat's labels: 100 正常, 21000 其他, 20006 违法犯罪. */
const LABELS: Record<Verdict, number> = { pass: 100, review: 21000, risky: 20006 };

export interface CheckResult {
  readonly suggest: Verdict;
  readonly label: number;
}

export const resultOf = (suggest: Verdict): CheckResult => ({ suggest, label: LABELS[suggest] });

/** The single findings behind a result; pages look at `result` only. */
export const detailOf = (suggest: Verdict) => [
  { strategy: 'content_model', errcode: 0, suggest, label: LABELS[suggest], prob: 90 },
];

/** 1 profile, 2 comment, 3 forum, 4 social log. */
const SCENES: readonly unknown[] = [1, 2, 3, 4];

/** What is wrong with the arguments that both checks share. Source: WeChat's tables of errcodes of both APIs. */
export function refusalOf({ version, openid, scene }: Readonly<Record<string, unknown>>) {
  if (version !== 2) return { errcode: 47001, errmsg: 'data format error: version' };
  if (typeof openid !== 'string' || openid === '') return { errcode: 40003, errmsg: 'invalid openid' };
  if (!SCENES.includes(scene)) return { errcode: 40129, errmsg: 'invalid scene' };
  return undefined;
}
