/** What a section of `npm run bench` is: it measures, and says what its figures are. */

/** Counts and bytes are the same wherever they are measured; a ratio compares with a floor that was measured beside it. */
export type Kind = 'count' | 'bytes' | 'ratio';

export interface Column {
  readonly id: string;
  /** As the table heads it, in Chinese. */
  readonly title: string;
  readonly kind: Kind;
  /** Whether less or more is better. */
  readonly better: 'less' | 'more';
  /** Stands in the budget. Only counts and bytes can, and only where every run of `npm test` measures them. */
  readonly isBudgeted?: boolean;
  /** By which part bytes may differ from the budget; 0.01 unless told. */
  readonly slack?: number;
}

export interface Row {
  /** Names the row in the budget; unlike all others of its section. */
  readonly id: string;
  /** Rows with the same heading stand in one table. */
  readonly group?: string;
  /** By column; a figure that the row does not have is missing. */
  readonly figures: Readonly<Record<string, number>>;
  /** Columns whose figures change with the hour of the day: shown, and no part of the budget. */
  readonly varying?: readonly string[];
  /** What it should come to, by column. */
  readonly goals?: Readonly<Record<string, number>>;
}

/** What was measured, with the columns that it stands under. */
export interface Result extends Pick<Section, 'id' | 'title' | 'intro'> {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Options {
  /** Tickets in the database, ascending; the first size is the one that the budget holds for. */
  readonly sizes: readonly number[];
  /** How often whatever is timed is tried; 0 leaves it out. */
  readonly rounds: number;
}

export interface Section {
  /** Names the section in the budget. */
  readonly id: string;
  /** Chinese, as the page heads it. */
  readonly title: string;
  /** Chinese: what is measured here, how, and what the goal is. */
  readonly intro: string;
  columns(options: Options): readonly Column[];
  measure(options: Options): Promise<readonly Row[]>;
}

/** Tickets in the database where `npm test` counts. */
export const BUDGET_SIZE = 2_000;
