/** An import file beside what the roster holds now: its preview and its application judge every row alike. */
import type { Admin } from '../admin-resource';
import { staffByNumbers } from '../store/roster';
import { areasNamed, loadTable } from './import-file';
import { type ImportRow, rowsOf } from './import-rows';
import { type Judge, judgeOf, type Verdict, VERDICTS, type VerdictKind } from './judge';

export type JudgedRow = readonly [ImportRow, Verdict];

export interface JudgedFile {
  readonly rows: readonly ImportRow[];
  readonly judge: Judge;
  /** What each of these rows is, as far as it is known before a transaction. */
  planned(rows: readonly ImportRow[]): Promise<JudgedRow[]>;
}

/** @throws AppError INVALID_INPUT where the file cannot be read */
export async function judgedFile(file: string, admin: Admin): Promise<JudgedFile> {
  const rows = rowsOf(await loadTable(file, admin));
  const judge = judgeOf(admin, rows, await areasNamed(rows));
  const planned = async (some: readonly ImportRow[]) => {
    const known = await staffByNumbers(some.map(({ cells }) => cells.学工号));
    return some.map((row): JudgedRow => [row, judge(row, known.get(row.cells.学工号))]);
  };
  return { rows, judge, planned };
}

export type Tally = Readonly<Record<VerdictKind, number>>;

/** How many rows there are of each kind. */
export const tally = (verdicts: readonly Verdict[]): Tally =>
  Object.fromEntries(
    VERDICTS.map((kind) => [kind, verdicts.filter((verdict) => verdict.kind === kind).length]),
  ) as Tally;
