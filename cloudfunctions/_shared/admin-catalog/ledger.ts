import { parse, type StockRow } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { readLedger } from '../store/stock';
import { decodeCursor, encodeCursor } from '../tickets/cursor';
import { materialId } from './material-fields';

const PAGE_SIZE = 20;
const STALE = '列表已过期，请刷新';

const INPUT = z.strictObject({
  materialId: z.optional(materialId),
  cursor: z.optional(z.string(STALE).check(z.maxLength(300, STALE))),
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
  const position = cursor === undefined ? undefined : decodeCursor(cursor);
  const found = await readLedger(PAGE_SIZE, wanted, position && { at: position.since, id: position.id });
  const rows = found.slice(0, PAGE_SIZE).map(({ areaIds: _, ...row }): LedgerLine => row);
  const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? encodeCursor({ since: last.at, id: last._id }) : null };
};
