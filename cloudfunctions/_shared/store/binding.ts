/** Binding a person to a roster row changes two documents: a transaction of `doc()` operations. */
import { type Account, AppError, type StaffRow } from '@xiuda/domain';
import { command } from '../sdk';
import { inTransaction } from './transaction';

const WINDOW_MS = 60 * 60 * 1000;
const MOST_FAILURES = 5;

const recentFailures = (account: Account, now: number): Date[] =>
  (account.bindFailures ?? []).filter((at) => new Date(at).getTime() > now - WINDOW_MS);

/** What was decided inside the transaction; a refusal that is to be remembered must commit first. */
type Outcome = { bound: StaffRow } | { refusal: AppError };

/** Does this row stand for the person who gave this name, and is it free? */
const matches = (row: StaffRow, name: string): boolean =>
  row.active && row.openid === undefined && row.name.trim() === name.trim();

export interface Binding {
  readonly openid: string;
  /** Absent where the roster knows nobody of what was given: it still counts as a failure. */
  readonly staffNo: string | undefined;
  readonly name: string;
  readonly requestId: string | undefined;
}

/**
 * Binds `openid` to the roster row with this number; the same request again answers the same row.
 * @throws AppError ALREADY_BOUND, RATE_LIMITED, ROSTER_MISMATCH, PHONE_REQUIRED
 */
export async function bindStaff({ openid, staffNo, name, requestId }: Binding): Promise<StaffRow> {
  const outcome = await inTransaction<Outcome>(async (transaction) => {
    const accountDoc = transaction.collection('accounts').doc(openid);
    const account = (await accountDoc.get()).data as Account;
    if (account.staffNo !== undefined) {
      if (requestId === undefined || account.boundBy !== requestId)
        return { refusal: new AppError('ALREADY_BOUND') };
      return { bound: (await transaction.collection('staff').doc(account.staffNo).get()).data as StaffRow };
    }
    const now = Date.now();
    const failures = recentFailures(account, now);
    if (failures.length >= MOST_FAILURES) {
      return {
        refusal: new AppError('RATE_LIMITED', undefined, '失败次数太多，请一小时后再试，或联系管理员'),
      };
    }
    const rowDoc = staffNo === undefined ? undefined : transaction.collection('staff').doc(staffNo);
    const row = rowDoc && ((await rowDoc.get()).data as StaffRow | null);
    const fail = async () => {
      await accountDoc.update({ data: { bindFailures: command.set([...failures, new Date(now)]) } });
      return { refusal: new AppError('ROSTER_MISMATCH') };
    };
    if (!rowDoc || !row || !matches(row, name)) return fail();
    if (row.phone !== undefined && account.phone === undefined) {
      return { refusal: new AppError('PHONE_REQUIRED', undefined, '请先用微信绑定手机号，再来认证') };
    }
    if (row.phone !== undefined && row.phone !== account.phone) return fail();
    await rowDoc.update({ data: { openid } });
    const boundBy = requestId === undefined ? command.remove() : requestId;
    await accountDoc.update({ data: { staffNo: row._id, boundBy, bindFailures: command.remove() } });
    return { bound: { ...row, openid } };
  });
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.bound;
}
