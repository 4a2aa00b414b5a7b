/**
 * 代理: for some days a colleague of the same role stands in for somebody, beside them. Days are those at UTC+8, `2026-11-22`, both ends
 * included. Who stands in for whom is worked out at every call, from both rows as they are then: docs/adr/0031.
 */
import * as z from 'zod/mini';
import type { StaffRow } from './account';
import type { AssigneeField } from './actions';
import { ASSIGNEE_FIELDS } from './handover';
import { requestId } from './inputs';
import { type Principal, ROLES } from './roles';
import { staffNumber } from './roster';
import { dayText, type Instant } from './time';

/** Kept in the row of whoever is stood in for. The deputy is named by number only: name, role and openid are the deputy's own row's. */
export interface Deputy {
  readonly staffNo: string;
  readonly from: string;
  readonly until: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Longest time that one setting covers, both days included. */
export const MOST_DEPUTY_DAYS = 90;
/** So far ahead it may begin. */
const FARTHEST_DAYS = 365;

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The 30th of February would be read as the 2nd of March. */
const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(dayNumber(value)) &&
  new Date(dayNumber(value) * DAY_MS).toISOString().startsWith(value);

const day = (words: string) => z.string(words).check(z.refine(isDay, words));

const NOBODY_WORDS = '请选择代理人';

export const SET_DEPUTY = z.strictObject({
  staffNo: z.pipe(z.string(NOBODY_WORDS).check(z.minLength(1, NOBODY_WORDS)), staffNumber),
  from: day('请选择开始日期'),
  until: day('请选择结束日期'),
  requestId,
});

type Days = Pick<Deputy, 'from' | 'until'>;

/** What is wrong with these days, field → sentence. @param now the first day is not before it */
export function dayObjections({ from, until }: Days, now: Instant): Record<string, string> {
  const [first, last, today] = [from, until, dayText(now)].map(dayNumber) as [number, number, number];
  if (first < today) return { from: '开始日期不能早于今天' };
  if (first > today + FARTHEST_DAYS) return { from: '开始日期请选在一年之内' };
  if (last < first) return { until: '结束日期不能早于开始日期' };
  if (last - first >= MOST_DEPUTY_DAYS) return { until: `一次最多 ${MOST_DEPUTY_DAYS} 天` };
  return {};
}

/** Tickets are assigned to people of these roles; the queues of others are everybody's. */
const assignable = ({ roles }: Pick<StaffRow, 'roles'>): AssigneeField[] =>
  ASSIGNEE_FIELDS.filter((field) => roles.includes(field));

/** May this person have a deputy at all? */
export const mayHaveDeputy = (row: Pick<StaffRow, 'roles' | 'active'>): boolean =>
  row.active && assignable(row).length > 0;

const isOnDuty = (row: StaffRow): boolean => row.active && row.openid !== undefined;

/** In which roles the one may stand in for the other. */
const sharedRoles = (principal: StaffRow, deputy: StaffRow): AssigneeField[] =>
  isOnDuty(principal) && isOnDuty(deputy) && principal._id !== deputy._id
    ? assignable(principal).filter((field) => deputy.roles.includes(field))
    : [];

/** Why this colleague cannot be the deputy, as a sentence; `undefined` where they can. */
export function deputyObjection(principal: StaffRow, deputy: StaffRow | undefined): string | undefined {
  if (deputy?._id === principal._id) return '不能选自己，请选一位同事';
  const labels = assignable(principal).map((field) => ROLES[field].label);
  if (!deputy?.active || !assignable(principal).some((field) => deputy.roles.includes(field)))
    return `选的人不是在岗的${labels.join('或')}，请另选一位`;
  if (deputy.openid === undefined) return `${deputy.name} 还没有绑定微信，收不到工单，请另选一位`;
  return undefined;
}

export type DeputyState = 'later' | 'now' | 'over';

export function deputyState({ from, until }: Days, now: Instant): DeputyState {
  const today = dayText(now);
  if (today < from) return 'later';
  return today > until ? 'over' : 'now';
}

/** The roles in which the one stands in for the other at this moment. */
export function standsInAs(principal: StaffRow, deputy: StaffRow, now: Instant): AssigneeField[] {
  const named = principal.deputy;
  if (named?.staffNo !== deputy._id || deputyState(named, now) !== 'now') return [];
  return sharedRoles(principal, deputy);
}

/** Whom this person stands in for now. @param rows of whoever has named this person */
export const principalsOf = (own: StaffRow, rows: readonly StaffRow[], now: Instant): Principal[] =>
  rows.flatMap((row) => {
    const roles = standsInAs(row, own, now);
    return roles.length ? [{ staffNo: row._id, name: row.name, roles }] : [];
  });

/** Somebody's deputy as people read it. */
export interface DeputyView extends Deputy {
  readonly name: string;
  /** The colleague has left, lost the role or is not bound any more: nobody stands in. */
  readonly isVoid?: true;
}

/** @param deputy the row of whoever is named. @returns `undefined` where it is over, or nobody is named */
export function deputyView(
  row: StaffRow,
  deputy: StaffRow | undefined,
  now: Instant,
): DeputyView | undefined {
  if (!row.deputy || deputyState(row.deputy, now) === 'over') return undefined;
  const { staffNo, from, until } = row.deputy;
  const isVoid = deputy === undefined || sharedRoles(row, deputy).length === 0;
  return { staffNo, name: deputy?.name ?? staffNo, from, until, ...(isVoid && { isVoid }) };
}

/** Whom somebody stands in for, as they read it themselves. */
export interface PrincipalView {
  readonly staffNo: string;
  readonly name: string;
  readonly until: string;
}

export const principalViews = (own: StaffRow, rows: readonly StaffRow[], now: Instant): PrincipalView[] =>
  rows.flatMap(({ _id, name, deputy }) =>
    deputy && principalsOf(own, rows, now).some(({ staffNo }) => staffNo === _id)
      ? [{ staffNo: _id, name, until: deputy.until }]
      : [],
  );

/** `11月25日`; with its year where that is not this one. */
function dayWords(value: string, now: Instant): string {
  const [year = '', month, date] = value.split('-');
  const words = `${Number(month)}月${Number(date)}日`;
  return dayText(now).startsWith(year) ? words : `${year}年${words}`;
}

/** `陈志强 代理你，到 11月25日`. */
export function deputyWords(view: DeputyView, now: Instant): string {
  if (view.isVoid) return `${view.name} 现在不能代理，请另选一位`;
  const begins = deputyState(view, now) === 'later' ? `${dayWords(view.from, now)}起` : '';
  return `${view.name} ${begins}代理你，到 ${dayWords(view.until, now)}`;
}

/** For others: `陈志强，到 11月25日`, `陈志强，11月24日 到 11月25日`. */
export function deputyBrief(view: DeputyView, now: Instant): string {
  const begins = deputyState(view, now) === 'later' ? `${dayWords(view.from, now)} ` : '';
  return `${view.name}${view.isVoid ? '（现在不能代理）' : ''}，${begins}到 ${dayWords(view.until, now)}`;
}

/** `你正在代理 王建国，到 11月25日`. */
export const principalWords = ({ name, until }: PrincipalView, now: Instant): string =>
  `你正在代理 ${name}，到 ${dayWords(until, now)}`;

/** `陈志强 W0001，2026-11-22 至 2026-11-25`: for records. */
export const deputyRecord = ({ staffNo, from, until }: Deputy, name: string): string =>
  `${name} ${staffNo}，${from} 至 ${until}`;
