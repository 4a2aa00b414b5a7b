/** Results that nobody has spoken against for so long are accepted by the system, and recorded as accepted by nobody. */
import {
  applyStep,
  hindrance,
  messagesOf,
  roleLabel,
  startsFrom,
  type StepActor,
  statusAfter,
  type Ticket,
  type TimelineEntry,
} from '@xiuda/domain';
import { DAY_MS } from './day';
import { inputDigest } from './digest';
import { readSettings } from './store/settings';
import { changeTicket, findTicket } from './store/tickets';
import { unacceptedTickets } from './store/unaccepted';

const ACTION = 'accept-result';
const MOST = 200;

const SYSTEM: StepActor = { role: 'system', openid: 'system', name: roleLabel('system') };

/** The same for the same version of a ticket: two runs at once take one step. */
function entryOf({ _id, version, status }: Ticket, at: Date): TimelineEntry {
  const requestId = `${ACTION}-${_id}-${version}`;
  return {
    requestId,
    inputDigest: inputDigest({ requestId }),
    action: ACTION,
    from: status,
    to: statusAfter(ACTION, status),
    by: SYSTEM,
    at,
    input: {},
  };
}

/** @returns false where somebody was faster: they have rated it, refused it, or accepted it */
async function accept(ticketId: string, confirmedBy: Date): Promise<boolean> {
  const [ticket, now] = [await findTicket(ticketId), new Date()];
  if (!ticket || !startsFrom(ACTION, ticket.status) || hindrance(ACTION, ticket, now)) return false;
  if (new Date(ticket.confirmation?.at ?? ticket.since) > confirmedBy) return false;
  const entry = entryOf(ticket, now);
  const after = applyStep(ticket, entry);
  return changeTicket(ticket, after, { entry, messages: messagesOf(ticket, after, entry) });
}

/**
 * Takes the step on all that wait for it, until the time is over: the next run goes on then.
 * @returns how many were accepted
 */
export async function acceptResults(end: number): Promise<number> {
  const { acceptDays } = await readSettings('limits');
  const confirmedBy = new Date(Date.now() - acceptDays * DAY_MS);
  let accepted = 0;
  for (const ticketId of await unacceptedTickets(confirmedBy, MOST)) {
    if (Date.now() > end) break;
    const isAccepted = await accept(ticketId, confirmedBy).catch((error: unknown) =>
      console.error(`accepting ticket ${ticketId}`, error),
    );
    if (isAccepted) accepted += 1;
  }
  return accepted;
}
