/** Accounts and the roster. */
import { type Account, AppError, type StaffRole, type StaffRow } from '@xiuda/domain';
import { command, type Data, database, isDuplicateKey } from '../sdk';

const accounts = () => database.collection('accounts');
const staff = () => database.collection('staff');

/** More people than one institution's roster has in one role. */
const MOST_STAFF = 500;

export async function findAccount(openid: string): Promise<Account | undefined> {
  const { data } = await accounts().doc(openid).get();
  return (data as Account | null) ?? undefined;
}

/** @throws AppError WRONG_STATUS where this account is being removed: nothing may be added to it any more */
export function assertStays(account: Account | undefined): void {
  if (account?.removing)
    throw new AppError('WRONG_STATUS', undefined, '账号正在注销，大约半分钟后可以重新登录');
}

/**
 * The account of this person, made at first sight.
 * @throws AppError WRONG_STATUS where it is being removed
 */
export async function ensureAccount(openid: string): Promise<Account> {
  const found = await findAccount(openid);
  assertStays(found);
  if (found) return found;
  const account: Account = { _id: openid, createdAt: new Date() };
  try {
    await accounts().add({ data: { ...account } });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return account;
}

/** Sets these fields of an account that exists; an object replaces the stored one as a whole. */
export async function updateAccount(openid: string, fields: Partial<Omit<Account, '_id'>>): Promise<void> {
  const data: Data = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, command.set(value)]),
  );
  if (Object.keys(data).length) await accounts().doc(openid).update({ data });
}

export async function staffByOpenid(openid: string): Promise<StaffRow | undefined> {
  const { data } = await staff().where({ openid }).limit(1).get();
  return (data as StaffRow[])[0];
}

/** Somebody's own row, and the rows that stand beside it. */
export interface OwnStaff {
  readonly row: StaffRow;
  /** Of whoever has named this person as deputy, whenever. */
  readonly principals: readonly StaffRow[];
  /** Of whom this person has named. */
  readonly deputy?: StaffRow;
}

/** The row bound to this person and those of 代理: no openid is kept twice, so it is one round trip, and never out of date. */
export async function ownStaff(openid: string): Promise<OwnStaff | undefined> {
  const { list } = await staff()
    .aggregate()
    .match({ openid })
    .limit(1)
    .lookup({ from: 'staff', localField: '_id', foreignField: 'deputy.staffNo', as: 'principals' })
    .lookup({ from: 'staff', localField: 'deputy.staffNo', foreignField: '_id', as: 'deputies' })
    .end();
  const [found] = list as (StaffRow & { principals: StaffRow[]; deputies: StaffRow[] })[];
  if (!found) return undefined;
  const { principals, deputies, ...row } = found;
  const [deputy] = deputies;
  return { row, principals, ...(row.deputy && deputy && { deputy }) };
}

export async function staffByNumber(staffNo: string): Promise<StaffRow | undefined> {
  const { data } = await staff().doc(staffNo).get();
  return (data as StaffRow | null) ?? undefined;
}

/** Rows that hold this phone number; a number may be shared by mistake. */
export async function staffByPhone(phone: string): Promise<StaffRow[]> {
  const { data } = await staff().where({ phone }).limit(10).get();
  return data as StaffRow[];
}

/** Active and bound people of a role, in the order of their numbers. */
export async function staffOfRole(role: StaffRole): Promise<StaffRow[]> {
  const { data } = await staff()
    .where({ active: true, roles: role })
    .orderBy('_id', 'asc')
    .limit(MOST_STAFF)
    .get();
  return (data as StaffRow[]).filter((row) => row.openid !== undefined);
}

/** What the server hands out in one answer. */
const BATCH = 500;

/** These rows, in no order; unknown ones are left out. */
export async function staffByNumbers(staffNos: readonly string[]): Promise<StaffRow[]> {
  const batches = Array.from({ length: Math.ceil(staffNos.length / BATCH) }, (_, at) =>
    staff()
      .where({ _id: command.in(staffNos.slice(at * BATCH, (at + 1) * BATCH)) })
      .limit(BATCH)
      .get(),
  );
  return (await Promise.all(batches)).flatMap(({ data }) => data as StaffRow[]);
}
