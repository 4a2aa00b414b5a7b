/** What stands beside a ticket when it is opened: the end of its conversation, and what may be done beside its steps. */
import {
  type Actor,
  type Comment,
  type Links,
  readsInternal,
  readsTalk,
  TALK,
  type TalkOp,
  talkingRole,
  talksFrom,
  type Ticket,
  replyTo,
  type TalkView,
  type UrgeView,
  urgeView,
} from '@xiuda/domain';
import { unreadTalk } from '../store/inbox';
import { readComments } from '../store/comments';
import { readSettings } from '../store/settings';
import { commentViews, photosOfComments } from '../talk/view';

/** Comments that stand on the ticket itself; there is a page for all of them. */
const LATEST = 3;

/** Read beside the ticket, before it is known who looks. */
export interface Conversation {
  readonly open: readonly Comment[];
  readonly internal: readonly Comment[];
  readonly unread: number;
}

export async function loadConversation(ticketId: string, openid: string): Promise<Conversation> {
  const [open, internal, unread] = await Promise.all([
    readComments(ticketId, false, LATEST),
    readComments(ticketId, true, LATEST),
    unreadTalk(openid, ticketId),
  ]);
  return { open, internal, unread: unread.get(ticketId) ?? 0 };
}

const newest = (comments: readonly Comment[]): Comment[] =>
  [...comments].sort((a, b) => b.at.getTime() - a.at.getTime() || (a._id < b._id ? 1 : -1));

/** What of the conversation is for this person, newest first, and one more where there is one. */
export function readable({ open, internal }: Conversation, ticket: Ticket, actor: Actor): Comment[] {
  if (!readsTalk(ticket, actor)) return [];
  return newest(readsInternal(ticket, actor) ? [...open, ...internal] : open).slice(0, LATEST + 1);
}

export const shownPhotos = (comments: readonly Comment[]): string[] =>
  photosOfComments(comments.slice(0, LATEST));

const opsOf = (ticket: Ticket, actor: Actor): TalkOp[] =>
  (Object.keys(TALK) as TalkOp[]).filter(
    (op) =>
      talksFrom(op, ticket.status) &&
      talkingRole(op, ticket, actor) !== undefined &&
      !(op === 'follow' && ticket.reporter.openid === actor.openid) &&
      !(op === 'replyRating' && replyTo(ticket)),
  );

/** How long a reporter waits until the next 催促 is read only where there was one. */
export async function urgeOf(ticket: Ticket, actor: Actor): Promise<UrgeView | undefined> {
  if (ticket.reporter.openid !== actor.openid || !talksFrom('urge', ticket.status)) return undefined;
  if (!ticket.lastUrge) return { count: 0 };
  return urgeView(ticket, (await readSettings('limits')).urgeHours, new Date());
}

export function talkView(
  ticket: Ticket,
  actor: Actor,
  comments: readonly Comment[],
  { links, unread, urge }: { links: Links; unread: number; urge: UrgeView | undefined },
): TalkView {
  return {
    comments: commentViews(comments.slice(0, LATEST), ticket, actor, links),
    hasMore: comments.length > LATEST,
    unread,
    ops: opsOf(ticket, actor),
    internal: readsInternal(ticket, actor),
    ...(urge && { urge }),
  };
}
