/** Requests that are no steps: the same wish, sent again after no answer came, keeps its requestId; another one gets its own. */
import { call, CloudError } from '../../../services/cloud';
import { newRequestId } from '../../../services/request-id';

const unanswered = new Map<string, string>();

/**
 * @param name of the function @param wish its input, less the requestId
 * @throws CloudError
 */
export async function sendWish<T>(name: string, wish: object): Promise<T> {
  const key = `${name} ${JSON.stringify(wish)}`;
  const requestId = unanswered.get(key) ?? newRequestId();
  unanswered.set(key, requestId);
  try {
    const answer = await call<T>(name, { ...wish, requestId });
    unanswered.delete(key);
    return answer;
  } catch (error) {
    if (!(error instanceof CloudError) || error.code !== 'NETWORK') unanswered.delete(key);
    throw error;
  }
}
