/** Where the rows of an export come from. */
import type { Cell } from './column';

/** What was asked for; instants bound when something was made, `until` exclusive. */
export interface ExportFilter {
  readonly status?: string;
  readonly areaId?: string;
  readonly itemId?: string;
  readonly workerId?: string;
  readonly from?: Date;
  readonly until?: Date;
}

export interface PageOfRows {
  readonly rows: readonly (readonly Cell[])[];
  /** Where the next page goes on; absent at the end. */
  readonly next?: string;
}

export interface ExportSource {
  /** Fields of the input that narrow it down. */
  readonly filters: readonly ('status' | 'areaId' | 'itemId' | 'workerId' | 'from' | 'to')[];
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  count(filter: ExportFilter): Promise<number>;
  /** Up to `limit` rows in an order in which nothing moves while an export is under way: each stands in it once. */
  page(filter: ExportFilter, after: string | undefined, limit: number): Promise<PageOfRows>;
}

/** A page and where the next one goes on. @param keyOf the place of a row in the order */
export function pageOf<Row>(
  found: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  cells: (row: Row) => Cell[],
): PageOfRows {
  const last = found.length === limit ? found.at(-1) : undefined;
  return { rows: found.map(cells), ...(last && { next: keyOf(last) }) };
}
