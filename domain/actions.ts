/**
 * THE transition table: the only moves there are. Buttons, checks, field effects, messages, tests and documents read it.
 * Source: the ticket contract, "Transitions". Anything not in this table is refused and changes nothing.
 */
import { ACTOR_RULES, type ActorRule, type ActorRuleId, type TicketPeople } from './actors';
import type { Actor, Role } from './roles';
import { STATUSES, type Status } from './statuses';

/** Whom a step is told to; `previous…` and `owner` are read before the step, the others after it. */
export type Addressee =
  'preReviewers' | 'reviewer' | 'worker' | 'reporter' | 'previousReviewer' | 'previousWorker' | 'owner';

export type AssigneeField = 'reviewer' | 'worker';
export type RecordField = 'completion' | 'confirmation' | 'rating';

export interface Action {
  /** The words on the button. */
  readonly label: string;
  /** Other words where this role taps it. */
  readonly labels?: Partial<Record<Role, string>>;
  /** Rules in order; the first that holds names the role which the timeline records. */
  readonly by: readonly ActorRuleId[];
  /** Empty: the action makes a new ticket. */
  readonly from: readonly Status[];
  readonly to: Status | 'same';
  /** Possible for so many days after the last change of status; absent: always. */
  readonly withinDays?: number;
  /** Field that takes the person chosen in the input. */
  readonly assigns?: AssigneeField;
  readonly removes?: readonly (AssigneeField | RecordField)[];
  /** Field that keeps the person's words, photos or score. */
  readonly records?: RecordField;
  /** The input's materials go from the store room onto the ticket's list, or from there back: in the step's own transaction. */
  readonly stock?: 'takes' | 'puts';
  readonly tells: readonly Addressee[];
  /** Where its button stands: the filled one, the one beside it, or under 更多; danger marks refusals. */
  readonly place: 'main' | 'beside' | 'more';
  readonly danger?: boolean;
  /** Its tap also asks whether WeChat may remind the person of what comes next. */
  readonly asksConsent?: true;
  /** What the timeline says between the actor and the assignee: 刘敏 转给 王建国. */
  readonly story: string;
  /** Other words where this role acted. */
  readonly stories?: Partial<Record<Role, string>>;
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
    assigns: 'reviewer',
    tells: ['reviewer', 'reporter'],
    place: 'main',
    asksConsent: true,
    story: '审核通过，转给',
    done: '已转给审核员',
  },
  'pre-reject': {
    label: '预审拒绝',
    by: ['anyPreReviewer'],
    from: ['pendingPreReview'],
    to: 'rejected',
    tells: ['reporter'],
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
    assigns: 'worker',
    tells: ['worker', 'reporter'],
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
    assigns: 'reviewer',
    tells: ['reviewer'],
    place: 'beside',
    story: '转单给',
    done: '已转给另一位审核员',
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
    tells: ['reporter'],
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
    tells: ['reporter'],
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
  'request-completion': {
    label: '申请完工',
    by: ['assignedWorker'],
    from: ['repairing'],
    to: 'pendingConfirmation',
    records: 'completion',
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
  'confirm-completion': {
    label: '确认完工',
    by: ['assignedReviewer'],
    from: ['pendingConfirmation'],
    to: 'completed',
    records: 'confirmation',
    tells: ['reporter', 'worker'],
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
    by: ['itsReporter'],
    from: ['completed'],
    to: 'rated',
    withinDays: 15,
    records: 'rating',
    tells: ['reviewer', 'worker'],
    place: 'main',
    story: '评价',
    done: '已评价',
  },
  'reassign-worker': {
    label: '改派',
    labels: { worker: '转单' },
    by: ['assignedWorker', 'assignedReviewer', 'admin'],
    from: ['assigned', 'accepted', 'repairing', 'paused'],
    to: 'assigned',
    assigns: 'worker',
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
    assigns: 'reviewer',
    tells: ['reviewer', 'previousReviewer'],
    place: 'more',
    story: '改派审核员',
    done: '已改派审核员',
  },
  cancel: {
    label: '取消工单',
    by: ['itsReporter'],
    from: ['pendingPreReview', 'pendingReview', 'pooled', 'assigned'],
    to: 'cancelled',
    tells: ['owner'],
    place: 'more',
    danger: true,
    story: '取消工单',
    done: '已取消',
  },
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof ACTIONS;

/** One row, with its optional columns visible to the type checker. */
export const actionRow = (action: ActionId): Action => ACTIONS[action];

export const ALL_ACTIONS = Object.keys(ACTIONS) as ActionId[];

/** The role in which this person may take the step on this ticket, whatever its status; `undefined` where none. */
export function actingRole(
  action: ActionId,
  ticket: TicketPeople | undefined,
  actor: Actor,
): Role | undefined {
  const rules: ActorRule[] = actionRow(action).by.map((id) => ACTOR_RULES[id]);
  return rules.find((rule) => rule.allows(actor, ticket))?.role;
}

export const startsFrom = (action: ActionId, status: Status): boolean =>
  actionRow(action).from.includes(status);

/** The status after the step. */
export const statusAfter = (action: ActionId, before: Status | undefined): Status => {
  const { to } = actionRow(action);
  if (to !== 'same') return to;
  if (before === undefined) throw new Error(`${action} needs a ticket`);
  return before;
};

/** A ticket's place in time: its status, and since when. */
export interface Standing {
  readonly status: Status;
  readonly since: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Is it too late for a step that its status would allow? */
export function isOverdue(action: ActionId, { since }: Standing, now: Date): boolean {
  const { withinDays } = actionRow(action);
  return withinDays !== undefined && now.getTime() > new Date(since).getTime() + withinDays * DAY_MS;
}

/** What this person can do with this ticket now, in the order of the table. */
export const actionsFor = (
  ticket: TicketPeople & Standing,
  actor: Actor,
  now: Date = new Date(),
): ActionId[] =>
  ALL_ACTIONS.filter(
    (action) =>
      startsFrom(action, ticket.status) &&
      !isOverdue(action, ticket, now) &&
      actingRole(action, ticket, actor) !== undefined,
  );

/** The words on the button for somebody acting in this role. */
export const actionLabel = (action: ActionId, role?: Role): string =>
  (role && actionRow(action).labels?.[role]) ?? actionRow(action).label;

/** What the timeline says of a step that somebody took in this role. */
export const actionStory = (action: ActionId, role: Role): string =>
  actionRow(action).stories?.[role] ?? actionRow(action).story;

/** The Chinese sentence for a step that its status refuses. */
export const wrongStatusMessage = (action: ActionId, status: Status): string =>
  `工单现在是“${STATUSES[status].label}”，不能${actionRow(action).label}，请看最新进度`;

/** The Chinese sentence for a step that comes too late. */
export const overdueMessage = (action: ActionId): string =>
  `${actionRow(action).label}要在 ${actionRow(action).withinDays} 天之内，现在已经过期`;
