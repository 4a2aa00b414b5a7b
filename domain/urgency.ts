/** How soon a ticket must be seen, before how long it waits. Source: issue 6, "Urgency" (ADR 32). */
import type { DangerKind } from './danger';
import { isOpen, type Status } from './statuses';

/** What of a ticket raises it above others. */
export interface Pressing {
  readonly danger?: DangerKind;
  /** Its reporter has urged whoever has it now. */
  readonly urged?: object;
}

const OF_DANGER = 2;
const OF_URGING = 1;

/** What the item gives a ticket for as long as it has this item. */
export const baseRank = ({ danger }: Pick<Pressing, 'danger'>): number => (danger ? OF_DANGER : 0);

/** 0 to 3, higher goes first: danger before an urged one, both before all others. */
export const rankOf = (ticket: Pressing): number => baseRank(ticket) + (ticket.urged ? OF_URGING : 0);

/** Is it dangerous still? What is repaired or given up is nobody's emergency. */
export const isUrgent = (ticket: { readonly status: Status; readonly danger?: DangerKind }): boolean =>
  ticket.danger !== undefined && isOpen(ticket.status);
