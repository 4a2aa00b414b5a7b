/** Days that are not as their weekday says, as a page shows and changes them. */
import { type Calendar, dateText, type DayKind, type Instant } from '@xiuda/domain';

type Dates = Calendar['dates'];

export const KIND_LABELS: Readonly<Record<DayKind, string>> = { holiday: '放假', workday: '补班' };

/** Days of one kind that follow each other. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly kind: DayKind;
  readonly label: string;
  /** `10月1日 至 10月7日`. */
  readonly words: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** `2026-10-01` → `2026-10-02`. */
export const dayAfter = (date: string): string =>
  new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);

/** No holiday lasts longer; whoever has chosen more has chosen a wrong year. */
export const MOST_DAYS = 62;

/** The days from one to another, both included; empty where they do not follow each other, or are too many. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length <= MOST_DAYS; day = dayAfter(day)) days.push(day);
  return days.length > MOST_DAYS ? [] : days;
}

type Run = Pick<Stretch, 'from' | 'to' | 'kind'>;

function joined(runs: readonly Run[], [date, kind]: readonly [string, DayKind]): Run[] {
  const last = runs.at(-1);
  if (last?.kind === kind && dayAfter(last.to) === date) return [...runs.slice(0, -1), { ...last, to: date }];
  return [...runs, { from: date, to: date, kind }];
}

/** In order of time. */
export function stretchesOf(dates: Dates, now: Instant): Stretch[] {
  const inOrder = Object.entries(dates).sort(([one], [other]) => (one < other ? -1 : 1));
  const name = (date: string) => dateText(`${date}T00:00:00+08:00`, now);
  return inOrder.reduce<Run[]>(joined, []).map((run) => ({
    ...run,
    label: KIND_LABELS[run.kind],
    words: run.from === run.to ? name(run.from) : `${name(run.from)} 至 ${name(run.to)}`,
  }));
}

/** All these days set to one kind; null: as their weekdays say again. */
export const setDays = (days: readonly string[], kind: DayKind | null): Record<string, DayKind | null> =>
  Object.fromEntries(days.map((day) => [day, kind]));
