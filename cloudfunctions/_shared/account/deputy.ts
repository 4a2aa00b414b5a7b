import { type AccountView, AppError, mayHaveDeputy, parse, requestId, SET_DEPUTY } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Admin } from '../admin-resource';
import { audited } from '../audited';
import { endDeputy as end, nameDeputy } from '../deputies';
import type { Operation } from '../resource';
import { ensureAccount, type OwnStaff, ownStaff } from '../store/people';
import { accountView } from './view';

type Answer = { readonly account: AccountView };

/** @throws AppError FORBIDDEN: only whom tickets are assigned to has somebody stand in */
async function load(openid: string) {
  const [account, own] = await Promise.all([ensureAccount(openid), ownStaff(openid)]);
  if (!own || !mayHaveDeputy(own.row)) throw new AppError('FORBIDDEN');
  const { _id: staffNo, name, roles } = own.row;
  const person: Admin = { openid, staffNo, name, roles };
  return { account, own, person };
}

/** Names who stands in for the caller, and on which days. Sent again, it answers how things stand by now. */
export const setDeputy: Operation<Answer> = async (event, openid) => {
  const input = parse(SET_DEPUTY, event);
  const { account, own, person } = await load(openid);
  let after: OwnStaff = own;
  await audited(person, input, async (transaction) => {
    const { changed, deputy } = await nameDeputy(transaction, person, input);
    const { staffNo, from, until } = input;
    after = { ...own, row: { ...own.row, deputy: { staffNo, from, until } }, ...(deputy && { deputy }) };
    return changed;
  });
  return accountView(account, after);
};

const INPUT = z.strictObject({ requestId });

/** Nobody stands in for the caller any more, or will. */
export const endDeputy: Operation<Answer> = async (event, openid) => {
  const input = parse(INPUT, event);
  const { account, own, person } = await load(openid);
  let after: OwnStaff = own;
  await audited(person, input, async (transaction) => {
    const changed = await end(transaction, person.staffNo);
    const { deputy, ...row } = own.row;
    after = { row, principals: own.principals };
    return changed;
  });
  return accountView(account, after);
};
