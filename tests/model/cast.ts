/** Everybody who takes part: the people of the other tests, and two more with several roles who do not see every ticket anyway. */
import type { StaffRole, StaffRow } from '@xiuda/domain';
import { PEOPLE, type Person, UNBOUND } from '../support/people';

const CAST = {
  ...PEOPLE,
  leader: {
    openid: 'openid-leader',
    staffNo: 'L1',
    name: '邢益民',
    phone: '13800080001',
    roles: ['reviewer', 'worker'],
  },
  boss: {
    openid: 'openid-boss',
    staffNo: 'B1',
    name: '冯国栋',
    phone: '13800080002',
    roles: ['reviewer', 'worker', 'admin'],
  },
} as const satisfies Record<string, Person>;

export type CastName = keyof typeof CAST;
export const CAST_NAMES = Object.keys(CAST) as CastName[];
export const member = (who: CastName): Person => CAST[who];

/** Roster rows and accounts of those whom the other tests do not know, bound already. */
export const ADDED_ROWS: readonly StaffRow[] = [CAST.leader, CAST.boss].map(
  ({ openid, staffNo, name, phone, roles }) => ({
    ...{ _id: staffNo, name, phone, roles, active: true, openid },
  }),
);
export const ADDED_ACCOUNTS = ADDED_ROWS.map(({ _id, openid, phone }) => ({
  ...{ _id: openid, phone, staffNo: _id, createdAt: new Date() },
}));

export const STAFF_NAMES = CAST_NAMES.filter((who) => member(who).staffNo !== undefined);

/** Who holds this staff number and has bound it. */
export const holderOf = (staffNo: unknown): CastName | undefined =>
  STAFF_NAMES.find((who) => member(who).staffNo === staffNo);

/** Numbers that a step may name: good ones, an unbound one, and some that are no number at all. */
export const NAMEABLE: readonly string[] = [
  ...STAFF_NAMES.flatMap((who) => member(who).staffNo ?? []),
  ...[UNBOUND._id, 'nobody', PEOPLE.worker.openid],
];

/** Who is on the staff at present. */
export type OnDuty = ReadonlySet<CastName>;
export const AT_FIRST: OnDuty = new Set(STAFF_NAMES.filter((who) => who !== 'inactive'));

export const isA = (onDuty: OnDuty, who: CastName, role: StaffRole): boolean =>
  onDuty.has(who) && member(who).roles.includes(role);
