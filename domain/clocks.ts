/**
 * How long a ticket may stay in each stage, and how long it has been there: always computed from its timeline, so that another limit
 * or calendar holds for the past as well. Source: issue "Clocks"; decided in docs/adr/0030. All spans in ms.
 */
import { AROUND_THE_CLOCK, type Calendar, HOUR_MS, type WorkingTime, workingTime } from './calendar';
import { PAUSE_REASONS } from './pause-reasons';
import type { Actor } from './roles';
import { ALL_STATUSES, type Clock, CLOCKS, type Status, statusRow } from './statuses';
import type { Ticket, TimelineEntry } from './ticket';

export const CLOCK_LABELS: Readonly<Record<Clock, string>> = {
  review: '审核',
  dispatch: '派工接单',
  repair: '维修',
  confirm: '确认完工',
};

/** Hours that each stage may take. */
export type StageHours = Readonly<Record<Clock, number>>;

/** Dangerous things do not wait for the morning: their hours run around the clock. */
export type Pressure = 'normal' | 'dangerous';

export interface ClockSettings {
  readonly hours: Readonly<Record<Pressure, StageHours>>;
  readonly calendar: Calendar;
}

/** What of a ticket tells how long it has been in its stage. */
export interface Clocked extends Pick<Ticket, 'status' | 'danger'> {
  readonly timeline: readonly (Pick<TimelineEntry, 'from' | 'to' | 'at'> & {
    readonly input?: Pick<TimelineEntry['input'], 'reasonCode'>;
  })[];
}

interface Pace {
  readonly time: WorkingTime;
  readonly limits: StageHours;
}

/** The settings, ready to be asked about many tickets. */
export type Paces = Readonly<Record<Pressure, Pace>>;

export const pacesOf = ({ hours, calendar }: ClockSettings): Paces => ({
  normal: { time: workingTime(calendar), limits: hours.normal },
  dangerous: { time: AROUND_THE_CLOCK, limits: hours.dangerous },
});

const paceOf = ({ danger }: Pick<Ticket, 'danger'>, paces: Paces): Pace =>
  danger === undefined ? paces.normal : paces.dangerous;

const clockOf = (status: Status): Clock | undefined => statusRow(status).clock;

type Entries = Clocked['timeline'];

/** The steps since the present stage began, its first one included. */
function presentRun({ status, timeline }: Clocked): Entries {
  const clock = clockOf(status);
  const before = timeline.map(({ to }) => clockOf(to) !== clock).lastIndexOf(true);
  return timeline.slice(before + 1);
}

const instant = (at: Date): number => new Date(at).getTime();

/** Does the clock stand still after this step? A pause lasts until the status changes. */
function standsStill({ from, to, input }: Entries[number], stood: boolean): boolean {
  const code = input?.reasonCode;
  if (code !== undefined) return PAUSE_REASONS[code].stopsClock;
  return stood && from === to;
}

/** Time that counts since the present stage began; `undefined` where no clock runs. */
export function elapsedOf(ticket: Clocked, now: number, paces: Paces): number | undefined {
  if (!clockOf(ticket.status)) return undefined;
  const { time } = paceOf(ticket, paces);
  const run = presentRun(ticket);
  let [sum, stands] = [0, false];
  run.forEach((entry, at) => {
    stands = standsStill(entry, stands);
    const next = run[at + 1];
    if (!stands) sum += time.between(instant(entry.at), next ? instant(next.at) : now);
  });
  return sum;
}

/** How long its stage may take; `undefined` where no clock runs. */
export function limitOf(ticket: Pick<Clocked, 'status' | 'danger'>, paces: Paces): number | undefined {
  const clock = clockOf(ticket.status);
  return clock && paceOf(ticket, paces).limits[clock] * HOUR_MS;
}

/** How much longer than it may, so many times its limit; `undefined` while it is in time. */
export function lateBy(ticket: Clocked, now: number, paces: Paces, times = 1): number | undefined {
  const elapsed = elapsedOf(ticket, now, paces);
  const limit = limitOf(ticket, paces);
  if (elapsed === undefined || limit === undefined || elapsed < limit * times) return undefined;
  return elapsed - limit * times;
}

export const isLate = (ticket: Clocked, now: number, paces: Paces): boolean =>
  lateBy(ticket, now, paces) !== undefined;

const MINUTE = 60_000;

/** `超时 3小时`: whole hours once it is one, working hours where the limit is in working hours. */
export const lateWords = (by: number): string =>
  by < HOUR_MS ? `超时 ${Math.max(1, Math.floor(by / MINUTE))}分钟` : `超时 ${Math.floor(by / HOUR_MS)}小时`;

/** Tickets that may be late: in one of these statuses, of this pressure, in their stage since then or before. */
export interface Cutoff {
  readonly clock: Clock;
  readonly statuses: readonly Status[];
  readonly pressure: Pressure;
  readonly startedBy: Date;
}

/**
 * What to look through for tickets that have used up so many times their limit. Holds all of them, and some whose clock stood still:
 * only the timeline tells. @param times 1: the late ones
 */
export const cutoffsOf = (paces: Paces, now: number, times = 1): Cutoff[] =>
  (['dangerous', 'normal'] as const).flatMap((pressure) =>
    CLOCKS.map((clock): Cutoff => ({
      clock,
      pressure,
      statuses: ALL_STATUSES.filter((status) => clockOf(status) === clock),
      startedBy: new Date(paces[pressure].time.startOf(paces[pressure].limits[clock] * HOUR_MS * times, now)),
    })),
  );

/** Fields of the document that tell how long a ticket has been in its stage; lists read them beside the others. */
export const CLOCK_FIELDS = [
  'status',
  'danger',
  'stageSince',
  'timeline.from',
  'timeline.to',
  'timeline.at',
  'timeline.input.reasonCode',
] as const;

/** What staff read beside a ticket that takes too long; nobody else is told of the house's own limits. */
export function lateMark(
  ticket: Clocked,
  { roles }: Pick<Actor, 'roles'>,
  now: number,
  paces: Paces,
): { readonly late?: string } {
  const by = roles.length ? lateBy(ticket, now, paces) : undefined;
  return by === undefined ? {} : { late: lateWords(by) };
}
