import type { OpenapiHandler } from './index';

/**
 * `phonenumber.getPhoneNumber`: the code `phone:13800001234` stands for that number. WeChat's codes work once and for
 * five minutes; these work always, because a person at the emulator chooses the number.
 */
export const getPhoneNumber: OpenapiHandler = ({ code }, now) => {
  const number = typeof code === 'string' ? /^phone:(1[3-9]\d{9})$/.exec(code)?.[1] : undefined;
  if (number === undefined) return { errcode: 40029, errmsg: 'invalid code' };
  const watermark = { timestamp: Math.floor(now / 1000), appid: 'wx-local' };
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark },
  };
};
