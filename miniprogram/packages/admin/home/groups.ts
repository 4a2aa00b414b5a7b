/** 管理 as its page shows it: one group for each title, in the order of the work, with a few words at the end of a line. */
import type { SetupCounts } from '@xiuda/domain';
import { SECTIONS } from './sections';

/** Label of a line → words. */
export type Hints = Readonly<Record<string, string>>;

const counted = (count: number, unit: string): string => (count ? `${count} ${unit}` : '还没有');

export const hintsOf = ({ people, places, items }: SetupCounts): Hints => ({
  人员管理: counted(people, '人'),
  报修区域: counted(places, '处'),
  报修项目: counted(items, '项'),
});

const ORDER: Readonly<Record<string, readonly string[]>> = {
  工单: ['全部工单', '没有送到的提醒'],
  资料: ['人员管理', '报修区域', '报修项目', '派单规则', '耗材', '楼宇二维码'],
  系统: ['系统设置', '导出', '变更记录', '系统自检'],
};

/** Those that have a place first, in its order; the others behind them as they came. */
function ordered<T>(things: readonly T[], name: (thing: T) => string, order: readonly string[]): T[] {
  const rank = (thing: T): number =>
    order.includes(name(thing)) ? order.indexOf(name(thing)) : order.length;
  return [...things].sort((a, b) => rank(a) - rank(b));
}

/** The groups with these words; a line's own come first. */
export function groupsWith(hints: Hints) {
  const titles = [...new Set(SECTIONS.map(({ title }) => title))];
  return ordered(titles, (title) => title, Object.keys(ORDER)).map((title) => {
    const rows = SECTIONS.filter((section) => section.title === title).flatMap((section) => section.rows);
    const shown = rows.map((row) => ({ ...row, hint: row.hint ?? hints[row.label] ?? '' }));
    return { title, rows: ordered(shown, ({ label }) => label, ORDER[title] ?? []) };
  });
}
