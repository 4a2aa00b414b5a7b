/** How long a ticket has been in its stage, told by its timeline, and which tickets to look through for late ones. */
import {
  AppError,
  type Clocked,
  cutoffsOf,
  DEFAULT_SETTINGS,
  elapsedOf,
  HOUR_MS,
  isLate,
  lateBy,
  lateWords,
  pacesOf,
  parse,
  type PauseReason,
  type Settings,
  SETTINGS_INPUTS,
  type SettingsChange,
  settingsAfter,
  settingsChanges,
  type Status,
} from '@xiuda/domain';
import * as fc from 'fast-check';

/** `11-20 09:30` of 2026 at UTC+8; the 20th of November is a Friday. */
const at = (text: string): Date => new Date(`2026-${text.replace(' ', 'T')}:00+08:00`);

type Step = readonly [to: Status, at: string, reason?: PauseReason];

function ticket(steps: readonly Step[], danger?: Clocked['danger']): Clocked {
  const timeline = steps.map(([to, when, reasonCode], index) => ({
    from: steps[index - 1]?.[0] ?? null,
    to,
    at: at(when),
    ...(reasonCode && { input: { reasonCode } }),
  }));
  return { status: steps.at(-1)?.[0] ?? 'pendingPreReview', timeline, ...(danger && { danger }) };
}

const CLOCKS = DEFAULT_SETTINGS.clocks;
const PACES = pacesOf(CLOCKS);

const hours = (one: Clocked, now: string): number | undefined => {
  const elapsed = elapsedOf(one, at(now).getTime(), PACES);
  return elapsed === undefined ? undefined : elapsed / HOUR_MS;
};

const REPAIRING: Step[] = [
  ['pendingPreReview', '11-20 08:00'],
  ['pendingReview', '11-20 09:00'],
  ['assigned', '11-20 10:00'],
  ['accepted', '11-20 11:00'],
  ['repairing', '11-20 12:00'],
];

test.each<[string, Step[], string, number | undefined]>([
  ['预审 and 审核 are one stage', REPAIRING.slice(0, 2), '11-20 10:00', 2],
  ['派工 begins anew', REPAIRING.slice(0, 3), '11-20 10:30', 0.5],
  ['接单 and 维修 are one stage, nights and weekends do not count', REPAIRING, '11-23 09:00', 8],
  [
    'a step that leaves the status does not begin anew',
    [...REPAIRING, ['repairing', '11-20 13:00']],
    '11-20 14:00',
    3,
  ],
  [
    'what was given back begins anew, and the first time is forgotten',
    [...REPAIRING.slice(0, 3), ['pendingReview', '11-20 16:00']],
    '11-20 17:00',
    1,
  ],
  [
    'a refused completion begins the repair anew',
    [...REPAIRING, ['pendingConfirmation', '11-20 14:00'], ['repairing', '11-20 15:00']],
    '11-20 17:00',
    2,
  ],
  ['no clock runs once it is done', [...REPAIRING, ['completed', '11-20 14:00']], '11-20 15:00', undefined],
  ['nothing has passed where the clock is behind', REPAIRING.slice(0, 1), '11-19 12:00', 0],
])('%s', (_, steps, now, expected) => expect(hours(ticket(steps), now)).toBe(expected));

const PAUSED = (reason: PauseReason): Step[] => [...REPAIRING, ['paused', '11-20 13:00', reason]];

test.each<[PauseReason, number]>([
  ['waitingParts', 2],
  ['contractor', 2],
  ['noAccess', 2],
  ['outage', 2],
  ['other', 5],
])('a pause for %s: %d hours count', (reason, expected) => {
  expect(hours(ticket(PAUSED(reason)), '11-20 16:00')).toBe(expected);
  // After it is over the time goes on.
  const resumed = ticket([...PAUSED(reason), ['repairing', '11-20 16:00']]);
  expect(hours(resumed, '11-20 17:00')).toBe(expected + 1);
});

