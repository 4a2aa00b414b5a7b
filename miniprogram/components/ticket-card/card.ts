/** What a card shows of a ticket to somebody who looks at one of the lists. */
import {
  ACTOR_RULES,
  type ActionId,
  actionRow,
  type Instant,
  isUrgent,
  type Owner,
  relativeTime,
  type Status,
  statusRow,
  URGENT_WORD,
  type ViewId,
} from '@xiuda/domain';
import { type ActionButtons, arrangeButtons } from '../../services/action-buttons';
import { affectedTag, fitTags, type Tag } from '../../services/ticket-tags';
import { assigneesOf, ticketGround, ticketTitle } from '../../services/ticket-title';
import { lateNote, turnWords, unseenWords } from '../../services/turn';
import type { WireSummary } from '../../services/wire';

export interface Card extends ActionButtons {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** 紧急 while it is dangerous; otherwise empty. */
  readonly urgent: string;
  readonly ground: string;
  readonly areaId: string;
  readonly itemId: string;
  readonly assignees: readonly string[];
  readonly tags: readonly Tag[];
  readonly status: Status;
  readonly description: string;
  readonly photos: readonly string[];
  /** Whose turn it is and for how long; empty when nobody's. */
  readonly waiting: string;
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
  readonly staffNo: string | undefined;
  readonly now: Instant;
}

/** Does whoever looks hold this side in the place of who is named there? */
const standsIn = (ticket: WireSummary, view: ViewId): view is 'reviewer' | 'worker' =>
  (ticket.standsIn as readonly ViewId[] | undefined)?.includes(view) ?? false;

/** `代 王建国 · `, in the list of the role in which one stands in; where it is their turn, that says so already. */
const inPlaceOf = (ticket: WireSummary, view: ViewId, { isMyTurn }: Pick<Card, 'isMyTurn'>): string =>
  standsIn(ticket, view) && !isMyTurn ? `代 ${ticket[view]?.name ?? ''} · ` : '';

const IS_ME: Record<Owner, (ticket: WireSummary, onlooker: Onlooker) => boolean> = {
  preReviewers: (_, { view }) => view === 'preReviewer',
  reviewer: (ticket, { view, staffNo }) =>
    view === 'reviewer' && (ticket.reviewer?.staffNo === staffNo || standsIn(ticket, view)),
  worker: (ticket, { view, staffNo }) =>
    view === 'worker' && (ticket.worker?.staffNo === staffNo || standsIn(ticket, view)),
  reporter: (_, { view }) => view === 'reporter',
};

function turn(ticket: WireSummary, onlooker: Onlooker): Pick<Card, 'waiting' | 'unseen' | 'isMyTurn'> {
  const { owner } = statusRow(ticket.status);
  const isMyTurn = owner !== undefined && IS_ME[owner](ticket, onlooker);
  const rated = ticket.rating ? `评价 ${ticket.rating.score} 星` : '';
  const waiting = turnWords(ticket, isMyTurn, onlooker.now) || rated;
  return { waiting, unseen: unseenWords(ticket), isMyTurn };
}

/** A list is for the work of one role: what the person may do in another is offered on the ticket's own page. */
const belongsTo = (action: ActionId, view: ViewId): boolean =>
  actionRow(action).by.some((rule) => ACTOR_RULES[rule].role === view);

const buttons = (actions: readonly ActionId[], view: ViewId): ActionButtons =>
  arrangeButtons(
    actions.filter((action) => belongsTo(action, view)),
    view,
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
    tags: [...fitTags(ticket), ...affectedTag(ticket)],
    status: ticket.status,
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
    ...buttons(ticket.actions, view),
  };
}
