import { type AuditChange, fieldsOf, parse, requestId, type StaffRow } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Admin, AdminOperation } from '../admin-resource';
import { audited, type Changed } from '../audited';
import type { Transaction } from '../sdk';
import { enterGuard, isGuarded } from './guard';
import { fileId } from './import-file';
import type { ImportRow } from './import-rows';
import { type Judge, lossesOf, type Verdict, withHeld, withPreReviewer } from './judge';
import { type JudgedRow, judgedFile, type Tally, tally } from './judged-file';
import { assertHeld, type Counts, holdAssignments, release } from './leave';
import { newRow, rowUpdate, subjectOf } from './person';

/** Rows of one call, which are one transaction and one record. */
const CHUNK = 100;
const STALE = '这次导入已过期，请重新选择文件';

const INPUT = z.strictObject({
  file: fileId,
  /** How many rows are done already. */
  from: z.int(STALE).check(z.minimum(0, STALE), z.maximum(5000, STALE)),
  requestId,
});

interface Applied {
  readonly counts: Tally;
}

interface Progress extends Applied {
  readonly total: number;
  /** Where the next call begins; null where everything is done. */
  readonly next: number | null;
}

interface Chunk {
  readonly admin: Admin;
  readonly by: string;
  readonly judge: Judge;
  readonly held: ReadonlyMap<string, Counts>;
  /** What each row is, as far as it is known before the transaction. */
  readonly planned: readonly JudgedRow[];
}

const isWritten = ({ kind }: Verdict): boolean => kind === 'added' || kind === 'changed';

/** One row, judged by what stands now, and written. */
async function writeRow(
  transaction: Transaction,
  chunk: Chunk,
  row: ImportRow,
  going: Set<string>,
): Promise<Verdict> {
  const document = transaction.collection('staff').doc(row.cells.学工号);
  const before = ((await document.get()).data as StaffRow | null) ?? undefined;
  const verdict = await withPreReviewer(withHeld(chunk.judge(row, before), chunk.held), going);
  if (!isWritten(verdict) || !verdict.after) return verdict;
  if (before) assertHeld(before, fieldsOf(verdict.lost), chunk.by);
  const { after } = verdict;
  await (before ? document.update({ data: rowUpdate(after) }) : document.set({ data: newRow(after) }));
  return verdict;
}

/** `手机号 空 → 138…；角色 维修工 → 审核员`. */
const changeWords = (changes: readonly AuditChange[]): string =>
  changes.map(({ label, from, to }) => `${label} ${from ?? '空'} → ${to ?? '空'}`).join('；');

function lineOf({ staffNo, name, kind, changes }: Verdict): AuditChange {
  const to = kind === 'added' ? '新增' : changeWords(changes);
  return { label: subjectOf(staffNo, name), to };
}

async function write(transaction: Transaction, chunk: Chunk): Promise<Changed<Applied>> {
  if (chunk.planned.some(([, { lost }]) => isGuarded(lost))) await enterGuard(transaction, chunk.admin);
  const [going, verdicts] = [new Set<string>(), [] as Verdict[]];
  for (const [row, planned] of chunk.planned)
    verdicts.push(isWritten(planned) ? await writeRow(transaction, chunk, row, going) : planned);
  const counts = tally(verdicts);
  const written = verdicts.filter(isWritten);
  if (!written.length) return { result: { counts } };
  const subject = `${written.length} 人（新增 ${counts.added}，修改 ${counts.changed}）`;
  return { result: { counts }, note: { kind: 'staff', subject, deed: '导入', changes: written.map(lineOf) } };
}

/** Imports the next rows; those that cannot be are left out. */
export const apply: AdminOperation<Progress> = async (event, admin) => {
  const input = parse(INPUT, event);
  const { from, requestId: by } = input;
  const { rows, judge, planned } = await judgedFile(input.file, admin);
  const plan = await planned(rows.slice(from, from + CHUNK));
  const losses = lossesOf(plan.map(([, verdict]) => verdict));
  const held = await holdAssignments(losses, by);
  try {
    const chunk = {
      admin,
      by,
      judge,
      held,
      planned: plan.map(([row, v]) => [row, withHeld(v, held)] as const),
    };
    const applied = await audited(admin, input, (transaction) => write(transaction, chunk));
    const next = from + plan.length;
    return { ...applied, total: rows.length, next: next < rows.length ? next : null };
  } finally {
    if (losses.length)
      await release(
        losses.map(({ staffNo }) => staffNo),
        by,
      ).catch((error: unknown) => console.error('release', error));
  }
};
