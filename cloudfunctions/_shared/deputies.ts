/** 代理, written and recorded: by the person, or taken away by an admin. */
import {
  AppError,
  type Deputy,
  dayObjections,
  deputyObjection,
  deputyRecord,
  mayHaveDeputy,
  type StaffRow,
} from '@xiuda/domain';
import type { Admin } from './admin-resource';
import { subjectOf } from './admin-roster/person';
import type { Changed } from './audited';
import { command, type Transaction } from './sdk';

const LABEL = '代理';

const document = (transaction: Transaction, staffNo: string) => transaction.collection('staff').doc(staffNo);

const read = async (transaction: Transaction, staffNo: string): Promise<StaffRow | undefined> =>
  ((await document(transaction, staffNo).get()).data as StaffRow | null) ?? undefined;

/** What is recorded of who was named; they may have gone since. */
async function recordOf(transaction: Transaction, deputy: Deputy | undefined): Promise<{ from?: string }> {
  if (!deputy) return {};
  const row = await read(transaction, deputy.staffNo);
  return { from: deputyRecord(deputy, row?.name ?? '') };
}

const isSame = (one: Deputy | undefined, other: Deputy): boolean =>
  one?.staffNo === other.staffNo && one.from === other.from && one.until === other.until;

/** The caller's own row. @throws AppError FORBIDDEN where they have no tickets of their own that somebody could do */
async function ownRow(transaction: Transaction, { staffNo, openid }: Admin): Promise<StaffRow> {
  const row = await read(transaction, staffNo);
  if (!row || row.openid !== openid || !mayHaveDeputy(row)) throw new AppError('FORBIDDEN');
  return row;
}

interface Named {
  readonly changed: Changed<object>;
  readonly deputy: StaffRow | undefined;
}

/**
 * Names a deputy for these days, in the place of whoever was named before.
 * @throws AppError FORBIDDEN; INVALID_INPUT with a sentence at `staffNo`, `from` or `until`
 */
export async function nameDeputy(
  transaction: Transaction,
  caller: Admin,
  { staffNo, from, until }: Deputy,
): Promise<Named> {
  const row = await ownRow(transaction, caller);
  const deputy = await read(transaction, staffNo);
  const objection = deputyObjection(row, deputy);
  const objections = {
    ...dayObjections({ from, until }, new Date()),
    ...(objection && { staffNo: objection }),
  };
  if (Object.keys(objections).length) throw new AppError('INVALID_INPUT', objections);
  const named: Deputy = { staffNo, from, until };
  if (isSame(row.deputy, named)) return { changed: { result: {} }, deputy };
  const before = await recordOf(transaction, row.deputy);
  await document(transaction, row._id).update({ data: { deputy: command.set(named) } });
  const change = { label: LABEL, ...before, to: deputyRecord(named, deputy?.name ?? '') };
  const note = {
    ...{ kind: 'staff' as const, subject: subjectOf(row._id, row.name), deed: '设置代理' },
    changes: [change],
  };
  return { changed: { result: {}, note }, deputy };
}

/** @throws AppError NOT_FOUND where the roster has nobody of this number */
export async function endDeputy(transaction: Transaction, staffNo: string): Promise<Changed<object>> {
  const row = await read(transaction, staffNo);
  if (!row) throw new AppError('NOT_FOUND', undefined, '名册里没有这个学工号');
  if (!row.deputy) return { result: {} };
  const before = await recordOf(transaction, row.deputy);
  await document(transaction, staffNo).update({ data: { deputy: command.remove() } });
  return {
    result: {},
    note: {
      kind: 'staff',
      subject: subjectOf(staffNo, row.name),
      deed: '结束代理',
      changes: [{ label: LABEL, ...before }],
    },
  };
}