test('another reviewer during a pause does not end it', () => {
  const steps: Step[] = [...PAUSED('outage'), ['paused', '11-20 14:00'], ['repairing', '11-20 16:00']];
  expect(hours(ticket(steps), '11-20 17:00')).toBe(3);
});

test('two pauses are both left out', () => {
  const again: Step[] = [
    ['repairing', '11-20 14:00'],
    ['paused', '11-20 15:00', 'noAccess'],
  ];
  expect(hours(ticket([...PAUSED('outage'), ...again]), '11-20 18:00')).toBe(3);
});

test('a new worker ends the pause and the stage', () => {
  expect(hours(ticket([...PAUSED('outage'), ['assigned', '11-20 14:00']]), '11-20 15:00')).toBe(1);
});

test('what is dangerous does not wait for the morning', () => {
  const steps: Step[] = [['pendingPreReview', '11-21 23:30']];
  expect(hours(ticket(steps), '11-22 00:30')).toBe(0);
  expect(hours(ticket(steps, 'gas'), '11-22 00:30')).toBe(1);
  expect(isLate(ticket(steps), at('11-22 00:30').getTime(), PACES)).toBe(false);
  expect(isLate(ticket(steps, 'gas'), at('11-22 00:30').getTime(), PACES)).toBe(true);
});

test('it is late from the limit on, by what goes beyond it', () => {
  const steps: Step[] = [['pendingPreReview', '11-20 08:00']];
  const late = (now: string) => lateBy(ticket(steps), at(now).getTime(), PACES);
  expect(late('11-20 11:59')).toBeUndefined();
  expect(late('11-20 12:00')).toBe(0);
  expect(late('11-23 09:30')).toBe(7.5 * HOUR_MS);
});

test.each([
  [0, '超时 1分钟'],
  [59 * 60_000, '超时 59分钟'],
  [HOUR_MS, '超时 1小时'],
  [7.9 * HOUR_MS, '超时 7小时'],
  [100 * HOUR_MS, '超时 100小时'],
])('%d ms: %s', (by, words) => expect(lateWords(by)).toBe(words));

const STAGES: Status[] = ['pendingPreReview', 'pendingReview', 'pooled', 'assigned', 'accepted', 'repairing'];

