/** Why a repair cannot go on for now. Source: the ticket contract, transition `pause`. */

import { dateText, type Instant } from './time';

interface PauseReasonRow {
  /** On the form, for who pauses. */
  readonly label: string;
  /** For the reporter: 等材料，预计 11月25日. */
  readonly words: string;
  /** Does the clock of the repair stand still meanwhile? */
  readonly stopsClock: boolean;
}

export const PAUSE_REASONS = {
  waitingParts: { label: '材料不足', words: '等材料', stopsClock: true },
  contractor: { label: '外包处理', words: '外包单位处理中', stopsClock: true },
  noAccess: { label: '无人在场', words: '等现场有人', stopsClock: true },
  outage: { label: '停水停电', words: '等恢复水电', stopsClock: true },
  other: { label: '其他', words: '暂时修不了', stopsClock: false },
} as const satisfies Record<string, PauseReasonRow>;

export type PauseReason = keyof typeof PAUSE_REASONS;

export const ALL_PAUSE_REASONS = Object.keys(PAUSE_REASONS) as PauseReason[];

interface PauseToTell {
  readonly reasonCode: PauseReason;
  readonly expectedAt?: Instant;
}

/** `等材料，预计 11月25日`, `等材料，原定 11月20日` once that day is over: for everybody, so that all say the same. */
export function pauseWords({ reasonCode, expectedAt }: PauseToTell, now: Instant): string {
  // A newer server may know reasons that an older mini program does not.
  const { words = '暂时无法维修' } =
    (PAUSE_REASONS as Partial<Record<PauseReason, PauseReasonRow>>)[reasonCode] ?? {};
  if (expectedAt === undefined) return words;
  const isOver = new Date(expectedAt).getTime() < new Date(now).getTime();
  return `${words}，${isOver ? '原定' : '预计'} ${dateText(expectedAt, now)}`;
}

/** What the reporter is told beside it. */
export const PAUSED_ADVICE = '不用重复报修，恢复维修后会告诉你';
