/**
 * `security.mediaCheckAsync`, version 2: answers a trace id at once; the verdict comes later as the event `wxa_media_check`,
 * which WeChat's message push hands to the function `content-check`. What is asked and what was delivered stands in
 * `<dataDir>/media-checks.jsonl`, so that no verdict is lost with the process.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { CloudError } from '../errors';
import { detailOf, refusalOf, resultOf, VERDICTS, type Verdict } from './content-verdict';
import type { OpenapiHandler } from './index';
import { openLines } from './lines';

type Line =
  | { readonly traceId: string; readonly url: string; readonly verdict: Verdict; readonly at: number }
  | { readonly delivered: string };
type Asked = Extract<Line, { traceId: string }>;

export type MediaEvent = Readonly<Record<string, unknown>>;

export interface MediaChecks {
  readonly check: OpenapiHandler;
  /** `next`: verdict of the next picture, `pass` after it. `hold`: events wait until they are let go. @throws CloudError */
  steer(input: unknown): void;
  /** From now on events are delivered, those of an earlier run first. */
  start(): void;
  /** What is not delivered by now waits for the next start. */
  stop(): void;
}

export interface MediaCheckOptions {
  readonly dataDir: string;
  readonly appid: string;
  /** Hands an event to the function; rejects where it failed. */
  push(event: MediaEvent, now: number): Promise<unknown>;
  readonly log: (line: string) => void;
}

/** WeChat tries a push three times. */
const ATTEMPTS = 3;
const IMAGE = 2;
/** WeChat's number for a picture that it could not fetch. */
const NOT_FETCHED = -1008;

const steerSchema = z.strictObject({
  next: z.optional(z.enum(VERDICTS)),
  hold: z.optional(z.boolean()),
});

export function openMediaChecks({ dataDir, appid, push, log }: MediaCheckOptions): MediaChecks {
  const file = openLines<Line>(join(dataDir, 'media-checks.jsonl'));
  const delivered = new Set(file.all.flatMap((line) => ('delivered' in line ? [line.delivered] : [])));
  let waiting = file.all.filter((line): line is Asked => 'traceId' in line && !delivered.has(line.traceId));
  let next: Verdict = 'pass';
  let isHeld = true;
  let isStopped = false;

  async function deliver(asked: Asked): Promise<void> {
    const event = eventOf(asked, appid, await canBeFetched(asked.url));
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      if (isStopped) return;
      const error = await push(event, asked.at).then(() => undefined, String);
      if (error === undefined) break;
      if (!isStopped) log(`[media check] ${asked.traceId}, attempt ${attempt}: ${error}`);
    }
    if (!isStopped) file.append({ delivered: asked.traceId });
  }
  const letGo = (): void => {
    if (isHeld) return;
    const due = waiting;
    waiting = [];
    for (const asked of due) void deliver(asked);
  };

  return {
    check(args, now) {
      const refusal = refusalOf(args) ?? refusalOfMedia(args);
      if (refusal) return refusal;
      const asked = { traceId: randomUUID(), url: String(args['media_url']), verdict: next, at: now };
      next = 'pass';
      file.append(asked);
      waiting.push(asked);
      // Never before the answer: the asker has to know the trace id by then.
      setImmediate(letGo);
      return { errcode: 0, errmsg: 'ok', trace_id: asked.traceId };
    },
    steer(input) {
      const parsed = steerSchema.safeParse(input);
      if (!parsed.success) throw new CloudError('INVALID_PARAM', z.prettifyError(parsed.error));
      next = parsed.data.next ?? next;
      isHeld = parsed.data.hold ?? isHeld;
      letGo();
    },
    start() {
      isHeld = false;
      letGo();
    },
    stop() {
      isHeld = true;
      isStopped = true;
    },
  };
}

function refusalOfMedia({ media_url, media_type }: Readonly<Record<string, unknown>>) {
  if (media_type !== IMAGE) return { errcode: 40004, errmsg: 'invalid media type' };
  if (typeof media_url !== 'string' || !/^https?:\/\//.test(media_url))
    return { errcode: 47001, errmsg: 'data format error: media_url' };
  return undefined;
}

const canBeFetched = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );

function eventOf({ traceId, verdict, at }: Asked, appid: string, isFetched: boolean): MediaEvent {
  const found = isFetched
    ? { errcode: 0, errmsg: 'ok', detail: detailOf(verdict), result: resultOf(verdict) }
    : { errcode: NOT_FETCHED, errmsg: 'download error' };
  return {
    ToUserName: 'gh_local',
    FromUserName: 'wechat-media-check',
    CreateTime: Math.floor(at / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid,
    trace_id: traceId,
    version: 2,
    ...found,
  };
}
