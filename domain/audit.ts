/** The record of administration: who changed what, when. Written in the same transaction as the change. */
import type { StaffRef } from './ticket';

/** What is administered. */
export const AUDIT_KINDS = {
  staff: '人员',
  place: '报修区域',
  item: '报修项目',
  route: '派单规则',
  material: '耗材',
  code: '楼宇二维码',
  setting: '系统设置',
  export: '导出',
} as const;

export type AuditKind = keyof typeof AUDIT_KINDS;

export const ALL_AUDIT_KINDS = Object.keys(AUDIT_KINDS) as AuditKind[];

/** One field before and after, as people read it; absent where it was or is empty. */
export interface AuditChange {
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
}

/** What is said of a change; the rest of its record is the same for all. */
export interface AuditNote {
  readonly kind: AuditKind;
  /** What was changed, by the name that people know: 陈志强 W0001. */
  readonly subject: string;
  /** The deed: 新增, 修改, 停用. */
  readonly deed: string;
  readonly changes?: readonly AuditChange[];
}

/** `audit`: as admins read it. */
export interface AuditRow extends AuditNote {
  readonly _id: string;
  readonly at: Date;
  readonly by: StaffRef;
}

type Value = string | number | boolean | undefined | null | readonly string[];

function asText(value: Value): string {
  if (Array.isArray(value)) return value.join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value === undefined || value === null ? '' : String(value);
}

/** Those of the fields that are not as before. @param fields label, before, after */
export function changesOf(
  fields: readonly (readonly [label: string, from: Value, to: Value])[],
): AuditChange[] {
  return fields.flatMap(([label, before, after]) => {
    const [from, to] = [asText(before), asText(after)];
    return from === to ? [] : [{ label, ...(from && { from }), ...(to && { to }) }];
  });
}
