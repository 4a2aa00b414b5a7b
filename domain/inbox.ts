/** In-app messages: what a person reads of a step that somebody else took. Source: the ticket contract, "Outbox". */
import { actionStory } from './acting';
import { type ActionId, actionRow, type AssigneeField } from './actions';
import { type Capacity, doer } from './actors';
import { URGENT_WORD } from './danger-advice';
import { followedWords } from './following';
import { type Notice, type NoticeKind, noticeRow, noticeStory, type Teller } from './notices';
import { pauseWords } from './pause-reasons';
import { type PushState, templateFor, templateForNotice } from './reminders';
import type { ActorRole, Role } from './roles';
import type { TemplateKey } from './settings';
import { awaitedStep } from './statuses';
import { rebuild, type TicketState } from './step';
import { ownerRules, toldAs } from './telling';
import { isUrgent } from './urgency';
import {
  type NoticeEntry,
  type OutboxEntry,
  type Place,
  type ResolvedInput,
  type StepEntry,
  type Ticket,
  type TimelineEntry,
  UNFIXABLE,
} from './ticket';

/** The subscribe message that goes with an in-app message. */
export interface Push {
  readonly template: TemplateKey;
  readonly state: PushState;
  /** WeChat's errcode, where it refused. */
  readonly code?: number;
  /** Last try, or when it was queued. */
  readonly at: Date;
}

/** Which notice a message tells of, and who tells. */
export interface NoticeMark extends Pick<Notice, 'kind' | 'id'> {
  /** openid; empty where the system tells. */
  readonly by: string;
  /** Name of who tells, in which role, and their number. */
  readonly from?: string;
  readonly role?: ActorRole;
  readonly staffNo?: string;
}

/** One step or one notice, told to one person. */
export interface InboxMessage {
  /** Stands for ticket, version or notice, and person: the same message is never there twice. */
  readonly _id: string;
  readonly openid: string;
  /** Name and role in which the person is told. */
  readonly name: string;
  readonly toldAs: Role;
  readonly ticketId: string;
  readonly number: string;
  readonly item: Place;
  readonly area: Place;
  /** Absent where it tells of no step. */
  readonly action?: ActionId;
  readonly notice?: NoticeMark;
  /** Told to somebody who follows and may not see the ticket: it opens none, and names nobody. */
  readonly follows?: true;
  /** `等你接单`, `王建国 审核通过，派给 陈志强`, `紧急：等你预审`. */
  readonly title: string;
  /** The reason or remark that came with the step. */
  readonly note?: string;
  /** It waits for who reads this. */
  readonly isTurn: boolean;
  readonly isRead: boolean;
  readonly readAt?: Date;
  /** When it happened. */
  readonly at: Date;
  /** Absent where no template was set: it is told in the mini program only. */
  readonly push?: Push;
  /** It has a subscribe message that has not gone out, and nobody has read it: admins look after these. */
  readonly isUndelivered?: boolean;
}

/** For the ledger only; the person whom it is for knows. */
const LEDGER = ['openid', 'name', 'toldAs', 'push', 'isUndelivered', 'readAt'] as const;

/** As it travels to the person it is for. */
export type MessageView = Omit<InboxMessage, (typeof LEDGER)[number] | 'notice'> & {
  readonly notice?: NoticeKind;
};

export function viewMessage({ notice, ...message }: InboxMessage): MessageView {
  const ledger: readonly string[] = LEDGER;
  const shown = Object.fromEntries(Object.entries(message).filter(([field]) => !ledger.includes(field)));
  return { ...(shown as unknown as MessageView), ...(notice && { notice: notice.kind }) };
}

/** Whom a message is for. */
export interface Recipient {
  readonly openid: string;
  readonly name: string;
  /** Told in the place of who is named on the ticket, beside them. */
  readonly isDeputy?: true;
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
  readonly by: { readonly name: string; readonly role: ActorRole } & Capacity;
  readonly input: Pick<ResolvedInput, AssigneeField | 'result'>;
}

/** `刘敏 审核通过，转给 王建国`, `陈志强 申请完工：未能修复`. */
export function sentenceOf({ action, by, input }: Told): string {
  const [field] = actionRow(action).assigns ?? [];
  const assignee = field && input[field]?.name;
  const end = input.result === 'unfixable' ? `：${UNFIXABLE}` : '';
  return doer(by) + [actionStory(action, by.role), assignee].filter(Boolean).join(' ') + end;
}

/** How the work ended that a step confirms. */
function confirmed({ action, at }: TimelineEntry, timeline: readonly TimelineEntry[]) {
  if (!actionRow(action).records?.includes('confirmation')) return undefined;
  const completions = timeline.filter(
    (one) => one.at.getTime() <= at.getTime() && actionRow(one.action).records?.includes('completion'),
  );
  return completions[completions.length - 1];
}

