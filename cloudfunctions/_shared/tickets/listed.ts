/** A ticket as a list shows it to one person. */
import { type Actor, lateMark, type Links, summarize, type TicketSummary } from '@xiuda/domain';
import type { House } from '../house';
import type { ListedTicket } from '../store/ticket-lists';

export const listed = (
  ticket: ListedTicket,
  actor: Actor,
  links: Links,
  { rules, paces, now }: House,
): TicketSummary => ({
  ...summarize(ticket, actor, links, rules),
  ...lateMark(ticket, actor, now, paces),
});
