/** The import itself: so many rows per call, driven from here; closed in the middle, it is gone on with. */
import { call } from '../../../services/cloud';
import { newRequestId } from '../../../services/request-id';

export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
}

export const NO_COUNTS: Counts = { added: 0, changed: 0, same: 0, refused: 0 };

/** An import on its way, as it is kept on this phone. */
export interface Run {
  readonly fileId: string;
  readonly name: string;
  /** How many rows are done. */
  readonly from: number;
  /** Of the next call, however often it is sent. */
  readonly requestId: string;
  readonly counts: Counts;
  readonly total: number;
  readonly startedAt: number;
}

const KEY = 'roster-import';
/** An uploaded file is kept for a day. */
const KEPT = 23 * 60 * 60 * 1000;

const keep = (run: Run): void => wx.setStorageSync(KEY, run);
const forget = (): void => wx.removeStorageSync(KEY);

/** What was begun on this phone and not finished. */
export function unfinished(): Run | undefined {
  const run = (wx.getStorageSync(KEY) as Run | '') || undefined;
  return run && run.startedAt > Date.now() - KEPT ? run : undefined;
}

export const begun = (fileId: string, name: string, total: number): Run => ({
  ...{ fileId, name, total, from: 0, requestId: newRequestId(), startedAt: Date.now() },
  counts: NO_COUNTS,
});

const sum = (one: Counts, other: Counts): Counts => ({
  added: one.added + other.added,
  changed: one.changed + other.changed,
  same: one.same + other.same,
  refused: one.refused + other.refused,
});

/** Imports the next rows. @returns the run after them, and whether it is over. @throws CloudError */
async function advance(run: Run): Promise<{ run: Run; isOver: boolean }> {
  const { fileId, from, requestId } = run;
  const { counts, next, total } = await call<{ counts: Counts; next: number | null; total: number }>(
    'admin-roster',
    { op: 'apply', file: fileId, from, requestId },
  );
  const after = { ...run, counts: sum(run.counts, counts), total, from: next ?? total };
  return { run: { ...after, requestId: newRequestId() }, isOver: next === null };
}

/**
 * Imports the rest. What has been done is kept after every call: whoever comes back goes on there.
 * @param show called before the first call and after each
 * @param isGone nobody looks any more: it stops after the call under way
 * @throws CloudError; the run that was shown last can be gone on with
 */
export async function goThrough(
  begin: Run,
  show: (run: Run, isOver: boolean) => void,
  isGone: () => boolean,
): Promise<void> {
  let step = { run: begin, isOver: false };
  keep(begin);
  show(begin, false);
  while (!step.isOver && !isGone()) {
    step = await advance(step.run);
    if (step.isOver) forget();
    else keep(step.run);
    show(step.run, step.isOver);
  }
}

/** `名册.xlsx，已导入 40 / 120 行`. */
export const restWords = ({ name, from, total }: Run): string => `${name}，已导入 ${from} / ${total} 行`;

/** How far it is, as the page shows it. */
export const progressOf = ({ from, total, counts, name }: Run) => ({
  ...{ name, counts, total, done: from },
  percent: total ? Math.round((from / total) * 100) : 0,
});
