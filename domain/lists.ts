/** The lists of each role, as data: which tickets, in which order, and whether somebody must clear them. */
import type { Role } from './roles';
import type { StaffRef } from './ticket';
import { type Status, statusesOf } from './statuses';

/**
 * Which of the tickets in those statuses: one's own reports, a queue shared by a role, those assigned to one in the view's
 * role, those one acted on before, or everything.
 */
export type Scope = 'own' | 'shared' | 'assigned' | 'past' | 'everything';

/** late: their stage takes longer than it may. dueBack: they were to go on by now. */
export type Overdue = 'late' | 'dueBack';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly scope: Scope;
  /** Absent: any status. */
  readonly statuses?: readonly Status[];
  /** Somebody must clear it: longest waiting first, counted. Otherwise newest first. */
  readonly queue?: boolean;
  /** Its tickets wait for somebody: by rank first, the highest before the others. */
  readonly ranked?: boolean;
  /** Of them only those whose time is over: of their stage, or of their pause. Read and ordered in a way of their own. */
  readonly only?: Overdue;
  /** Shown only while something is in it. */
  readonly hidesEmpty?: true;
  /** Before that: what is the worker's own by the roster, their places and their 工种. */
  readonly fitFirst?: boolean;
  /** What an empty list says. */
  readonly empty: string;
}

export interface View {
  readonly label: string;
  /** The first tab is the default. */
  readonly tabs: readonly [Tab, ...Tab[]];
}

const past: Tab = { id: 'done', label: '已处理', scope: 'past', empty: '处理过的工单会出现在这里' };

/** The first that began first, in its stage or in its pause. */
const late = (scope: Scope): Tab => ({
  id: 'late',
  label: '超时',
  scope,
  statuses: statusesOf('open'),
  queue: true,
  only: 'late',
  hidesEmpty: true,
  empty: '没有超时的工单',
});

const dueBack: Tab = {
  id: 'dueBack',
  label: '暂停到期',
  scope: 'assigned',
  statuses: ['paused'],
  queue: true,
  only: 'dueBack',
  hidesEmpty: true,
  empty: '没有暂停到期的工单',
};

export const VIEWS: Record<Role, View> = {
  reporter: {
    label: '报修大厅',
    tabs: [
      {
        id: 'open',
        label: '进行中',
        scope: 'own',
        statuses: statusesOf('open'),
        empty: '没有进行中的报修，哪里坏了就点“立即报修”',
      },
      { id: 'toRate', label: '待评价', scope: 'own', statuses: ['completed'], empty: '没有等你评价的工单' },
      {
        id: 'done',
        label: '已结束',
        scope: 'own',
        statuses: ['rated', ...statusesOf('ended')],
        empty: '评价过、被拒绝和取消的工单会出现在这里',
      },
      { id: 'all', label: '全部', scope: 'own', empty: '你还没有报修过，哪里坏了就点“立即报修”' },
    ],
  },
  preReviewer: {
    label: '工单中心',
    tabs: [
      {
        id: 'pending',
        label: '待处理',
        scope: 'shared',
        statuses: ['pendingPreReview'],
        queue: true,
        ranked: true,
        empty: '没有等待预审的工单，新的报修会出现在这里',
      },
      past,
    ],
  },
  reviewer: {
    label: '工单中心',
    tabs: [
      {
        id: 'pending',
        label: '待处理',
        scope: 'assigned',
        statuses: ['pendingReview'],
        queue: true,
        ranked: true,
        empty: '没有等你审核的工单，转给你的工单会出现在这里',
      },
      {
        id: 'confirming',
        label: '完工待确认',
        scope: 'assigned',
        statuses: ['pendingConfirmation'],
        queue: true,
        ranked: true,
        empty: '没有等你确认的工单，维修工申请完工后会出现在这里',
      },
      late('assigned'),
      dueBack,
      {
        id: 'repairing',
        label: '维修中',
        scope: 'assigned',
        statuses: ['assigned', 'accepted', 'repairing', 'paused', 'pooled'],
        ranked: true,
        empty: '派出去还没修完的工单会出现在这里',
      },
      past,
    ],
  },
  worker: {
    label: '工单中心',
    tabs: [
      {
        id: 'new',
        label: '新工单',
        scope: 'assigned',
        statuses: ['assigned'],
        queue: true,
        ranked: true,
        empty: '没有新工单，派给你的工单会出现在这里',
      },
      {
        id: 'pool',
        label: '抢单',
        scope: 'shared',
        statuses: ['pooled'],
        queue: true,
        ranked: true,
        fitFirst: true,
        empty: '没有可以抢的工单，审核员发布后会出现在这里，谁先抢到归谁',
      },
      {
        id: 'accepted',
        label: '已接单',
        scope: 'assigned',
        statuses: ['accepted'],
        queue: true,
        ranked: true,
        empty: '没有等着开始的工单，接单后会出现在这里',
      },
      {
        id: 'repairing',
        label: '维修中',
        scope: 'assigned',
        statuses: ['repairing', 'paused'],
        ranked: true,
        empty: '没有正在维修的工单，开始维修后会出现在这里',
      },
      {
        id: 'confirming',
        label: '完工待确认',
        scope: 'assigned',
        statuses: ['pendingConfirmation'],
        queue: true,
        ranked: true,
        empty: '没有等待确认的工单，申请完工后会出现在这里',
      },
      past,
    ],
  },
  admin: {
    label: '全部工单',
    tabs: [
      { id: 'all', label: '全部', scope: 'everything', empty: '没有符合条件的工单' },
      late('everything'),
    ],
  },
};

export type ViewId = Role;

export const tabOf = (view: ViewId, tabId: string | undefined): Tab | undefined =>
  tabId === undefined ? VIEWS[view].tabs[0] : VIEWS[view].tabs.find((tab) => tab.id === tabId);

/** What of a ticket decides in which tab it stands. */
interface Placed {
  readonly status: Status;
  readonly reviewer?: StaffRef | undefined;
  readonly worker?: StaffRef | undefined;
  readonly standsIn?: readonly Role[] | undefined;
}

const isAssignedTo = (ticket: Placed, view: ViewId, staffNo: string | undefined): boolean =>
  (view === 'reviewer' || view === 'worker') &&
  (ticket[view]?.staffNo === staffNo || ticket.standsIn?.includes(view) === true);

/** The tab of a view in which somebody who may act there finds a ticket, after they have acted on it. */
export const tabHolding = (view: ViewId, ticket: Placed, staffNo: string | undefined): Tab | undefined =>
  (VIEWS[view].tabs as readonly Tab[]).find(
    ({ scope, statuses, only }) =>
      only === undefined &&
      (statuses?.includes(ticket.status) ?? true) &&
      (scope !== 'assigned' || isAssignedTo(ticket, view, staffNo)),
  );

/** Counts stop here: a badge says 99 and no more is read. */
export const COUNT_CAP = 99;
