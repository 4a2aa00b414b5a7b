import {
  AppError,
  fieldsOf,
  PERSON,
  type PersonFields,
  parse,
  requestId,
  rolesLost,
  type StaffRow,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Admin, AdminOperation } from '../admin-resource';
import { audited, type Changed } from '../audited';
import type { Transaction } from '../sdk';
import { staffByNumber } from '../store/people';
import { areasById, namesOf } from './areas';
import { enterGuard, isGuarded } from './guard';
import { assertHeld, countHeld, handoverDetails, holdAssignments, type Loss, release } from './leave';
import { refuseChange } from './objections';
import { fieldsFrom, newRow, noteOf, rowUpdate } from './person';

const INPUT = z.strictObject({
  ...PERSON.shape,
  isNew: z.boolean('页面已过期，请刷新后再试'),
  requestId,
});
type Input = z.output<typeof INPUT>;

interface Saved {
  readonly staffNo: string;
  /** Tickets that came at the very last moment and still have to be handed over. */
  readonly left: number;
}

function lossOf(staffNo: string, before: StaffRow | undefined, after: PersonFields): Loss | undefined {
  const fields = fieldsOf(rolesLost(before, after));
  return fields.length ? { staffNo, fields } : undefined;
}

/** @throws AppError INVALID_INPUT `handover`, and beside it how many tickets in each role */
async function holdOrRefuse(loss: Loss, name: string, by: string): Promise<void> {
  const counts = (await holdAssignments([loss], by)).get(loss.staffNo);
  if (counts) throw new AppError('INVALID_INPUT', handoverDetails(name, counts));
}

function assertExists(input: Input, before: StaffRow | undefined): void {
  if (!input.isNew && !before) throw new AppError('NOT_FOUND', undefined, '名册里没有这个学工号');
  if (input.isNew && before)
    throw new AppError('INVALID_INPUT', { staffNo: `这个学工号已经在名册里：${before.name}` });
}

async function assertAreas(
  before: StaffRow | undefined,
  after: PersonFields,
): Promise<(id: string) => string> {
  const wanted = after.areas ?? [];
  const known = await areasById([...new Set([...wanted, ...(before?.areas ?? [])])]);
  const ids = new Set([...known.map(({ id }) => id), ...(before?.areas ?? [])]);
  if (wanted.some((id) => !ids.has(id)))
    throw new AppError('INVALID_INPUT', { areas: '有一个区域已经不存在，请重新选择' });
  return namesOf(known);
}

async function write(
  transaction: Transaction,
  admin: Admin,
  input: Input,
  areaName: (id: string) => string,
): Promise<Changed<{ staffNo: string }>> {
  const { staffNo } = input;
  const after = fieldsFrom(input);
  const document = transaction.collection('staff').doc(staffNo);
  const before = ((await document.get()).data as StaffRow | null) ?? undefined;
  assertExists(input, before);
  const lost = rolesLost(before, after);
  // First of all: what is looked at afterwards is how the one before left it.
  if (isGuarded(lost)) await enterGuard(transaction, admin);
  await refuseChange(admin, before, after);
  if (before) assertHeld(before, fieldsOf(lost), input.requestId);
  const note = noteOf(staffNo, before, after, areaName);
  if (!note) return { result: { staffNo } };
  await (before ? document.update({ data: rowUpdate(after) }) : document.set({ data: newRow(after) }));
  return { result: { staffNo }, note };
}

/** What came after the count. The change is written: that it cannot be looked at now does not undo it. */
async function arrivedLate(loss: Loss | undefined): Promise<number> {
  if (!loss) return 0;
  try {
    const { reviewer = 0, worker = 0 } = (await countHeld([loss])).get(loss.staffNo) ?? {};
    return reviewer + worker;
  } catch (error) {
    console.error('arrived late', error);
    return 0;
  }
}

/** Adds or changes one person. Who loses a role in which they hold open tickets has to hand them over first. */
export const save: AdminOperation<Saved> = async (event, admin) => {
  const input = parse(INPUT, event);
  const { staffNo, requestId: by } = input;
  const before = await staffByNumber(staffNo);
  const after = fieldsFrom(input);
  const areaName = await assertAreas(before, after);
  const loss = lossOf(staffNo, before, after);
  if (loss) {
    await refuseChange(admin, before, after);
    await holdOrRefuse(loss, before?.name ?? '', by);
  }
  try {
    const saved = await audited(admin, input, (transaction) => write(transaction, admin, input, areaName));
    return { ...saved, left: await arrivedLate(loss) };
  } catch (error) {
    // What is not released ends by itself.
    if (loss) await release([staffNo], by).catch((second: unknown) => console.error('release', second));
    throw error;
  }
};
