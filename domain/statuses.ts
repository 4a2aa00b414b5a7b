/** The statuses of a ticket. Source of ids, labels, groups and owners: the ticket contract, "Statuses". */

import type { Role } from './roles';

/** Colour of a status; always shown together with its words. */
export type Tone = 'waiting' | 'working' | 'done' | 'ended';
export type StatusGroup = 'open' | 'done' | 'ended';
/** Whose turn it is while a ticket stands in a status. */
export type Owner = 'preReviewers' | 'reviewer' | 'worker' | 'reporter';

/** The role in which an owner acts. */
export const OWNER_ROLES: Record<Owner, Role> = {
  preReviewers: 'preReviewer',
  reviewer: 'reviewer',
  worker: 'worker',
  reporter: 'reporter',
};

/** What an institution sets hours for: 审核, 派工, 维修, 确认完工. */
export const CLOCKS = ['review', 'dispatch', 'repair', 'confirm'] as const;
export type Clock = (typeof CLOCKS)[number];

export interface StatusRow {
  readonly label: string;
  /** Five characters at most, where a label is longer: the `phrase` of a subscribe message. */
  readonly brief?: string;
  readonly tone: Tone;
  readonly group: StatusGroup;
  readonly owner?: Owner;
  /** What its owner is waited for to do, as a verb: 正在等 王建国 审核. */
  readonly waitsFor?: string;
  /** Said instead where others than its owner are waited for. */
  readonly waitsForOthers?: string;
  /** The same as long as nobody has accepted the result. */
  readonly waitsForFirst?: string;
  /** The clock that runs while a ticket stands in it; it runs on from one status to the next of the same clock. */
  readonly clock?: Clock;
  /** Index into STAGES of the stage that is under way; STAGES.length when all are behind. */
  readonly stage: number;
}

/** The five stages of the step bar. */
export const STAGES = ['报修', '审核', '派工', '维修', '评价'] as const;

export const STATUSES = {
  pendingPreReview: {
    label: '待预审',
    tone: 'waiting',
    group: 'open',
    owner: 'preReviewers',
    waitsFor: '预审',
    clock: 'review',
    stage: 1,
  },
  pendingReview: {
    label: '待审核',
    tone: 'waiting',
    group: 'open',
    owner: 'reviewer',
    waitsFor: '审核',
    clock: 'review',
    stage: 1,
  },
  pooled: {
    label: '待抢单',
    tone: 'waiting',
    group: 'open',
    owner: 'reviewer',
    waitsFor: '派工',
    waitsForOthers: '已发布抢单 · 等维修工来抢',
    clock: 'dispatch',
    stage: 2,
  },
  assigned: {
    label: '待接单',
    tone: 'waiting',
    group: 'open',
    owner: 'worker',
    waitsFor: '接单',
    clock: 'dispatch',
    stage: 2,
  },
  accepted: {
    label: '已接单',
    tone: 'working',
    group: 'open',
    owner: 'worker',
    waitsFor: '上门维修',
    clock: 'repair',
    stage: 3,
  },
  repairing: {
    label: '维修中',
    tone: 'working',
    group: 'open',
    owner: 'worker',
    waitsFor: '维修',
    clock: 'repair',
    stage: 3,
  },
  paused: {
    label: '暂时无法维修',
    brief: '暂停维修',
    tone: 'waiting',
    group: 'open',
    owner: 'worker',
    waitsFor: '恢复维修',
    clock: 'repair',
    stage: 3,
  },
  pendingConfirmation: {
    label: '完工待确认',
    tone: 'waiting',
    group: 'open',
    owner: 'reviewer',
    waitsFor: '确认完工',
    clock: 'confirm',
    stage: 3,
  },
  completed: {
    label: '已完工',
    tone: 'done',
    group: 'done',
    owner: 'reporter',
    waitsFor: '评价',
    waitsForFirst: '验收',
    stage: 4,
  },
  rated: { label: '已评价', tone: 'done', group: 'done', stage: 5 },
  rejected: { label: '已拒绝', tone: 'ended', group: 'ended', stage: 1 },
  cancelled: { label: '已取消', tone: 'ended', group: 'ended', stage: 1 },
} as const satisfies Record<string, StatusRow>;

export type Status = keyof typeof STATUSES;

/** How an older mini program on a phone shows a status that a newer server has: nobody's turn, and no step of its own. */
const OF_NEWER: StatusRow = { label: '办理中', tone: 'waiting', group: 'open', stage: 0 };

/** One row, with its optional columns visible to the type checker. */
export const statusRow = (status: Status): StatusRow =>
  (STATUSES as Partial<Record<Status, StatusRow>>)[status] ?? OF_NEWER;

/** What the owner of a ticket is waited for to do; empty where nobody is. */
export function awaitedStep(ticket: { readonly status: Status; readonly acceptance?: object }): string {
  const { waitsFor = '', waitsForFirst = waitsFor } = statusRow(ticket.status);
  return ticket.acceptance ? waitsFor : waitsForFirst;
}

export const ALL_STATUSES = Object.keys(STATUSES) as Status[];

export const statusesOf = (...groups: StatusGroup[]): Status[] =>
  ALL_STATUSES.filter((status) => groups.includes(STATUSES[status].group));

export const isOpen = (status: Status): boolean => statusRow(status).group === 'open';
