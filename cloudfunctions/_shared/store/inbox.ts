/** In-app messages. Their ids name the step and the person, so that telling twice is telling once. */
import { type InboxMessage, type Push, TALK_KINDS } from '@xiuda/domain';
import { command, database, isDuplicateKey } from '../sdk';
import { countUpTo } from './count';
import { newestFirst, type Position } from './newest-first';

const inbox = () => database.collection('inbox');

/** Counts stop here: a badge says 99+. */
const UNREAD_CAP = 100;
/** As many as one call marks; whoever has more taps again. */
const MOST_READ = 1000;

/** @returns false where the message is there already */
export async function addMessage(message: InboxMessage): Promise<boolean> {
  try {
    await inbox().add({ data: { ...message } });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** A try to send a subscribe message belongs to one run for so long, ms; longer than a function runs. */
const LEASE = 90_000;

/** Takes over a subscribe message that is still queued. */
export async function claimPush(id: string): Promise<'claimed' | 'settled' | 'elsewhere'> {
  const now = Date.now();
  const { stats } = await inbox()
    .where({ _id: id, 'push.state': 'queued', 'push.at': command.lt(new Date(now - LEASE)) })
    .update({ data: { 'push.at': command.set(new Date(now)) } });
  if (stats.updated === 1) return 'claimed';
  const { data } = await inbox().where({ _id: id, 'push.state': 'queued' }).limit(1).get();
  return data.length ? 'elsewhere' : 'settled';
}

/** Gives it back: the next run may try at once. */
export async function releasePush(id: string): Promise<void> {
  await inbox()
    .where({ _id: id, 'push.state': 'queued' })
    .update({ data: { 'push.at': command.set(new Date(0)) } });
}

/** What became of it. Who has read the message in the meantime needs nobody's care. */
export async function settlePush(id: string, push: Push): Promise<void> {
  const isSent = push.state === 'sent';
  await inbox()
    .where({ _id: id })
    .update({ data: { push: command.set(push), ...(isSent && { isUndelivered: command.remove() }) } });
}

/** Up to `limit` messages of this person and one more, newest first. */
export const readMessages = (openid: string, limit: number, after?: Position): Promise<InboxMessage[]> =>
  newestFirst('inbox', { openid }, limit, after);

/** At most UNREAD_CAP. */
export const countUnread = (openid: string): Promise<number> =>
  countUpTo('inbox', { openid, isRead: false }, UNREAD_CAP);

/** How many 留言 on each ticket this person was told of and has not read; tickets without are missing. @param ticketId only this one */
export async function unreadTalk(openid: string, ticketId?: string): Promise<ReadonlyMap<string, number>> {
  const { data } = await inbox()
    .where({
      ...{ openid, isRead: false, 'notice.kind': command.in(TALK_KINDS) },
      ...(ticketId !== undefined && { ticketId }),
    })
    .limit(MOST_READ)
    .field({ ticketId: true })
    .get();
  const counts = new Map<string, number>();
  for (const { ticketId: id } of data as Pick<InboxMessage, 'ticketId'>[])
    counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

const readNow = () => ({
  isRead: command.set(true),
  readAt: command.set(new Date()),
  isUndelivered: command.remove(),
});

/** Marks these, as far as they are this person's own. */
export async function markRead(openid: string, ids: readonly string[]): Promise<void> {
  await inbox()
    .where({ _id: command.in(ids.slice(0, MOST_READ)), openid, isRead: false })
    .update({ data: readNow() });
}

export async function markAllRead(openid: string): Promise<void> {
  await inbox().where({ openid, isRead: false }).update({ data: readNow() });
}

/** Whoever opens a ticket has seen what they were told of it. */
export async function markTicketRead(openid: string, ticketId: string): Promise<void> {
  await inbox().where({ openid, isRead: false, ticketId }).update({ data: readNow() });
}

/** What subscribe messages did not bring and nobody has read, newest first; up to `limit` and one more. */
export const readUndelivered = (limit: number, after?: Position): Promise<InboxMessage[]> =>
  newestFirst('inbox', { isUndelivered: true }, limit, after);

/** Everything that people were told of one ticket, newest first. */
export async function messagesOfTicket(ticketId: string): Promise<InboxMessage[]> {
  const { data } = await inbox()
    .where({ ticketId })
    .orderBy('at', 'desc')
    .orderBy('_id', 'desc')
    .limit(MOST_READ)
    .get();
  return data as InboxMessage[];
}
