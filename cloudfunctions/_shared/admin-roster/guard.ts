/** Changes that must not happen at the same moment: two admins who take the role from each other, two last 预审员 who both go. */
import { AppError, type StaffRole, type StaffRow } from '@xiuda/domain';
import type { Admin } from '../admin-resource';
import type { Transaction } from '../sdk';

/** Roles of which somebody has to be left. */
const GUARDED: readonly StaffRole[] = ['admin', 'preReviewer'];

export const isGuarded = (lost: readonly StaffRole[]): boolean => lost.some((role) => GUARDED.includes(role));

const isStillAdmin = (row: StaffRow | null, { openid }: Admin): boolean =>
  row?.active === true && row.openid === openid && row.roles.includes('admin');

/**
 * One at a time: whoever comes second finds that the document has changed, and begins again. As nobody takes away their own role,
 * an admin who is still one here is the one who is left.
 * @throws AppError FORBIDDEN where the caller is no admin any more
 */
export async function enterGuard(transaction: Transaction, admin: Admin): Promise<void> {
  const guard = transaction.collection('guards').doc('roster');
  const { turn = 0 } = ((await guard.get()).data as { turn?: number } | null) ?? {};
  const own = (await transaction.collection('staff').doc(admin.staffNo).get()).data as StaffRow | null;
  if (!isStillAdmin(own, admin)) throw new AppError('FORBIDDEN');
  await guard.set({ data: { turn: turn + 1 } });
}
