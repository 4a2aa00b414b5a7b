/** Which ticket goes to whom, and what became of it. */
import { type AssigneeField, actionRow, type HeldTicket, handoverAction, STATUSES } from '@xiuda/domain';
import { act, CloudError } from '../../../services/cloud';
import { sentenceOf } from '../../../services/feedback';
import { newRequestId } from '../../../services/request-id';
import { ticketTitle } from '../../../services/ticket-title';

export interface Taker {
  readonly staffNo: string;
  readonly name: string;
}

export interface PlannedTicket {
  readonly id: string;
  readonly role: AssigneeField;
  readonly title: string;
  /** `维修中 · BX20261122-004217`. */
  readonly about: string;
  readonly version: number;
  readonly assignees: readonly string[];
  readonly to?: Taker;
  /** One per hand-over of this ticket, however often it is sent. */
  readonly requestId: string;
  readonly state: 'open' | 'done' | 'skipped';
  /** Why not yet, or what became of it. */
  readonly words: string;
}

export const planned = (ticket: HeldTicket): PlannedTicket => ({
  ...{ id: ticket.id, role: ticket.role, version: ticket.version, assignees: ticket.assignees },
  title: ticketTitle(ticket),
  about: `${STATUSES[ticket.status].label} · ${ticket.number}`,
  requestId: newRequestId(),
  ...{ state: 'open' as const, words: '' },
});

const ALREADY = '已经在这张工单上，请另选一位';

/** The ticket with this person as its next; whoever is on it already cannot be both. */
export const givenTo = (ticket: PlannedTicket, to: Taker): PlannedTicket => {
  if (ticket.state !== 'open') return ticket;
  if (!ticket.assignees.includes(to.staffNo)) return { ...ticket, to, words: '', requestId: newRequestId() };
  return { ...ticket, words: `${to.name}${ALREADY}` };
};

/** Somebody was faster, or it has ended: there is nothing to hand over any more. */
const MOVED: readonly string[] = ['CONFLICT', 'WRONG_STATUS', 'NOT_FOUND'];

/**
 * Hands one ticket over.
 * @throws CloudError where no answer came, or the function failed: the same may be sent again
 */
export async function handOver(ticket: PlannedTicket, reason: string): Promise<PlannedTicket> {
  const { id: ticketId, version, requestId, role, to } = ticket;
  const action = handoverAction(role);
  const person = { [`${actionRow(action).assigns?.[0] ?? role}Id`]: to?.staffNo };
  try {
    await act(action, { ticketId, version, requestId, ...person, reason });
    return { ...ticket, state: 'done', words: `已交给${to?.name ?? ''}` };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    if (MOVED.includes(error.code)) return { ...ticket, state: 'skipped', words: '刚刚被别人处理过，已跳过' };
    if (error.code === 'INVALID_ASSIGNEE') return { ...ticket, words: sentenceOf(error) };
    throw error;
  }
}
