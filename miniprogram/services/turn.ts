/** Whose turn it is, in words. */
import { duration, type Instant, type Owner, statusRow } from '@xiuda/domain';
import type { WireSummary } from './wire';

/** What of a ticket tells whose turn it is; summaries and whole tickets have it. */
export type Turn = Pick<WireSummary, 'status' | 'since' | 'reporter' | 'reviewer' | 'worker' | 'standsIn'>;

const NAMES: Record<Owner, (ticket: Turn) => string> = {
  preReviewers: () => '后勤',
  reviewer: ({ reviewer }) => reviewer?.name ?? '',
  worker: ({ worker }) => worker?.name ?? '',
  reporter: ({ reporter }) => reporter.name,
};

/** `正在等 王建国 审核 · 已等 2小时`, `等你审核 · …`, `等你代 王建国 审核 · …`, `已发布抢单 · 等维修工来抢 · …`; empty when it is nobody's turn. */
export function turnWords(ticket: Turn, isMe: boolean, now: Instant): string {
  const { owner, waitsFor = '', waitsForOthers, tone } = statusRow(ticket.status);
  if (!owner) return '';
  const lasting = duration(ticket.since, now);
  if (waitsForOthers) return `${waitsForOthers} · 已等 ${lasting}`;
  const name = NAMES[owner](ticket);
  const isDeputy = ticket.standsIn?.some((side) => side === owner) ?? false;
  if (isMe) return `等你${isDeputy ? `代 ${name} ` : ''}${waitsFor} · 已等 ${lasting}`;
  return tone === 'working'
    ? `${name} 正在处理 · 已 ${lasting}`
    : `正在等 ${name} ${waitsFor} · 已等 ${lasting}`;
}

/** Behind it as well: that it takes longer than it may. */
export const lateNote = ({ late }: Pick<WireSummary, 'late'>): string => (late ? ` · ${late}` : '');

/** Behind it, kept on one line: whose turn it is has not looked for an hour. */
export const unseenWords = ({ isUnseen }: Pick<WireSummary, 'isUnseen'>): string =>
  isUnseen ? ' · 尚未查看' : '';
