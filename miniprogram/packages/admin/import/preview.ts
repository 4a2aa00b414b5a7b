/** What an import would do, row by row. */
import type { AuditChange } from '@xiuda/domain';
import { call } from '../../../services/cloud';

export type RowKind = 'refused' | 'changed' | 'added' | 'same';

const KINDS: Record<RowKind, string> = {
  refused: '不能导入',
  changed: '修改',
  added: '新增',
  same: '不变',
};

interface Answer {
  readonly total: number;
  readonly counts: Readonly<Record<RowKind, number>>;
  readonly kind: RowKind;
  readonly rows: readonly {
    readonly line: number;
    readonly staffNo: string;
    readonly name: string;
    readonly why: readonly string[];
    readonly changes: readonly AuditChange[];
  }[];
  readonly next: number | null;
}

export interface ShownRow {
  readonly line: number;
  /** `陈志强 W0001`. */
  readonly who: string;
  readonly words: readonly string[];
}

const changeWords = (kind: RowKind, { label, from, to }: AuditChange): string =>
  kind === 'added' ? `${label}：${to ?? ''}` : `${label}：${from ?? '空'} → ${to ?? '空'}`;

/** Labels that the row's own heading says already. */
const KNOWN = ['姓名', '状态'];

const wordsOf = (kind: RowKind, { why, changes }: Answer['rows'][number]): string[] => {
  if (kind === 'refused') return [...why];
  return changes
    .filter(({ label }) => kind !== 'added' || !KNOWN.includes(label))
    .map((change) => changeWords(kind, change));
};

/**
 * @param kind of which rows; empty: of those that matter most
 * @param from how many of them are shown already
 * @throws CloudError
 */
export async function loadPreview(fileId: string, kind: RowKind | '', from: number) {
  const wanted = { file: fileId, ...(kind && { kind }), from };
  const answer = await call<Answer>('admin-roster', { op: 'preview', ...wanted });
  const { counts, next, total } = answer;
  const tabs = (Object.keys(KINDS) as RowKind[])
    .filter((id) => counts[id] || id === answer.kind)
    .map((id) => ({ id, label: KINDS[id], count: counts[id] }));
  const rows = answer.rows.map((row): ShownRow => ({
    ...{ line: row.line, who: [row.name, row.staffNo].filter(Boolean).join(' ') || '没有学工号' },
    words: wordsOf(answer.kind, row),
  }));
  return { tabs, rows, total, kind: answer.kind, next: next ?? 0, writes: counts.added + counts.changed };
}
