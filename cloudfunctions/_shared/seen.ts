/** A ticket as one person sees it: photos as links, and the worker's phone for those who may call. */
import {
  type Actor,
  photosOf,
  seesWorkerPhone,
  type StaffRow,
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

const rowOf = async (staffNo: string, known: StaffRow | undefined): Promise<StaffRow | undefined> =>
  known?._id === staffNo ? known : staffByNumber(staffNo).catch(without(undefined));

/** @param known a roster row that was read already, in case that it is the worker's */
export async function seenBy(actor: Actor, ticket: Ticket, known?: StaffRow): Promise<TicketView> {
  const callable = seesWorkerPhone(ticket, actor) ? ticket.worker : undefined;
  const [links, worker] = await Promise.all([
    linksTo(photosOf(ticket)).catch(without(new Map<string, string>())),
    callable && rowOf(callable.staffNo, known),
  ]);
  return viewTicket(ticket, actor, links, worker?.phone);
}
