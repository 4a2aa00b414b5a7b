import {
  AppError,
  type AuditNote,
  changesOf,
  type MaterialRow,
  MOST_STOCK,
  parse,
  requestId,
  STOCK_KINDS,
  STOCK_MOVES,
  stockAfter,
  type StockMove,
  text,
} from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { audited } from '../audited';
import { submissionId } from '../digest';
import { changeMaterial, materialWithin } from '../store/materials';
import { writeStockRow } from '../store/stock';
import { amount, gone, materialId } from './material-fields';

const INPUT = z.strictObject({
  materialId,
  kind: z.enum(STOCK_MOVES, '请选择入库、出库或盘点'),
  quantity: amount,
  reason: z.optional(text('原因', 2, 200)),
  requestId,
});

type Input = z.output<typeof INPUT>;

/** Sentences at the fields that the schema alone cannot judge. */
function assertComplete({ kind, quantity, reason }: Input): void {
  const wrong: Record<string, string> = {
    ...(kind !== 'correct' && quantity === 0 && { quantity: `数量请填 1 到 ${MOST_STOCK} 的整数` }),
    ...(kind !== 'in' && reason === undefined && { reason: '请填写原因，2 到 200 个字' }),
  };
  if (Object.keys(wrong).length) throw new AppError('INVALID_INPUT', wrong);
}

/** On hand after each kind of movement. The first delivery or count begins the counting. */
const AFTER: Record<StockMove, (material: MaterialRow, quantity: number) => number> = {
  in: ({ stock = 0 }, quantity) => stock + quantity,
  out(material, quantity) {
    const left = stockAfter(material, -quantity);
    if (left !== undefined) return left;
    throw new AppError('INVALID_INPUT', { kind: '还没有登记库存，请先入库或盘点' });
  },
  correct: (_, quantity) => quantity,
};

function afterMove(material: MaterialRow, { kind, quantity }: Input): number {
  const left = AFTER[kind](material, quantity);
  if (left > MOST_STOCK) throw new AppError('INVALID_INPUT', { quantity: `库存最多 ${MOST_STOCK}` });
  return left;
}

const counted = (stock: number | undefined, unit: string) =>
  stock === undefined ? undefined : `${stock} ${unit}`;

const noteOf = ({ name, unit, stock }: MaterialRow, left: number, { kind, reason }: Input): AuditNote => ({
  kind: 'material',
  subject: name,
  deed: STOCK_KINDS[kind],
  changes: changesOf([
    ['库存', counted(stock, unit), counted(left, unit)],
    ['原因', undefined, reason],
  ]),
});

/**
 * What came in, went out otherwise than by a repair, or was counted: `quantity` is what was moved, or what there is.
 * @throws AppError OUT_OF_STOCK where more is to go out than there is
 */
export const moveStock: AdminOperation<{ stock: number }> = async (event, admin) => {
  const input = parse(INPUT, event);
  assertComplete(input);
  const { openid, staffNo, name: person } = admin;
  return audited(admin, input, async (transaction) => {
    const material = await materialWithin(transaction, input.materialId);
    if (!material) throw gone();
    const { _id, name, unit, stock = 0 } = material;
    const left = afterMove(material, input);
    await writeStockRow(transaction, {
      ...{ _id: submissionId(openid, input.requestId), materialId: _id, name, unit },
      ...{ kind: input.kind, delta: left - stock },
      ...(input.reason !== undefined && { reason: input.reason }),
      ...{ by: { staffNo, name: person }, at: new Date() },
    });
    await changeMaterial(transaction, _id, { stock: left });
    return { result: { stock: left }, note: noteOf(material, left, input) };
  });
};
