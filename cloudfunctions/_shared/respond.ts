/** The edge of every function: unknown in, `{ ok, data }` or `{ ok, error }` out. It never throws at the client. */
import { AppError, type ErrorBody, type Result } from '@xiuda/domain';
import { callerOpenid } from './caller';

export type Handler<T> = (event: unknown, openid: string) => Promise<T>;

/** What the platform adds to an event of its own accord; everything else in it is the caller's. */
const ADDED_BY_PLATFORM = ['userInfo', 'tcbContext'];

function callersOwn(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event;
  return Object.fromEntries(Object.entries(event).filter(([key]) => !ADDED_BY_PLATFORM.includes(key)));
}

function errorBody(error: unknown): ErrorBody {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.details && { details: error.details }),
    };
  }
  console.error(error);
  const unexpected = new AppError('INTERNAL');
  return { code: unexpected.code, message: unexpected.message };
}

/** Makes a cloud function's `main` of a handler. */
export const respond =
  <T>(handler: Handler<T>) =>
  async (event: unknown): Promise<Result<T>> => {
    try {
      return { ok: true, data: await handler(callersOwn(event), callerOpenid()) };
    } catch (error) {
      return { ok: false, error: errorBody(error) };
    }
  };
