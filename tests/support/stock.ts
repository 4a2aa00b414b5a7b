/** The store room: what is there, what the ledger says and what tickets hold must tell the same. */
import type { MaterialRow, StockRow, Ticket } from '@xiuda/domain';
import { MATERIAL_ROWS } from './people';

interface Stored {
  documents(collection: string): Promise<readonly unknown[]>;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** One line for each material whose stock is not what it began with and the ledger has moved. */
async function wrongLevels(cloud: Stored, ledger: readonly StockRow[]): Promise<string[]> {
  const rows = (await cloud.documents('materials')) as MaterialRow[];
  return rows.flatMap(({ _id, stock }) => {
    const first = MATERIAL_ROWS.find((one) => one._id === _id)?.stock;
    if (first === undefined) return [];
    const due = first + sum(ledger.filter(({ materialId }) => materialId === _id).map(({ delta }) => delta));
    return stock === due ? [] : [`${_id}: ${stock} on hand instead of ${due}`];
  });
}

/** One line for each ticket that holds something else than the ledger says it took; copies of tickets took nothing. */
function wrongTickets(tickets: readonly Ticket[], ledger: readonly StockRow[]): string[] {
  return tickets.flatMap(({ _id, number, materials }) => {
    const own = ledger.filter(({ ticketId }) => ticketId === _id);
    const ids = new Set([...own, ...materials].map(({ materialId }) => materialId));
    return [...ids].flatMap((id) => {
      const took = -sum(own.filter(({ materialId }) => materialId === id).map(({ delta }) => delta));
      const has = materials.find(({ materialId }) => materialId === id)?.quantity ?? 0;
      return took === has ? [] : [`${number}: has ${has} of ${id}, the ledger says ${took}`];
    });
  });
}

/** What is wrong in the store room; nothing where all is well. */
export async function wrongStock(cloud: Stored): Promise<string[]> {
  const ledger = (await cloud.documents('stock')) as StockRow[];
  const tickets = (await cloud.documents('tickets')) as Ticket[];
  const own = tickets.filter(({ _id }) => !_id.startsWith('twin-'));
  return [...(await wrongLevels(cloud, ledger)), ...wrongTickets(own, ledger)];
}

/** Rows of the ledger that a ticket's steps have written. */
export async function ledgerOf(cloud: Stored, ticketId: string): Promise<StockRow[]> {
  const rows = (await cloud.documents('stock')) as StockRow[];
  return rows.filter((row) => row.ticketId === ticketId);
}
