import { isLow, type MaterialRow, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { materialRows } from '../store/materials';

const INPUT = z.strictObject({ lowFirst: z.optional(z.boolean('请刷新后再试')) });

/** A material as admins see it. */
export interface AdminMaterial extends Omit<MaterialRow, '_id' | 'order'> {
  readonly id: string;
  readonly isLow: boolean;
}

const shown = ({ _id: id, order: _, ...row }: MaterialRow): AdminMaterial => ({
  id,
  ...row,
  isLow: isLow(row),
});

/** The whole catalogue in its order, those that are off included; what is to be bought first, where that is asked for. */
export const materials: AdminOperation<{ materials: AdminMaterial[]; low: number }> = async (event) => {
  const { lowFirst = false } = parse(INPUT, event);
  const rows = (await materialRows()).map(shown);
  const low = rows.filter((row) => row.isLow);
  const rest = rows.filter((row) => !row.isLow);
  return { materials: lowFirst ? [...low, ...rest] : rows, low: low.length };
};
