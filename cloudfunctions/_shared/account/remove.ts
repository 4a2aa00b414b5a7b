import { parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import { type RemovalProgress, removeAccount } from '../removal';
import type { Operation } from '../resource';

const INPUT = z.strictObject({
  confirm: z.literal(true, '请先确认要注销账号'),
  requestId: z.optional(requestId),
});

/**
 * 注销账号: asked again and again until it is done. Doing it twice changes nothing.
 * @throws AppError WRONG_STATUS: the input is right, but what the person still has to do forbids it
 */
export const remove: Operation<RemovalProgress> = (input, openid) => {
  parse(INPUT, input);
  return removeAccount(openid);
};
