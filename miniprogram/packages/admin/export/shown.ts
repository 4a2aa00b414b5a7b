/** An export as the page shows it. */
import { absoluteTime, EXPORT_KINDS } from '@xiuda/domain';
import type { SeenExport } from './exports';

export interface ShownExport {
  readonly id: string;
  /** `工单 · 3,200 条`. */
  readonly what: string;
  readonly scope: string;
  /** `周明远 · 今天 10:32`. */
  readonly who: string;
  /** `已整理 3,200 条`. */
  readonly progress: string;
  /** 0 to 100; the file itself is the last step. */
  readonly percent: number;
  readonly isDone: boolean;
}

/** A day is not parted at the end of a line. */
export const unbroken = (text: string): string => text.replace(/-/g, '\u2011');

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Rows that arrive meanwhile do not make it more than all. */
const percentOf = ({ rows, total }: SeenExport): number =>
  total === 0 ? 90 : Math.min(90, Math.round((rows / total) * 90));

export const shown = (one: SeenExport, now: number): ShownExport => ({
  id: one.id,
  what: `${EXPORT_KINDS[one.kind]} · ${grouped(one.isDone ? one.rows : one.total)} 条`,
  scope: unbroken(one.scope),
  who: `${one.by.name} · ${absoluteTime(one.at, now)}`,
  progress: `已整理 ${grouped(one.rows)} 条`,
  percent: one.isDone ? 100 : percentOf(one),
  isDone: one.isDone,
});

/** At its place in the list, or at its head. */
export const placed = (rows: readonly ShownExport[], row: ShownExport): ShownExport[] =>
  rows.some(({ id }) => id === row.id) ? rows.map((old) => (old.id === row.id ? row : old)) : [row, ...rows];
