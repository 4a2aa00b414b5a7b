/**
 * A ticket without one of its people: the only rewrite there is. Source: the ticket contract, "The ticket document"; what goes and
 * what stays is decided in docs/adr/0019.
 */
import { type InboxMessage, storyOf } from './inbox';
import { rebuild } from './step';
import type { OutboxEntry, ResolvedInput, StaffRef, Ticket, TimelineEntry } from './ticket';

/** The name that stands where a person's name stood. */
export const REMOVED_NAME = '已注销用户';

const PREFIX = 'removed-';

/** What stands for somebody who has removed the account; `random` is drawn once for each of them. */
export const removedId = (random: string): string => `${PREFIX}${random}`;

/** Nobody is behind this id any more. */
export const isRemoved = (openid: string): boolean => openid.startsWith(PREFIX);

/** Who is taken out of a ticket. */
export interface Departure {
  readonly openid: string;
  /** Stands for this person as a reporter. It leads to no number of staff, so it is not used where they acted as staff. */
  readonly id: string;
  /** Numbers that nobody may read in anybody's words either. */
  readonly phones: readonly string[];
  /** Number of a roster row that is not active any more: its name goes as well. */
  readonly leftStaffNo?: string;
}

/** Shorter ones may be anything: 110, a room. */
const SHORTEST_NUMBER = 7;

/** What people wrote; everything else that is text has a meaning of its own. */
const WORDS = ['address', 'description', 'reason', 'note', 'advice', 'comment'] as const;

/** A function that hides these numbers in a text, at the same length, so that no bound is broken. */
function hider(phones: readonly string[]): (text: string) => string {
  const numbers = [...new Set(phones)].filter(({ length }) => length >= SHORTEST_NUMBER);
  return (text) => numbers.reduce((rest, number) => rest.replaceAll(number, '*'.repeat(number.length)), text);
}

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

/** Names of a row that has left, wherever its number stands beside them. */
function withoutStaffName(entry: TimelineEntry, staffNo: string | undefined): TimelineEntry {
  const renamed = <T extends { readonly staffNo?: string }>(who: T | undefined): T | undefined =>
    who && staffNo !== undefined && who.staffNo === staffNo ? { ...who, name: REMOVED_NAME } : who;
  const { reviewer, worker } = entry.input as { reviewer?: StaffRef; worker?: StaffRef };
  const [by, nextReviewer, nextWorker] = [renamed(entry.by), renamed(reviewer), renamed(worker)];
  return {
    ...entry,
    by: by ?? entry.by,
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

/** Nobody is told for a reporter who has gone; who acted reads as in the timeline. */
function withoutAddressee(
  ticket: Ticket,
  timeline: readonly TimelineEntry[],
  isGone: boolean,
): OutboxEntry[] {
  return ticket.outbox
    .filter(({ to }) => !(isGone && to === 'reporter'))
    .map((entry) => ({ ...entry, by: timeline[entry.version - 1]?.by.openid ?? entry.by }));
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
>;

/**
 * The fields of this ticket as its timeline tells them once the person is out of it. Done twice, it is as done once.
 * @throws Error where the timeline tells no ticket
 */
export function withoutPerson(ticket: Ticket, departure: Departure): Rewritten {
  const isReporter = ticket.reporter.openid === departure.openid;
  const called = ticket.timeline.map(({ input }) => input.contactPhone ?? '');
  const own = isReporter ? [...called, ticket.reporter.phone ?? ''] : [];
  const hide = hider([...departure.phones, ...own]);
  const timeline = ticket.timeline.map((entry) => withoutPersonIn(entry, departure, hide));
  const told = rebuild(ticket._id, timeline);
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
    outbox: withoutAddressee(ticket, timeline, isRemoved(reporter.openid)),
  };
}

/** What a message of this ticket says today: the ticket may have been rewritten since it was told. */
export function wordsOf(ticket: Ticket, message: InboxMessage): Pick<InboxMessage, 'title' | 'note'> {
  const at = new Date(message.at).getTime();
  const step = ticket.timeline.find((one) => one.action === message.action && one.at.getTime() === at);
  if (!step) return message;
  const { story, words } = storyOf(step);
  // Whose turn it was is not told by name.
  return { title: message.isTurn ? message.title : story, ...(words !== undefined && { note: words }) };
}
