/** The ticket contract, written out by hand. Tests compare the product with it; nothing in here is read from the product. */
import type { Status } from '@xiuda/domain';

export type { Status };
export * from './contract-lists';
export * from './contract-transitions';

/** Whom a status waits for. */
export type Owner = 'preReviewers' | 'reviewer' | 'worker' | 'reporter' | 'nobody';

interface StatusLine {
  readonly label: string;
  readonly group: 'open' | 'done' | 'ended';
  readonly owner: Owner;
}

export const STATUS_LINES: Record<Status, StatusLine> = {
  pendingPreReview: { label: '待预审', group: 'open', owner: 'preReviewers' },
  pendingReview: { label: '待审核', group: 'open', owner: 'reviewer' },
  pooled: { label: '待抢单', group: 'open', owner: 'reviewer' },
  assigned: { label: '待接单', group: 'open', owner: 'worker' },
  accepted: { label: '已接单', group: 'open', owner: 'worker' },
  repairing: { label: '维修中', group: 'open', owner: 'worker' },
  paused: { label: '暂时无法维修', group: 'open', owner: 'worker' },
  pendingConfirmation: { label: '完工待确认', group: 'open', owner: 'reviewer' },
  completed: { label: '已完工', group: 'done', owner: 'reporter' },
  rated: { label: '已评价', group: 'done', owner: 'nobody' },
  rejected: { label: '已拒绝', group: 'ended', owner: 'nobody' },
  cancelled: { label: '已取消', group: 'ended', owner: 'nobody' },
};

export const STATUS_IDS = Object.keys(STATUS_LINES) as Status[];

/** Every error code of the contract. */
export const ERROR_CODES = [
  'INVALID_INPUT',
  'PHONE_REQUIRED',
  'FORBIDDEN',
  'NOT_FOUND',
  'WRONG_STATUS',
  'CONFLICT',
  'INVALID_ASSIGNEE',
  'RATE_LIMITED',
  'CONTENT_REJECTED',
  'ALREADY_BOUND',
  'ROSTER_MISMATCH',
  'OUT_OF_STOCK',
  'INTERNAL',
] as const;

/** Statuses where the owner in the status table is this one. */
export const waitsFor = (owner: Owner): Status[] =>
  STATUS_IDS.filter((status) => STATUS_LINES[status].owner === owner);

/** The stage whose hours run in a status: 审核, 派工, 维修, 确认. */
export const CLOCK_OF: Partial<Record<Status, string>> = {
  pendingPreReview: 'review',
  pendingReview: 'review',
  pooled: 'dispatch',
  assigned: 'dispatch',
  accepted: 'repair',
  repairing: 'repair',
  paused: 'repair',
  pendingConfirmation: 'confirm',
};

export const isOpenStatus = (status: Status): boolean => STATUS_LINES[status].group === 'open';
