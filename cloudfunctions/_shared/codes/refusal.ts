/** What WeChat's numbers say to an admin. Source: the manual of wxacode.getUnlimited and the cloud's own numbers. */
import { AppError } from '@xiuda/domain';

const RATE_LIMITS = [45009, 45011];
const NOT_PUBLISHED = 41030;
const NOT_PERMITTED = -604101;
/** The scene, its length or another argument: which of them WeChat gives is not documented for each. */
const BAD_SCENES = [40129, 40169, 40097];

/** @param name of the place whose code was refused */
export function codeRefusal(error: unknown, name: string): AppError {
  const { errCode = -1 } = (error ?? {}) as { errCode?: number };
  console.error(`wxacode.getUnlimited ${errCode}`, error);
  if (BAD_SCENES.includes(errCode))
    return new AppError('INVALID_INPUT', { placeIds: `微信不接受“${name}”的编号，它做不成二维码` });
  if (RATE_LIMITS.includes(errCode))
    return new AppError('RATE_LIMITED', undefined, '微信限制了每分钟生成的数量，请过一分钟再继续');
  if (errCode === NOT_PUBLISHED)
    return new AppError('INTERNAL', undefined, '小程序还没有发布，微信做不出正式的二维码，请发布以后再来');
  if (errCode === NOT_PERMITTED)
    return new AppError(
      'INTERNAL',
      undefined,
      '还没有生成小程序码的权限，请技术人员用开发者工具重新上传 admin-catalog，十分钟后再试',
    );
  return new AppError('INTERNAL', undefined, '微信没有生成二维码，请稍后继续，已经生成的不用重来');
}
