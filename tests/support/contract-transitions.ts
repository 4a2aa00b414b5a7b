/** The transition table of the ticket contract, written out by hand. */
import type { ActionId, Role, Status } from '@xiuda/domain';

/** The actor column. */
export type Doer =
  'anybody' | 'its reporter' | 'any preReviewer' | 'assigned reviewer' | 'assigned worker' | 'admin';

/** The role that the timeline records for each of them. */
export const ROLE_OF: Record<Doer, Role> = {
  anybody: 'reporter',
  'its reporter': 'reporter',
  'any preReviewer': 'preReviewer',
  'assigned reviewer': 'reviewer',
  'assigned worker': 'worker',
  admin: 'admin',
};

/** The told column; `old` ones held the ticket before the step, the others hold it after. */
export type Told =
  'all preReviewers' | 'reporter' | 'reviewer' | 'worker' | 'old reviewer' | 'old worker' | 'current owner';

export interface TransitionLine {
  readonly button: string;
  /** Other words on the button where this doer taps it. */
  readonly buttonOf?: Partial<Record<Doer, string>>;
  readonly by: readonly Doer[];
  readonly from: readonly Status[];
  readonly to: Status | 'same';
  readonly must: readonly string[];
  readonly may?: readonly string[];
  readonly told: readonly Told[];
}

export const TRANSITIONS: Record<ActionId, TransitionLine> = {
  submit: {
    button: '提交报修',
    by: ['anybody'],
    from: [],
    to: 'pendingPreReview',
    must: ['areaId', 'address', 'itemId', 'contactName', 'description'],
    may: ['contactPhone', 'photos'],
    told: ['all preReviewers'],
  },
  cancel: {
    button: '取消工单',
    by: ['its reporter'],
    from: ['pendingPreReview', 'pendingReview', 'pooled', 'assigned'],
    to: 'cancelled',
    must: [],
    may: ['reason'],
    told: ['current owner'],
  },
  'pre-approve': {
    button: '审核通过',
    by: ['any preReviewer'],
    from: ['pendingPreReview'],
    to: 'pendingReview',
    must: ['reviewerId'],
    told: ['reviewer', 'reporter'],
  },
  'pre-reject': {
    button: '预审拒绝',
    by: ['any preReviewer'],
    from: ['pendingPreReview'],
    to: 'rejected',
    must: ['reason'],
    told: ['reporter'],
  },
  dispatch: {
    button: '审核通过',
    by: ['assigned reviewer'],
    from: ['pendingReview'],
    to: 'assigned',
    must: ['workerId'],
    told: ['worker', 'reporter'],
  },
  reject: {
    button: '审核拒绝',
    by: ['assigned reviewer'],
    from: ['pendingReview'],
    to: 'rejected',
    must: ['reason'],
    told: ['reporter'],
  },
  'return-to-pre-review': {
    button: '审核退回',
    by: ['assigned reviewer'],
    from: ['pendingReview'],
    to: 'pendingPreReview',
    must: ['reason'],
    told: ['all preReviewers'],
  },
  'transfer-review': {
    button: '审核转单',
    by: ['assigned reviewer'],
    from: ['pendingReview'],
    to: 'same',
    must: ['reviewerId'],
    may: ['reason'],
    told: ['reviewer'],
  },
  accept: {
    button: '接单',
    by: ['assigned worker'],
    from: ['assigned'],
    to: 'accepted',
    must: [],
    told: ['reporter'],
  },
  'return-to-review': {
    button: '维修退回',
    by: ['assigned worker'],
    from: ['assigned'],
    to: 'pendingReview',
    must: ['reason'],
    told: ['reviewer'],
  },
  start: {
    button: '开始维修',
    by: ['assigned worker'],
    from: ['accepted'],
    to: 'repairing',
    must: [],
    told: [],
  },
  'add-materials': {
    button: '添加耗材',
    by: ['assigned worker'],
    from: ['repairing'],
    to: 'same',
    must: ['materials'],
    told: [],
  },
  'return-materials': {
    button: '退回耗材',
    by: ['assigned worker'],
    from: ['repairing'],
    to: 'same',
    must: ['materials'],
    told: [],
  },
  'request-completion': {
    button: '申请完工',
    by: ['assigned worker'],
    from: ['repairing'],
    to: 'pendingConfirmation',
    must: ['note', 'photos'],
    told: ['reviewer'],
  },
  'confirm-completion': {
    button: '确认完工',
    by: ['assigned reviewer'],
    from: ['pendingConfirmation'],
    to: 'completed',
    must: ['note'],
    told: ['reporter', 'worker'],
  },
  'reject-completion': {
    button: '驳回完工',
    by: ['assigned reviewer'],
    from: ['pendingConfirmation'],
    to: 'repairing',
    must: ['reason'],
    told: ['worker'],
  },
  rate: {
    button: '立即评价',
    by: ['its reporter'],
    from: ['completed'],
    to: 'rated',
    must: ['score'],
    may: ['comment'],
    told: ['reviewer', 'worker'],
  },
  'reassign-worker': {
    button: '改派',
    buttonOf: { 'assigned worker': '转单' },
    by: ['assigned worker', 'assigned reviewer', 'admin'],
    from: ['assigned', 'accepted', 'repairing', 'paused'],
    to: 'assigned',
    must: ['workerId', 'reason'],
    told: ['worker', 'old worker', 'reviewer'],
  },
  'reassign-reviewer': {
    button: '改派审核员',
    by: ['admin'],
    from: ['pendingReview', 'pooled', 'assigned', 'accepted', 'repairing', 'paused', 'pendingConfirmation'],
    to: 'same',
    must: ['reviewerId', 'reason'],
    told: ['reviewer', 'old reviewer'],
  },
};

export const TRANSITION_IDS = Object.keys(TRANSITIONS) as ActionId[];
