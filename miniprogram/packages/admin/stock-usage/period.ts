/** Periods of the report, as days at UTC+8. */
const DAY_MS = 24 * 60 * 60 * 1000;
const AHEAD_MS = 8 * 60 * 60 * 1000;

export type PeriodId = 'month' | 'last' | 'own';

export interface Period {
  /** `2026-11-01`, both days included. */
  readonly from: string;
  readonly to: string;
}

/** Year and month there, the month from 0. */
function monthOf(now: number): [number, number] {
  const there = new Date(now + AHEAD_MS);
  return [there.getUTCFullYear(), there.getUTCMonth()];
}

const dayText = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

export const today = (now: number): string => dayText(now + AHEAD_MS);

/** This month until today, or the whole month before it. */
export function periodOf(id: Exclude<PeriodId, 'own'>, now: number): Period {
  const [year, month] = monthOf(now);
  const first = Date.UTC(year, month, 1);
  if (id === 'month') return { from: dayText(first), to: today(now) };
  return { from: dayText(Date.UTC(year, month - 1, 1)), to: dayText(first - DAY_MS) };
}
