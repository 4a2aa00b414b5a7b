/** Upload slots: random storage paths recorded for one person. Only files at one's own slots are accepted in a step. */
import { randomBytes } from 'node:crypto';
import { AppError, dayCode } from '@xiuda/domain';
import { command, database } from '../sdk';

export interface Slot {
  readonly _id: string;
  readonly openid: string;
  readonly createdAt: Date;
  /** A step with the photo at this slot was taken. */
  readonly isUsed: boolean;
}

const HOUR = 3_600_000;
/** Ten full reports that nobody sends: nobody fills the storage. */
const MOST_UNUSED_AN_HOUR = 60;
/** How long what was uploaded is kept, ms. A ticket keeps copies; nobody needs the upload itself any longer. */
const KEPT = 24 * HOUR;

const slots = () => database.collection('files');

async function refuseTooMany(openid: string, count: number, now: Date): Promise<void> {
  const since = command.gte(new Date(now.getTime() - HOUR));
  const { total } = await slots().where({ openid, isUsed: false, createdAt: since }).count();
  if (total + count > MOST_UNUSED_AN_HOUR) throw new AppError('RATE_LIMITED');
}

const photoPath = (day: string, random: string): string => `photos/${day}/${random}.jpg`;

/**
 * Makes `count` slots; answers their storage paths.
 * @param pathOf where in the storage; photos unless told
 * @throws AppError RATE_LIMITED where this person has too many unused ones from the last hour
 */
export async function issueSlots(openid: string, count: number, pathOf = photoPath): Promise<string[]> {
  const now = new Date();
  await refuseTooMany(openid, count, now);
  const made: Slot[] = Array.from({ length: count }, () => ({
    _id: pathOf(dayCode(now), randomBytes(16).toString('hex')),
    openid,
    createdAt: now,
    isUsed: false,
  }));
  await Promise.all(made.map((slot) => slots().add({ data: { ...slot } })));
  return made.map((slot) => slot._id);
}

/** What is stored of these slots. */
export async function readSlots(paths: readonly string[]): Promise<Slot[]> {
  const { data } = await slots()
    .where({ _id: command.in(paths) })
    .limit(paths.length)
    .get();
  return data as Slot[];
}

/** Those of these slots that were issued to this person. */
export const ownedBy = (openid: string, issued: readonly Slot[]): Set<string> =>
  new Set(issued.filter((slot) => slot.openid === openid).map(({ _id }) => _id));

export async function markUsed(paths: readonly string[]): Promise<void> {
  await slots()
    .where({ _id: command.in(paths) })
    .update({ data: { isUsed: true } });
}

/** Paths of slots whose time is over, oldest first. */
export async function expiredSlots(now: Date, limit: number): Promise<string[]> {
  const { data } = await slots()
    .where({ createdAt: command.lt(new Date(now.getTime() - KEPT)) })
    .orderBy('createdAt', 'asc')
    .limit(limit)
    .field({ _id: true })
    .get();
  return (data as { _id: string }[]).map(({ _id }) => _id);
}

export async function removeSlots(paths: readonly string[]): Promise<void> {
  await slots()
    .where({ _id: command.in(paths) })
    .remove();
}
