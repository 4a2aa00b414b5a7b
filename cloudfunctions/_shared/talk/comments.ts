import { type CommentView, parse, readsInternal, talkingRole, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import { CURSOR, newestPage } from '../paging';
import type { Operation } from '../resource';
import { linksTo } from '../storage';
import { readComments } from '../store/comments';
import { markTicketRead } from '../store/inbox';
import { findTicket } from '../store/tickets';
import { mayRead, visible } from './on-ticket';
import { commentViews, photosOfComments } from './view';

const INPUT = z.strictObject({ ticketId: text('工单', 1, 128), cursor: CURSOR });

interface Page {
  /** Newest first. */
  readonly comments: CommentView[];
  readonly nextCursor: string | null;
  /** May this person write here, and 内部备注 too? */
  readonly maySpeak: boolean;
  readonly internal: boolean;
}

/** A page of the conversation; 内部备注 are not among it for the reporter. */
export const comments: Operation<Page> = async (event, openid) => {
  const { ticketId, cursor } = parse(INPUT, event);
  const [actor, found] = await Promise.all([loadActor(openid), findTicket(ticketId)]);
  const ticket = visible(found, actor);
  mayRead(ticket, actor);
  const internal = readsInternal(ticket, actor);
  const only = internal ? undefined : false;
  const maySpeak = talkingRole('comment', ticket, actor) !== undefined;
  const [{ page, nextCursor }] = await Promise.all([
    newestPage((limit, after) => readComments(ticketId, only, limit, after), cursor),
    // What only notes that somebody read does not keep them from reading.
    cursor ?? markTicketRead(openid, ticketId).catch((error: unknown) => console.error('read', error)),
  ]);
  const links = await linksTo(photosOfComments(page));
  return { comments: commentViews(page, ticket, actor, links), nextCursor, maySpeak, internal };
};