/** What is said before anything that was typed: why it waits, or that it could not be repaired and what to do instead. */
function leadOf(entry: TimelineEntry, timeline: readonly TimelineEntry[]): string | undefined {
  const { reasonCode, expectedAt } = entry.input;
  if (reasonCode) return pauseWords({ reasonCode, ...(expectedAt && { expectedAt }) }, entry.at);
  const { result, advice } = (confirmed(entry, timeline) ?? entry).input;
  return result === 'unfixable' ? [UNFIXABLE, advice].filter(Boolean).join('，') : undefined;
}

/** Who did what, and the reason or remark that came with it. @param timeline what the step stands in, or what came before it */
export function storyOf(
  entry: TimelineEntry,
  timeline: readonly TimelineEntry[] = [],
): { story: string; words: string | undefined } {
  const { reason, note, comment } = entry.input;
  const words = [leadOf(entry, timeline), reason ?? note ?? comment].filter(Boolean).join('。');
  return { story: sentenceOf(entry), words: words || undefined };
}

/** Staff read first that people may be hurt. */
const titled = (ticket: TicketState, toldAs: Role, title: string): string =>
  isUrgent(ticket) && toldAs !== 'reporter' ? `${URGENT_WORD}：${title}` : title;

const turnTitle = (ticket: TicketState, isDeputy: boolean): string =>
  `等你${isDeputy ? '代为' : ''}${awaitedStep(ticket)}`;

/** The role in which this entry's people are told. */
export const roleTold = (entry: OutboxEntry, { before, after }: Moment): Role =>
  entry.notice ? entry.as : toldAs(entry, before, after);

/** What a message says, and in which role somebody is told. */
interface Said extends Pick<
  InboxMessage,
  'toldAs' | 'action' | 'notice' | 'follows' | 'title' | 'note' | 'isTurn' | 'at'
> {
  readonly template: TemplateKey | undefined;
}

function saidOfStep(entry: StepEntry, moment: Moment, isDeputy: boolean): Said {
  const { after } = moment;
  const step = after.timeline[entry.version - 1];
  if (!step) throw new Error(`ticket ${after._id} has no version ${entry.version}`);
  const isTurn = ownerRules(after).includes(entry.to);
  const { story, words } = storyOf(step, after.timeline);
  const { calls = story } = actionRow(entry.action);
  const role = roleTold(entry, moment);
  return {
    ...{ toldAs: role, action: step.action, isTurn, at: step.at },
    title: titled(after, role, isTurn ? turnTitle(after, isDeputy) : calls),
    ...(words !== undefined && { note: words }),
    template: templateFor(role, entry.action),
  };
}

function saidToFollowers(entry: StepEntry, { after }: Moment): Said {
  return {
    ...{ toldAs: 'reporter', action: entry.action, follows: true, isTurn: false, at: entry.at },
    title: followedWords(after),
    template: templateFor('reporter', entry.action),
  };
}

const isForFollowers = ({ to }: OutboxEntry): boolean => to === 'followers';

const saidOf = (entry: OutboxEntry, moment: Moment, isDeputy = false): Said => {
  if (entry.notice) return saidOfNotice(entry, moment);
  return isForFollowers(entry) ? saidToFollowers(entry, moment) : saidOfStep(entry, moment, isDeputy);
};

const teller = ({ name: from, role, staffNo }: Teller): Partial<NoticeMark> => ({
  ...{ from, role },
  ...(staffNo !== undefined && { staffNo }),
});

function saidOfNotice({ to, as, notice, at, by }: NoticeEntry, { after }: Moment): Said {
  const { kind, id, from } = notice;
  const { story, words } = noticeStory(notice);
  return {
    ...{ toldAs: as, title: titled(after, as, story), at },
    notice: { kind, id, by, ...(from && teller(from)) },
    ...(words !== undefined && { note: words }),
    isTurn: noticeRow(kind).asks === true && ownerRules(after).includes(to),
    template: templateForNotice(as),
  };
}

const queued = (template: TemplateKey): Pick<InboxMessage, 'push' | 'isUndelivered'> => ({
  push: { template, state: 'queued', at: new Date() },
  isUndelivered: true,
});

/** Is whoever this entry tells asked to act? */
export const tellsTurn = (entry: OutboxEntry, moment: Moment): boolean => saidOf(entry, moment).isTurn;

/**
 * The message of one outbox entry to one person; its id comes from outside, because domain/ cannot hash.
 * @param isSet which templates the institution has set
 */
export function inboxMessage(
  entry: OutboxEntry,
  moment: Moment,
  { openid, name, isDeputy }: Recipient,
  isSet: (key: TemplateKey) => boolean,
): Omit<InboxMessage, '_id'> {
  const { template, ...said } = saidOf(entry, moment, isDeputy);
  const { _id: ticketId, number, item, area } = moment.after;
  return {
    ...{ openid, name, ticketId, number, item, area },
    ...said,
    isRead: false,
    ...(template && isSet(template) && queued(template)),
  };
}
