/**
 * A ticket without one of its people: the only rewrite there is. Source: the ticket contract, "The ticket document"; what goes and
 * what stays is decided in docs/adr/0019.
 */
import { type InboxMessage, storyOf } from './inbox';
import { replyWithout, withoutAddressee } from './removal-talk';
import { type Departure, hider, REMOVED_NAME, removedId } from './removed';
import { rebuild } from './step';
import type { ResolvedInput, StaffRef, StepActor, Ticket, TimelineEntry } from './ticket';

/** What people wrote; everything else that is text has a meaning of its own. */
const WORDS = ['address', 'description', 'reason', 'note', 'advice', 'comment'] as const;

/** Repeats are found by openid and requestId, and the id of a ticket is a hash of both: neither is left, nor what was hashed. */
const asReporter = (entry: TimelineEntry, id: string): TimelineEntry => ({
  ...entry,
  requestId: id,
  inputDigest: id,
  by: { role: 'reporter', openid: id, name: REMOVED_NAME },
});

function withoutActor(entry: TimelineEntry, { openid, id }: Departure): TimelineEntry {
  if (entry.by.openid !== openid) return entry;
  if (entry.by.role === 'reporter') return asReporter(entry, id);
  return { ...entry, by: { ...entry.by, openid: removedId(entry.by.staffNo ?? 'staff') } };
}

/** In whose place it was done; the number goes with the name, so that the ticket is not found by it again. */
const withoutPrincipal = ({ onBehalfOf }: StepActor, staffNo: string | undefined): Partial<StepActor> =>
  onBehalfOf && onBehalfOf.staffNo === staffNo
    ? { onBehalfOf: { staffNo: removedId(staffNo), name: REMOVED_NAME } }
    : {};

/** Names of a row that has left, wherever its number stands beside them. */
function withoutStaffName(entry: TimelineEntry, staffNo: string | undefined): TimelineEntry {
  const renamed = <T extends { readonly staffNo?: string }>(who: T | undefined): T | undefined =>
    who && staffNo !== undefined && who.staffNo === staffNo ? { ...who, name: REMOVED_NAME } : who;
  const { reviewer, worker } = entry.input as { reviewer?: StaffRef; worker?: StaffRef };
  const [by, nextReviewer, nextWorker] = [renamed(entry.by), renamed(reviewer), renamed(worker)];
  return {
    ...entry,
    by: { ...(by ?? entry.by), ...withoutPrincipal(entry.by, staffNo) },
    input: {
      ...entry.input,
      ...(nextReviewer && { reviewer: nextReviewer }),
      ...(nextWorker && { worker: nextWorker }),
    },
  };
}

/** Whom to call, in a submission and in what was edited since. */
function withoutContact(input: ResolvedInput, id: string): ResolvedInput {
  return {
    ...input,
    ...(input.reporter && { reporter: { openid: id, name: REMOVED_NAME } }),
    ...(input.contactName !== undefined && { contactName: REMOVED_NAME }),
    ...(input.contactPhone !== undefined && { contactPhone: '' }),
  };
}

const isOwn = ({ by }: TimelineEntry, openid: string): boolean =>
  by.role === 'reporter' && by.openid === openid;

function withoutNumbers(input: ResolvedInput, hide: (text: string) => string): ResolvedInput {
  const hidden = WORDS.flatMap((field) => {
    const text = input[field];
    return text === undefined ? [] : [[field, hide(text)]];
  });
  return { ...input, ...Object.fromEntries(hidden) };
}

function withoutPersonIn(entry: TimelineEntry, departure: Departure, hide: (text: string) => string) {
  const acted = withoutStaffName(withoutActor(entry, departure), departure.leftStaffNo);
  const input = isOwn(entry, departure.openid) ? withoutContact(acted.input, departure.id) : acted.input;
  return { ...acted, input: withoutNumbers(input, hide) };
}

/** What the rewrite may change; everything else of a ticket is no person's. */
export type Rewritten = Pick<
  Ticket,
  | 'reporter'
  | 'contactName'
  | 'contactPhone'
  | 'address'
  | 'description'
  | 'reviewer'
  | 'worker'
  | 'suggestedWorker'
  | 'pause'
  | 'completion'
  | 'confirmation'
  | 'rating'
  | 'timeline'
  | 'outbox'
  | 'ratingReplies'
>;

/** Numbers that nobody may read in anybody's words on this ticket: the person's own, and those of their report. */
export function numbersHidden({ reporter, timeline }: Ticket, { openid, phones }: Departure): string[] {
  const called = timeline.map(({ input }) => input.contactPhone ?? '');
  return reporter.openid === openid ? [...phones, ...called, reporter.phone ?? ''] : [...phones];
}

/**
 * The fields of this ticket as its timeline tells them once the person is out of it. Done twice, it is as done once.
 * @throws Error where the timeline tells no ticket
 */
export function withoutPerson(ticket: Ticket, departure: Departure): Rewritten {
  const phones = numbersHidden(ticket, departure);
  const hide = hider(phones);
  const timeline = ticket.timeline.map((entry) => withoutPersonIn(entry, departure, hide));
  const told = rebuild(ticket._id, timeline);
  const replies = ticket.ratingReplies?.map((reply) => replyWithout(reply, { ...departure, phones }));
  const { reporter, contactName, contactPhone, address, description } = told;
  const { reviewer, worker, suggestedWorker, pause, completion, confirmation, rating } = told;
  return {
    ...{ reporter, contactName, contactPhone, address, description, timeline },
    ...(reviewer && { reviewer }),
    ...(worker && { worker }),
    ...(suggestedWorker && { suggestedWorker }),
    ...(pause && { pause }),
    ...(completion && { completion }),
    ...(confirmation && { confirmation }),
    ...(rating && { rating }),
    ...(replies && { ratingReplies: replies }),
    outbox: withoutAddressee(ticket, { reporter, timeline }, departure, hide),
  };
}

/** What a message of this ticket says today: the ticket may have been rewritten since it was told. */
export function wordsOf(ticket: Ticket, message: InboxMessage): Pick<InboxMessage, 'title' | 'note'> {
  if (message.notice || message.follows) return message;
  const at = new Date(message.at).getTime();
  const step = ticket.timeline.find((one) => one.action === message.action && one.at.getTime() === at);
  if (!step) return message;
  const { story, words } = storyOf(step, ticket.timeline);
  // Whose turn it was is not told by name.
  return { title: message.isTurn ? message.title : story, ...(words !== undefined && { note: words }) };
}
