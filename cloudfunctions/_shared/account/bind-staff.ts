import { parse, requestId, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { bindStaff as bind } from '../store/binding';
import { ensureAccount, staffByNumber, staffByPhone } from '../store/people';
import { accountView } from './view';

const INPUT = z.strictObject({
  staffNo: text('学工号', 1, 40),
  name: text('姓名', 1, 20),
  requestId: z.optional(requestId),
});

/** Number of the roster row meant by a staff number or, failing that, by a phone number. */
async function numberMeant(given: string, name: string): Promise<string | undefined> {
  const [row, sharing] = await Promise.all([staffByNumber(given), staffByPhone(given)]);
  return row?._id ?? (sharing.find((other) => other.name.trim() === name) ?? sharing[0])?._id;
}

/** Binds this person to a row of the roster: the only way to a staff role. */
export const bindStaff: Operation<unknown> = async (input, openid) => {
  const { staffNo, name, requestId: request } = parse(INPUT, input);
  const [account, meant] = await Promise.all([ensureAccount(openid), numberMeant(staffNo, name)]);
  // 代理 is told by the next login: a reading that failed now would hide that it is bound.
  const { deputy, ...row } = await bind({ openid, staffNo: meant, name, requestId: request });
  return accountView(account, { row, principals: [] });
};
