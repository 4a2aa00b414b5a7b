import { type Account, AppError, parse, requestId, staffNumber, type StaffRow } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Admin, AdminOperation } from '../admin-resource';
import { audited, type Changed } from '../audited';
import { command, type Transaction } from '../sdk';
import { enterGuard, isGuarded } from './guard';
import { lastPreReviewer } from './objections';
import { subjectOf } from './person';

const INPUT = z.strictObject({ staffNo: staffNumber, requestId });

async function refuse(admin: Admin, row: StaffRow): Promise<void> {
  if (row._id === admin.staffNo)
    throw new AppError('INVALID_INPUT', { staffNo: '不能解除自己的绑定，请让另一位管理员来做' });
  const sentence = row.active && row.roles.includes('preReviewer') ? await lastPreReviewer(row) : undefined;
  if (sentence) throw new AppError('INVALID_INPUT', { staffNo: sentence });
}

/** The account forgets its number; there is none where the person has gone. */
async function freeAccount(transaction: Transaction, openid: string, staffNo: string): Promise<void> {
  const document = transaction.collection('accounts').doc(openid);
  const account = (await document.get()).data as Account | null;
  if (account?.staffNo !== staffNo) return;
  await document.update({ data: { staffNo: command.remove(), boundBy: command.remove() } });
}

async function free(transaction: Transaction, admin: Admin, staffNo: string): Promise<Changed<object>> {
  const document = transaction.collection('staff').doc(staffNo);
  const row = (await document.get()).data as StaffRow | null;
  if (!row) throw new AppError('NOT_FOUND', undefined, '名册里没有这个学工号');
  if (row.openid === undefined) return { result: {} };
  if (isGuarded(row.roles)) await enterGuard(transaction, admin);
  await refuse(admin, row);
  await freeAccount(transaction, row.openid, staffNo);
  await document.update({ data: { openid: command.remove() } });
  const changes = [{ label: '微信', from: '已绑定', to: '未绑定' }];
  return {
    result: {},
    note: { kind: 'staff', subject: subjectOf(staffNo, row.name), deed: '解除绑定', changes },
  };
}

/** Takes the WeChat account from a row: the next call of that person is a reporter's, and the row can be bound again. */
export const unbind: AdminOperation<object> = (event, admin) => {
  const input = parse(INPUT, event);
  return audited(admin, input, (transaction) => free(transaction, admin, input.staffNo));
};
