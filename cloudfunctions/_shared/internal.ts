/** The edge of functions that no client may call. */
import { AppError, type Result } from '@xiuda/domain';
import { platform } from './sdk';

/** `scf`: another function; `wx_trigger`: the timer. */
type Caller = 'scf' | 'wx_trigger';

/** A call from function to function reads `wx_client,scf`: only the last of the sources has called. */
const lastSource = (): string | undefined => platform.getWXContext().SOURCE?.split(',').at(-1);

/** Makes a function's `main`. Whoever else calls is refused before anything is read; what fails is logged. */
export const internal =
  <T>(caller: Caller, work: (event: unknown) => Promise<T>) =>
  async (event: unknown): Promise<Result<T>> => {
    try {
      if (lastSource() !== caller) throw new AppError('FORBIDDEN');
      return { ok: true, data: await work(event) };
    } catch (error) {
      if (!(error instanceof AppError)) console.error(error);
      const { code, message } = error instanceof AppError ? error : new AppError('INTERNAL');
      return { ok: false, error: { code, message } };
    }
  };
