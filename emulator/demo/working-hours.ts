/**
 * Demo stories are told in working minutes, so that whenever the data are made, people reported and repaired in daytime.
 * A working day is 08:00–20:00 at UTC+8, every day of the week: a campus is lived in at weekends too.
 */
const MINUTE = 60_000;
const UTC_OFFSET = 8 * 60;
const DAY = 24 * 60;
const OPENS = 8 * 60;

/** Working minutes of one day. */
export const WORKING_DAY = 12 * 60;

/** Minutes since the epoch on the campus clock. */
const campusMinute = (instant: number) => Math.floor(instant / MINUTE) + UTC_OFFSET;
const instantOf = (minute: number) => (minute - UTC_OFFSET) * MINUTE;

/** Working minutes since the epoch that are over at this instant (ms). */
export function workingMinutes(instant: number): number {
  const minute = campusMinute(instant);
  const day = Math.floor(minute / DAY);
  const worked = Math.min(Math.max(minute - day * DAY - OPENS, 0), WORKING_DAY);
  return day * WORKING_DAY + worked;
}

/** The earliest instant (ms) at which so many working minutes are over. */
export function instantAfter(worked: number): number {
  const day = Math.floor((worked - 1) / WORKING_DAY);
  return instantOf(day * DAY + OPENS + (worked - day * WORKING_DAY));
}

/** The instant (ms) of a campus clock time such as `03:07`, so many days before the day of `now`. */
export function clockTime(now: number, daysAgo: number, clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const today = Math.floor(campusMinute(now) / DAY);
  return instantOf((today - daysAgo) * DAY + hours * 60 + minutes);
}
