/** 留言 of tickets. Their ids come from the openid and the requestId: sent twice, one is there once. */
import type { Comment, NoticeEntry, Ticket } from '@xiuda/domain';
import { command, type Data, database } from '../sdk';
import { newestFirst, type Position } from './newest-first';
import { notices } from './outbox';
import { inTransaction } from './transaction';

const comments = () => database.collection('comments');

export async function findComment(id: string): Promise<Comment | undefined> {
  const { data } = await comments().doc(id).get();
  return (data as Comment | null) ?? undefined;
}

/**
 * Stores a comment together with its messages: both or neither.
 * @param entriesOf the messages, of the ticket as it is in that moment
 * @returns false where it is there already, or the ticket is gone
 */
export const addComment = (
  comment: Comment,
  entriesOf: (ticket: Ticket) => NoticeEntry[],
): Promise<boolean> =>
  inTransaction(async (transaction) => {
    const ticket = transaction.collection('tickets').doc(comment.ticketId);
    const own = transaction.collection('comments').doc(comment._id);
    const [on, before] = [(await ticket.get()).data as Ticket | null, (await own.get()).data];
    if (!on || before) return false;
    const { _id, ...data } = comment;
    await own.set({ data });
    const entries = entriesOf(on);
    if (entries.length) await ticket.update({ data: notices(entries) });
    return true;
  });

const of = (ticketId: string, isInternal: boolean | undefined): Data => ({
  ticketId,
  ...(isInternal !== undefined && { isInternal }),
});

/** Up to `limit` comments on this ticket and one more, newest first. @param isInternal only these, where it is told */
export const readComments = (
  ticketId: string,
  isInternal: boolean | undefined,
  limit: number,
  after?: Position,
): Promise<Comment[]> => newestFirst('comments', of(ticketId, isInternal), limit, after);

/** How many this person has written since then. */
export async function countWritten(openid: string, since: Date): Promise<number> {
  const { total } = await comments()
    .where({ 'by.openid': openid, at: command.gte(since) })
    .count();
  return total;
}

/** Some of the comments that this person has written. */
export async function commentsBy(openid: string, limit: number): Promise<Comment[]> {
  const { data } = await comments().where({ 'by.openid': openid }).limit(limit).get();
  return data as Comment[];
}

/** The most that the platform answers at once. */
const MOST = 1000;

/** The whole conversation, in no order. */
export async function commentsOn(ticketId: string): Promise<Comment[]> {
  const { data } = await comments().where({ ticketId }).limit(MOST).get();
  return data as Comment[];
}

/** Rewrites what a comment says and who said it. */
export async function rewriteComment({ _id, by, text, inputDigest }: Comment): Promise<void> {
  await comments()
    .doc(_id)
    .update({
      data: { by: command.set(by), text: command.set(text), inputDigest: command.set(inputDigest) },
    });
}
