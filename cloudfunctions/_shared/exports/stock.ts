/** The ledger of materials, oldest first: it only grows. */
import type { StockRow } from '@xiuda/domain';
import { decodeCursor, encodeCursor } from '../paging';
import { command, database } from '../sdk';
import { cellsOf } from './column';
import { type ExportFilter, type ExportSource, pageOf } from './source';
import { STOCK_COLUMNS } from './stock-columns';

const ledger = () => database.collection('stock');

const inPeriod = ({ from, until }: ExportFilter) => {
  const since = command.gte(from ?? new Date(0));
  return { at: until ? since.and(command.lt(until)) : since };
};

function beyond(after: string): unknown {
  const { since, id } = decodeCursor(after);
  return command.or({ at: command.gt(since) }, { at: since, _id: command.gt(id) });
}

export const stockRows: ExportSource = {
  filters: ['from', 'to'],
  columns: STOCK_COLUMNS,
  count: async (filter) => (await ledger().where(inPeriod(filter)).count()).total,
  async page(filter, after, limit) {
    const period = inPeriod(filter);
    const { data } = await ledger()
      .where(after === undefined ? period : command.and(period, beyond(after)))
      .orderBy('at', 'asc')
      .orderBy('_id', 'asc')
      .limit(limit)
      .get();
    return pageOf(
      data as StockRow[],
      limit,
      ({ at, _id }) => encodeCursor({ since: at, id: _id }),
      (entry) => cellsOf(STOCK_COLUMNS, entry),
    );
  },
};
