import { type ActionId, type ErrorCode, ERRORS, type Result } from '@xiuda/domain';
import type { WireTicket } from './wire';

/** NETWORK: no answer came, so nobody knows whether the function ran; the same requestId may be sent again. */
export type CloudErrorCode = ErrorCode | 'NETWORK';

const NO_ANSWER = '没有连上网络，请检查后再试';

/** A refusal of a function, or that no answer came. `message` is a Chinese sentence that a person can act on. */
export class CloudError extends Error {
  constructor(
    readonly code: CloudErrorCode,
    message: string,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = 'CloudError';
  }
}

const isResult = (result: unknown): result is Result<unknown> =>
  typeof result === 'object' && result !== null && typeof (result as { ok?: unknown }).ok === 'boolean';

async function answerOf(name: string, data: object): Promise<unknown> {
  try {
    return (await wx.cloud.callFunction({ name, data })).result;
  } catch (error) {
    console.warn(`cloud function ${name}`, error);
    throw new CloudError('NETWORK', NO_ANSWER);
  }
}

/**
 * The only wx.cloud.callFunction there is, but for the self-check, which wants to be refused.
 * @returns `data` of `{ ok: true, data }`
 * @throws CloudError
 */
export async function call<T>(name: string, data: object = {}): Promise<T> {
  const result = await answerOf(name, data);
  if (!isResult(result)) throw new CloudError('INTERNAL', ERRORS.INTERNAL);
  if (result.ok) return result.data as T;
  const { code, message, details } = result.error;
  throw new CloudError(code, message, details);
}

/**
 * Takes one step; `submit` has neither ticketId nor version in its input, the others have both, all have a requestId.
 * @throws CloudError
 */
export const act = (
  action: ActionId,
  input: object,
): Promise<{ readonly ticket: WireTicket; readonly repeated?: boolean }> => call(`ticket-${action}`, input);
