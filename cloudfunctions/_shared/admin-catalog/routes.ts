import { parse, type RouteRow, type StaffRole, type StaffRow } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { staffByNumbers } from '../store/people';
import { allRoutes } from '../store/routes';
import { type RouteNames, routeNames } from './route-names';

const INPUT = z.strictObject({});

interface Person {
  readonly staffNo: string;
  readonly name: string;
  /** Why nobody is suggested by this rule at present: 还没有绑定微信. */
  readonly absent?: string;
}

interface Rule {
  readonly id: string;
  /** 桂林洋校区 3栋 · 水电. */
  readonly title: string;
  readonly area?: { readonly id: string; readonly name: string };
  readonly item?: { readonly id: string; readonly name: string };
  readonly reviewer?: Person;
  readonly worker?: Person;
}

function absence(row: StaffRow | undefined, role: StaffRole): string | undefined {
  if (!row) return '已经不在名册里';
  if (!row.active) return '已停用';
  if (!row.roles.includes(role)) return '已经不担任这个角色';
  return row.openid === undefined ? '还没有绑定微信' : undefined;
}

function personOf(staffNo: string, row: StaffRow | undefined, role: StaffRole): Person {
  const absent = absence(row, role);
  return { staffNo, name: row?.name ?? staffNo, ...(absent && { absent }) };
}

const named = (id: string | undefined, name: string) => id !== undefined && { id, name };

function shown(rule: RouteRow, names: RouteNames, staff: ReadonlyMap<string, StaffRow>): Rule {
  const area = named(rule.areaId, names.area(rule));
  const item = named(rule.itemId, names.item(rule));
  const { reviewerId, workerId } = rule;
  return {
    ...{ id: rule._id, title: names.title(rule) },
    ...(area && { area }),
    ...(item && { item }),
    ...(reviewerId !== undefined && { reviewer: personOf(reviewerId, staff.get(reviewerId), 'reviewer') }),
    ...(workerId !== undefined && { worker: personOf(workerId, staff.get(workerId), 'worker') }),
  };
}

/** All rules, by their titles. */
export const routes: AdminOperation<{ routes: Rule[] }> = async (event) => {
  parse(INPUT, event);
  const [rules, names] = await Promise.all([allRoutes(), routeNames()]);
  const people = rules.flatMap(({ reviewerId, workerId }) => [reviewerId ?? [], workerId ?? []].flat());
  const staff = new Map((await staffByNumbers([...new Set(people)])).map((row) => [row._id, row]));
  const list = rules.map((rule) => shown(rule, names, staff));
  const byTitle = (one: Rule, other: Rule) =>
    one.title.localeCompare(other.title, 'zh-CN', { numeric: true });
  return { routes: list.sort(byTitle) };
};
