/** Who sees what of a ticket. Source: the ticket contract, "Who sees what". */
import { actionsFor, type Standing } from './acting';
import { type ActionId, actionRow, type AssigneeField } from './actions';
import { capacityOn, standInSides, type TicketPeople } from './actors';
import { type ContentRemarks, remarksOf } from './content';
import type { DangerKind } from './danger';
import { isTurnOf, isUnseen } from './opening';
import { ALL_ASPECTS } from './rating';
import { replyAt, replyTo, type RatingReplyView, viewReply } from './rating-replies';
import { type Actor, type ActorRole, hasRole } from './roles';
import { NO_RULES, type Rules } from './rules';
import { isOpen, type Owner, type Status, STATUSES, type StatusRow } from './statuses';
import { type Fit, fitsOf, isOpenToWorkers } from './pool';
import { rebuild } from './step';
import type {
  Acceptance,
  Completion,
  Pause,
  Place,
  Rating,
  ResolvedInput,
  StaffRef,
  StepRecord,
  Ticket,
  TimelineEntry,
  UsedMaterial,
} from './ticket';
import { isUrgent } from './urgency';
import { urgedNow } from './urging';

/** Storage file id → short-lived link; empty where the file has been removed, missing where no link could be had. */
export type Links = ReadonlyMap<string, string>;

type Seen = TicketPeople & Standing;

const isReporter = (ticket: TicketPeople, actor: Actor) => ticket.reporter.openid === actor.openid;

const isAssignee = (ticket: TicketPeople, actor: Actor, field: 'reviewer' | 'worker') =>
  capacityOn(field, ticket, actor) !== undefined;

const wasInvolved = (ticket: TicketPeople, actor: Actor) =>
  (['reviewer', 'worker'] as const).some(
    (role) => hasRole(actor, role) && ticket.past.includes(`${role}:${actor.staffNo}`),
  );

/** Whom a danger is told to may look at it while it lasts. */
const isAlarmed = (ticket: Seen, actor: Actor): boolean =>
  isUrgent(ticket) && (hasRole(actor, 'reviewer') || hasRole(actor, 'worker'));

export const canSee = (ticket: Seen, actor: Actor): boolean =>
  isReporter(ticket, actor) ||
  hasRole(actor, 'preReviewer') ||
  hasRole(actor, 'admin') ||
  isAssignee(ticket, actor, 'reviewer') ||
  isAssignee(ticket, actor, 'worker') ||
  wasInvolved(ticket, actor) ||
  isAlarmed(ticket, actor) ||
  (hasRole(actor, 'worker') && isOpenToWorkers(ticket.status));

const sawAt = (ticket: Ticket, actor: Actor, version: number): boolean =>
  canSee(rebuild(ticket._id, ticket.timeline.slice(0, version)), actor);

/**
 * For somebody who does not see a ticket any more and saw it as it was at `version`: its story up to the step that took it out of
 * their sight, and nothing of what came after. `undefined` where they never saw that.
 */
export function storySeen(ticket: Ticket, actor: Actor, version: number): TimelineEntry[] | undefined {
  const { timeline } = ticket;
  if (version < 1 || version >= timeline.length || !sawAt(ticket, actor, version)) return undefined;
  let hiddenAt = timeline.length;
  while (!sawAt(ticket, actor, hiddenAt - 1)) hiddenAt -= 1;
  return timeline.slice(0, hiddenAt);
}

const ownerOf = (status: Status): Owner | undefined => (STATUSES[status] as StatusRow).owner;

const seesContactPhone = (ticket: Seen, actor: Actor): boolean =>
  isReporter(ticket, actor) ||
  hasRole(actor, 'admin') ||
  (isOpen(ticket.status) && (isAssignee(ticket, actor, 'reviewer') || isAssignee(ticket, actor, 'worker'))) ||
  (hasRole(actor, 'preReviewer') && ownerOf(ticket.status) === 'preReviewers');

/** May this person call the worker? */
export const seesWorkerPhone = (ticket: Seen, actor: Actor): boolean =>
  isReporter(ticket, actor) && isOpen(ticket.status) && ticket.worker !== undefined;

/** Remarks of the content check are for those who judge a ticket, not for who wrote it or repairs it. */
export const seesRemarks = (ticket: TicketPeople, actor: Actor): boolean =>
  !isReporter(ticket, actor) &&
  (['preReviewer', 'reviewer', 'admin'] as const).some((role) => hasRole(actor, role));

/** `138****1234`; a landline keeps its last two digits. */
export function maskPhone(phone: string): string {
  if (phone.length === 11 && phone.startsWith('1')) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  return `${'*'.repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`;
}

/** What of a step's input a timeline shows, beside its photos. */
const SHOWN = [
  'reviewer',
  'worker',
  'reason',
  'note',
  'reasonCode',
  'expectedAt',
  'materials',
  'result',
  'advice',
  'score',
  ...ALL_ASPECTS,
  'tags',
  'comment',
] as const;

