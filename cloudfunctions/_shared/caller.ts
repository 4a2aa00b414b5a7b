/** Who is calling: only ever what the platform says, never what the event says. */
import { AppError } from '@xiuda/domain';
import { platform } from './sdk';

/**
 * The openid of the WeChat user behind this call.
 * @throws AppError FORBIDDEN where there is none (a console test, an HTTP trigger)
 */
export function callerOpenid(): string {
  const { OPENID } = platform.getWXContext();
  // The SDK turns a purely numeric value into a number.
  const openid = OPENID === undefined ? '' : String(OPENID);
  if (!openid) throw new AppError('FORBIDDEN', undefined, '请从微信小程序里打开');
  return openid;
}

/** The environment that this function runs in, as file ids name it. */
export const currentEnvironment = (): string => platform.getWXContext().ENV ?? '';
