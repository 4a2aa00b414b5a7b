/** What the transition table lets somebody do with a ticket, and what it says about it. */
import { type ActionId, ALL_ACTIONS, actionRow } from './actions';
import { ACTOR_RULES, type ActorRule, asThemselves, type TicketPeople } from './actors';
import type { DangerKind } from './danger';
import { type Actor, type ActorRole, type Role, ROLES, type StaffRole } from './roles';
import { NO_RULES, type Rules } from './rules';
import { STATUSES, type Status } from './statuses';

/** The role in which this person may take the step on this ticket, whatever its status; `undefined` where none. */
export function actingRole(
  action: ActionId,
  ticket: TicketPeople | undefined,
  actor: Actor,
  rules: Rules = NO_RULES,
): Role | undefined {
  const { by, allowedBy } = actionRow(action);
  if (allowedBy && !rules[allowedBy]) return undefined;
  const roleAs = (who: Actor) =>
    by.map((id): ActorRule => ACTOR_RULES[id]).find((rule) => rule.allows(who, ticket))?.role;
  // What one may do oneself is not done in somebody's place.
  const role = roleAs(asThemselves(actor)) ?? roleAs(actor);
  return role === 'system' ? undefined : role;
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

/** What of a ticket, beside its people, decides what is possible. */
export interface Standing {
  readonly status: Status;
  readonly since: Date;
  readonly confirmation?: { readonly at: Date };
  readonly acceptance?: object;
  readonly danger?: DangerKind;
}

const DAY_MS = 24 * 60 * 60 * 1000;

function isTooLate(days: number | undefined, { since, confirmation }: Standing, now: Date): boolean {
  const from = new Date(confirmation?.at ?? since).getTime();
  return days !== undefined && now.getTime() > from + days * DAY_MS;
}

/** Why a ticket that stands in the right status does not allow the step, as a sentence; `undefined` where it does. */
export function hindrance(action: ActionId, ticket: Standing, now: Date): string | undefined {
  const { label, withinDays, unless, onlyDangerous } = actionRow(action);
  if (unless && ticket[unless]) return `这次维修已经验收，不能${label}，没修好可以申请返修`;
  if (onlyDangerous && !ticket.danger) return `只有紧急报修可以${label}`;
  if (isTooLate(withinDays, ticket, now)) return `${label}要在 ${withinDays} 天之内，现在已经过期`;
  return undefined;
}

/** What this person can do with this ticket now, in the order of the table. */
export const actionsFor = (
  ticket: TicketPeople & Standing,
  actor: Actor,
  now: Date = new Date(),
  rules: Rules = NO_RULES,
): ActionId[] =>
  ALL_ACTIONS.filter(
    (action) =>
      startsFrom(action, ticket.status) &&
      hindrance(action, ticket, now) === undefined &&
      actingRole(action, ticket, actor, rules) !== undefined,
  );

/** The words on the button for somebody acting in this role. @param isAccepted whether the result has been accepted */
export function actionLabel(action: ActionId, role?: ActorRole, isAccepted = true): string {
  const { label, labels, unacceptedLabel } = actionRow(action);
  if (!isAccepted && unacceptedLabel) return unacceptedLabel;
  return (role && role !== 'system' && labels?.[role]) || label;
}

/** What the timeline says of a step that somebody took in this role. */
export const actionStory = (action: ActionId, role: ActorRole): string =>
  (role !== 'system' && actionRow(action).stories?.[role]) || actionRow(action).story;

/** The Chinese sentence for a step that its status refuses. */
export const wrongStatusMessage = (action: ActionId, status: Status): string =>
  `工单现在是“${STATUSES[status].label}”，不能${actionRow(action).label}，请看最新进度`;

/** Steps that the institution has allowed and that need somebody of `role` open the roster of that role to whoever may take them. */
const needsPerson = (action: ActionId, role: StaffRole, actor: Actor, rules: Rules): boolean => {
  const { allowedBy, assigns = [] } = actionRow(action);
  const isNeeded = (assigns as readonly StaffRole[]).includes(role);
  return allowedBy !== undefined && isNeeded && actingRole(action, undefined, actor, rules) !== undefined;
};

/** May this person look up people of `role`, for a form that asks for one of them? */
export const maySearchStaff = (actor: Actor, role: StaffRole, rules: Rules = NO_RULES): boolean =>
  actor.roles.some((own) => (ROLES[own].looksUp as readonly StaffRole[]).includes(role)) ||
  ALL_ACTIONS.some((action) => needsPerson(action, role, actor, rules));
