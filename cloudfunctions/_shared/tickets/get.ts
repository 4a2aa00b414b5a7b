import { type ActionId, AppError, actionsFor, canSee, parse, type TicketView, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import type { Operation } from '../resource';
import { seenBy } from '../seen';
import { findTicket } from '../store/tickets';

const INPUT = z.strictObject({ ticketId: text('工单', 1, 128) });

interface TicketAnswer {
  readonly ticket: TicketView;
  readonly actions: readonly ActionId[];
}

/** One ticket as this person sees it, and what they can do with it now. */
export const get: Operation<TicketAnswer> = async (input, openid) => {
  const { ticketId } = parse(INPUT, input);
  const [actor, ticket] = await Promise.all([loadActor(openid), findTicket(ticketId)]);
  if (!ticket || !canSee(ticket, actor)) throw new AppError('NOT_FOUND');
  return { ticket: await seenBy(actor, ticket), actions: actionsFor(ticket, actor) };
};
