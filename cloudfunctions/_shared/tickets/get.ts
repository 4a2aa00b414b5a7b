import {
  type ActionId,
  AppError,
  actionsFor,
  canSee,
  isFirstLook,
  lateMark,
  parse,
  type TalkView,
  type TicketView,
  text,
  wordsOfGone,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import { loadHouse } from '../house';
import { linksTo } from '../storage';
import type { Operation } from '../resource';
import { seenBy } from '../seen';
import { markTicketRead } from '../store/inbox';
import { findTicket, markOpened } from '../store/tickets';
import { loadConversation, readable, shownPhotos, talkView, urgeOf } from './talk';

const INPUT = z.strictObject({ ticketId: text('工单', 1, 128) });

interface TicketAnswer {
  readonly ticket: TicketView;
  readonly actions: readonly ActionId[];
  readonly talk: TalkView;
}

/** One ticket as this person sees it, and what they can do with it now. */
export const get: Operation<TicketAnswer> = async (input, openid) => {
  const { ticketId } = parse(INPUT, input);
  const [actor, ticket, house, conversation] = await Promise.all([
    loadActor(openid),
    findTicket(ticketId),
    loadHouse(),
    loadConversation(ticketId, openid),
  ]);
  if (!ticket || !canSee(ticket, actor))
    throw new AppError('NOT_FOUND', undefined, ticket && wordsOfGone(ticket, actor));
  // What only notes that somebody looked does not keep them from looking.
  const noted = Promise.all([
    markTicketRead(openid, ticketId),
    isFirstLook(ticket, actor) && markOpened(ticket, new Date()),
  ]).catch((error: unknown) => console.error('opened', error));
  const comments = readable(conversation, ticket, actor);
  const [view, links, urge] = await Promise.all([
    seenBy(actor, ticket),
    linksTo(shownPhotos(comments)),
    urgeOf(ticket, actor),
    noted,
  ]);
  const talk = talkView(ticket, actor, comments, { links, urge, unread: conversation.unread });
  const { rules, paces, now } = house;
  const late = lateMark(ticket, actor, now, paces);
  return { ticket: { ...view, ...late }, actions: actionsFor(ticket, actor, new Date(now), rules), talk };
};
