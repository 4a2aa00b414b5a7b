/** Handing tickets over before somebody goes: which ones, and by which step. Both are read from the transition table. */
import { type ActionId, ALL_ACTIONS, type AssigneeField, actionRow } from './actions';
import type { StaffRow } from './account';
import type { StaffRole } from './roles';
import { isOpen, OWNER_ROLES, statusRow, type Status, ALL_STATUSES } from './statuses';
import type { Place } from './ticket';

export const ASSIGNEE_FIELDS: readonly AssigneeField[] = ['reviewer', 'worker'];

/** The step by which an admin gives a ticket to somebody else in this role. */
export function handoverAction(field: AssigneeField): ActionId {
  const found = ALL_ACTIONS.find(
    (id) => actionRow(id).assigns?.includes(field) && actionRow(id).by.includes('admin'),
  );
  if (!found) throw new Error(`no admin may reassign the ${field}`);
  return found;
}

/** Statuses whose tickets somebody in this role has to hand over. */
export const handoverStatuses = (field: AssigneeField): readonly Status[] =>
  actionRow(handoverAction(field)).from.filter(isOpen);

export const needsHandover = (field: AssigneeField, status: Status): boolean =>
  handoverStatuses(field).includes(status);

/** Of the roles that somebody loses, those in which they may hold tickets. */
export const fieldsOf = (roles: readonly StaffRole[]): AssigneeField[] =>
  ASSIGNEE_FIELDS.filter((field) => roles.includes(field));

/** Statuses in which a ticket waits for anybody of this role. */
export const statusesOwnedBy = (role: StaffRole): Status[] =>
  ALL_STATUSES.filter((status) => {
    const { owner } = statusRow(status);
    return isOpen(status) && owner !== undefined && OWNER_ROLES[owner] === role;
  });

/** Somebody is about to lose these roles: nobody gives them a ticket meanwhile. */
export interface Leave {
  readonly roles: readonly StaffRole[];
  /** Which change it is for. */
  readonly by: string;
  /** Afterwards the mark means nothing: whoever set it has given up. */
  readonly until: Date;
}

export const isLeaving = (row: Pick<StaffRow, 'leaving'>, role: StaffRole, now: Date): boolean =>
  row.leaving?.roles.includes(role) === true && new Date(row.leaving.until) > now;

/** A ticket in somebody's hands, as an admin sees it before a hand-over. */
export interface HeldTicket {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: Status;
  readonly area: Place;
  readonly item: Place;
  /** In which role. */
  readonly role: AssigneeField;
  /** Otherwise it waits for others, and ends without this person. */
  readonly needsHandover: boolean;
  /** Staff numbers of its present assignees: none of them can take it. */
  readonly assignees: readonly string[];
}
