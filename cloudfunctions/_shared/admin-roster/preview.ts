import { type AuditChange, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { fileId } from './import-file';
import { lossesOf, type Verdict, VERDICTS, type VerdictKind, withHeld, withPreReviewer } from './judge';
import { judgedFile, type Tally, tally } from './judged-file';
import { countHeld } from './leave';

const PAGE_SIZE = 50;
const STALE = '列表已过期，请刷新';

const INPUT = z.strictObject({
  file: fileId,
  kind: z.optional(z.enum(VERDICTS, '没有这一栏')),
  /** How many of this kind are shown already. */
  from: z._default(z.int(STALE).check(z.minimum(0, STALE), z.maximum(5000, STALE)), 0),
});

interface PreviewRow {
  readonly line: number;
  readonly staffNo: string;
  readonly name: string;
  readonly why: readonly string[];
  readonly changes: readonly AuditChange[];
}

interface Preview {
  readonly total: number;
  readonly counts: Tally;
  readonly kind: VerdictKind;
  readonly rows: readonly PreviewRow[];
  readonly next: number | null;
}

async function judged(verdicts: readonly Verdict[]): Promise<Verdict[]> {
  const held = await countHeld(lossesOf(verdicts));
  const [going, result] = [new Set<string>(), [] as Verdict[]];
  for (const verdict of verdicts) result.push(await withPreReviewer(withHeld(verdict, held), going));
  return result;
}

/** What matters most to whoever looks: what cannot be, then what will be. */
const FIRST: readonly VerdictKind[] = ['refused', 'changed', 'added', 'same'];

/** What an import would do, row by row; nothing is written. */
export const preview: AdminOperation<Preview> = async (event, admin) => {
  const { file, kind: wanted, from } = parse(INPUT, event);
  const { rows, planned } = await judgedFile(file, admin);
  const verdicts = await judged((await planned(rows)).map(([, verdict]) => verdict));
  const counts = tally(verdicts);
  const kind = wanted ?? FIRST.find((one) => counts[one]) ?? 'same';
  const shown = verdicts.filter((verdict) => verdict.kind === kind).slice(from, from + PAGE_SIZE);
  const next = from + shown.length;
  return {
    ...{ total: rows.length, counts, kind },
    rows: shown.map(({ line, staffNo, name, why, changes }) => ({ line, staffNo, name, why, changes })),
    next: next < counts[kind] ? next : null,
  };
};
