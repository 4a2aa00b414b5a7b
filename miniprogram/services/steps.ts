/** Steps that are taken by their button alone. */
import type { ActionId } from '@xiuda/domain';
import { act, CloudError } from './cloud';
import { newRequestId } from './request-id';
import type { WireTicket } from './wire';

type Answer = Promise<{ readonly ticket: WireTicket; readonly repeated?: boolean }>;

/** One per intended step. It outlives a lost answer, so that the next tap asks for the same step again. */
const requestIds = new Map<string, string>();
const underWay = new Map<string, Answer>();

async function send(key: string, action: ActionId, ticketId: string, version: number): Answer {
  const requestId = requestIds.get(key) ?? newRequestId();
  requestIds.set(key, requestId);
  try {
    const answer = await act(action, { ticketId, version, requestId });
    requestIds.delete(key);
    return answer;
  } catch (error) {
    if (!(error instanceof CloudError) || error.code !== 'NETWORK') requestIds.delete(key);
    throw error;
  } finally {
    underWay.delete(key);
  }
}

/**
 * Takes a step that asks nothing; a second tap while it is under way gets the same answer.
 * @throws CloudError
 */
export function takeStep(action: ActionId, ticketId: string, version: number): Answer {
  const key = `${action}:${ticketId}:${version}`;
  const answer = underWay.get(key) ?? send(key, action, ticketId, version);
  underWay.set(key, answer);
  return answer;
}
