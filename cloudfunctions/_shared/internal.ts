/** The edge of functions that no client may call. */
import { AppError, type Result } from '@xiuda/domain';
import { platform } from './sdk';

/** `scf`: another function; `wx_trigger`: the timer; `push`: WeChat itself, of something that happened there. */
type Caller = 'scf' | 'wx_trigger' | 'push';

/** What a push calls itself is not documented: it is whoever is none of these. */
const NO_PUSH: readonly (string | undefined)[] = ['scf', 'wx_trigger', 'wx_client', 'wx_devtools', 'wx_http'];

/** A call from function to function reads `wx_client,scf`: only the last of the sources has called. */
export function isFrom(caller: Caller): boolean {
  const last = platform.getWXContext().SOURCE?.split(',').at(-1);
  return caller === 'push' ? !NO_PUSH.includes(last) : last === caller;
}

function refusalOf(error: unknown): Result<never> {
  if (!(error instanceof AppError)) console.error(error);
  const { code, message } = error instanceof AppError ? error : new AppError('INTERNAL');
  return { ok: false, error: { code, message } };
}

/**
 * Makes a function's `main`, of one kind of work for each who may call. Whoever else calls is refused before anything is read; what
 * fails is logged. A push is answered without the envelope, as WeChat expects it; where it fails the function does, to be told again.
 */
export const internalFor =
  <T>(work: Readonly<Partial<Record<Caller, (event: unknown) => Promise<T>>>>) =>
  async (event: unknown): Promise<Result<T> | T> => {
    const [caller, done] = Object.entries(work).find(([one]) => isFrom(one as Caller)) ?? [];
    try {
      if (!done) throw new AppError('FORBIDDEN');
      const data = await done(event);
      return caller === 'push' ? data : { ok: true, data };
    } catch (error) {
      if (caller === 'push' && !(error instanceof AppError)) throw error;
      return refusalOf(error);
    }
  };

/** The same for work that one alone may ask for. */
export const internal = <T>(caller: Caller, work: (event: unknown) => Promise<T>) =>
  internalFor<T>({ [caller]: work });
