/** The lists of the ticket contract, written out by hand. */
import type { Role, Status } from '@xiuda/domain';

const OPEN: readonly Status[] = [
  'pendingPreReview',
  'pendingReview',
  'pooled',
  'assigned',
  'accepted',
  'repairing',
  'paused',
  'pendingConfirmation',
];

/** The tabs of each view in order, and the statuses that each holds; `undefined` is any status. */
export const TABS: Record<Role, Record<string, readonly Status[] | undefined>> = {
  reporter: {
    open: OPEN,
    toRate: ['completed'],
    done: ['rated', 'rejected', 'cancelled'],
    all: undefined,
  },
  preReviewer: { pending: ['pendingPreReview'], done: undefined },
  reviewer: {
    pending: ['pendingReview'],
    confirming: ['pendingConfirmation'],
    late: OPEN,
    dueBack: ['paused'],
    repairing: ['assigned', 'accepted', 'repairing', 'paused', 'pooled'],
    done: undefined,
  },
  worker: {
    new: ['assigned'],
    pool: ['pooled'],
    accepted: ['accepted'],
    repairing: ['repairing', 'paused'],
    confirming: ['pendingConfirmation'],
    done: undefined,
  },
  admin: { all: undefined, late: OPEN },
};

/** Queues that somebody must clear: longest waiting first, and counted. */
export const QUEUES: Record<Role, readonly string[]> = {
  reporter: [],
  preReviewer: ['pending'],
  reviewer: ['pending', 'confirming', 'late', 'dueBack'],
  worker: ['new', 'pool', 'accepted', 'confirming'],
  admin: ['late'],
};

/** Of those, the tabs that only time brings tickets to, and that are not shown while they are empty. */
export const BY_TIME: readonly string[] = ['late', 'dueBack'];

/** Tabs whose tickets wait for somebody: by rank first, in queues and elsewhere. */
export const RANKED: Record<Role, readonly string[]> = {
  reporter: [],
  preReviewer: ['pending'],
  reviewer: ['pending', 'confirming', 'repairing'],
  worker: ['new', 'pool', 'accepted', 'repairing', 'confirming'],
  admin: [],
};

/** The labels of the tabs. */
export const TAB_LABELS: Record<Role, readonly string[]> = {
  reporter: ['进行中', '待评价', '已结束', '全部'],
  preReviewer: ['待处理', '已处理'],
  reviewer: ['待处理', '完工待确认', '超时', '暂停到期', '维修中', '已处理'],
  worker: ['新工单', '抢单', '已接单', '维修中', '完工待确认', '已处理'],
  admin: ['全部', '超时'],
};
