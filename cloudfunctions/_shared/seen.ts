/** A ticket as one person sees it: photos as links, and the worker's phone for those who may call. */
import {
  type Actor,
  photosOf,
  seesWorkerPhone,
  type Ticket,
  type TicketView,
  viewTicket,
} from '@xiuda/domain';
import { linksTo } from './storage';
import { staffByNumber } from './store/people';

/** What only dresses an answer does not fail a step that is written already. */
const without =
  <T>(nothing: T) =>
  (error: unknown): T => {
    console.error(error);
    return nothing;
  };

export async function seenBy(actor: Actor, ticket: Ticket): Promise<TicketView> {
  const callable = seesWorkerPhone(ticket, actor) ? ticket.worker : undefined;
  const [links, worker] = await Promise.all([
    linksTo(photosOf(ticket)).catch(without(new Map<string, string>())),
    callable && staffByNumber(callable.staffNo).catch(without(undefined)),
  ]);
  return viewTicket(ticket, actor, links, worker?.phone);
}
