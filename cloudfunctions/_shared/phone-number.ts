/** The phone number behind a code of WeChat's getPhoneNumber button (platform: good once, for five minutes). */
import { AppError } from '@xiuda/domain';
import { platform } from './sdk';

interface PhoneInfo {
  readonly purePhoneNumber?: string;
  readonly countryCode?: string | number;
}

/** 40029 and 40013: the code is wrong, used or too old. */
const BAD_CODE = [40029, 40163, 40013];

/** @throws AppError INVALID_INPUT where WeChat does not accept the code */
export async function phoneNumberFor(code: string): Promise<string> {
  const refuse = (sentence: string) => new AppError('INVALID_INPUT', { code: sentence });
  const answer = await platform.openapi.phonenumber.getPhoneNumber({ code }).catch((error: unknown) => {
    const { errCode } = error as { errCode?: number };
    if (errCode !== undefined && BAD_CODE.includes(errCode)) throw refuse('授权已失效，请再点一次');
    throw error;
  });
  // Cloud calls answer in camel case; the HTTP interface in snake case.
  const info = (answer.phoneInfo ?? answer.phone_info) as PhoneInfo | undefined;
  if (!info?.purePhoneNumber) throw refuse('没有取到手机号，请再点一次');
  if (String(info.countryCode ?? '86') !== '86') throw refuse('只支持中国大陆手机号');
  return info.purePhoneNumber;
}
