import { parse, type StockRow } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { CURSOR, newestPage } from '../paging';
import { readLedger } from '../store/stock';
import { materialId } from './material-fields';

const INPUT = z.strictObject({
  materialId: z.optional(materialId),
  cursor: CURSOR,
});

/** The way to the place is for the reports. */
type LedgerLine = Omit<StockRow, 'areaIds'>;

interface Page {
  /** Newest first. */
  readonly rows: LedgerLine[];
  readonly nextCursor: string | null;
}

/** What came in and went out, of one material or of all. */
export const ledger: AdminOperation<Page> = async (event) => {
  const { materialId: wanted, cursor } = parse(INPUT, event);
  const { page, nextCursor } = await newestPage((limit, after) => readLedger(limit, wanted, after), cursor);
  return { rows: page.map(({ areaIds: _, ...row }): LedgerLine => row), nextCursor };
};
