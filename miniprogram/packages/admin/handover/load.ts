/** What is to be handed over, and who could take it. */
import { ASSIGNEE_FIELDS, type AssigneeField, ROLES, type StaffOption, type HeldTicket } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import { ticketTitle } from '../../../services/ticket-title';
import { getPerson } from '../services/roster';
import { type PlannedTicket, planned } from './plan';

export interface RoleGroup {
  readonly role: AssigneeField;
  /** `维修工的工单 3 单`. */
  readonly title: string;
  /** What was chosen for all of them; empty where nothing was. */
  readonly all: string;
  readonly tickets: readonly PlannedTicket[];
}

export interface Waiting {
  readonly id: string;
  readonly title: string;
}

async function takers(role: AssigneeField, staffNo: string): Promise<StaffOption[]> {
  const { staff } = await call<{ staff: StaffOption[] }>('staff', { op: 'list', role });
  return staff.filter((person) => person.staffNo !== staffNo);
}

export const groupOf = (role: AssigneeField, tickets: readonly PlannedTicket[]): RoleGroup => ({
  ...{ role, tickets, all: '' },
  title: `作为${ROLES[role].label} ${tickets.length} 单`,
});

const groups = (tickets: readonly HeldTicket[]): RoleGroup[] =>
  ASSIGNEE_FIELDS.map((role) =>
    groupOf(role, tickets.filter((ticket) => ticket.needsHandover && ticket.role === role).map(planned)),
  ).filter(({ tickets: own }) => own.length);

/** @throws CloudError */
export async function loadHandover(staffNo: string) {
  const answer = await getPerson(staffNo);
  const found = groups(answer.tickets);
  const people: Partial<Record<AssigneeField, StaffOption[]>> = {};
  await Promise.all(
    found.map(async ({ role }) => {
      people[role] = await takers(role, staffNo);
    }),
  );
  const waiting = answer.tickets.filter((ticket) => !ticket.needsHandover);
  return {
    ...{ name: answer.person?.name ?? '', groups: found, people },
    waiting: waiting.map((ticket): Waiting => ({ id: ticket.id, title: ticketTitle(ticket) })),
  };
}
