/**
 * Removing an account, in steps that can each be the last before a crash: whoever comes next (the person, a login, the timer) goes
 * on where it stopped. Decided in docs/adr/0019.
 */
import { type Account, AppError, type Departure, type Ticket, withoutPerson, wordsOf } from '@xiuda/domain';
import {
  countInHand,
  countOwnOpen,
  countTicketsWith,
  messagesAbout,
  movedSince,
  reword,
  ticketsById,
  ticketsWith,
} from './store/departures';
import { staffByNumber, staffByOpenid, staffOfRole } from './store/people';
import {
  departureFrom,
  removeFollows,
  retellNotice,
  retellOwnWords,
  rewriteConversation,
  ticketsSpokenOn,
} from './talk-removal';
import { begin, forget, type Leaving, markRemoving, pendingRemovals, staying, unmark } from './store/removal';
import { rewriteTicket } from './store/tickets';

export interface RemovalProgress {
  /** Nothing of the person is left. */
  readonly removed: boolean;
  /** Tickets that still name the person; also 0 while the last calls of other phones are waited for. */
  readonly left: number;
}

const DONE: RemovalProgress = { removed: true, left: 0 };

/** Tickets that are rewritten at the same time. */
const PAGE = 20;
/** Leaves time before the function's own limit of 20 s, ms. */
const ENOUGH = 10_000;
/**
 * A call of this person that began before the removal did may still write: no function of theirs runs longer than 20 s (their
 * cloudbase/functions.ts). After this nothing can come any more, ms.
 */
const LAST_CALLS = 25_000;
const DAY = 24 * 60 * 60 * 1000;

const refusal = (sentence: string, details?: Record<string, number>) =>
  new AppError('WRONG_STATUS', details, sentence);

/** Why this person cannot go now. The mark is set before this looks: of two last admins who go at once, none does. */
async function objection(openid: string): Promise<AppError | undefined> {
  const [own, row] = await Promise.all([countOwnOpen(openid), staffByOpenid(openid)]);
  if (own) return refusal(`还有 ${own} 张进行中的工单，办结或取消后才能注销`, { openTickets: own });
  if (!row?.active) return undefined;
  const [inHand, admins] = await Promise.all([
    countInHand(row._id),
    row.roles.includes('admin') ? staffOfRole('admin') : [],
  ]);
  if (inHand)
    return refusal(`手上还有 ${inHand} 张进行中的工单，请先办完或转给别人`, { openTickets: inHand });
  if (!row.roles.includes('admin')) return undefined;
  const others = admins.flatMap((one) =>
    one.openid === undefined || one.openid === openid ? [] : one.openid,
  );
  if ((await staying(others)).length) return undefined;
  return refusal('你是最后一位管理员，请先让另一位管理员绑定微信');
}

/** @throws AppError WRONG_STATUS, and the account is as it was */
async function started(account: Leaving): Promise<Leaving> {
  if (account.removing.since) return account;
  const against = await objection(account._id);
  if (!against) return begin(account);
  await unmark(account);
  throw against;
}

async function departureOf({
  _id: openid,
  removing,
  phone,
  contactPhone,
  staffNo,
}: Leaving): Promise<Departure> {
  const row = staffNo === undefined ? undefined : await staffByNumber(staffNo);
  return {
    openid,
    id: removing.id,
    phones: [phone, contactPhone].flatMap((number) => number ?? []),
    ...(row && !row.active && { leftStaffNo: row._id }),
  };
}

/** What others have been told of these tickets, in the words that the tickets have now. @param before as they were, with the numbers */
async function retell(
  tickets: readonly Ticket[],
  departure: Departure,
  before: readonly Ticket[] = tickets,
): Promise<void> {
  const leaving = new Map(before.map((ticket) => [ticket._id, departureFrom(ticket, departure)]));
  const byId = new Map(tickets.map((ticket) => [ticket._id, ticket]));
  const messages = await messagesAbout([...byId.keys()]);
  await Promise.all(
    messages.map(async (message) => {
      const ticket = byId.get(message.ticketId);
      if (message.notice) return retellNotice(message, leaving.get(message.ticketId) ?? departure);
      const words = ticket && wordsOf(ticket, message);
      if (words && (words.title !== message.title || words.note !== message.note))
        await reword(message._id, words);
    }),
  );
}

/** The messages first: a ticket that is rewritten is not found again. */
async function rewritePage(page: readonly Ticket[], departure: Departure): Promise<void> {
  await Promise.all(page.map((ticket) => rewriteConversation(ticket, departure)));
  const rewritten = page.map((ticket) => ({ ...ticket, ...withoutPerson(ticket, departure) }));
  await retell(rewritten, departure, page);
  // Whose ticket took a step in between is read again in the next round.
  await Promise.all(page.map((ticket) => rewriteTicket(ticket, withoutPerson(ticket, departure))));
}

/** Words where the person took no step, messages of them, and what the person follows. */
async function removeTalk(departure: Departure, end: number): Promise<void> {
  let spoken = await ticketsSpokenOn(departure.openid);
  while (spoken.length && Date.now() < end) {
    await rewritePage(await ticketsById(spoken), departure);
    spoken = await ticketsSpokenOn(departure.openid);
  }
  await Promise.all([retellOwnWords(departure), removeFollows(departure.openid)]);
}

async function goOn(account: Leaving): Promise<RemovalProgress> {
  const { removing } = account;
  const [departure, end] = [await departureOf(account), Date.now() + ENOUGH];
  let page = await ticketsWith(departure, PAGE);
  while (page.length && Date.now() < end) {
    await rewritePage(page, departure);
    page = await ticketsWith(departure, PAGE);
  }
  if (page.length) return { removed: false, left: await countTicketsWith(departure) };
  await removeTalk(departure, end);
  if (Date.now() < new Date(removing.since ?? 0).getTime() + LAST_CALLS) return { removed: false, left: 0 };
  // A delivery that had read a ticket before may have told of it since.
  await retell(await movedSince(removing.id, new Date(new Date(removing.at).getTime() - DAY)), departure);
  await forget(account);
  return DONE;
}

/**
 * Begins a removal, or goes on with it.
 * @throws AppError WRONG_STATUS where something stands in its way; nothing has changed then
 */
export async function removeAccount(openid: string): Promise<RemovalProgress> {
  const marked = await markRemoving(openid);
  if (!marked) return DONE;
  const account = await started(marked);
  try {
    return await goOn(account);
  } catch (error) {
    // It has begun, and what failed now is done by the next call or the timer.
    console.error('removal', error);
    return { removed: false, left: 0 };
  }
}

/** Before a login: a removal that was interrupted is gone on with, and one that could not begin is forgotten. */
export async function resumeRemoval(account: Account | undefined): Promise<void> {
  if (!account?.removing) return;
  try {
    await removeAccount(account._id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** Accounts that one run of the timer looks after. */
const MOST_REMOVALS = 20;

/** Goes on with removals that nobody asks about any more. @returns how many came to their end */
export async function sweepRemovals(): Promise<number> {
  const pending = await pendingRemovals(new Date(Date.now() - LAST_CALLS), MOST_REMOVALS);
  let removed = 0;
  for (const openid of pending) {
    const progress = await removeAccount(openid).catch((error: unknown) => console.error('removal', error));
    if (progress?.removed) removed += 1;
  }
  return removed;
}
