import * as fc from 'fast-check';
import { clockTime, instantAfter, WORKING_DAY, workingMinutes } from '../../../emulator/demo/working-hours';

const at = (text: string) => Date.parse(`${text}+08:00`);
const before = (now: number, minutes: number) => new Date(instantAfter(workingMinutes(now) - minutes));

test('ten minutes before a morning minute is the same morning', () => {
  expect(before(at('2026-11-22T10:30:00'), 10)).toEqual(new Date(at('2026-11-22T10:20:00')));
});

test('ten minutes before three at night is the evening before', () => {
  expect(before(at('2026-11-22T03:00:00'), 10)).toEqual(new Date(at('2026-11-21T19:50:00')));
});

test('half an hour before five past opening is the evening before', () => {
  expect(before(at('2026-11-22T08:05:00'), 30)).toEqual(new Date(at('2026-11-21T19:35:00')));
});

test('a working day before is the same time of the day before', () => {
  expect(before(at('2026-03-01T12:00:00'), WORKING_DAY)).toEqual(new Date(at('2026-02-28T12:00:00')));
});

test('a clock time counts days on the campus, not at UTC', () => {
  expect(clockTime(at('2026-11-22T01:00:00'), 2, '03:07')).toBe(at('2026-11-20T03:07:00'));
});

test('an instant made of working minutes is never later than the present and has that many behind it', () => {
  const presents = fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2030-01-01T00:00:00') });
  fc.assert(
    fc.property(presents, fc.nat(40 * WORKING_DAY), (now, minutes) => {
      const worked = workingMinutes(now) - minutes;
      expect(instantAfter(worked)).toBeLessThanOrEqual(now);
      expect(workingMinutes(instantAfter(worked))).toBe(worked);
    }),
  );
});
