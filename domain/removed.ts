/** What stands where somebody stood who has removed the account, and how it gets there. */
import type { StepActor } from './ticket';

/** The name that stands where a person's name stood. */
export const REMOVED_NAME = '已注销用户';

const PREFIX = 'removed-';

/** What stands for somebody who has removed the account; `random` is drawn once for each of them. */
export const removedId = (random: string): string => `${PREFIX}${random}`;

/** Nobody is behind this id any more. */
export const isRemoved = (openid: string): boolean => openid.startsWith(PREFIX);

/** Who is taken out of a ticket. */
export interface Departure {
  readonly openid: string;
  /** Stands for this person as a reporter. It leads to no number of staff, so it is not used where they acted as staff. */
  readonly id: string;
  /** Numbers that nobody may read in anybody's words either. */
  readonly phones: readonly string[];
  /** Number of a roster row that is not active any more: its name goes as well. */
  readonly leftStaffNo?: string;
}

/** Shorter ones may be anything: 110, a room. */
const SHORTEST_NUMBER = 7;

/** A function that hides these numbers in a text, at the same length, so that no bound is broken. */
export function hider(phones: readonly string[]): (text: string) => string {
  const numbers = [...new Set(phones)].filter(({ length }) => length >= SHORTEST_NUMBER);
  return (text) => numbers.reduce((rest, number) => rest.replaceAll(number, '*'.repeat(number.length)), text);
}

/** Who said something on a ticket, once the person is out of it; staff stay, as long as the roster names them. */
export function withoutSpeaker<By extends StepActor>(by: By, departure: Departure): By {
  if (by.openid === departure.openid && by.role === 'reporter') {
    const { staffNo: _, ...rest } = by;
    return { ...rest, openid: departure.id, name: REMOVED_NAME } as By;
  }
  const openid = by.openid === departure.openid ? removedId(by.staffNo ?? 'staff') : by.openid;
  const hasLeft = by.staffNo !== undefined && by.staffNo === departure.leftStaffNo;
  return { ...by, openid, ...(hasLeft && { name: REMOVED_NAME }) };
}
