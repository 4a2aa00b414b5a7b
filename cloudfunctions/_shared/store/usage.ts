/** What repairs have used, added up by the database: one row per material, place or worker, however many were used. */
import { command, database } from '../sdk';

export const USAGE_BY = ['material', 'area', 'worker'] as const;

export interface UsageQuery {
  readonly from: Date;
  /** Not included. */
  readonly until: Date;
  readonly by: (typeof USAGE_BY)[number];
  /** With everything below it. */
  readonly areaId?: string | undefined;
  readonly workerId?: string | undefined;
}

export interface UsageRow {
  /** Empty for what happened at no place below the one that is asked for. */
  readonly id: string;
  /** As it was called when it was last used. */
  readonly name: string;
  /** Units of the material; of places and workers, which use different ones, how many steps took some. */
  readonly quantity: number;
  /** Absent for places and workers. */
  readonly unit?: string;
  /** Fen. */
  readonly money: number;
}

/** More groups than there are kinds of materials, buildings or workers. */
const MOST_GROUPS = 1000;

const { sum, first, arrayElemAt } = command.aggregate;

/** How the rows are put together: what they have in common, and what it is called. */
const groupOf = (by: UsageQuery['by'], depth: number) =>
  ({
    material: { _id: '$materialId', name: first('$name'), unit: first('$unit'), delta: sum('$delta') },
    area: { _id: arrayElemAt(['$areaIds', depth]), name: first(arrayElemAt(['$area.path', depth])) },
    worker: { _id: '$by.staffNo', name: first('$by.name') },
  })[by];

interface Group {
  readonly _id: string | null;
  readonly name: string | null;
  readonly unit?: string;
  readonly delta?: number;
  readonly rows: number;
  readonly money: number;
}

const wantedBy = ({ from, until, areaId, workerId }: UsageQuery) => ({
  ...(areaId !== undefined && { areaIds: areaId }),
  ...(workerId !== undefined && { 'by.staffNo': workerId }),
  at: command.gte(from).and(command.lt(until)),
  kind: command.in(['use', 'return']),
});

/** How deep below the root the places to be compared are: the campuses, or what is right below the one that is asked for. */
async function depthOf(query: UsageQuery): Promise<number> {
  if (query.by !== 'area' || query.areaId === undefined) return 0;
  const { data } = await database
    .collection('stock')
    .where(wantedBy(query))
    .orderBy('at', 'desc')
    .limit(1)
    .get();
  const [{ areaIds = [] } = {}] = data as { areaIds?: string[] }[];
  return areaIds.indexOf(query.areaId) + 1;
}

/** The dearest first; what has no price by how much of it was used. */
export async function readUsage(query: UsageQuery): Promise<UsageRow[]> {
  const group = groupOf(query.by, await depthOf(query));
  const { list } = await database
    .collection('stock')
    .aggregate()
    .match(wantedBy(query))
    .sort({ at: -1, _id: -1 })
    .group({ ...group, rows: sum(1), money: sum('$money') })
    .limit(MOST_GROUPS)
    .end();
  return (list as Group[])
    .map(({ _id, name, unit, delta, rows, money }) => ({
      ...{ id: _id ?? '', name: name ?? '没有写到更细', money },
      ...{ quantity: delta === undefined ? rows : -delta },
      ...(unit !== undefined && { unit }),
    }))
    .filter(({ quantity, money }) => quantity !== 0 || money !== 0)
    .sort((one, other) => other.money - one.money || other.quantity - one.quantity);
}
