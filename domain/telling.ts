/** Whom a step is told to: the "told" column of the transition table, as outbox entries. */
import { type ActionId, type Addressee, actionRow } from './actions';
import { isRemoved } from './removed';
import { type Role, STAFF_ROLES } from './roles';
import type { TicketState } from './step';
import { OWNER_ROLES, type Owner, STATUSES, type StatusRow } from './statuses';
import type { AddresseeRule, StaffRef, StepEntry, TimelineEntry } from './ticket';

const staff = (person: StaffRef | undefined): AddresseeRule[] => (person ? [`staff:${person.staffNo}`] : []);

const OWNERS: Record<Owner, (ticket: TicketState) => AddresseeRule[]> = {
  preReviewers: () => ['role:preReviewer'],
  reviewer: (ticket) => staff(ticket.reviewer),
  worker: (ticket) => staff(ticket.worker),
  reporter: () => ['reporter'],
};

/** Whose turn it is now, as addressees. */
export function ownerRules(ticket: TicketState): AddresseeRule[] {
  const { owner } = STATUSES[ticket.status] as StatusRow;
  return owner ? OWNERS[owner](ticket) : [];
}

type Before = TicketState | undefined;

const RULES: Record<Addressee, (after: TicketState, before: Before) => AddresseeRule[]> = {
  ...OWNERS,
  workers: () => ['role:worker'],
  previousReviewer: (_, before) => staff(before?.reviewer),
  previousWorker: (_, before) => staff(before?.worker),
  owner: (_, before) => (before ? ownerRules(before) : []),
  onDuty: () => STAFF_ROLES.map((role): AddresseeRule => `role:${role}`),
  // Where nobody follows there is nobody to look for.
  followers: ({ affected }) => (affected ? ['followers'] : []),
};

/** Whom a step is told to: those of its row, and on alarm those who are to know of a danger at once. */
function addresseesOf(action: ActionId, before: Before, after: TicketState): readonly Addressee[] {
  const { tells, alarms = [] } = actionRow(action);
  const isAlarm = after.danger !== undefined && before?.danger === undefined;
  return isAlarm ? [...tells, ...alarms] : tells;
}

/** Whom a notice is told to. */
export type NoticeAddressee =
  Exclude<Addressee, 'previousReviewer' | 'previousWorker'> | 'reviewers' | 'admins';

type Noticed = readonly { readonly to: AddresseeRule; readonly as: Role }[];

const EVERY_REVIEWER: Noticed = [{ to: 'role:reviewer', as: 'reviewer' }];

/** The people whom a notice is told to on this ticket as it is now, and the role in which they are told. */
export function noticed(addressee: NoticeAddressee, ticket: TicketState): Noticed {
  if (addressee === 'admins') return [{ to: 'role:admin', as: 'admin' }];
  // Its own, or all of them while it has none.
  if (addressee === 'reviewers') return ticket.reviewer ? noticed('reviewer', ticket) : EVERY_REVIEWER;
  return RULES[addressee](ticket, ticket).map((to) => ({ to, as: roleOf(addressee, ticket, to) }));
}

/** The role in which an addressee is told. */
function roleOf(addressee: Addressee, before: Before, to: AddresseeRule): Role {
  if (addressee === 'onDuty') return to.slice('role:'.length) as Role;
  if (addressee === 'previousReviewer') return 'reviewer';
  if (addressee === 'previousWorker' || addressee === 'workers') return 'worker';
  if (addressee === 'followers') return 'reporter';
  if (addressee !== 'owner') return OWNER_ROLES[addressee];
  const { owner = 'reporter' } = (before ? STATUSES[before.status] : {}) as Partial<StatusRow>;
  return OWNER_ROLES[owner];
}

/** In which role this rule's people are told of a step; of several the first in the row's order. */
export function toldAs(entry: Pick<StepEntry, 'to' | 'action'>, before: Before, after: TicketState): Role {
  const addressee = addresseesOf(entry.action, before, after).find((one) =>
    RULES[one](after, before).includes(entry.to),
  );
  if (!addressee) throw new Error(`${entry.action} tells nobody ${entry.to}`);
  return roleOf(addressee, before, entry.to);
}

/** Nobody is told of their own step, nobody twice of one; people behind a rule are told apart when it is delivered. */
export function messagesOf(
  before: TicketState | undefined,
  after: TicketState,
  entry: TimelineEntry,
): StepEntry[] {
  const rules = new Set(
    addresseesOf(entry.action, before, after).flatMap((addressee) => RULES[addressee](after, before)),
  );
  if (entry.by.staffNo) rules.delete(`staff:${entry.by.staffNo}`);
  if (entry.by.openid === after.reporter.openid || isRemoved(after.reporter.openid)) rules.delete('reporter');
  return [...rules].map((to) => ({
    to,
    action: entry.action,
    version: after.version,
    at: entry.at,
    by: entry.by.openid,
  }));
}
