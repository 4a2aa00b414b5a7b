/** Exports: what admins take out of the system as a spreadsheet. */
import type { StaffRef } from './ticket';

/** What can be exported. */
export const EXPORT_KINDS = { tickets: '工单', staff: '人员', stock: '耗材流水' } as const;

export type ExportKind = keyof typeof EXPORT_KINDS;

export const ALL_EXPORT_KINDS = Object.keys(EXPORT_KINDS) as ExportKind[];

/** One export, as admins see it. */
export interface ExportView {
  readonly id: string;
  readonly kind: ExportKind;
  /** What was asked for, in words: 2026-11-01 至 2026-11-30，已完工. */
  readonly scope: string;
  /** Of the file, with its ending. */
  readonly name: string;
  readonly by: StaffRef;
  readonly at: Date;
  /** Rows gathered so far; all of them once it is done. */
  readonly rows: number;
  /** Rows expected, as counted when it began. */
  readonly total: number;
  /** The file can be opened. */
  readonly isDone: boolean;
}

/** A link to the file of an export. */
export interface ExportLink {
  readonly url: string;
  readonly name: string;
  /** Minutes that the link works. */
  readonly minutes: number;
}
