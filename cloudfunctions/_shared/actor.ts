/** From an openid to a person with roles, and with those whom they stand in for today. */
import { type Actor, principalsOf, type StaffRow } from '@xiuda/domain';
import { ownStaff } from './store/people';

/** A roster row gives roles only while it is active. @param principals rows of whoever has named this person as deputy */
export const actorFrom = (
  openid: string,
  row: StaffRow | undefined,
  principals: readonly StaffRow[] = [],
): Actor =>
  row?.active
    ? {
        ...{ openid, staffNo: row._id, name: row.name, roles: row.roles },
        ...(row.areas && { areas: row.areas }),
        ...(row.trades && { trades: row.trades }),
        ...(row.leaving && { leaving: row.leaving }),
        standsFor: principalsOf(row, principals, new Date()),
      }
    : { openid, roles: [] };

export async function loadActor(openid: string): Promise<Actor> {
  const own = await ownStaff(openid);
  return actorFrom(openid, own?.row, own?.principals);
}
