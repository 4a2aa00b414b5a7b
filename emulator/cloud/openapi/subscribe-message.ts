import { join } from 'node:path';
import type { Grants } from './grants';
import type { OpenapiAnswer, OpenapiHandler } from './index';
import { openLines } from './lines';
import { firstBadField } from './message-fields';
import { firstStrangeField, type Template } from './templates';

/** A message as it was handed to WeChat, in WeChat's names, and what WeChat answered. */
export interface SentMessage {
  readonly touser?: unknown;
  readonly template_id?: unknown;
  readonly page?: unknown;
  readonly data?: unknown;
  readonly miniprogram_state?: unknown;
  readonly lang?: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** 0: delivered. */
  readonly errcode: number;
  readonly errmsg: string;
}

export interface MessageRules {
  /** The account's templates. Without them every template is known, whatever its fields. */
  readonly templates?: readonly Template[] | undefined;
  /** The published pages; without them every page is. */
  readonly pages?: (() => readonly string[]) | undefined;
}

type Message = Pick<SentMessage, 'touser' | 'template_id' | 'page' | 'data' | 'miniprogram_state'>;
type Check = (message: Message, rules: MessageRules) => OpenapiAnswer | undefined;

const STATES = [undefined, 'developer', 'trial', 'formal'];

/**
 * `subscribeMessage.send`: 40003 without an addressee, 40037 for a template that the account has not, 47003 for data that
 * is not the template's or breaks the limits of message-fields.ts, 41030 for a page that is not published, 43101 without a
 * grant; a delivery uses one up. That WeChat looks at the grant last is not verified. What was sent is kept in
 * `<dataDir>/outbox.jsonl`, one attempt a line, the refused ones too.
 */
export function createSubscribeMessages(dataDir: string, grants: Grants, rules: MessageRules) {
  const outbox = openLines<SentMessage>(join(dataDir, 'outbox.jsonl'));
  for (const message of outbox.all) useGrant(grants, message);
  const note = (args: Readonly<Record<string, unknown>>, now: number, answer: OpenapiAnswer): void => {
    const { touser, template_id, page, data, miniprogram_state, lang } = args;
    const { errcode, errmsg } = answer;
    const message = { touser, template_id, page, data, miniprogram_state, lang, at: now, errcode, errmsg };
    outbox.append(message);
    useGrant(grants, message);
  };
  const send: OpenapiHandler = (args, now) => {
    const answer = judge(args, rules) ?? judgeGrant(args, grants) ?? { errcode: 0, errmsg: 'ok' };
    note(args, now, answer);
    return answer;
  };
  return { send, note, sent: () => outbox.all };
}

function useGrant(grants: Grants, { touser, template_id, errcode }: SentMessage): void {
  if (errcode === 0) grants.use(String(touser), String(template_id));
}

const CHECKS: readonly Check[] = [
  ({ touser }) => (isText(touser) ? undefined : { errcode: 40003, errmsg: 'invalid openid' }),
  ({ template_id }, { templates }) =>
    isText(template_id) && (!templates || templates.some(({ id }) => id === template_id))
      ? undefined
      : { errcode: 40037, errmsg: 'invalid template_id' },
  ({ template_id, data }, { templates }) => {
    if (typeof data !== 'object' || data === null || Object.keys(data).length === 0)
      return badArgument('data');
    const template = templates?.find(({ id }) => id === template_id);
    const field = (template && firstStrangeField(template, { ...data })) ?? firstBadField({ ...data });
    return field === undefined ? undefined : badArgument(`data.${field}.value`);
  },
  ({ miniprogram_state }) =>
    STATES.some((state) => state === miniprogram_state) ? undefined : badArgument('miniprogram_state'),
  ({ page }, { pages }) => {
    if (page === undefined || page === '' || !pages) return undefined;
    const [path = ''] = String(page).split('?');
    return pages().includes(path) ? undefined : { errcode: 41030, errmsg: 'invalid page' };
  },
];

function judge(message: Message, rules: MessageRules): OpenapiAnswer | undefined {
  for (const check of CHECKS) {
    const refusal = check(message, rules);
    if (refusal) return refusal;
  }
  return undefined;
}

function judgeGrant({ touser, template_id }: Message, grants: Grants): OpenapiAnswer | undefined {
  if (grants.count(String(touser), String(template_id)) > 0) return undefined;
  return { errcode: 43101, errmsg: 'user refuse to accept the msg' };
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const badArgument = (name: string): OpenapiAnswer => ({
  errcode: 47003,
  errmsg: `argument invalid! ${name} is invalid`,
});
