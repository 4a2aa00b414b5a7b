/** Numbers that people read out: `BX20261121-000123`. Source: the ticket contract, "The ticket document". */
import { dayCode, type Instant } from './time';

const DAY_MS = 24 * 60 * 60 * 1000;
const DIGITS = 6;
/** The last digits alone are looked for this far back, in days. */
const DAYS_BACK = 92;

/** @param draw 0 to 999999 */
export const ticketNumber = (at: Instant, draw: number): string =>
  `BX${dayCode(at)}-${String(draw).padStart(DIGITS, '0')}`;

/** What no number of this day, or of a later one, comes before; without a day, no number at all. */
export const firstNumber = (day?: Instant): string => (day === undefined ? 'BX' : `BX${dayCode(day)}`);

/**
 * The numbers that somebody can mean: the whole one, with or without BX and dash, or its last six digits, of any day of the last
 * three months.
 * @returns empty where it is no ticket number at all
 */
export function numbersMeant(typed: string, now: Instant): string[] {
  const digits = typed.replace(/^\s*bx/i, '').replace(/[\s-]/g, '');
  const [, day, draw] = /^(\d{8})?(\d{6})$/.exec(digits) ?? [];
  if (draw === undefined) return [];
  if (day !== undefined) return [`BX${day}-${draw}`];
  const today = new Date(now).getTime();
  return Array.from({ length: DAYS_BACK }, (_, back) => ticketNumber(today - back * DAY_MS, Number(draw)));
}
