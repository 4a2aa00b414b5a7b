/** What others have reported already, and joining them. */
import type { SimilarTicket } from '@xiuda/domain';
import { call, CloudError } from '../../../services/cloud';
import { consentSettled } from '../../../services/consent';
import { newRequestId } from '../../../services/request-id';
import type { Wire } from '../../../services/wire';
import { rowOf, type SimilarRow } from '../components/similar-card/rows';

/** Open tickets of this place and item. It is a hint: where no answer comes there is none. */
export async function similarRows(areaId: string, itemId: string): Promise<SimilarRow[]> {
  if (!areaId || !itemId) return [];
  try {
    const input = { op: 'similar', areaId, itemId };
    const { tickets } = await call<{ tickets: readonly Wire<SimilarTicket>[] }>('tickets', input);
    return tickets.map((ticket) => rowOf(ticket, Date.now()));
  } catch (error) {
    console.warn('similar', error);
    return [];
  }
}

/** One per ticket that somebody means to follow; it outlives a lost answer. */
const requestIds = new Map<string, string>();

/**
 * 我也遇到: from now on this person is told how that ticket gets on.
 * @throws CloudError; after NETWORK the same wish may be sent again
 */
export async function follow(ticketId: string): Promise<void> {
  const requestId = requestIds.get(ticketId) ?? newRequestId();
  requestIds.set(ticketId, requestId);
  await consentSettled();
  try {
    await call('ticket-talk', { op: 'follow', ticketId, requestId });
    requestIds.delete(ticketId);
  } catch (error) {
    if (error instanceof CloudError && error.code !== 'NETWORK') requestIds.delete(ticketId);
    throw error;
  }
}
