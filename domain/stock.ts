/**
 * The store room: materials as they are kept, and the ledger of what came in and went out. A material without `stock` was never
 * counted: it is written down when it is used, and limits nobody. The first count or delivery makes it a counted one.
 */
import type { Action } from './actions';
import type { Material } from './catalog';
import { AppError } from './errors';
import type { Place, StaffRef, UsedMaterial } from './ticket';

/** `materials`: one document each. Amounts are whole numbers of `unit`, prices fen per `unit`. */
export interface MaterialRow {
  readonly _id: string;
  readonly name: string;
  readonly unit: string;
  readonly price?: number;
  /** Absent: never counted. */
  readonly stock?: number;
  /** At so many or fewer it is to be bought again. */
  readonly lowAt?: number;
  /** Place in the list, ascending. */
  readonly order: number;
  /** Not offered any more; what was used of it stays. */
  readonly isOff?: boolean;
}

/** What somebody who repairs can take; `left` is absent where nobody counts. */
export interface MaterialOnHand extends Material {
  readonly left?: number;
}

/** Kinds of the ledger's rows; the first three are an admin's, the others come with a step. */
export const STOCK_KINDS = {
  in: '入库',
  out: '出库',
  correct: '盘点',
  use: '维修领用',
  return: '维修退回',
} as const;

export type StockKind = keyof typeof STOCK_KINDS;

export const STOCK_MOVES = ['in', 'out', 'correct'] as const satisfies readonly StockKind[];

export type StockMove = (typeof STOCK_MOVES)[number];

/** `stock`: one row of the ledger. It is never changed. */
export interface StockRow {
  readonly _id: string;
  readonly materialId: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: StockKind;
  /** What came in; negative where it went out. */
  readonly delta: number;
  readonly reason?: string;
  readonly ticketId?: string;
  /** Of the ticket. */
  readonly number?: string;
  /** Where it was used; `areaIds` is the way there, root first. */
  readonly area?: Place;
  readonly areaIds?: readonly string[];
  readonly by: StaffRef;
  readonly at: Date;
  /** Fen per unit when it was used; absent where it had none. */
  readonly price?: number;
  /** Fen that a use cost, negative for what a return gives back. */
  readonly money?: number;
}

export const MOST_STOCK = 999_999;

/** Must somebody buy it? What is counted and gone always counts as low. */
export const isLow = ({ stock, lowAt, isOff }: Pick<MaterialRow, 'stock' | 'lowAt' | 'isOff'>): boolean =>
  !isOff && stock !== undefined && stock <= (lowAt ?? 0);

/** `¥12.50`. @param fen may be negative */
export const yuan = (fen: number): string => `${fen < 0 ? '-' : ''}¥${(Math.abs(fen) / 100).toFixed(2)}`;

/** Of one material, what is left of it. */
type Left = Pick<MaterialRow, '_id' | 'name' | 'unit' | 'stock'>;

const leftWords = ({ name, unit, stock = 0 }: Left): string =>
  stock > 0 ? `${name} 只剩 ${stock} ${unit}` : `${name} 已经没有了`;

/** OUT_OF_STOCK; details: `left`, material id → how many there are. */
export const outOfStock = (short: readonly Left[]): AppError =>
  new AppError(
    'OUT_OF_STOCK',
    { left: Object.fromEntries(short.map(({ _id, stock = 0 }) => [_id, stock])) },
    `库存不足：${short.map(leftWords).join('，')}`,
  );

/** On hand after a movement. @throws AppError OUT_OF_STOCK where there is not as much */
export function stockAfter(material: Left, delta: number): number | undefined {
  if (material.stock === undefined) return undefined;
  const after = material.stock + delta;
  if (after < 0) throw outOfStock([material]);
  return after;
}

/**
 * What a step gives back, as the ticket's list names it.
 * @throws AppError INVALID_INPUT at `materials` where more is given back than was taken
 */
export function returnedMaterials(
  used: readonly UsedMaterial[],
  wanted: readonly { readonly materialId: string; readonly quantity: number }[],
): UsedMaterial[] {
  return wanted.map(({ materialId, quantity }) => {
    const one = used.find((material) => material.materialId === materialId);
    if (!one) throw new AppError('INVALID_INPUT', { materials: '有一种耗材这张工单没有用过，请重新选择' });
    if (quantity <= one.quantity) return { ...one, quantity };
    const words = `${one.name} 这张工单上只有 ${one.quantity} ${one.unit}，最多退回这么多`;
    throw new AppError('INVALID_INPUT', { materials: words });
  });
}

/** So many at one price; without a price where the material had none. */
export interface Priced {
  readonly quantity: number;
  readonly price?: number;
}

/** Takes so many from the end of a pile. @returns what was taken off, and the pile that is left */
function takenOff(pile: readonly Priced[], quantity: number): { off: Priced[]; rest: Priced[] } {
  const rest = [...pile];
  const off: Priced[] = [];
  for (let open = quantity; open > 0;) {
    const top = rest.pop();
    if (!top) break;
    const part = Math.min(open, top.quantity);
    off.push({ ...top, quantity: part });
    if (part < top.quantity) rest.push({ ...top, quantity: top.quantity - part });
    open -= part;
  }
  return { off, rest };
}

const priceIn = ({ price }: Pick<StockRow, 'price'>): Pick<Priced, 'price'> =>
  price === undefined ? {} : { price };

/**
 * At what prices so many of a material go back: those at which this ticket took them, the last first.
 * @param rows of one ticket and one material, oldest first
 */
export function returnPrices(rows: readonly Pick<StockRow, 'delta' | 'price'>[], quantity: number): Priced[] {
  let pile: Priced[] = [];
  for (const row of rows) {
    if (row.delta < 0) pile.push({ quantity: -row.delta, ...priceIn(row) });
    else pile = takenOff(pile, row.delta).rest;
  }
  const sums = new Map<number | undefined, number>();
  for (const one of takenOff(pile, quantity).off)
    sums.set(one.price, (sums.get(one.price) ?? 0) + one.quantity);
  return [...sums].map(([price, sum]) => ({ quantity: sum, ...(price !== undefined && { price }) }));
}

/** Which of the ledger's kinds a step's movement is. */
export const KIND_OF: Record<NonNullable<Action['stock']>, StockKind> = { takes: 'use', puts: 'return' };
