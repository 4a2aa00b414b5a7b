import {
  type AccountView,
  deputyWords,
  maskPhone,
  mayHaveDeputy,
  principalWords,
  ROLES,
} from '@xiuda/domain';

/** 代理, both ways. */
function standingOf(staff: AccountView['staff'], now: number) {
  return {
    hasDeputyRow: staff !== undefined && mayHaveDeputy({ ...staff, active: true }),
    deputy: staff?.deputy ? deputyWords(staff.deputy, now) : '',
    standsFor: (staff?.standsFor ?? []).map((one) => principalWords(one, now)),
  };
}

/** What 我的 shows of this person; texts are empty where nothing is known. */
export function personOf({ name: nickname, contactName, phone, staff }: AccountView) {
  const name = staff?.name ?? contactName ?? nickname;
  return {
    name: name ?? '微信用户',
    initial: (name ?? '我').slice(0, 1),
    phone: phone ? maskPhone(phone) : '',
    staffNo: staff?.staffNo ?? '',
    roles: staff?.roles.map((role) => ROLES[role].label).join('、') ?? '',
    seesAll: staff?.roles.includes('admin') ?? false,
    ...standingOf(staff, Date.now()),
  };
}

export const NOBODY: ReturnType<typeof personOf> = {
  name: '',
  initial: '',
  phone: '',
  staffNo: '',
  roles: '',
  seesAll: false,
  ...standingOf(undefined, 0),
};
