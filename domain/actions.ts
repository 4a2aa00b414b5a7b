/**
 * THE transition table: the only moves there are. Buttons, checks, field effects, messages, tests and documents read it.
 * Source: the ticket contract, "Transitions". Anything not in this table is refused and changes nothing.
 */
import type { ActorRuleId } from './actors';
import type { Role } from './roles';
import type { Rules } from './rules';
import type { Status } from './statuses';

/** Whom a step is told to; `previous…` and `owner` are read before the step, the others after it. `onDuty`: all staff. */
export type Addressee =
  | 'preReviewers'
  | 'reviewer'
  | 'worker'
  | 'workers'
  | 'reporter'
  | 'previousReviewer'
  | 'previousWorker'
  | 'owner'
  | 'onDuty'
  | 'followers';

export type AssigneeField = 'reviewer' | 'worker';
/** What a ticket keeps of a step in a field of its own. */
export type RecordField = 'completion' | 'confirmation' | 'acceptance' | 'rating' | 'pause';

export interface Action {
  /** The words on the button. */
  readonly label: string;
  /** Other words where this role taps it. */
  readonly labels?: Partial<Record<Role, string>>;
  /** Other words as long as nobody has accepted the result. */
  readonly unacceptedLabel?: string;
  /** Rules in order; the first that holds names the role which the timeline records. */
  readonly by: readonly ActorRuleId[];
  /** Empty: the action makes a new ticket. */
  readonly from: readonly Status[];
  readonly to: Status | 'same';
  /** Possible for so many days after the work was confirmed; absent: always. */
  readonly withinDays?: number;
  /** Not possible any more once the ticket has this. */
  readonly unless?: 'acceptance';
  /** Possible on tickets of dangerous items only. */
  readonly onlyDangerous?: true;
  /** Possible only where the institution has allowed it. */
  readonly allowedBy?: keyof Rules;
  /** Fields that take the people chosen in the input. */
  readonly assigns?: readonly AssigneeField[];
  /** Who takes the step becomes the worker. */
  readonly takesOver?: true;
  readonly removes?: readonly (AssigneeField | RecordField)[];
  /** Fields that keep the person's words, photos or score. */
  readonly records?: readonly RecordField[];
  /** What was reported is replaced by what the input has of it. */
  readonly edits?: true;
  /** The ticket begins again: counted, and its worker is remembered as a suggestion. */
  readonly reopens?: true;
  /** The input's materials go from the store room onto the ticket's list, or from there back: in the step's own transaction. */
  readonly stock?: 'takes' | 'puts';
  readonly tells: readonly Addressee[];
  /** Told as well, at once, where the step makes the ticket a dangerous one. */
  readonly alarms?: readonly Addressee[];
  /** Where its button stands: the filled one, the one beside it, or under 更多; danger marks refusals. */
  readonly place: 'main' | 'beside' | 'more';
  readonly danger?: boolean;
  /** Its tap also asks whether WeChat may remind the person of what comes next. */
  readonly asksConsent?: true;
  /** What the timeline says between the actor and the assignee: 刘敏 转给 王建国. */
  readonly story: string;
  /** Other words where this role acted. */
  readonly stories?: Partial<Record<Role, string>>;
  /** What those read whom it calls to do something, instead of the story. */
  readonly calls?: string;
  /** What is said after it worked; a list says beside it where the ticket went. */
  readonly done: string;
}

