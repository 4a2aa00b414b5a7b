/** The transition table of the ticket contract, written out by hand. */
import type { ActionId, ActorRole, Status } from '@xiuda/domain';

/** The actor column. */
export type Doer =
  | 'anybody'
  | 'its reporter'
  | 'any preReviewer'
  | 'assigned reviewer'
  | 'assigned worker'
  | 'any worker'
  | 'admin'
  | 'the system';

/** The role that the timeline records for each of them. */
export const ROLE_OF: Record<Doer, ActorRole> = {
  anybody: 'reporter',
  'its reporter': 'reporter',
  'any preReviewer': 'preReviewer',
  'assigned reviewer': 'reviewer',
  'assigned worker': 'worker',
  'any worker': 'worker',
  admin: 'admin',
  'the system': 'system',
};

/** The told column; `old` ones held the ticket before the step, the others hold it after. */
export type Told =
  | 'all preReviewers'
  | 'all workers'
  | 'reporter'
  | 'reviewer'
  | 'worker'
  | 'old reviewer'
  | 'old worker'
  | 'current owner';

export interface TransitionLine {
  readonly button: string;
  /** Other words on the button where this doer taps it. */
  readonly buttonOf?: Partial<Record<Doer, string>>;
  /** Other words as long as nobody has accepted the result. */
  readonly unaccepted?: string;
  readonly by: readonly Doer[];
  readonly from: readonly Status[];
  readonly to: Status | 'same';
  /** On these only. */
  readonly only?: string;
  readonly must: readonly string[];
  readonly may?: readonly string[];
  readonly told: readonly Told[];
  /** Everybody on duty is told as well where the step makes the ticket a dangerous one. */
  readonly alarms?: true;
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
    alarms: true,
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
    may: ['result', 'advice'],
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
  edit: {
    button: '修改',
    by: ['its reporter'],
    from: ['pendingPreReview'],
    to: 'same',
    must: [],
    may: [
      'areaId',
      'address',
      'itemId',
      'contactName',
      'contactPhone',
      'description',
      'photos',
      'keptPhotos',
    ],
    told: [],
    alarms: true,
  },
  'direct-dispatch': {
    button: '直接派单',
    by: ['any preReviewer'],
    from: ['pendingPreReview'],
    to: 'assigned',
    only: 'dangerous tickets, where the institution allows it',
    must: ['workerId', 'reviewerId'],
    told: ['worker', 'reviewer', 'reporter'],
  },
  pause: {
    button: '暂时无法维修',
    by: ['assigned worker', 'assigned reviewer'],
    from: ['accepted', 'repairing'],
    to: 'paused',
    must: ['reasonCode', 'note'],
    may: ['expectedAt'],
    told: ['reporter', 'reviewer'],
  },
  resume: {
    button: '恢复维修',
    by: ['assigned worker', 'assigned reviewer'],
    from: ['paused'],
    to: 'repairing',
    must: [],
    may: ['note'],
    told: ['reporter', 'worker'],
  },
  pool: {
    button: '发布抢单',
    by: ['assigned reviewer'],
    from: ['pendingReview'],
    to: 'pooled',
    must: [],
    told: ['all workers'],
  },
  unpool: {
    button: '收回',
    by: ['assigned reviewer'],
    from: ['pooled'],
    to: 'pendingReview',
    must: [],
    told: [],
  },
  grab: {
    button: '抢单',
    by: ['any worker'],
    from: ['pooled'],
    to: 'accepted',
    must: [],
    told: ['reviewer', 'reporter'],
  },
  'accept-result': {
    button: '自动验收',
    by: ['the system'],
    from: ['completed'],
    to: 'same',
    must: [],
    told: ['reporter'],
  },
  'refuse-work': {
    button: '拒绝验收',
    by: ['its reporter'],
    from: ['completed'],
    to: 'repairing',
    must: ['reason'],
    may: ['photos'],
    told: ['worker', 'reviewer'],
  },
  reopen: {
    button: '申请返修',
    by: ['its reporter'],
    from: ['completed', 'rated'],
    to: 'pendingReview',
    must: ['reason'],
    may: ['photos'],
    told: ['reviewer'],
  },
  rate: {
    button: '立即评价',
    unaccepted: '同意并评价',
    by: ['its reporter'],
    from: ['completed'],
    to: 'rated',
    must: ['score'],
    may: ['comment', 'speed', 'quality', 'attitude', 'tags'],
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

/** Those that somebody takes by calling a function; the others are the timer's. */
export const CALLED_IDS = TRANSITION_IDS.filter((action) => !TRANSITIONS[action].by.includes('the system'));
