/** A table of an export: its columns say what stands in a row. */

/** Numbers can be added up; text is never taken for a formula. */
export type Cell = string | number | null;

export interface Column<Row> {
  readonly heading: string;
  /** In characters of the heading's font. */
  readonly width: number;
  value(row: Row): Cell | undefined;
}

/** The longest text that a cell of a workbook takes. */
const MOST_CHARACTERS = 32_767;

function cell(value: Cell | undefined): Cell {
  if (typeof value === 'string') return value.slice(0, MOST_CHARACTERS);
  return value ?? null;
}

export const cellsOf = <Row>(columns: readonly Column<Row>[], row: Row): Cell[] =>
  columns.map((column) => cell(column.value(row)));
