import { parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadAgreed } from '../agreed';
import type { Operation } from '../resource';
import { ensureAccount, staffByOpenid } from '../store/people';
import { accountView } from './view';

const INPUT = z.strictObject({});

/** The account behind this WeChat user, made at first sight. */
export const login: Operation<unknown> = async (input, openid) => {
  parse(INPUT, input);
  const [account, row, agreed] = await Promise.all([
    ensureAccount(openid),
    staffByOpenid(openid),
    loadAgreed(openid),
  ]);
  const answer = accountView(account, row);
  return { ...answer, reminders: agreed(answer.account.staff?.roles ?? []) };
};
