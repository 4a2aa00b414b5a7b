/** The checks of a step that need only the ticket and the people: version, permission, status, assignee, in this order. */
import { actingRole, actionLabel, hindrance, startsFrom, wrongStatusMessage } from './acting';
import { type ActionId, actionRow, type AssigneeField } from './actions';
import { doer, OTHER_SIDE } from './actors';
import type { StaffRow } from './account';
import { AppError } from './errors';
import { isLeaving } from './handover';
import { type Actor, type ActorRole, type Role, roleLabel } from './roles';
import { NO_RULES, type Rules } from './rules';
import type { ResolvedInput, StepActor, Ticket, TimelineEntry } from './ticket';

/** Who acted in the meantime, for somebody whose page is older than the ticket. */
export interface ConflictDetails {
  readonly action: ActionId;
  readonly name: string;
  readonly role: ActorRole;
  readonly at: Date;
}

/** CONFLICT that names who acted last; to themselves, on another phone, they are no stranger. */
export function conflict(
  timeline: readonly Pick<TimelineEntry, 'action' | 'by' | 'at'>[],
  openid: string,
): AppError {
  const last = timeline[timeline.length - 1];
  if (!last) return new AppError('CONFLICT');
  const { name, role } = last.by;
  const details: ConflictDetails = { action: last.action, name, role, at: last.at };
  const who = last.by.openid === openid ? '你在别处' : `${roleLabel(role)} ${doer(last.by)}`;
  const sentence = `${who}刚刚做了“${actionLabel(last.action, role)}”，请看最新进度再决定`;
  return new AppError('CONFLICT', { ...details }, sentence);
}

/** The stored entry of the same wish, sent before. */
export const repeatOf = (
  ticket: Pick<Ticket, 'timeline'>,
  openid: string,
  action: ActionId,
  requestId: string,
): TimelineEntry | undefined =>
  ticket.timeline.find(
    (entry) => entry.requestId === requestId && entry.action === action && entry.by.openid === openid,
  );

/**
 * Version, permission, status: the middle of the order of checks.
 * @returns the role in which the person acts
 * @throws AppError CONFLICT, FORBIDDEN, WRONG_STATUS
 */
export function checkStep(
  action: ActionId,
  version: number,
  ticket: Ticket,
  actor: Actor,
  rules: Rules = NO_RULES,
): Role {
  if (version !== ticket.version) throw conflict(ticket.timeline, actor.openid);
  const role = actingRole(action, ticket, actor, rules);
  if (!role) throw new AppError('FORBIDDEN');
  if (!startsFrom(action, ticket.status)) {
    throw new AppError('WRONG_STATUS', { status: ticket.status }, wrongStatusMessage(action, ticket.status));
  }
  const hindered = hindrance(action, ticket, new Date());
  if (hindered) throw new AppError('WRONG_STATUS', { status: ticket.status }, hindered);
  return role;
}

/** Has this person acted in the place of who holds this side of the ticket now? */
const hasStoodIn = (side: AssigneeField, { timeline, [side]: held }: Ticket, staffNo?: string): boolean =>
  timeline.some(
    ({ by }) => by.role === side && by.staffNo === staffNo && held && by.onBehalfOf?.staffNo === held.staffNo,
  );

const SAME_PERSON = '同一张工单的审核员和维修工不能是同一个人，请另选一位';

type Chosen = Readonly<Partial<Record<AssigneeField, StaffRow | undefined>>>;

/** Why this person cannot take the ticket over in this role, as a sentence; `undefined` where they can. */
function objection(field: AssigneeField, ticket: Ticket, chosen: Chosen): string | undefined {
  const person = chosen[field];
  if (!person?.active || !person.roles.includes(field)) {
    return `选的人不是在岗的${roleLabel(field)}，请另选一位`;
  }
  if (isLeaving(person, field, new Date())) return `${person.name} 正在交接工单，请另选一位`;
  if (!person.openid) return `${person.name} 还没有绑定微信，收不到工单，请另选一位`;
  if (ticket[field]?.staffNo === person._id) return `这张工单已经在 ${person.name} 手上，请另选一位`;
  const other = OTHER_SIDE[field];
  const held = chosen[other]?._id ?? ticket[other]?.staffNo;
  if (held === person._id || hasStoodIn(other, ticket, person._id)) return SAME_PERSON;
  if (field === 'reviewer' && ticket.reporter.openid === person.openid) {
    return '报修人不能审核自己的工单，请另选一位';
  }
  return undefined;
}

/** @throws AppError INVALID_ASSIGNEE where the action assigns and one of these people cannot be the one */
export function checkAssignees(action: ActionId, ticket: Ticket, chosen: Chosen): void {
  for (const field of actionRow(action).assigns ?? []) {
    const sentence = objection(field, ticket, chosen);
    if (sentence) throw new AppError('INVALID_ASSIGNEE', { [`${field}Id`]: sentence }, sentence);
  }
}

/** @throws AppError INVALID_ASSIGNEE where who takes the step becomes the worker, and cannot */
export function checkTakeover(action: ActionId, ticket: Ticket, actor: Actor): void {
  if (!actionRow(action).takesOver) return;
  const isReviewer = ticket.reviewer?.staffNo === actor.staffNo;
  if (isReviewer || hasStoodIn('reviewer', ticket, actor.staffNo))
    throw new AppError('INVALID_ASSIGNEE', undefined, '这张工单由你审核，不能自己维修');
  if (isLeaving(actor, 'worker', new Date()))
    throw new AppError('INVALID_ASSIGNEE', undefined, '你正在交接工单，不能再接新的');
}

/**
 * Who stands in for one side of a ticket does not put themselves on the other.
 * @throws AppError INVALID_ASSIGNEE
 */
export function checkOtherSide(by: StepActor, input: ResolvedInput): void {
  const field = by.onBehalfOf && by.role in OTHER_SIDE ? OTHER_SIDE[by.role as AssigneeField] : undefined;
  if (field && input[field]?.staffNo === by.staffNo)
    throw new AppError('INVALID_ASSIGNEE', { [`${field}Id`]: SAME_PERSON }, SAME_PERSON);
}
