/** In-app messages: what a person reads of a step that somebody else took. Source: the ticket contract, "Outbox". */
import { actionStory } from './acting';
import { type ActionId, actionRow, type AssigneeField } from './actions';
import { URGENT_WORD } from './danger-advice';
import { type PushState, templateFor } from './reminders';
import type { ActorRole, Role } from './roles';
import type { TemplateKey } from './settings';
import { statusRow } from './statuses';
import { rebuild, type TicketState } from './step';
import { ownerRules, toldAs } from './telling';
import { isUrgent } from './urgency';
import type { OutboxEntry, Place, ResolvedInput, Ticket, TimelineEntry } from './ticket';

/** The subscribe message that goes with an in-app message. */
export interface Push {
  readonly template: TemplateKey;
  readonly state: PushState;
  /** WeChat's errcode, where it refused. */
  readonly code?: number;
  /** Last try, or when it was queued. */
  readonly at: Date;
}

/** One step, told to one person. */
export interface InboxMessage {
  /** Stands for ticket, version and person: the same message is never there twice. */
  readonly _id: string;
  readonly openid: string;
  /** Name and role in which the person is told. */
  readonly name: string;
  readonly toldAs: Role;
  readonly ticketId: string;
  readonly number: string;
  readonly item: Place;
  readonly area: Place;
  readonly action: ActionId;
  /** `等你接单`, `王建国 审核通过，派给 陈志强`, `紧急：等你预审`. */
  readonly title: string;
  /** The reason or remark that came with the step. */
  readonly note?: string;
  /** It waits for who reads this. */
  readonly isTurn: boolean;
  readonly isRead: boolean;
  readonly readAt?: Date;
  /** When the step was taken. */
  readonly at: Date;
  /** Absent where no template was set: it is told in the mini program only. */
  readonly push?: Push;
  /** It has a subscribe message that has not gone out, and nobody has read it: admins look after these. */
  readonly isUndelivered?: boolean;
}

/** For the ledger only; the person whom it is for knows. */
const LEDGER = ['openid', 'name', 'toldAs', 'push', 'isUndelivered', 'readAt'] as const;

/** As it travels to the person it is for. */
export type MessageView = Omit<InboxMessage, (typeof LEDGER)[number]>;

export function viewMessage(message: InboxMessage): MessageView {
  const ledger: readonly string[] = LEDGER;
  return Object.fromEntries(
    Object.entries(message).filter(([field]) => !ledger.includes(field)),
  ) as unknown as MessageView;
}

/** Whom a message is for. */
export interface Recipient {
  readonly openid: string;
  readonly name: string;
}

/** A ticket as one of its steps found and left it. */
export interface Moment {
  readonly before: TicketState | undefined;
  readonly after: TicketState;
}

/** @throws Error where the ticket never had that version */
export function momentOf({ _id, timeline }: Pick<Ticket, '_id' | 'timeline'>, version: number): Moment {
  const steps = timeline.slice(0, version);
  if (steps.length < version || version < 1) throw new Error(`ticket ${_id} has no version ${version}`);
  return {
    before: version > 1 ? rebuild(_id, steps.slice(0, -1)) : undefined,
    after: rebuild(_id, steps),
  };
}

/** What of a step makes a sentence; entries on their way to a client have it too. */
interface Told {
  readonly action: ActionId;
  readonly by: { readonly name: string; readonly role: ActorRole };
  readonly input: Pick<ResolvedInput, AssigneeField>;
}

/** `刘敏 审核通过，转给 王建国`. */
export function sentenceOf({ action, by, input }: Told): string {
  const [field] = actionRow(action).assigns ?? [];
  const assignee = field && input[field]?.name;
  return [by.name, actionStory(action, by.role), assignee].filter(Boolean).join(' ');
}

/** Who did what, and the reason or remark that came with it. */
export function storyOf(entry: TimelineEntry): { story: string; words: string | undefined } {
  const { reason, note, comment } = entry.input;
  return { story: sentenceOf(entry), words: reason ?? note ?? comment };
}

/** Staff read first that people may be hurt. */
const titled = (ticket: TicketState, toldAs: Role, title: string): string =>
  isUrgent(ticket) && toldAs !== 'reporter' ? `${URGENT_WORD}：${title}` : title;

/**
 * The message of one outbox entry to one person; its id comes from outside, because domain/ cannot hash.
 * @param isSet which templates the institution has set
 */
export function inboxMessage(
  entry: OutboxEntry,
  { before, after }: Moment,
  { openid, name }: Recipient,
  isSet: (key: TemplateKey) => boolean,
): Omit<InboxMessage, '_id'> {
  const step = after.timeline[entry.version - 1];
  if (!step) throw new Error(`ticket ${after._id} has no version ${entry.version}`);
  const isTurn = ownerRules(after).includes(entry.to);
  const { story, words } = storyOf(step);
  const role = toldAs(entry, before, after);
  const template = templateFor(role, entry.action);
  return {
    openid,
    name,
    toldAs: role,
    ticketId: after._id,
    number: after.number,
    item: after.item,
    area: after.area,
    action: step.action,
    title: titled(after, role, isTurn ? `等你${statusRow(after.status).waitsFor ?? ''}` : story),
    ...(words !== undefined && { note: words }),
    isTurn,
    isRead: false,
    at: step.at,
    ...(isSet(template) && { push: { template, state: 'queued', at: new Date() }, isUndelivered: true }),
  };
}
