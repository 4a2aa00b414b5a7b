/**
 * Nobody goes with open tickets. While it is looked whether somebody has any, a mark in their row keeps others from giving them one;
 * `checkAssignee` looks at it.
 */
import { AppError, type AssigneeField, isLeaving, type Leave, type StaffRow } from '@xiuda/domain';
import { command, database } from '../sdk';
import { toHandOver } from '../store/held';

/** Longer than a function runs (its cloudbase/functions.ts), ms: then nobody who set the mark can still rely on it. */
const HELD_FOR = 25_000;

export interface Loss {
  readonly staffNo: string;
  readonly fields: readonly AssigneeField[];
}

const row = (staffNo: string) => database.collection('staff').where({ _id: staffNo });

const mark = ({ staffNo, fields }: Loss, by: string) => {
  const leaving: Leave = { roles: fields, by, until: new Date(Date.now() + HELD_FOR) };
  return row(staffNo).update({ data: { leaving: command.set(leaving) } });
};

/** Only one's own mark: another change may have set it anew. */
export async function release(staffNos: readonly string[], by: string): Promise<void> {
  await database
    .collection('staff')
    .where({ _id: command.in(staffNos), 'leaving.by': by })
    .update({ data: { leaving: command.remove() } });
}

export type Counts = Partial<Record<AssigneeField, number>>;

async function count(losses: readonly Loss[]): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>();
  await Promise.all(
    (['reviewer', 'worker'] as const).map(async (field) => {
      const numbers = losses.filter(({ fields }) => fields.includes(field)).map(({ staffNo }) => staffNo);
      for (const [staffNo, held] of await toHandOver(field, numbers))
        counts.set(staffNo, { ...counts.get(staffNo), [field]: held });
    }),
  );
  return counts;
}

export const countHeld = count;

/** @returns of those who cannot go yet, how many tickets they hold; their marks are gone again */
export async function holdAssignments(losses: readonly Loss[], by: string): Promise<Map<string, Counts>> {
  if (!losses.length) return new Map();
  await Promise.all(losses.map((loss) => mark(loss, by)));
  const held = await count(losses);
  if (held.size) await release([...held.keys()], by);
  return held;
}

const total = (counts: Counts): number => (counts.reviewer ?? 0) + (counts.worker ?? 0);

export const handoverSentence = (name: string, counts: Counts): string =>
  `${name}手上还有 ${total(counts)} 单没有办完，请先交接给别人`;

/** Sentences by field: `handover`, and `reviewer` and `worker` where tickets are held in that role. */
export const handoverDetails = (name: string, counts: Counts): Record<string, string> => ({
  handover: handoverSentence(name, counts),
  ...Object.fromEntries(Object.entries(counts).map(([field, count]) => [field, `${count} 单`])),
});

/**
 * The mark is still there when the row is written: nobody was given a ticket since.
 * @throws AppError CONFLICT
 */
export function assertHeld(now: StaffRow, fields: readonly AssigneeField[], by: string): void {
  const isHeld = fields.every((field) => now.leaving?.by === by && isLeaving(now, field, new Date()));
  if (!isHeld) throw new AppError('CONFLICT', undefined, '名册刚刚被别人改过，请刷新后再试');
}
