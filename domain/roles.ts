/** Roles. Staff roles come from the roster, never from a person's choice; everybody is a reporter. */

import type { Leave } from './handover';

export interface RoleRow {
  readonly label: string;
  /** Path of the tab page on which this role works; admins work from 我的. */
  readonly page?: string;
  /** Roles whose people somebody of this role may look up (`staff · list`). */
  readonly looksUp: readonly StaffRole[];
}

export type StaffRole = 'preReviewer' | 'reviewer' | 'worker' | 'admin';
export type Role = 'reporter' | StaffRole;
/** Who takes a step: a person in a role, or the system by its timer. */
export type ActorRole = Role | 'system';

export const ROLES = {
  reporter: { label: '报修人', page: 'pages/reporter/reporter', looksUp: [] },
  preReviewer: { label: '预审员', page: 'pages/pre-reviewer/pre-reviewer', looksUp: ['reviewer'] },
  reviewer: { label: '审核员', page: 'pages/reviewer/reviewer', looksUp: ['reviewer', 'worker'] },
  worker: { label: '维修工', page: 'pages/worker/worker', looksUp: ['worker'] },
  admin: { label: '管理员', looksUp: ['preReviewer', 'reviewer', 'worker', 'admin'] },
} as const satisfies Record<Role, RoleRow>;

export const roleLabel = (role: ActorRole): string =>
  role === 'system' ? '系统' : ((ROLES as Partial<typeof ROLES>)[role]?.label ?? '');

export const STAFF_ROLES: readonly StaffRole[] = ['preReviewer', 'reviewer', 'worker', 'admin'];

/** Somebody in whose place one may act today, in these roles. */
export interface Principal {
  readonly staffNo: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
}

/**
 * Who is calling: the openid that the platform vouches for and, where the roster has an active row bound to it, that row.
 * Nothing in it ever comes from the event.
 */
export interface Actor {
  readonly openid: string;
  readonly staffNo?: string;
  readonly name?: string;
  readonly roles: readonly StaffRole[];
  /** 负责区域 and 工种, as the roster has them. */
  readonly areas?: readonly string[];
  readonly trades?: readonly string[];
  /** Set while roles are being taken away: nothing new comes into these hands. */
  readonly leaving?: Leave;
  /** 代理: worked out at this call; absent where they stand in for nobody. */
  readonly standsFor?: readonly Principal[];
}

export const hasRole = (actor: Actor, role: StaffRole): boolean => actor.roles.includes(role);
