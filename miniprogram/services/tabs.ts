/** The tab bar: work centres of the person's staff roles, then 报修大厅, then 我的. */
import { type Role, type RoleRow, ROLES, VIEWS } from '@xiuda/domain';
import { setChanges } from './changes';
import { staffRoles } from './session';
import { unread } from './unread';

export interface TabEntry {
  /** As app.json has it, without a leading slash. */
  readonly page: string;
  readonly label: string;
  /** Name of a van-icon; `chosenIcon` while the tab is shown. */
  readonly icon: string;
  readonly chosenIcon: string;
  /** Tickets that wait for this person there, or messages that they have not read. */
  readonly badge: number;
  /** As a screen reader says it. */
  readonly spoken: string;
}

type Face = Pick<TabEntry, 'label' | 'icon' | 'chosenIcon'>;

const ME_PAGE = 'pages/me/me';
const ME: Face = { label: '我的', icon: 'contact-o', chosenIcon: 'contact' };

const HALL: Face = { label: VIEWS.reporter.label, icon: 'wap-home-o', chosenIcon: 'wap-home' };

const onlyCenter = (role: Role): Face => ({
  label: VIEWS[role].label,
  icon: 'todo-list-o',
  chosenIcon: 'todo-list',
});

/** One work centre among several, where 工单中心 would stand twice. */
const CENTERS: Partial<Record<Role, Face>> = {
  preReviewer: { label: '预审', icon: 'records-o', chosenIcon: 'records' },
  reviewer: { label: '审核', icon: 'todo-list-o', chosenIcon: 'todo-list' },
  worker: { label: '维修', icon: 'setting-o', chosenIcon: 'setting' },
};

/** @param unit what the badge counts */
const tab = (page: string, face: Face, badge: number, unit: string): TabEntry => ({
  page,
  ...face,
  badge,
  spoken: badge ? `${face.label}，${badge} ${unit}` : face.label,
});

const badges = new Map<Role, number>();

export const setBadge = (role: Role, count: number): void => void badges.set(role, count);

export const forgetBadges = (): void => badges.clear();

function entry(role: Role, face: Face): TabEntry[] {
  const { page } = ROLES[role] as RoleRow;
  return page === undefined ? [] : [tab(page, face, badges.get(role) ?? 0, '单等着')];
}

export function tabs(): TabEntry[] {
  const centers = staffRoles().filter((role) => 'page' in ROLES[role]);
  const face = (role: Role): Face => (centers.length > 1 && CENTERS[role]) || onlyCenter(role);
  return [
    ...centers.flatMap((role) => entry(role, face(role))),
    ...entry('reporter', HALL),
    tab(ME_PAGE, ME, unread(), '条未读'),
  ];
}

/** A page that shows the bar; each has a bar of its own. */
export interface TabPage {
  readonly route?: string;
  getTabBar?(): { readonly data: object; setData(data: object): void } | null | undefined;
}

export function showTabs(page: TabPage, selected: string): void {
  const bar = page.getTabBar?.();
  if (bar) setChanges(bar, { tabs: tabs(), selected });
}
