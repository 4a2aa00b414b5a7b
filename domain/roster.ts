/** The roster (人员名册): what admins write into it, as the form, the import and the function check it. */
import * as z from 'zod/mini';
import type { StaffRow } from './account';
import { type AuditChange, changesOf } from './audit';
import { text } from './inputs';
import { ROLES, STAFF_ROLES, type StaffRole } from './roles';

const NUMBER_WORDS = '请填写学工号，1 到 40 个字，中间不能有空格';
/** WeChat vouches for mobile numbers only: with a landline nobody could bind themselves. */
const MOBILE_WORDS = '请填写 11 位手机号';
const ROLES_WORDS = '请选择角色';
const AREAS_WORDS = '负责区域最多选 50 个';
const TRADES_WORDS = '工种最多写 10 个，每个最多 20 个字';
const MOST_AREAS = 50;
const MOST_TRADES = 10;

const unique = (list: readonly string[]): boolean => new Set(list).size === list.length;

/** Kept exactly: tickets name people by it, so it is never changed afterwards. */
export const staffNumber = z
  .string(NUMBER_WORDS)
  .check(z.maxLength(40, NUMBER_WORDS), z.regex(/^[^\s\p{C}]+$/u, NUMBER_WORDS));

const mobile = z.string(MOBILE_WORDS).check(
  z.overwrite((value) => value.replace(/\s/g, '')),
  z.regex(/^1[3-9]\d{9}$/, MOBILE_WORDS),
);

/** What is written of a person, beside the number. A phone that is left out is none. */
export const PERSON_FIELDS = {
  name: text('姓名', 1, 20),
  phone: z.optional(mobile),
  roles: z
    .array(z.enum([...STAFF_ROLES], '没有这种角色'), ROLES_WORDS)
    .check(z.minLength(1, ROLES_WORDS), z.maxLength(4, ROLES_WORDS), z.refine(unique, ROLES_WORDS)),
  areas: z
    .array(
      z.string(AREAS_WORDS).check(z.minLength(1, AREAS_WORDS), z.maxLength(128, AREAS_WORDS)),
      AREAS_WORDS,
    )
    .check(z.maxLength(MOST_AREAS, AREAS_WORDS), z.refine(unique, '同一个区域只选一次')),
  trades: z
    .array(
      z.string(TRADES_WORDS).check(z.trim(), z.minLength(1, TRADES_WORDS), z.maxLength(20, TRADES_WORDS)),
      TRADES_WORDS,
    )
    .check(z.maxLength(MOST_TRADES, TRADES_WORDS), z.refine(unique, '同一个工种只写一次')),
  active: z.boolean('请选择在岗或停用'),
};

export const PERSON = z.strictObject({ staffNo: staffNumber, ...PERSON_FIELDS });
export type PersonInput = z.output<typeof PERSON>;

/** What of a roster row is edited. */
export type PersonFields = Pick<StaffRow, 'name' | 'phone' | 'roles' | 'active' | 'areas' | 'trades'>;

/** In the order of the table, however they were chosen. */
export const rolesInOrder = (roles: readonly StaffRole[]): StaffRole[] =>
  STAFF_ROLES.filter((role) => roles.includes(role));

export const roleLabels = (roles: readonly StaffRole[]): string[] =>
  rolesInOrder(roles).map((role) => ROLES[role].label);

/** Several words in one cell of the roster's sheets; nothing where there are none. */
export const listCell = (words: readonly string[] = []): string | undefined => words.join('、') || undefined;

/** Roles that somebody on duty has now and would not have afterwards. */
export function rolesLost(
  before: Pick<StaffRow, 'roles' | 'active'> | undefined,
  after: Pick<StaffRow, 'roles' | 'active'>,
): StaffRole[] {
  if (!before?.active) return [];
  return before.roles.filter((role) => !after.active || !after.roles.includes(role));
}

/**
 * What is different, as people read it.
 * @param areaName words for the id of a place
 */
export function personChanges(
  before: PersonFields | undefined,
  after: PersonFields,
  areaName: (id: string) => string,
): AuditChange[] {
  const areas = (row: PersonFields | undefined) => [...(row?.areas ?? [])].sort().map(areaName);
  return changesOf([
    ['姓名', before?.name, after.name],
    ['手机号', before?.phone, after.phone],
    ['角色', roleLabels(before?.roles ?? []), roleLabels(after.roles)],
    ['负责区域', areas(before), areas(after)],
    ['工种', [...(before?.trades ?? [])].sort(), [...(after.trades ?? [])].sort()],
    ['状态', before && stateWords(before), stateWords(after)],
  ]);
}

const stateWords = ({ active }: Pick<StaffRow, 'active'>): string => (active ? '在岗' : '停用');

/** Which part of the roster: 在岗, 未绑定 of those, 停用. */
export const ROSTER_STATES = { active: '在岗', unbound: '未绑定', inactive: '已停用' } as const;
export type RosterState = keyof typeof ROSTER_STATES;
export const ALL_ROSTER_STATES = Object.keys(ROSTER_STATES) as RosterState[];

/** A person as admins see them in the list. */
export interface RosterRow {
  readonly staffNo: string;
  readonly name: string;
  readonly phone?: string;
  readonly roles: readonly StaffRole[];
  readonly trades: readonly string[];
  readonly isActive: boolean;
  readonly isBound: boolean;
  /** Tickets in a role that this person no longer has; absent where there are none. */
  readonly toHandOver?: number;
}

export const rosterRow = ({ _id, name, phone, roles, trades, active, openid }: StaffRow): RosterRow => ({
  ...{ staffNo: _id, name, roles, trades: trades ?? [], isActive: active, isBound: openid !== undefined },
  ...(phone !== undefined && { phone }),
});
