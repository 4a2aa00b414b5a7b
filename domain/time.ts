/** Time is stored as an instant and shown, numbered and grouped at UTC+8, whatever the runtime's zone. */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** ISO text, milliseconds or a Date. */
export type Instant = string | number | Date;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const local = (instant: Instant) => dayjs.utc(instant).utcOffset(8);

/** `20261121`, the day part of a ticket number. */
export const dayCode = (instant: Instant): string => local(instant).format('YYYYMMDD');

/** The last millisecond of a day `2026-11-21`. */
export const endOfDay = (day: string): Date => local(`${day}T00:00:00+08:00`).endOf('day').toDate();

/** `2026-11-21`. */
export const dayText = (instant: Instant): string => local(instant).format('YYYY-MM-DD');

/** `2026-11-21 10:32`: for tables. */
export const fullTime = (instant: Instant): string => local(instant).format('YYYY-MM-DD HH:mm');

/** `今天 10:32`, `昨天 22:05`, `11月3日 08:00`, `2025年11月3日 08:00`: for a detail page. */
export function absoluteTime(instant: Instant, now: Instant): string {
  const then = local(instant);
  const today = local(now);
  const time = then.format('HH:mm');
  if (then.isSame(today, 'day')) return `今天 ${time}`;
  if (then.isSame(today.subtract(1, 'day'), 'day')) return `昨天 ${time}`;
  return `${then.format(then.isSame(today, 'year') ? 'M月D日' : 'YYYY年M月D日')} ${time}`;
}

/** `刚刚`, `5分钟前`, `3小时前`, `2天前`, then the date: for lists. */
export function relativeTime(instant: Instant, now: Instant): string {
  const passed = dayjs(now).valueOf() - dayjs(instant).valueOf();
  if (passed < MINUTE) return '刚刚';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)}分钟前`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)}小时前`;
  if (passed < 7 * DAY) return `${Math.floor(passed / DAY)}天前`;
  const then = local(instant);
  return then.format(then.isSame(local(now), 'year') ? 'M月D日' : 'YYYY年M月D日');
}

/** `18:30`, `明天 08:10`, `11月25日 08:10`: a moment that is still to come. */
export function clockWords(instant: Instant, now: Instant): string {
  const then = local(instant);
  const time = then.format('HH:mm');
  if (then.isSame(local(now), 'day')) return time;
  if (then.isSame(local(now).add(1, 'day'), 'day')) return `明天 ${time}`;
  return `${then.format('M月D日')} ${time}`;
}

/** How long something lasts already: `不到1分钟`, `20分钟`, `2小时10分`, `3天4小时`. */
export function duration(from: Instant, to: Instant): string {
  const passed = Math.max(0, dayjs(to).valueOf() - dayjs(from).valueOf());
  if (passed < MINUTE) return '不到1分钟';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)}分钟`;
  const [large, small, words] =
    passed < DAY ? ([HOUR, MINUTE, ['小时', '分']] as const) : ([DAY, HOUR, ['天', '小时']] as const);
  const rest = Math.floor((passed % large) / small);
  return `${Math.floor(passed / large)}${words[0]}${rest ? `${rest}${words[1]}` : ''}`;
}

/** `11月25日`, `2027年1月3日`: a day to come or gone. */
export function dateText(instant: Instant, now: Instant): string {
  const then = local(instant);
  return then.format(then.isSame(local(now), 'year') ? 'M月D日' : 'YYYY年M月D日');
}