export const ACTIONS = {
  submit: {
    label: '提交报修',
    by: ['anybody'],
    from: [],
    to: 'pendingPreReview',
    tells: ['preReviewers'],
    alarms: ['onDuty'],
    place: 'main',
    asksConsent: true,
    story: '提交报修',
    done: '报修已提交',
  },
  'pre-approve': {
    label: '审核通过',
    by: ['anyPreReviewer'],
    from: ['pendingPreReview'],
    to: 'pendingReview',
    assigns: ['reviewer'],
    tells: ['reviewer', 'reporter', 'followers'],
    place: 'main',
    asksConsent: true,
    story: '审核通过，转给',
    done: '已转给审核员',
  },
  'direct-dispatch': {
    label: '直接派单',
    by: ['anyPreReviewer'],
    from: ['pendingPreReview'],
    to: 'assigned',
    onlyDangerous: true,
    allowedBy: 'directDispatch',
    assigns: ['worker', 'reviewer'],
    tells: ['worker', 'reviewer', 'reporter', 'followers'],
    place: 'beside',
    story: '紧急派单给',
    done: '已直接派单',
  },
  'pre-reject': {
    label: '预审拒绝',
    by: ['anyPreReviewer'],
    from: ['pendingPreReview'],
    to: 'rejected',
    tells: ['reporter', 'followers'],
    place: 'beside',
    danger: true,
    story: '预审拒绝',
    done: '已拒绝',
  },
  dispatch: {
    label: '审核通过',
    by: ['assignedReviewer'],
    from: ['pendingReview'],
    to: 'assigned',
    assigns: ['worker'],
    tells: ['worker', 'reporter', 'followers'],
    place: 'main',
    asksConsent: true,
    story: '审核通过，派给',
    done: '已派单',
  },
  'transfer-review': {
    label: '审核转单',
    by: ['assignedReviewer'],
    from: ['pendingReview'],
    to: 'same',
    assigns: ['reviewer'],
    tells: ['reviewer'],
    place: 'beside',
    story: '转单给',
    done: '已转给另一位审核员',
  },
  pool: {
    label: '发布抢单',
    by: ['assignedReviewer'],
    from: ['pendingReview'],
    to: 'pooled',
    tells: ['workers'],
    place: 'more',
    story: '发布抢单',
    calls: '有新的工单可以抢',
    done: '已发布，等维修工抢单',
  },
  unpool: {
    label: '收回',
    by: ['assignedReviewer'],
    from: ['pooled'],
    to: 'pendingReview',
    tells: [],
    place: 'beside',
    story: '收回，不再抢单',
    done: '已收回',
  },
  grab: {
    label: '抢单',
    by: ['anyWorker'],
    from: ['pooled'],
    to: 'accepted',
    takesOver: true,
    tells: ['reviewer', 'reporter', 'followers'],
    place: 'main',
    asksConsent: true,
    story: '抢单',
    done: '已抢到',
  },
  'return-to-pre-review': {
    label: '审核退回',
    by: ['assignedReviewer'],
    from: ['pendingReview'],
    to: 'pendingPreReview',
    removes: ['reviewer'],
    tells: ['preReviewers'],
    place: 'more',
    story: '退回预审',
    done: '已退回预审',
  },
  reject: {
    label: '审核拒绝',
    by: ['assignedReviewer'],
    from: ['pendingReview'],
    to: 'rejected',
    tells: ['reporter', 'followers'],
    place: 'more',
    danger: true,
    story: '审核拒绝',
    done: '已拒绝',
  },
  accept: {
    label: '接单',
    by: ['assignedWorker'],
    from: ['assigned'],
    to: 'accepted',
    tells: ['reporter', 'followers'],
    place: 'main',
    asksConsent: true,
    story: '接单',
    done: '已接单',
  },
  'return-to-review': {
    label: '维修退回',
    by: ['assignedWorker'],
    from: ['assigned'],
    to: 'pendingReview',
    removes: ['worker'],
    tells: ['reviewer'],
    place: 'beside',
    story: '退回审核',
    done: '已退回审核员',
  },
  start: {
    label: '开始维修',
    by: ['assignedWorker'],
    from: ['accepted'],
    to: 'repairing',
    tells: [],
    place: 'main',
    asksConsent: true,
    story: '开始维修',
    done: '已开始维修',
  },
  resume: {
    label: '恢复维修',
    by: ['assignedWorker', 'assignedReviewer'],
    from: ['paused'],
    to: 'repairing',
    removes: ['pause'],
    tells: ['reporter', 'worker', 'followers'],
    place: 'main',
    story: '恢复维修',
    done: '已恢复维修',
  },
  'request-completion': {
    label: '申请完工',
    by: ['assignedWorker'],
    from: ['repairing'],
    to: 'pendingConfirmation',
    records: ['completion'],
    tells: ['reviewer'],
    place: 'main',
    asksConsent: true,
    story: '申请完工',
    done: '已申请完工',
  },
  'add-materials': {
    label: '添加耗材',
    by: ['assignedWorker'],
    from: ['repairing'],
    to: 'same',
    stock: 'takes',
    tells: [],
    place: 'beside',
    story: '添加耗材',
    done: '耗材已添加',
  },
  'return-materials': {
    label: '退回耗材',
    by: ['assignedWorker'],
    from: ['repairing'],
    to: 'same',
    stock: 'puts',
    tells: [],
    place: 'more',
    story: '退回耗材',
    done: '耗材已退回',
  },
  pause: {
    label: '暂时无法维修',
    by: ['assignedWorker', 'assignedReviewer'],
    from: ['accepted', 'repairing'],
    to: 'paused',
    records: ['pause'],
    tells: ['reporter', 'reviewer', 'followers'],
    place: 'more',
    story: '暂停维修',
    done: '已暂停',
  },
  'confirm-completion': {
    label: '确认完工',
    by: ['assignedReviewer'],
    from: ['pendingConfirmation'],
    to: 'completed',
    records: ['confirmation'],
    tells: ['reporter', 'worker', 'followers'],
    place: 'main',
    asksConsent: true,
    story: '确认完工',
    done: '已确认完工',
  },
  'reject-completion': {
    label: '驳回完工',
    by: ['assignedReviewer'],
    from: ['pendingConfirmation'],
    to: 'repairing',
    removes: ['completion', 'confirmation'],
    tells: ['worker'],
    place: 'beside',
    danger: true,
    story: '驳回完工',
    done: '已驳回',
  },
  rate: {
    label: '立即评价',
    unacceptedLabel: '同意并评价',
    by: ['itsReporter'],
    from: ['completed'],
    to: 'rated',
    withinDays: 15,
    records: ['rating', 'acceptance'],
    tells: ['reviewer', 'worker'],
    place: 'main',
    story: '评价',
    done: '已评价',
  },
  'refuse-work': {
    label: '拒绝验收',
    by: ['itsReporter'],
    from: ['completed'],
    to: 'repairing',
    unless: 'acceptance',
    removes: ['completion', 'confirmation'],
    tells: ['worker', 'reviewer'],
    place: 'beside',
    danger: true,
    asksConsent: true,
    story: '拒绝验收',
    done: '已退给维修工继续修',
  },
  reopen: {
    label: '申请返修',
    by: ['itsReporter'],
    from: ['completed', 'rated'],
    to: 'pendingReview',
    withinDays: 30,
    removes: ['worker', 'completion', 'confirmation', 'acceptance', 'rating'],
    reopens: true,
    tells: ['reviewer'],
    place: 'more',
    asksConsent: true,
    story: '申请返修',
    done: '已申请返修',
  },
  'accept-result': {
    label: '自动验收',
    by: ['system'],
    from: ['completed'],
    to: 'same',
    unless: 'acceptance',
    records: ['acceptance'],
    tells: ['reporter'],
    place: 'more',
    story: '自动验收',
    done: '已自动验收',
  },
  'reassign-worker': {
    label: '改派',
    labels: { worker: '转单' },
    by: ['assignedWorker', 'assignedReviewer', 'admin'],
    from: ['assigned', 'accepted', 'repairing', 'paused'],
    to: 'assigned',
    assigns: ['worker'],
    removes: ['pause'],
    tells: ['worker', 'previousWorker', 'reviewer'],
    place: 'more',
    story: '改派给',
    stories: { worker: '转单给' },
    done: '已转给新的维修工',
  },
  'reassign-reviewer': {
    label: '改派审核员',
    by: ['admin'],
    from: ['pendingReview', 'pooled', 'assigned', 'accepted', 'repairing', 'paused', 'pendingConfirmation'],
    to: 'same',
    assigns: ['reviewer'],
    tells: ['reviewer', 'previousReviewer'],
    place: 'more',
    story: '改派审核员',
    done: '已改派审核员',
  },
  edit: {
    label: '修改',
    by: ['itsReporter'],
    from: ['pendingPreReview'],
    to: 'same',
    edits: true,
    tells: [],
    alarms: ['onDuty'],
    place: 'beside',
    story: '修改了报修内容',
    done: '已修改',
  },
  cancel: {
    label: '取消工单',
    by: ['itsReporter'],
    from: ['pendingPreReview', 'pendingReview', 'pooled', 'assigned'],
    to: 'cancelled',
    tells: ['owner', 'followers'],
    place: 'more',
    danger: true,
    story: '取消工单',
    done: '已取消',
  },
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof ACTIONS;

/** How an older mini program on a phone tells of a step that a newer server has: nobody may take it here. */
const OF_NEWER: Action = {
  ...{ label: '', by: [], from: [], to: 'same', tells: [] },
  ...{ place: 'more', story: '更新了工单', done: '已办理' },
};

/** One row, with its optional columns visible to the type checker. */
export const actionRow = (action: ActionId): Action =>
  (ACTIONS as Partial<Record<ActionId, Action>>)[action] ?? OF_NEWER;

/** Is it a step of this version? */
export const isAction = (id: string): id is ActionId => (ALL_ACTIONS as readonly string[]).includes(id);

export const ALL_ACTIONS = Object.keys(ACTIONS) as ActionId[];