/** Made-up lives: any statuses, one after the other, pauses among them. */
const lives = fc
  .tuple(
    fc.array(
      fc.record({
        to: fc.constantFrom<Status>(...STAGES, 'paused', 'pendingConfirmation', 'completed'),
        after: fc.integer({ min: 0, max: 40 * 60 }),
        reasonCode: fc.constantFrom<PauseReason>('waitingParts', 'noAccess', 'other'),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    fc.boolean(),
  )
  .map(([steps, isDangerous]): Clocked => {
    let [time, from] = [at('12-24 08:00').getTime(), null as Status | null];
    const timeline = steps.map(({ to, after, reasonCode }) => {
      time += after * 60_000;
      const entry = { from, to, at: new Date(time), input: to === 'paused' ? { reasonCode } : {} };
      from = to;
      return entry;
    });
    return { status: from ?? 'accepted', timeline, ...(isDangerous && { danger: 'gas' as const }) };
  });

const later = fc.integer({ min: 0, max: 14 * 24 * 60 });

const endOf = ({ timeline }: Clocked): number => timeline.at(-1)?.at.getTime() ?? 0;

test('time is never below nothing, and never runs back', () => {
  fc.assert(
    fc.property(lives, later, later, (one, wait, more) => {
      const now = endOf(one) + wait * 60_000;
      const [first, second] = [now, now + more * 60_000].map((then) => elapsedOf(one, then, PACES) ?? 0);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(second).toBeGreaterThanOrEqual(first ?? 0);
    }),
  );
});

test('whatever is late is among those that are looked through, at its limit and at any multiple of it', () => {
  const runStart = ({ status, timeline }: Clocked): number => {
    const clock = (id: Status) => cutoffsOf(PACES, 0).find(({ statuses }) => statuses.includes(id))?.clock;
    const outside = timeline.map(({ to }) => clock(to) !== clock(status)).lastIndexOf(true);
    return timeline[outside + 1]?.at.getTime() ?? 0;
  };
  fc.assert(
    fc.property(lives, later, fc.constantFrom(1, 1.5, 2.5), (one, wait, times) => {
      const now = endOf(one) + wait * 60_000;
      const pressure = one.danger ? 'dangerous' : 'normal';
      const cutoff = cutoffsOf(PACES, now, times).find(
        (row) => row.pressure === pressure && row.statuses.includes(one.status),
      );
      const elapsed = elapsedOf(one, now, PACES);
      if (!cutoff || elapsed === undefined) return;
      const limit = CLOCKS.hours[pressure][cutoff.clock] * HOUR_MS * times;
      const isIn = runStart(one) <= cutoff.startedBy.getTime();
      const hasPaused = one.timeline.some(({ to }) => to === 'paused');
      if (elapsed >= limit) expect(isIn).toBe(true);
      // Whose clock never stood still is there only if it is late.
      if (!hasPaused) expect(isIn).toBe(elapsed >= limit);
    }),
    { numRuns: 300 },
  );
});

const set = (change: unknown, before: Settings['clocks'] = CLOCKS): Settings['clocks'] =>
  settingsAfter<'clocks'>(before, parse(SETTINGS_INPUTS.clocks, change) as SettingsChange<'clocks'>);

test('single hours and single dates are set, and everything else stays', () => {
  const once = set({ hours: { normal: { repair: 30 } }, calendar: { dates: { '2026-10-02': 'holiday' } } });
  const after = set(
    { calendar: { to: '17:30', dates: { '2026-10-01': 'holiday', '2026-10-10': 'workday' } } },
    once,
  );
  expect(after).toEqual({
    hours: { ...CLOCKS.hours, normal: { ...CLOCKS.hours.normal, repair: 30 } },
    calendar: {
      ...CLOCKS.calendar,
      to: '17:30',
      dates: { '2026-10-01': 'holiday', '2026-10-02': 'holiday', '2026-10-10': 'workday' },
    },
  });
  expect(Object.keys(after.calendar.dates)).toEqual(['2026-10-01', '2026-10-02', '2026-10-10']);
  const without = set({ calendar: { dates: { '2026-10-02': null } } }, after);
  expect(Object.keys(without.calendar.dates)).toEqual(['2026-10-01', '2026-10-10']);
  expect(settingsChanges('clocks', once, after)).toEqual([
    { label: '上班时间', from: '08:00 到 18:00', to: '08:00 到 17:30' },
    { label: '放假', from: '2026-10-02', to: '2026-10-01、2026-10-02' },
    { label: '补班', to: '2026-10-10' },
  ]);
});

test.each<[string, unknown]>([
  ['no hours', { hours: { normal: { repair: 0 } } }],
  ['half hours', { hours: { normal: { repair: 1.5 } } }],
  ['more than a month', { hours: { dangerous: { repair: 721 } } }],
  ['a stage that is none', { hours: { normal: { rate: 3 } } }],
  ['no working day', { calendar: { days: [] } }],
  ['an eighth day', { calendar: { days: [8] } }],
  ['a time that is none', { calendar: { from: '24:00' } }],
  ['a time without a zero', { calendar: { from: '8:00' } }],
  ['a shift of half an hour', { calendar: { from: '08:00', to: '08:30' } }],
  ['a day that is none', { calendar: { dates: { '2026-02-30': 'holiday' } } }],
  ['a date of another kind', { calendar: { dates: { '2026-02-20': 'party' } } }],
  [
    'more dates than anybody needs',
    {
      calendar: {
        dates: Object.fromEntries(
          Array.from({ length: 201 }, (_, day) => [
            new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
            'holiday',
          ]),
        ),
      },
    },
  ],
])('%s is refused', (_, change) => expect(() => set(change)).toThrow(AppError));
