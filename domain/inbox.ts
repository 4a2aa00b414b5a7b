/** In-app messages: what a person reads of a step that somebody else took. Source: the ticket contract, "Outbox". */
import { type ActionId, actionRow, actionStory } from './actions';
import { statusRow } from './statuses';
import { rebuild } from './step';
import { ownerRules } from './telling';
import type { OutboxEntry, Place, Ticket } from './ticket';

/** One step, told to one person. */
export interface InboxMessage {
  /** Stands for ticket, version and person: the same message is never there twice. */
  readonly _id: string;
  readonly openid: string;
  readonly ticketId: string;
  readonly number: string;
  readonly item: Place;
  readonly area: Place;
  readonly action: ActionId;
  /** `等你接单`, `王建国 审核通过，派给 陈志强`. */
  readonly title: string;
  /** The reason or remark that came with the step. */
  readonly note?: string;
  /** It waits for who reads this. */
  readonly isTurn: boolean;
  readonly isRead: boolean;
  /** When the step was taken. */
  readonly at: Date;
}

/** As it travels to the person it is for. */
export type MessageView = Omit<InboxMessage, 'openid'>;

export const viewMessage = ({ openid: _, ...view }: InboxMessage): MessageView => view;

/**
 * The message of one outbox entry to one person; its id comes from outside, because domain/ cannot hash.
 * @throws Error where the ticket never had that version
 */
export function inboxMessage(ticket: Ticket, entry: OutboxEntry, openid: string): Omit<InboxMessage, '_id'> {
  const steps = ticket.timeline.slice(0, entry.version);
  const step = steps[entry.version - 1];
  if (!step) throw new Error(`ticket ${ticket._id} has no version ${entry.version}`);
  const after = rebuild(ticket._id, steps);
  const { reason, note, comment } = step.input;
  const { assigns } = actionRow(step.action);
  const assignee = assigns && step.input[assigns]?.name;
  const isTurn = ownerRules(after).includes(entry.to);
  const story = [step.by.name, actionStory(step.action, step.by.role), assignee].filter(Boolean).join(' ');
  const words = reason ?? note ?? comment;
  return {
    openid,
    ticketId: ticket._id,
    number: ticket.number,
    item: ticket.item,
    area: ticket.area,
    action: step.action,
    title: isTurn ? `等你${statusRow(after.status).waitsFor ?? ''}` : story,
    ...(words !== undefined && { note: words }),
    isTurn,
    isRead: false,
    at: step.at,
  };
}
