/** What admins change: once, however often the button is tapped or the answer gets lost. */
import { call, CloudError } from '../../../services/cloud';
import { newRequestId } from '../../../services/request-id';

/** Wishes that nobody has answered yet. */
const open = new Map<string, string>();

/**
 * Sends a change. After a lost answer the same change, sent again, is the same one.
 * @throws CloudError
 */
export async function change<T>(name: string, fields: Readonly<Record<string, unknown>>): Promise<T> {
  const key = JSON.stringify([name, fields]);
  const requestId = open.get(key) ?? newRequestId();
  open.set(key, requestId);
  try {
    const answer = await call<T>(name, { ...fields, requestId });
    open.delete(key);
    return answer;
  } catch (error) {
    if (!(error instanceof CloudError && error.code === 'NETWORK')) open.delete(key);
    throw error;
  }
}