/** Part of a step's input that a timeline shows; photos are links. */
export type ShownInput = Pick<ResolvedInput, (typeof SHOWN)[number]> & {
  readonly photos?: readonly string[];
};

export interface TimelineView extends ContentRemarks {
  readonly action: ActionId;
  readonly from: Status | null;
  readonly to: Status;
  readonly by: {
    readonly role: ActorRole;
    readonly name: string;
    readonly staffNo?: string;
    readonly onBehalfOf?: StaffRef;
  };
  readonly at: Date;
  readonly input: ShownInput;
  /** 回复评价, of a step that gave one. */
  readonly reply?: RatingReplyView;
}

/** What a list needs of a ticket. Instants reach the client as ISO text. */
export interface TicketSummary {
  readonly _id: string;
  readonly number: string;
  readonly status: Status;
  readonly version: number;
  readonly since: Date;
  readonly createdAt: Date;
  readonly reporter: { readonly name: string };
  readonly area: Place;
  readonly address: string;
  readonly item: Place;
  readonly description: string;
  /** Links, two at most. */
  readonly photos: readonly string[];
  readonly reviewer?: StaffRef;
  readonly worker?: StaffRef;
  /** Who had repaired it before it was reopened. */
  readonly suggestedWorker?: StaffRef;
  readonly danger?: DangerKind;
  /** How often it was reopened; absent: never. */
  readonly reopenCount?: number;
  readonly pause?: Pause;
  readonly acceptance?: Acceptance;
  readonly rating?: { readonly score: number };
  /** What should be done instead: there where it could not be repaired, and only there. */
  readonly advice?: string;
  /** It waits for who looks at it. */
  readonly isMyTurn?: true;
  /** Whose turn it is has not opened it for an hour. */
  readonly isUnseen?: true;
  /** Where this person could take it over: what of it is theirs by the roster. */
  readonly fits?: readonly Fit[];
  /** How often whoever has the turn was urged; absent: not at all. */
  readonly urged?: number;
  /** How many people have said 我也遇到; absent: nobody. */
  readonly affected?: number;
  /** 留言 that this person has not read; in lists only, absent: none. */
  readonly unreadTalk?: number;
  /** `超时 3小时`; staff only. */
  readonly late?: string;
  /** Sides that whoever looks holds in the place of who is named there: 代 王建国. Absent where none. */
  readonly standsIn?: readonly AssigneeField[];
  readonly actions: readonly ActionId[];
}

/** The ticket as one person sees it: photos as links, no openid, no file id, no outbox. */
export interface TicketView extends Omit<TicketSummary, 'worker' | 'rating' | 'fits' | 'actions'> {
  /** Did the person who looks report it? */
  readonly isMine: boolean;
  /** Not all of its photos could be linked now. */
  readonly lacksPhotos?: true;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly worker?: StaffRef & { readonly phone?: string };
  readonly materials: readonly UsedMaterial[];
  readonly completion?: Completion;
  readonly confirmation?: StepRecord;
  readonly rating?: Rating;
  readonly ratingReply?: RatingReplyView;
  /** Newest first. */
  readonly timeline: readonly TimelineView[];
  readonly updatedAt: Date;
}

const linked = (photos: readonly string[], links: Links): string[] =>
  photos.flatMap((photo) => links.get(photo) ?? []);

function shownInput(entry: TimelineEntry, links: Links): ShownInput {
  const { input } = entry;
  // The submission's own photos and words stand on the ticket itself.
  const photos = entry.from !== null && input.photos ? { photos: linked(input.photos, links) } : {};
  const shown = SHOWN.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]]));
  return { ...Object.fromEntries(shown), ...photos };
}

const timelineView = (entry: TimelineEntry, links: Links, withRemarks: boolean): TimelineView => ({
  ...(withRemarks && remarksOf(entry)),
  action: entry.action,
  from: entry.from,
  to: entry.to,
  by: {
    role: entry.by.role,
    name: entry.by.name,
    ...(entry.by.staffNo !== undefined && entry.by.role !== 'reporter' && { staffNo: entry.by.staffNo }),
    ...(entry.by.onBehalfOf && { onBehalfOf: entry.by.onBehalfOf }),
  },
  at: entry.at,
  input: shownInput(entry, links),
});

function replyOf(ticket: Ticket, { at, input }: TimelineEntry): { reply?: RatingReplyView } {
  const reply = input.score === undefined ? undefined : replyAt(ticket, at);
  return reply ? { reply: viewReply(reply) } : {};
}

const recordView = <T extends StepRecord>(record: T, links: Links): T => ({
  ...record,
  ...(record.photos && { photos: linked(record.photos, links) }),
});

/** Every storage file of a ticket, to be linked in one call. */
export const photosOf = (ticket: Pick<Ticket, 'photos' | 'timeline'>): string[] => [
  ...new Set([...ticket.photos, ...ticket.timeline.flatMap((entry) => entry.input.photos ?? [])]),
];

