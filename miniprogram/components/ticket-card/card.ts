/** What a card shows of a ticket to somebody who looks at one of the lists. */
import {
  ACTOR_RULES,
  type ActionId,
  actionRow,
  type Instant,
  isUrgent,
  OWNER_ROLES,
  relativeTime,
  statusRow,
  type Tone,
  UNFIXABLE,
  URGENT_WORD,
  type ViewId,
} from '@xiuda/domain';
import { type ActionButtons, arrangeButtons } from '../../services/action-buttons';
import { affectedTag, fitTags, reopenTag, type Tag } from '../../services/ticket-tags';
import { assigneesOf, ticketGround, ticketTitle } from '../../services/ticket-title';
import { lateNote, type TurnLines, turnLines, unseenWords } from '../../services/turn';
import type { WireSummary } from '../../services/wire';

export interface Card extends ActionButtons, TurnLines {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** 紧急 while it is dangerous; otherwise empty. */
  readonly urgent: string;
  readonly ground: string;
  readonly areaId: string;
  readonly itemId: string;
  readonly assignees: readonly string[];
  /** Staff number of who repaired it before it was reopened; otherwise empty. */
  readonly suggested: string;
  readonly tags: readonly Tag[];
  readonly statusLabel: string;
  /** Of its status. */
  readonly tone: Tone;
  /** How the work ended, where it is no success; otherwise empty. */
  readonly end: string;
  readonly description: string;
  readonly photos: readonly string[];
  /** Empty where they have looked, or where it is not for long. */
  readonly unseen: string;
  /** Empty while it is in time, and where it is the person's own report. */
  readonly late: string;
  /** `催 2`: how often whoever has the turn was urged; empty where not, and for who urges. */
  readonly urged: string;
  /** `2 条新留言`; empty where all is read. */
  readonly talk: string;
  readonly isMyTurn: boolean;
  readonly who: string;
}

export interface Onlooker {
  readonly view: ViewId;
  readonly now: Instant;
}

/** Does whoever looks hold this side in the place of who is named there? */
const standsIn = (ticket: WireSummary, view: ViewId): view is 'reviewer' | 'worker' =>
  (ticket.standsIn as readonly ViewId[] | undefined)?.includes(view) ?? false;

/** `代 王建国 · `, in the list of the role in which one stands in; where it is their turn, that says so already. */
const inPlaceOf = (ticket: WireSummary, view: ViewId, { isMyTurn }: Pick<Card, 'isMyTurn'>): string =>
  standsIn(ticket, view) && !isMyTurn ? `代 ${ticket[view]?.name ?? ''} · ` : '';

/** In a list of another role what waits for the person says so by name. */
function isTurn({ status, isMyTurn }: WireSummary, view: ViewId): boolean {
  const { owner } = statusRow(status);
  return isMyTurn === true && owner !== undefined && OWNER_ROLES[owner] === view;
}

function turn(ticket: WireSummary, { view, now }: Onlooker): TurnLines & Pick<Card, 'unseen' | 'isMyTurn'> {
  const isMyTurn = isTurn(ticket, view);
  const { waiting, hint } = turnLines(ticket, isMyTurn, view === 'reporter', now);
  const rated = ticket.rating ? `评价 ${ticket.rating.score} 星` : '';
  return { waiting: waiting || rated, hint, unseen: unseenWords(ticket), isMyTurn };
}

/** It is no success, whatever the status is called. */
function endOf({ advice, status }: WireSummary): Pick<Card, 'tone' | 'end'> {
  const { tone, group } = statusRow(status);
  if (advice === undefined) return { tone, end: '' };
  return { tone: group === 'done' ? 'ended' : tone, end: `${UNFIXABLE}：${advice}` };
}

/** A list is for the work of one role: what the person may do in another is offered on the ticket's own page. */
const belongsTo = (action: ActionId, view: ViewId): boolean =>
  actionRow(action).by.some((rule) => ACTOR_RULES[rule].role === view);

const buttons = (ticket: WireSummary, view: ViewId): ActionButtons =>
  arrangeButtons(
    ticket.actions.filter((action) => belongsTo(action, view)),
    { role: view, isMyTurn: isTurn(ticket, view), isAccepted: ticket.acceptance !== undefined },
  );

export function cardOf(ticket: WireSummary, onlooker: Onlooker): Card {
  const { view, now } = onlooker;
  const reported = relativeTime(ticket.createdAt, now);
  const whose = turn(ticket, onlooker);
  return {
    id: ticket._id,
    version: ticket.version,
    title: ticketTitle(ticket),
    urgent: isUrgent(ticket) ? URGENT_WORD : '',
    ground: ticketGround(ticket),
    areaId: ticket.area.id,
    itemId: ticket.item.id,
    assignees: assigneesOf(ticket),
    suggested: ticket.suggestedWorker?.staffNo ?? '',
    tags: [...reopenTag(ticket), ...fitTags(ticket), ...affectedTag(ticket)],
    statusLabel: statusRow(ticket.status).label,
    ...endOf(ticket),
    description: ticket.description,
    photos: ticket.photos,
    ...whose,
    late: view === 'reporter' ? '' : lateNote(ticket),
    urged: view !== 'reporter' && ticket.urged ? `催 ${ticket.urged}` : '',
    talk: ticket.unreadTalk ? `${ticket.unreadTalk} 条新留言` : '',
    who:
      view === 'reporter'
        ? reported
        : `${inPlaceOf(ticket, view, whose)}${ticket.reporter.name} · ${reported}`,
    ...buttons(ticket, view),
  };
}
