/** The record of administration, as its page shows it. */
import { absoluteTime, AUDIT_KINDS, type AuditChange, type AuditKind, type AuditRow } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import type { Wire } from '../../../services/wire';

export interface ShownRecord {
  readonly id: string;
  /** `今天`, `11月3日`. */
  readonly day: string;
  /** `修改 单位信息`. */
  readonly what: string;
  /** `系统设置 · 周明远 · 10:32`. */
  readonly who: string;
  readonly changes: readonly { readonly label: string; readonly words: string }[];
}

export interface ShownDay {
  readonly day: string;
  readonly rows: readonly ShownRecord[];
}

/** `65880000 → 65881111`; what was empty or is empty now is said in a word. */
const changeWords = ({ from, to }: AuditChange): string => {
  if (from === undefined) return to ?? '';
  return to === undefined ? `删去“${from}”` : `${from} → ${to}`;
};

function shown({ _id, at, by, kind, deed, subject, changes = [] }: Wire<AuditRow>, now: number): ShownRecord {
  const [day = '', time = ''] = absoluteTime(at, now).split(' ');
  return {
    id: _id,
    day,
    what: `${deed} ${subject}`,
    who: `${AUDIT_KINDS[kind]} · ${by.name} · ${time}`,
    changes: changes.map((change) => ({ label: change.label, words: changeWords(change) })),
  };
}

/** Rows of one day together, in the order in which they came. */
export const byDay = (rows: readonly ShownRecord[]): ShownDay[] =>
  [...new Set(rows.map(({ day }) => day))].map((day) => ({
    day,
    rows: rows.filter((row) => row.day === day),
  }));

/**
 * @param kind of this only; `undefined`: of everything
 * @param cursor where the page before ended; empty for the first
 * @throws CloudError
 */
export async function loadRecords(kind: AuditKind | undefined, cursor: string) {
  const wanted = { ...(kind && { kind }), ...(cursor && { cursor }) };
  const { rows, nextCursor } = await call<{ rows: Wire<AuditRow>[]; nextCursor: string | null }>(
    'admin-settings',
    { op: 'audit', ...wanted },
  );
  const now = Date.now();
  return { rows: rows.map((row) => shown(row, now)), cursor: nextCursor ?? '' };
}
