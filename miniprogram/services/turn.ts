/** Whose turn it is, in words. */
import {
  awaitedStep,
  duration,
  type Instant,
  type Owner,
  PAUSED_ADVICE,
  pauseWords,
  statusRow,
} from '@xiuda/domain';
import { service } from './service';
import type { WireSummary } from './wire';

/** What of a ticket tells whose turn it is; summaries and whole tickets have it. */
export type Turn = Pick<
  WireSummary,
  'status' | 'since' | 'reporter' | 'reviewer' | 'worker' | 'acceptance' | 'pause' | 'standsIn'
>;

const NAMES: Record<Owner, (ticket: Turn) => string> = {
  preReviewers: () => '后勤',
  reviewer: ({ reviewer }) => reviewer?.name ?? '',
  worker: ({ worker }) => worker?.name ?? '',
  reporter: ({ reporter }) => reporter.name,
};

/** `正在等 王建国 审核 · 已等 2小时`, `等你审核 · …`, `等你代 王建国 审核 · …`, `已发布抢单 · 等维修工来抢 · …`; empty when it is nobody's turn. */
export function turnWords(ticket: Turn, isMe: boolean, now: Instant): string {
  const { owner, waitsForOthers, tone } = statusRow(ticket.status);
  if (!owner) return '';
  const awaited = awaitedStep(ticket);
  const lasting = duration(ticket.since, now);
  if (waitsForOthers) return `${waitsForOthers} · 已等 ${lasting}`;
  const name = NAMES[owner](ticket);
  const isDeputy = ticket.standsIn?.some((side) => side === owner) ?? false;
  if (isMe) return `等你${isDeputy ? `代 ${name} ` : ''}${awaited} · 已等 ${lasting}`;
  return tone === 'working'
    ? `${name} 正在处理 · 已 ${lasting}`
    : `正在等 ${name} ${awaited} · 已等 ${lasting}`;
}

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** `3天内没有答复将自动验收`, `5小时内…` on the last day; empty where nothing waits for an answer. */
export function acceptanceWords({ status, since, acceptance }: Turn, now: Instant): string {
  const isOpenToAnswer = statusRow(status).waitsForFirst !== undefined && !acceptance;
  if (!isOpenToAnswer) return '';
  const left = new Date(since).getTime() / HOUR_MS + service().acceptDays * DAY_HOURS;
  const hours = Math.max(1, Math.ceil(left - new Date(now).getTime() / HOUR_MS));
  const lasting = hours > DAY_HOURS ? `${Math.ceil(hours / DAY_HOURS)}天` : `${hours}小时`;
  return `${lasting}内没有答复将自动验收`;
}

/** What stands under it: why nothing goes on, or how long there is for an answer. */
export interface TurnLines {
  readonly waiting: string;
  readonly hint: string;
}

/**
 * @param isMe it is the turn of who looks
 * @param isReporter they reported it: of a pause they read what it means to them
 */
export function turnLines(ticket: Turn, isMe: boolean, isReporter: boolean, now: Instant): TurnLines {
  const waiting = turnWords(ticket, isMe, now);
  const paused = ticket.pause && pauseWords(ticket.pause, now);
  if (paused) return isReporter ? { waiting: paused, hint: PAUSED_ADVICE } : { waiting, hint: paused };
  return { waiting, hint: isReporter ? acceptanceWords(ticket, now) : '' };
}

/** Behind it as well: that it takes longer than it may. */
export const lateNote = ({ late }: Pick<WireSummary, 'late'>): string => (late ? ` · ${late}` : '');

/** Behind it, kept on one line: whose turn it is has not looked for an hour. */
export const unseenWords = ({ isUnseen }: Pick<WireSummary, 'isUnseen'>): string =>
  isUnseen ? ' · 尚未查看' : '';
