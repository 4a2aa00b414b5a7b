/** Exports under way and done, `exports`. Whoever carries one on changes it by comparing its step: two phones do no harm. */
import { ALL_EXPORT_KINDS, AppError, type ExportKind, type StaffRef } from '@xiuda/domain';
import type { ExportFilter } from '../exports/source';
import { command, type Data, database, type Transaction } from '../sdk';
import { inTransaction } from './transaction';

/** A part of the rows, in a file of its own. */
export interface ExportPart {
  /** Of the record that gets the file removed. */
  readonly recordId: string;
  readonly fileId: string;
}

/** One export. It goes a day after it began, with its file. */
export interface ExportJob {
  readonly _id: string;
  readonly kind: ExportKind;
  readonly createdAt: Date;
  readonly by: StaffRef;
  readonly filter: ExportFilter;
  readonly scope: string;
  readonly name: string;
  /** Counts the changes of this job. */
  readonly step: number;
  readonly total: number;
  readonly rows: number;
  readonly parts: readonly ExportPart[];
  /** Where reading goes on; absent before it begins, and where nothing is left. */
  readonly after?: string;
  /** Every row is in a part. */
  readonly isRead: boolean;
  /** The file, once it is made. */
  readonly fileId?: string;
}

const MOST_SHOWN = 20;

const jobs = () => database.collection('exports');

const asJob = (data: unknown): ExportJob | undefined => {
  const job = data as ExportJob | null;
  return job && (ALL_EXPORT_KINDS as readonly string[]).includes(job.kind) ? job : undefined;
};

/** @throws AppError NOT_FOUND */
export async function jobOf(id: string): Promise<ExportJob> {
  const job = asJob((await jobs().doc(id).get()).data);
  if (!job) throw new AppError('NOT_FOUND', undefined, '这次导出已经过期，请重新导出');
  return job;
}

/** Exports of the last day, newest first. */
export async function recentJobs(): Promise<ExportJob[]> {
  const { data } = await jobs()
    .where({ kind: command.in(ALL_EXPORT_KINDS) })
    .orderBy('createdAt', 'desc')
    .orderBy('_id', 'desc')
    .limit(MOST_SHOWN)
    .get();
  return data as ExportJob[];
}

export async function beginJob(transaction: Transaction, { _id, ...job }: ExportJob): Promise<void> {
  await transaction
    .collection('exports')
    .doc(_id)
    .set({ data: job as unknown as Data });
}

/** What carrying a job on changes of it. */
export type Progress = Partial<Pick<ExportJob, 'rows' | 'parts' | 'after' | 'isRead' | 'fileId'>>;

/**
 * Carries a job on; where somebody else has done so since `job` was read, nothing is changed.
 * @param alongside what else is written in the same transaction
 * @returns the job as it stands, and whether it was this call that changed it
 */
export function advance(
  { _id, step }: ExportJob,
  progress: Progress,
  alongside: (transaction: Transaction) => Promise<unknown> = async () => undefined,
): Promise<{ job: ExportJob; isOurs: boolean }> {
  return inTransaction(async (transaction) => {
    const document = transaction.collection('exports').doc(_id);
    const stored = asJob((await document.get()).data);
    if (!stored) throw new AppError('NOT_FOUND');
    if (stored.step !== step) return { job: stored, isOurs: false };
    const { after: _, ...kept } = stored;
    const job: ExportJob = { ...kept, ...progress, step: step + 1 };
    await alongside(transaction);
    const { _id: __, ...data } = job;
    await document.set({ data: data as unknown as Data });
    return { job, isOurs: true };
  });
}
