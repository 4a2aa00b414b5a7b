/** Working time at UTC+8: how much of it lies between two instants, and since when so much of it has passed. All spans in ms. */

/** Of a day that is not as its weekday says. */
export type DayKind = 'holiday' | 'workday';

/** When an institution works. */
export interface Calendar {
  /** Weekdays, 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** `08:00`; where `to` is not later, the shift ends on the next day. */
  readonly from: string;
  readonly to: string;
  /** `2026-10-01` → 放假, or 补班. */
  readonly dates: Readonly<Record<string, DayKind>>;
}

/** Something that counts time. */
export interface WorkingTime {
  /** Counted time between two instants; 0 where they do not follow each other. */
  between(start: number, end: number): number;
  /** The latest instant from which at least `span` has passed by `now`: whoever started by then is over. */
  startOf(span: number, now: number): number;
}

const MINUTE = 60_000;
export const HOUR_MS = 60 * MINUTE;
const DAY = 24 * HOUR_MS;
const OFFSET = 8 * HOUR_MS;

/** Nights and holidays count too. */
export const AROUND_THE_CLOCK: WorkingTime = {
  between: (start, end) => Math.max(0, end - start),
  startOf: (span, now) => now - span,
};

/** Days since 1970-01-01 at UTC+8. */
const dayAt = (instant: number): number => Math.floor((instant + OFFSET) / DAY);
const dayNamed = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** A shift's place in its day and its length, ms. */
const shiftOf = ({ from, to }: Pick<Calendar, 'from' | 'to'>) => {
  const start = minutesOf(from) * MINUTE;
  const length = minutesOf(to) * MINUTE - start;
  return { start, length: length > 0 ? length : length + DAY };
};

/** Working hours in a day of this calendar, in ms. */
export const shiftLength = (calendar: Pick<Calendar, 'from' | 'to'>): number => shiftOf(calendar).length;

/** @throws Error where no weekday is worked: time would never pass */
export function workingTime(calendar: Calendar): WorkingTime {
  const weekdays = new Set(calendar.days);
  if (!weekdays.size) throw new Error('a calendar without working days');
  const exceptions = new Map(Object.entries(calendar.dates).map(([date, kind]) => [dayNamed(date), kind]));
  const { start, length } = shiftOf(calendar);
  const isWorked = (day: number): boolean =>
    exceptions.has(day) ? exceptions.get(day) === 'workday' : weekdays.has(weekdayOf(day));
  const opens = (day: number): number => day * DAY - OFFSET + start;

  function between(from: number, until: number): number {
    let sum = 0;
    // The shift of the day before may last into this one.
    for (let day = dayAt(from) - 1; day <= dayAt(until); day++) {
      if (!isWorked(day)) continue;
      sum += Math.max(0, Math.min(until, opens(day) + length) - Math.max(from, opens(day)));
    }
    return sum;
  }

  function startOf(span: number, now: number): number {
    if (span <= 0) return now;
    let left = span;
    for (let day = dayAt(now); ; day--) {
      if (!isWorked(day)) continue;
      const worked = Math.max(0, Math.min(now, opens(day) + length) - opens(day));
      if (worked >= left) return opens(day) + worked - left;
      left -= worked;
    }
  }

  return { between, startOf };
}
