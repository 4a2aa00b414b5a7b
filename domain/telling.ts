/** Whom a step is told to: the "told" column of the transition table, as outbox entries. */
import { type Addressee, actionRow } from './actions';
import { type Owner, STATUSES, type StatusRow } from './statuses';
import type { AddresseeRule, OutboxEntry, StaffRef, TimelineEntry } from './ticket';
import type { TicketState } from './step';

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

const RULES: Record<Addressee, (after: TicketState, before: TicketState | undefined) => AddresseeRule[]> = {
  ...OWNERS,
  previousReviewer: (_, before) => staff(before?.reviewer),
  previousWorker: (_, before) => staff(before?.worker),
  owner: (_, before) => (before ? ownerRules(before) : []),
};

/** Nobody is told of their own step, nobody twice of one; people behind a rule are told apart when it is delivered. */
export function messagesOf(
  before: TicketState | undefined,
  after: TicketState,
  entry: TimelineEntry,
): OutboxEntry[] {
  const rules = new Set(
    actionRow(entry.action).tells.flatMap((addressee) => RULES[addressee](after, before)),
  );
  if (entry.by.staffNo) rules.delete(`staff:${entry.by.staffNo}`);
  if (entry.by.openid === after.reporter.openid) rules.delete('reporter');
  return [...rules].map((to) => ({
    to,
    action: entry.action,
    version: after.version,
    at: entry.at,
    by: entry.by.openid,
  }));
}
