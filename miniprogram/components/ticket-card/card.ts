/** What a card shows of a ticket to somebody who looks at one of the lists. */
import {
  ACTOR_RULES,
  type ActionId,
  actionLabel,
  actionRow,
  duration,
  type Instant,
  type Owner,
  relativeTime,
  type Status,
  statusRow,
  type Tone,
  type ViewId,
} from '@xiuda/domain';
import { ticketTitle } from '../../services/ticket-title';
import type { WireSummary } from '../../services/wire';

export interface CardButton {
  readonly id: ActionId;
  readonly label: string;
  readonly isDanger: boolean;
}

export interface Card {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly status: Status;
  readonly description: string;
  readonly photos: readonly string[];
  /** Whose turn it is and for how long; empty when nobody's. */
  readonly waiting: string;
  readonly isMyTurn: boolean;
  readonly who: string;
  readonly main: CardButton | null;
  readonly beside: CardButton | null;
  /** What does not fit beside the description. */
  readonly rest: readonly CardButton[];
  readonly restLabel: string;
}

export interface Onlooker {
  readonly view: ViewId;
  readonly staffNo: string | undefined;
  readonly now: Instant;
}

type Waited = { readonly name: string; readonly isMe: boolean };

const OWNERS: Record<Owner, (ticket: WireSummary, onlooker: Onlooker) => Waited> = {
  preReviewers: (_, { view }) => ({ name: '后勤', isMe: view === 'preReviewer' }),
  reviewer: ({ reviewer }, { view, staffNo }) => ({
    name: reviewer?.name ?? '',
    isMe: view === 'reviewer' && reviewer?.staffNo === staffNo,
  }),
  worker: ({ worker }, { view, staffNo }) => ({
    name: worker?.name ?? '',
    isMe: view === 'worker' && worker?.staffNo === staffNo,
  }),
  reporter: ({ reporter }, { view }) => ({ name: reporter.name, isMe: view === 'reporter' }),
};

const inHand = (tone: Tone, lasting: string, verb: string, { name, isMe }: Waited): string => {
  if (isMe) return `等你${verb} · 已等 ${lasting}`;
  return tone === 'working' ? `${name} 正在处理 · 已 ${lasting}` : `正在等 ${name} ${verb} · 已等 ${lasting}`;
};

function turn(ticket: WireSummary, onlooker: Onlooker): Pick<Card, 'waiting' | 'isMyTurn'> {
  const { owner, waitsFor = '', tone } = statusRow(ticket.status);
  if (!owner) {
    return { waiting: ticket.rating ? `评价 ${ticket.rating.score} 星` : '', isMyTurn: false };
  }
  const waited = OWNERS[owner](ticket, onlooker);
  const lasting = duration(ticket.since, onlooker.now);
  return { waiting: inHand(tone, lasting, waitsFor, waited), isMyTurn: waited.isMe };
}

const button = (id: ActionId, view: ViewId): CardButton => ({
  id,
  label: actionLabel(id, view),
  isDanger: actionRow(id).danger ?? false,
});

/** A list is for the work of one role: what the person may do in another is offered on the ticket's own page. */
const belongsTo = (action: ActionId, view: ViewId): boolean =>
  actionRow(action).by.some((rule) => ACTOR_RULES[rule].role === view);

function buttons(actions: readonly ActionId[], view: ViewId) {
  const own = actions.filter((action) => belongsTo(action, view));
  const main = own.find((action) => actionRow(action).place === 'main');
  const beside = own.find((action) => actionRow(action).place === 'beside');
  const rest = own.filter((action) => action !== main && action !== beside).map((id) => button(id, view));
  return {
    main: main ? button(main, view) : null,
    beside: beside ? button(beside, view) : null,
    rest,
    restLabel: rest.length === 1 ? (rest[0]?.label ?? '') : '更多',
  };
}

export function cardOf(ticket: WireSummary, onlooker: Onlooker): Card {
  const { view, now } = onlooker;
  const reported = relativeTime(ticket.createdAt, now);
  return {
    id: ticket._id,
    version: ticket.version,
    title: ticketTitle(ticket),
    status: ticket.status,
    description: ticket.description,
    photos: ticket.photos,
    ...turn(ticket, onlooker),
    who: view === 'reporter' ? reported : `${ticket.reporter.name} · ${reported}`,
    ...buttons(ticket.actions, view),
  };
}
