/** People who open the app for the first time, for tests of accounts. */
import type { AccountView } from '@xiuda/domain';
import type { Answer, TestCloud } from './cloud';

export interface AccountData {
  readonly account: AccountView;
}

export interface Newcomer {
  readonly openid: string;
  account(event: Record<string, unknown>, now?: number): Promise<Answer<AccountData>>;
  login(): Promise<Answer<AccountData>>;
  bindPhone(phone: string): Promise<Answer<AccountData>>;
  bindStaff(staffNo: string, name: string, now?: number): Promise<Answer<AccountData>>;
}

let count = 0;

/** Somebody whom the cloud has never seen. */
export function newcomer(cloud: TestCloud): Newcomer {
  const openid = `openid-newcomer-${++count}`;
  const account = (event: Record<string, unknown>, now?: number) =>
    cloud.invoke<AccountData>('account', event, openid, now);
  return {
    openid,
    account,
    login: () => account({ op: 'login' }),
    bindPhone: (phone) => account({ op: 'bindPhone', code: `phone:${phone}` }),
    bindStaff: (staffNo, name, now) => account({ op: 'bindStaff', staffNo, name }, now),
  };
}
