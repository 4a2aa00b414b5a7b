import { parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadAgreed } from '../agreed';
import { resumeRemoval } from '../removal';
import type { Operation } from '../resource';
import { loadService } from '../service-info';
import { ensureAccount, findAccount, ownStaff } from '../store/people';
import { accountView } from './view';

const INPUT = z.strictObject({});

const load = (openid: string) =>
  Promise.all([findAccount(openid), ownStaff(openid), loadAgreed(openid), loadService()]);

/** The account behind this WeChat user, made at first sight; one that is being removed has to go first. */
export const login: Operation<unknown> = async (input, openid) => {
  parse(INPUT, input);
  let [account, own, agreed, service] = await load(openid);
  if (account?.removing) {
    await resumeRemoval(account);
    [account, own, agreed, service] = await load(openid);
  }
  const answer = accountView(account && !account.removing ? account : await ensureAccount(openid), own);
  return { ...answer, reminders: agreed(answer.account.staff?.roles ?? []), service };
};
