/** Working time at UTC+8, against a count of single minutes. */
import { AROUND_THE_CLOCK, type Calendar, type DayKind, HOUR_MS, workingTime } from '@xiuda/domain';
import * as fc from 'fast-check';

const MINUTE = 60_000;
const DAY = 24 * HOUR_MS;

const OFFICE: Calendar = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', dates: {} };
const NIGHT: Calendar = { ...OFFICE, from: '22:00', to: '06:00' };
const ALWAYS: Calendar = { ...OFFICE, days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' };

/** `2026-11-20 09:30` at UTC+8; 2026-11-20 is a Friday. */
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

const hours = (calendar: Calendar, from: string, to: string): number =>
  workingTime(calendar).between(at(from), at(to)) / HOUR_MS;

const on = (dates: Record<string, DayKind>, calendar = OFFICE): Calendar => ({ ...calendar, dates });

const COUNTED: [string, Calendar, string, string, number][] = [
  ['hours of one day', OFFICE, '2026-11-20 09:00', '2026-11-20 11:30', 2.5],
  ['nothing before it opens', OFFICE, '2026-11-20 06:00', '2026-11-20 09:00', 1],
  ['nothing after it closes', OFFICE, '2026-11-20 17:00', '2026-11-20 23:00', 1],
  ['no weekend', OFFICE, '2026-11-20 17:00', '2026-11-23 09:00', 2],
  ['a holiday', on({ '2026-11-23': 'holiday' }), '2026-11-20 17:00', '2026-11-24 09:00', 2],
  ['a holiday on a weekend', on({ '2026-11-22': 'holiday' }), '2026-11-20 17:00', '2026-11-23 09:00', 2],
  ['a Saturday that is worked', on({ '2026-11-21': 'workday' }), '2026-11-20 17:00', '2026-11-23 09:00', 12],
  [
    'a workday that would be one anyway',
    on({ '2026-11-20': 'workday' }),
    '2026-11-20 09:00',
    '2026-11-20 10:00',
    1,
  ],
  ['the turn of the year', OFFICE, '2026-12-31 17:00', '2027-01-01 09:00', 2],
  ['a leap day', OFFICE, '2028-02-28 17:00', '2028-03-01 09:00', 12],
  ['a shift over midnight', NIGHT, '2026-11-19 21:00', '2026-11-20 07:00', 8],
  ['of it both sides', NIGHT, '2026-11-19 23:00', '2026-11-20 01:00', 2],
  ["Friday's night on Saturday", NIGHT, '2026-11-21 00:00', '2026-11-22 12:00', 6],
  [
    'the night before a holiday',
    on({ '2026-11-20': 'holiday' }, NIGHT),
    '2026-11-20 00:00',
    '2026-11-21 12:00',
    6,
  ],
  ['all of it', ALWAYS, '2026-11-20 17:00', '2026-11-23 09:00', 64],
  ['nothing the other way round', OFFICE, '2026-11-20 11:00', '2026-11-20 09:00', 0],
];

test.each(COUNTED)('it counts %s', (_, calendar, from, to, expected) => {
  expect(hours(calendar, from, to)).toBe(expected);
});

test('no clock is put forward or back: every Monday of a year has as many hours', () => {
  const { between } = workingTime(OFFICE);
  const mondays = Array.from({ length: 52 }, (_, week) => at('2026-01-05 00:00') + week * 7 * DAY);
  expect(new Set(mondays.map((monday) => between(monday, monday + DAY)))).toEqual(new Set([10 * HOUR_MS]));
});

test('a calendar without working days is refused: its time would never pass', () => {
  expect(() => workingTime({ ...OFFICE, days: [] })).toThrow('without working days');
});

const time = fc.integer({ min: 0, max: 47 }).map((half) => {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${pad(Math.floor(half / 2))}:${pad((half % 2) * 30)}`;
});
const DATES = ['2026-12-24', '2026-12-26', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'];
const calendars = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: time,
  to: time,
  dates: fc.dictionary(fc.constantFrom(...DATES), fc.constantFrom<DayKind>('holiday', 'workday')),
});
/** Two weeks around a turn of the year, by the minute. */
const instants = fc
  .integer({ min: 0, max: 14 * 24 * 60 })
  .map((minute) => at('2026-12-22 00:00') + minute * MINUTE);
const spans = fc.integer({ min: 1, max: 60 * 60 }).map((minutes) => minutes * MINUTE);

/** Is this minute worked? Written the slow way: by the names of days. */
function isWorked({ days, from, to, dates }: Calendar, instant: number): boolean {
  const local = (moment: number) => new Date(moment + 8 * HOUR_MS).toISOString();
  const opened = (moment: number): boolean => {
    const day = local(moment).slice(0, 10);
    const weekday = new Date(moment + 8 * HOUR_MS).getUTCDay() || 7;
    return dates[day] === undefined ? days.includes(weekday) : dates[day] === 'workday';
  };
  const clock = local(instant).slice(11, 16);
  if (from < to) return opened(instant) && clock >= from && clock < to;
  return (opened(instant) && clock >= from) || (opened(instant - DAY) && clock < to);
}

test('it counts the minutes that are worked, and no others', () => {
  fc.assert(
    fc.property(calendars, instants, fc.integer({ min: 0, max: 3 * 24 * 60 }), (calendar, start, length) => {
      const minutes = Array.from({ length }, (_, minute) => start + minute * MINUTE);
      const worked = minutes.filter((minute) => isWorked(calendar, minute)).length;
      expect(workingTime(calendar).between(start, start + length * MINUTE)).toBe(worked * MINUTE);
    }),
    { numRuns: 60 },
  );
});

test('two spans that follow each other make one, and none is below nothing', () => {
  fc.assert(
    fc.property(calendars, fc.tuple(instants, instants, instants), (calendar, given) => {
      const [first, second, third] = given.sort((one, other) => one - other) as [number, number, number];
      const { between } = workingTime(calendar);
      expect(between(first, second) + between(second, third)).toBe(between(first, third));
      expect(between(third, first)).toBe(0);
    }),
  );
});

test('whoever started by then is over, and nobody who started later', () => {
  fc.assert(
    fc.property(calendars, instants, spans, (calendar, now, span) => {
      const { between, startOf } = workingTime(calendar);
      const cutoff = startOf(span, now);
      expect(between(cutoff, now)).toBe(span);
      expect(between(cutoff + 1, now)).toBe(span - 1);
    }),
  );
});

test('around the clock every hour counts', () => {
  const now = at('2026-11-22 03:00');
  expect(AROUND_THE_CLOCK.between(at('2026-11-21 23:00'), now)).toBe(4 * HOUR_MS);
  expect(AROUND_THE_CLOCK.startOf(4 * HOUR_MS, now)).toBe(at('2026-11-21 23:00'));
  expect(AROUND_THE_CLOCK.between(now, now - 1)).toBe(0);
});
