/** One call's share of an export: a part of the rows, or the file that they make. */
import { EXPORT_KINDS } from '@xiuda/domain';
import { command, type Transaction } from '../sdk';
import { advance, type ExportJob, jobOf, type Progress } from '../store/exports';
import type { Cell } from './column';
import { dropParts, keepRows, keepWorkbook, rowsOf } from './kept-files';
import { SOURCES } from './sources';
import { workbookOf } from './workbook';

/** Rows in one read; the database answers at most 1000. */
const ROWS_A_READ = 500;
/** Reads in one call: about a second on the platform, of the 60 that a call has. */
const READS_A_CALL = 2;

async function nextRows({ kind, filter, after: start }: ExportJob) {
  const rows: (readonly Cell[])[] = [];
  let after = start;
  for (let read = 1; read <= READS_A_CALL; read++) {
    const page = await SOURCES[kind].page(filter, after, ROWS_A_READ);
    rows.push(...page.rows);
    after = page.next;
    if (after === undefined) break;
  }
  return { rows, after };
}

/** What two phones read at once is kept by whoever is first; the other's part goes. */
async function readOn(job: ExportJob): Promise<ExportJob> {
  const { rows, after } = await nextRows(job);
  const added = rows.length ? [await keepRows(rows)] : [];
  const progress: Progress = {
    rows: job.rows + rows.length,
    parts: [...job.parts, ...added],
    isRead: after === undefined,
    ...(after !== undefined && { after }),
  };
  const { job: now, isOurs } = await advance(job, progress);
  if (!isOurs) await dropParts(added);
  return now;
}

async function* partsOf({ parts }: ExportJob) {
  for (const part of parts) yield await rowsOf(part);
}

/** The file as bytes; nothing where somebody else has made it meanwhile and dropped the parts. */
async function bytesOf(job: ExportJob): Promise<Buffer | undefined> {
  const { columns } = SOURCES[job.kind];
  try {
    return await workbookOf(EXPORT_KINDS[job.kind], columns, partsOf(job));
  } catch (error) {
    if ((await jobOf(job._id)).step === job.step) throw error;
    return undefined;
  }
}

/** The record of administration learns how many rows went out, in the transaction that lets them out. */
const recordRows =
  ({ _id, scope, rows }: ExportJob) =>
  (transaction: Transaction) => {
    const changes = [
      { label: '范围', to: scope },
      { label: '条数', to: String(rows) },
    ];
    return transaction
      .collection('audit')
      .doc(_id)
      .update({ data: { changes: command.set(changes) } });
  };

async function makeFile(job: ExportJob): Promise<ExportJob> {
  const bytes = await bytesOf(job);
  if (!bytes) return jobOf(job._id);
  const made = await keepWorkbook(bytes);
  const { job: now, isOurs } = await advance(job, { fileId: made.fileId, parts: [] }, recordRows(job));
  await dropParts(isOurs ? job.parts : [made]);
  return now;
}

export async function carryOn(job: ExportJob): Promise<ExportJob> {
  if (job.fileId !== undefined) return job;
  return job.isRead ? makeFile(job) : readOn(job);
}
