/** What somebody has said, and what they follow, taken out beside the steps of their tickets. Each part can be done again. */
import {
  commentWithout,
  type Departure,
  type InboxMessage,
  noticeMessageWithout,
  numbersHidden,
  type Ticket,
} from '@xiuda/domain';
import { commentsBy, commentsOn, rewriteComment } from './store/comments';
import { messagesToldBy, rewordNotice } from './store/departures';
import { followedBy, removeFollow } from './store/follows';

const PAGE = 50;

/** With every number that must not be read on this ticket. */
export const departureFrom = (ticket: Ticket, departure: Departure): Departure => ({
  ...departure,
  phones: numbersHidden(ticket, departure),
});

/** What somebody was told of a notice, without the person. */
export async function retellNotice(message: InboxMessage, departure: Departure): Promise<void> {
  const told = noticeMessageWithout(message, departure);
  const isSame = told.title === message.title && told.note === message.note;
  if (!isSame || told.notice?.by !== message.notice?.by) await rewordNotice(told);
}

/** The conversation on a ticket that is about to be rewritten. */
export async function rewriteConversation(ticket: Ticket, departure: Departure): Promise<void> {
  const leaving = departureFrom(ticket, departure);
  const comments = await commentsOn(ticket._id);
  await Promise.all(
    comments.map(async (comment) => {
      const rewritten = commentWithout(comment, leaving);
      if (rewritten.text !== comment.text || rewritten.by.openid !== comment.by.openid)
        await rewriteComment(rewritten);
    }),
  );
}

/** Messages that tell of this person's words, wherever they are. */
export async function retellOwnWords(departure: Departure): Promise<void> {
  for (;;) {
    const page = await messagesToldBy(departure.openid, PAGE);
    if (!page.length) return;
    await Promise.all(page.map((message) => retellNotice(message, departure)));
  }
}

/** Words on tickets where the person took no step. @returns tickets whose waiting messages may name the person */
export async function ticketsSpokenOn(openid: string): Promise<string[]> {
  return [...new Set((await commentsBy(openid, PAGE)).map(({ ticketId }) => ticketId))];
}

/** What the person follows loses one who follows it. */
export async function removeFollows(openid: string): Promise<void> {
  for (;;) {
    const page = await followedBy(openid, PAGE);
    if (!page.length) return;
    for (const follow of page) await removeFollow(follow);
  }
}
