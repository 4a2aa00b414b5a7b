/** The roster in the order of staff numbers. */
import type { StaffRow } from '@xiuda/domain';
import { command, database } from '../sdk';
import { placesById } from '../store/places';
import { cellsOf } from './column';
import { type ExportSource, pageOf } from './source';
import { STAFF_COLUMNS } from './staff-columns';

const beyond = (staffNo: string) => database.collection('staff').where({ _id: command.gt(staffNo) });

/** The way to each place that these people look after, as the import understands it. */
async function placePaths(rows: readonly StaffRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ areas = [] }) => areas))];
  return new Map((await placesById(ids)).map(({ _id, path }) => [_id, path.join('/')]));
}

export const staffRows: ExportSource = {
  filters: [],
  columns: STAFF_COLUMNS,
  count: async () => (await beyond('').count()).total,
  async page(_, after = '', limit) {
    const { data } = await beyond(after).orderBy('_id', 'asc').limit(limit).get();
    const rows = data as StaffRow[];
    const paths = await placePaths(rows);
    const areasOf = ({ areas = [] }: StaffRow) => areas.flatMap((id) => paths.get(id) ?? []);
    return pageOf(
      rows,
      limit,
      ({ _id }) => _id,
      (row) => cellsOf(STAFF_COLUMNS, { row, areas: areasOf(row) }),
    );
  },
};
