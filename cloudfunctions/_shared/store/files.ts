/** Upload slots: random storage paths recorded for one person. Only files at one's own slots are accepted in a step. */
import { randomBytes } from 'node:crypto';
import { dayCode } from '@xiuda/domain';
import { command, database } from '../sdk';

interface Slot {
  readonly _id: string;
  readonly openid: string;
  readonly createdAt: Date;
}

const slots = () => database.collection('files');

/** Makes `count` slots; answers their storage paths. */
export async function issueSlots(openid: string, count: number): Promise<string[]> {
  const now = new Date();
  const made: Slot[] = Array.from({ length: count }, () => ({
    _id: `photos/${dayCode(now)}/${randomBytes(16).toString('hex')}.jpg`,
    openid,
    createdAt: now,
  }));
  await Promise.all(made.map((slot) => slots().add({ data: { ...slot } })));
  return made.map((slot) => slot._id);
}

/** Which of these paths were issued to this person. */
export async function ownedPaths(openid: string, paths: readonly string[]): Promise<Set<string>> {
  const { data } = await slots()
    .where({ _id: command.in(paths) })
    .limit(paths.length)
    .get();
  return new Set((data as Slot[]).filter((slot) => slot.openid === openid).map((slot) => slot._id));
}
