import { parse, phone, requestId, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { ensureAccount, ownStaff, updateAccount } from '../store/people';
import { accountView } from './view';

const INPUT = z.strictObject({
  contactName: z.optional(text('报修人', 1, 20)),
  contactPhone: z.optional(phone),
  lastPlace: z.optional(
    z.strictObject({ areaId: text('报修区域', 1, 128), address: text('详细地址', 1, 100) }, '请选择报修区域'),
  ),
  requestId: z.optional(requestId),
});

/** What the report form remembers for the next time. */
export const update: Operation<unknown> = async (input, openid) => {
  const { requestId: _, ...fields } = parse(INPUT, input);
  const [account, own] = await Promise.all([ensureAccount(openid), ownStaff(openid)]);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  await updateAccount(openid, given);
  return accountView({ ...account, ...given }, own);
};
