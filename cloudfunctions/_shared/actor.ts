/** From an openid to a person with roles. */
import type { Actor, StaffRow } from '@xiuda/domain';
import { staffByOpenid } from './store/people';

/** A roster row gives roles only while it is active. */
export const actorFrom = (openid: string, row: StaffRow | undefined): Actor =>
  row?.active
    ? {
        ...{ openid, staffNo: row._id, name: row.name, roles: row.roles },
        ...(row.areas && { areas: row.areas }),
        ...(row.trades && { trades: row.trades }),
        ...(row.leaving && { leaving: row.leaving }),
      }
    : { openid, roles: [] };

export const loadActor = async (openid: string): Promise<Actor> =>
  actorFrom(openid, await staffByOpenid(openid));
