import { parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import { phoneNumberFor } from '../phone-number';
import type { Operation } from '../resource';
import { ensureAccount, ownStaff, updateAccount } from '../store/people';
import { accountView } from './view';

const CODE_REFUSED = '授权已失效，请再点一次';

const INPUT = z.strictObject({
  code: z.string(CODE_REFUSED).check(z.minLength(1, CODE_REFUSED), z.maxLength(256, CODE_REFUSED)),
  requestId: z.optional(requestId),
});

/** Keeps the number that WeChat vouches for. Doing it twice changes nothing. */
export const bindPhone: Operation<unknown> = async (input, openid) => {
  const { code } = parse(INPUT, input);
  const [account, own, phone] = await Promise.all([
    ensureAccount(openid),
    ownStaff(openid),
    phoneNumberFor(code),
  ]);
  await updateAccount(openid, { phone });
  return accountView({ ...account, phone }, own);
};
