/** Why a change of a person cannot be, as a sentence at its field. */
import { AppError, type PersonFields, rolesLost, type StaffRow } from '@xiuda/domain';
import type { Admin } from '../admin-resource';
import { waitingFor } from '../store/held';
import { staffOfRole } from '../store/people';

/** Field → sentence, where the change is to the admin who makes it. */
export function ownObjection(
  admin: Admin,
  before: StaffRow | undefined,
  after: PersonFields,
): Record<string, string> | undefined {
  if (before?._id !== admin.staffNo) return undefined;
  if (!after.active) return { active: '不能停用自己，请让另一位管理员来做' };
  if (!after.roles.includes('admin')) return { roles: '不能取消自己的管理员角色，请让另一位管理员来做' };
  return undefined;
}

/** Tickets wait for any 预审员: somebody who is bound has to be left. @param going who go as well */
export async function lastPreReviewer(
  row: StaffRow | undefined,
  going: ReadonlySet<string> = new Set(),
): Promise<string | undefined> {
  if (!row || row.openid === undefined) return undefined;
  const others = (await staffOfRole('preReviewer')).filter(({ _id }) => _id !== row._id && !going.has(_id));
  if (others.length) return undefined;
  const waiting = await waitingFor('preReviewer');
  return waiting
    ? `还有 ${waiting} 单等待预审，${row.name}是最后一位绑定了微信的预审员，请先让另一位预审员绑定`
    : undefined;
}

/** @throws AppError INVALID_INPUT */
export async function refuseChange(
  admin: Admin,
  before: StaffRow | undefined,
  after: PersonFields,
): Promise<void> {
  const own = ownObjection(admin, before, after);
  if (own) throw new AppError('INVALID_INPUT', own);
  if (!rolesLost(before, after).includes('preReviewer')) return;
  const sentence = await lastPreReviewer(before);
  if (sentence) throw new AppError('INVALID_INPUT', { [after.active ? 'roles' : 'active']: sentence });
}
