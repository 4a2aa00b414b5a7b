import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenapiAnswer, OpenapiHandler } from './index';
import { firstBadField } from './message-fields';

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

const STATES = [undefined, 'developer', 'trial', 'formal'];

/**
 * `subscribeMessage.send`: 40003 without an addressee, 40037 without a template, 47003 for a field that breaks the
 * limits of message-fields.ts. Grants are not kept yet: everybody counts as having consented, so 43101 never comes.
 * What was sent is kept in `<dataDir>/outbox.jsonl`, one message a line.
 */
export function createSubscribeMessages(dataDir: string): {
  send: OpenapiHandler;
  sent(): readonly SentMessage[];
} {
  const file = join(dataDir, 'outbox.jsonl');
  const messages = readMessages(file);
  return {
    send({ touser, template_id, page, data, miniprogram_state, lang }, now) {
      const answer = judge({ touser, template_id, data, miniprogram_state });
      const { errcode, errmsg } = answer;
      const message = { touser, template_id, page, data, miniprogram_state, lang, at: now, errcode, errmsg };
      messages.push(message);
      appendFileSync(file, `${JSON.stringify(message)}\n`);
      return answer;
    },
    sent: () => messages,
  };
}

function judge(
  message: Pick<SentMessage, 'touser' | 'template_id' | 'data' | 'miniprogram_state'>,
): OpenapiAnswer {
  const { touser, template_id, data, miniprogram_state } = message;
  if (!isText(touser)) return { errcode: 40003, errmsg: 'invalid openid' };
  if (!isText(template_id)) return { errcode: 40037, errmsg: 'invalid template_id' };
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) return badArgument('data');
  const field = firstBadField({ ...data });
  if (field !== undefined) return badArgument(`data.${field}.value`);
  if (!STATES.some((state) => state === miniprogram_state)) return badArgument('miniprogram_state');
  return { errcode: 0, errmsg: 'ok' };
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const badArgument = (name: string): OpenapiAnswer => ({
  errcode: 47003,
  errmsg: `argument invalid! ${name} is invalid`,
});

/** A last line that a crash cut short is no message, and goes. */
function readMessages(file: string): SentMessage[] {
  const text = readIfThere(file);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) writeFileSync(file, whole);
  const lines = whole.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as SentMessage);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