/** What lists and pages say alike of how a ticket stands. */
function marksOf(ticket: SummarySource, actor: Actor) {
  const { suggestedWorker, danger, reopenCount, pause, acceptance, completion } = ticket;
  return {
    ...(suggestedWorker && { suggestedWorker }),
    ...(danger && { danger }),
    ...(reopenCount && { reopenCount }),
    ...(pause && { pause }),
    ...(acceptance && { acceptance }),
    ...(completion?.advice !== undefined && { advice: completion.advice }),
    ...(isTurnOf(ticket, actor) && { isMyTurn: true as const }),
    ...unseenMark(ticket, actor),
    ...talkMarks(ticket),
    ...standInMark(ticket, actor),
  };
}

function talkMarks(ticket: SummarySource): { urged?: number; affected?: number } {
  const [urged, { affected }] = [urgedNow(ticket)?.count, ticket];
  return { ...(urged && { urged }), ...(affected && { affected }) };
}

const unseenMark = (ticket: SummarySource, actor: Actor): { isUnseen?: true } =>
  isUnseen(ticket, actor, new Date()) ? { isUnseen: true } : {};

function standInMark(ticket: TicketPeople, actor: Actor): { standsIn?: AssigneeField[] } {
  const standsIn = standInSides(ticket, actor);
  return standsIn.length ? { standsIn } : {};
}

/** An edit names photos by their place, which is not known where some are missing. */
function photosView({ photos }: Ticket, links: Links): Pick<TicketView, 'photos' | 'lacksPhotos'> {
  const shown = linked(photos, links);
  return { photos: shown, ...(shown.length < photos.length && { lacksPhotos: true }) };
}

export function viewTicket(ticket: Ticket, actor: Actor, links: Links, workerPhone?: string): TicketView {
  const { _id, number, status, version, since, createdAt, updatedAt, area, address, item, description } =
    ticket;
  const { contactName, materials, reviewer, worker, completion, confirmation, rating } = ticket;
  const [withRemarks, reply] = [seesRemarks(ticket, actor), replyTo(ticket)];
  return {
    ...{ _id, number, status, version, since, createdAt, updatedAt, area, address, item, description },
    ...{ contactName, materials },
    isMine: isReporter(ticket, actor),
    reporter: { name: ticket.reporter.name },
    contactPhone: seesContactPhone(ticket, actor) ? ticket.contactPhone : maskPhone(ticket.contactPhone),
    ...photosView(ticket, links),
    ...(reviewer && { reviewer }),
    ...(worker && {
      worker: {
        ...worker,
        ...(workerPhone !== undefined && seesWorkerPhone(ticket, actor) && { phone: workerPhone }),
      },
    }),
    ...(completion && { completion: recordView(completion, links) }),
    ...(confirmation && { confirmation: recordView(confirmation, links) }),
    ...(rating && { rating }),
    ...(reply && { ratingReply: viewReply(reply) }),
    ...marksOf(ticket, actor),
    timeline: ticket.timeline
      .map((entry) => ({ ...timelineView(entry, links, withRemarks), ...replyOf(ticket, entry) }))
      .reverse(),
  };
}

/** Fields of the document that a summary is made from; lists read no others. */
export const SUMMARY_FIELDS = [
  '_id',
  'number',
  'status',
  'version',
  'since',
  'createdAt',
  'reporter',
  'area',
  'areaIds',
  'address',
  'item',
  'trade',
  'description',
  'photos',
  'reviewer',
  'worker',
  'suggestedWorker',
  'danger',
  'reopenCount',
  'pause',
  'completion',
  'confirmation',
  'acceptance',
  'rating',
  'past',
  'openedAt',
  'rank',
  'urged',
  'affected',
] as const satisfies readonly (keyof Ticket)[];

export type SummarySource = Pick<Ticket, (typeof SUMMARY_FIELDS)[number]>;

const SUMMARY_PHOTOS = 2;

/** The photos that a list shows of a ticket. */
export const summaryPhotos = (ticket: Pick<Ticket, 'photos'>): readonly string[] =>
  ticket.photos.slice(0, SUMMARY_PHOTOS);

function fitMark(
  ticket: SummarySource,
  actor: Actor,
  actions: readonly ActionId[],
): Pick<TicketSummary, 'fits'> {
  const fits = actions.some((action) => actionRow(action).takesOver) ? fitsOf(ticket, actor) : [];
  return fits.length ? { fits } : {};
}

export function summarize(
  ticket: SummarySource,
  actor: Actor,
  links: Links,
  rules: Rules = NO_RULES,
): TicketSummary {
  const { _id, number, status, version, since, createdAt, area, address, item, description } = ticket;
  const { reviewer, worker, rating } = ticket;
  const actions = actionsFor(ticket, actor, new Date(), rules);
  return {
    ...{ _id, number, status, version, since, createdAt, area, address, item, description },
    reporter: { name: ticket.reporter.name },
    photos: linked(summaryPhotos(ticket), links).filter(Boolean),
    ...(reviewer && { reviewer }),
    ...(worker && { worker }),
    ...(rating && { rating: { score: rating.score } }),
    ...marksOf(ticket, actor),
    ...fitMark(ticket, actor, actions),
    actions,
  };
}
