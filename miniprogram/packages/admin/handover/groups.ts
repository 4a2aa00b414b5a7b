/** The tickets of every role, while somebody is found for each. */
import type { AssigneeField, StaffOption } from '@xiuda/domain';
import type { RoleGroup } from './load';
import { givenTo, type PlannedTicket, type Taker } from './plan';

/** What somebody is chosen for: one ticket, or with an empty id all of the role. */
export interface Assigned {
  readonly role: AssigneeField;
  readonly id: string;
}

export const ticketsOf = (groups: readonly RoleGroup[]): PlannedTicket[] =>
  groups.flatMap(({ tickets }) => tickets);

const isOne = (one: PlannedTicket, { role, id }: Assigned): boolean => one.role === role && one.id === id;

const changed = (
  groups: readonly RoleGroup[],
  change: (ticket: PlannedTicket) => PlannedTicket,
): RoleGroup[] => groups.map((group) => ({ ...group, tickets: group.tickets.map(change) }));

/** Whoever is on a ticket already cannot take it as well. */
export function offeredFor(
  what: Assigned,
  groups: readonly RoleGroup[],
  people: readonly StaffOption[],
): StaffOption[] {
  const ticket = ticketsOf(groups).find((one) => isOne(one, what));
  return people.filter(({ staffNo }) => !ticket?.assignees.includes(staffNo));
}

export function assigned(groups: readonly RoleGroup[], what: Assigned, to: Taker): RoleGroup[] {
  const isMeant = (one: PlannedTicket) => (what.id ? isOne(one, what) : one.role === what.role);
  const isWhole = ({ role }: RoleGroup) => role === what.role && !what.id;
  return changed(groups, (one) => (isMeant(one) ? givenTo(one, to) : one)).map((group) =>
    isWhole(group) ? { ...group, all: to.name } : group,
  );
}

/** With a ticket as it has become. */
export const replaced = (groups: readonly RoleGroup[], after: PlannedTicket): RoleGroup[] =>
  changed(groups, (one) => (isOne(one, after) ? after : one));

const LEAST = 2;

/** What is missing before anything can be sent: field → sentence. */
export function missing(open: readonly PlannedTicket[], reason: string): Record<string, string> | undefined {
  if (reason.length < LEAST) return { reason: '请填写原因，2 到 200 个字' };
  return open.some(({ to }) => !to) ? { to: '还有工单没有选人接手' } : undefined;
}
