/** The ledger of the store room. A row is written together with the stock that it changes, and never again. */
import {
  actionRow,
  KIND_OF,
  type MaterialRow,
  outOfStock,
  type Priced,
  returnPrices,
  type StockRow,
  type Ticket,
  type TimelineEntry,
  type UsedMaterial,
} from '@xiuda/domain';
import { type Data, database, type Transaction } from '../sdk';
import { changeMaterial, materialWithin } from './materials';
import { newestFirst, type Position } from './newest-first';

const stock = () => database.collection('stock');

/** Rows of one ticket: five materials a step, and nobody takes two hundred steps of them. */
const MOST_OF_TICKET = 1000;

/** Up to `limit` rows and one more, newest first; of one material, or of all. */
export const readLedger = (
  limit: number,
  materialId: string | undefined,
  after?: Position,
): Promise<StockRow[]> => newestFirst('stock', materialId === undefined ? {} : { materialId }, limit, after);

export async function writeStockRow(transaction: Transaction, { _id, ...row }: StockRow): Promise<void> {
  await transaction
    .collection('stock')
    .doc(_id)
    .set({ data: row as Data });
}

/** What this ticket has taken and given back, oldest first. */
async function rowsOfTicket(ticketId: string): Promise<StockRow[]> {
  const { data } = await stock()
    .where({ ticketId })
    .orderBy('at', 'asc')
    .orderBy('_id', 'asc')
    .limit(MOST_OF_TICKET)
    .get();
  return data as StockRow[];
}

/** What a step moves: the ticket before it, and the entry that tells of it. */
export interface StockStep {
  readonly before: Ticket;
  readonly entry: TimelineEntry;
}

/** A material of the step, as it stands in the transaction; a material that was never in the catalogue has no row. */
interface Moved {
  readonly used: UsedMaterial;
  readonly row: MaterialRow | undefined;
  /** By price, where it goes back at more than one. */
  readonly parts: readonly Priced[];
}

function rowOf({ before, entry }: StockStep, sign: 1 | -1, id: string, used: UsedMaterial, part: Priced) {
  const { staffNo = '', name } = entry.by;
  const { stock: direction } = actionRow(entry.action);
  const { materialId, unit } = used;
  const { price, quantity } = part;
  const row: StockRow = {
    ...{ _id: id, materialId, name: used.name, unit, delta: sign * quantity },
    kind: KIND_OF[direction ?? 'takes'],
    ...{ ticketId: before._id, number: before.number, area: before.area, areaIds: before.areaIds },
    ...{ by: { staffNo, name }, at: entry.at },
    ...(price !== undefined && { price, money: -sign * quantity * price }),
  };
  return row;
}

async function writeMoved(
  transaction: Transaction,
  step: StockStep,
  sign: 1 | -1,
  { used, row, parts }: Moved,
  line: number,
): Promise<void> {
  const { before } = step;
  for (const [nth, part] of parts.entries()) {
    const id = `${before._id}.${before.version + 1}.${line}.${nth}`;
    await writeStockRow(transaction, rowOf(step, sign, id, used, part));
  }
  if (row?.stock === undefined) return;
  await changeMaterial(transaction, used.materialId, { stock: row.stock + sign * used.quantity });
}

/** A use costs what the material costs now; a return gives back what the ticket has paid. */
function partsOf(
  sign: 1 | -1,
  used: UsedMaterial,
  row: MaterialRow | undefined,
  earlier: readonly StockRow[],
) {
  if (sign < 0) return [{ quantity: used.quantity, ...(row?.price !== undefined && { price: row.price }) }];
  const own = earlier.filter(({ materialId }) => materialId === used.materialId);
  const parts = returnPrices(own, used.quantity);
  const told = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  // What was used before there was a ledger goes back without a price.
  return told < used.quantity ? [...parts, { quantity: used.quantity - told }] : parts;
}

/**
 * Takes a step's materials from the store room or puts them back, with a row for each. Runs in the step's own transaction, which
 * has read the ticket: all of it happens or none, and nobody takes what somebody else has taken.
 * @throws AppError OUT_OF_STOCK where there is not enough of one of them
 */
export async function moveStock(transaction: Transaction, step: StockStep): Promise<void> {
  const { before, entry } = step;
  const wanted = entry.input.materials ?? [];
  const sign = actionRow(entry.action).stock === 'puts' ? 1 : -1;
  const earlier = sign > 0 ? await rowsOfTicket(before._id) : [];
  const moved: Moved[] = [];
  // One after the other: a transaction takes no operations side by side.
  for (const used of wanted) {
    const row = await materialWithin(transaction, used.materialId);
    moved.push({ used, row, parts: partsOf(sign, used, row, earlier) });
  }
  const short = moved.flatMap(({ used, row }) =>
    row?.stock !== undefined && row.stock + sign * used.quantity < 0 ? [row] : [],
  );
  if (short.length) throw outOfStock(short);
  for (const [line, one] of moved.entries()) await writeMoved(transaction, step, sign, one, line);
}
