/** What may be set of the clocks: hours of each stage, and when an institution works. */
import * as z from 'zod/mini';
import { type Calendar, type DayKind, HOUR_MS, shiftLength } from './calendar';
import { CLOCK_LABELS, type ClockSettings, type Pressure, type StageHours } from './clocks';
import { AppError } from './errors';
import { whole } from './inputs';
import { type Clock, CLOCKS } from './statuses';

/** A month, day and night. */
export const MOST_HOURS = 720;
/** Several years of holidays. */
export const MOST_DATES = 200;

const DATE_WORDS = '日期请写成 2026-10-01';
const TIME_WORDS = '时间请写成 08:00';
const DAYS_WORDS = '请选择上班的日子，至少一天';
const KIND_WORDS = '请选择放假或补班';
const SHORT_WORDS = '每天的工作时间至少 1 小时';
const MANY_WORDS = `放假和补班的日期最多 ${MOST_DATES} 个，请先删去过去的`;

const stageHours = z.partial(
  z.strictObject(
    Object.fromEntries(CLOCKS.map((clock) => [clock, whole(CLOCK_LABELS[clock], 1, MOST_HOURS)])) as Record<
      Clock,
      ReturnType<typeof whole>
    >,
  ),
);

const timeOfDay = z.string(TIME_WORDS).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME_WORDS));

/** That there is such a day: 2026-02-30 reads as another. */
const isDate = (value: string): boolean => {
  const then = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && then.getTime() > 0 && then.toISOString().startsWith(value);
};

const weekday = z.int(DAYS_WORDS).check(z.minimum(1, DAYS_WORDS), z.maximum(7, DAYS_WORDS));

const calendar = z.partial(
  z.strictObject({
    days: z.array(weekday, DAYS_WORDS).check(
      z.minLength(1, DAYS_WORDS),
      z.maxLength(7, DAYS_WORDS),
      z.overwrite((days) => [...new Set(days)].sort()),
    ),
    from: timeOfDay,
    to: timeOfDay,
    /** null: as its weekday says again. */
    dates: z.record(
      z.string(DATE_WORDS).check(z.refine(isDate, DATE_WORDS)),
      z.nullable(z.enum(['holiday', 'workday'] satisfies DayKind[], KIND_WORDS)),
    ),
  }),
);

export const clocks = z.partial(
  z.strictObject({
    hours: z.partial(z.strictObject({ normal: stageHours, dangerous: stageHours })),
    calendar,
  }),
);

export type ClocksChange = z.output<typeof clocks>;

/** What a change leaves out, or names without a value, stays. */
const changed = <T extends object>(before: T, change: { readonly [K in keyof T]?: unknown } = {}): T => ({
  ...before,
  ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
});

type DatesChange = Readonly<Record<string, DayKind | null>>;

/** In order of time. */
function datesAfter(before: Calendar['dates'], change: DatesChange = {}): Calendar['dates'] {
  const kept = Object.entries({ ...before, ...change }).filter(([, kind]) => kind);
  if (kept.length > MOST_DATES) throw new AppError('INVALID_INPUT', { 'value.calendar.dates': MANY_WORDS });
  return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1))) as Calendar['dates'];
}

/**
 * The clocks with these changes; what is not named stays, to single hours and dates.
 * @throws AppError INVALID_INPUT where they do not go together
 */
export function clocksAfter(before: ClockSettings, change: ClocksChange): ClockSettings {
  const hours = (pressure: Pressure): StageHours => changed(before.hours[pressure], change.hours?.[pressure]);
  const dates = datesAfter(before.calendar.dates, change.calendar?.dates);
  const after: Calendar = { ...changed(before.calendar, change.calendar), dates };
  if (shiftLength(after) < HOUR_MS) throw new AppError('INVALID_INPUT', { 'value.calendar.to': SHORT_WORDS });
  return { hours: { normal: hours('normal'), dangerous: hours('dangerous') }, calendar: after };
}
