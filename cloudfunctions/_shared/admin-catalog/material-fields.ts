/** What an admin says of a material, and what of it must be right. */
import { AppError, type MaterialRow, MOST_STOCK, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import { materialRows } from '../store/materials';

/** Fen: a million yuan less one. */
const MOST_PRICE = 99_999_999;

const whole = (words: string, most: number) =>
  z.int(words).check(z.minimum(0, words), z.maximum(most, words));

/** A whole number of units. */
export const amount = whole(`数量请填 0 到 ${MOST_STOCK} 的整数`, MOST_STOCK);

export const materialId = z
  .string('请选择耗材')
  .check(z.minLength(1, '请选择耗材'), z.maxLength(128, '请选择耗材'));

export const FIELDS = {
  name: text('名称', 1, 40),
  unit: text('单位', 1, 8),
  price: z.optional(whole('单价请填 0 到 999999.99 元', MOST_PRICE)),
  lowAt: z.optional(whole(`提醒数量请填 0 到 ${MOST_STOCK} 的整数`, MOST_STOCK)),
};

type MaterialFields = Pick<MaterialRow, 'name' | 'unit' | 'price' | 'lowAt'>;

export const gone = (): AppError => new AppError('NOT_FOUND', undefined, '没有这种耗材，请刷新后再试');

/**
 * Two materials that nobody can tell apart are one. Called after `nextCatalogVersion`, nobody adds the same name meanwhile.
 * @throws AppError INVALID_INPUT at `name`
 */
export async function assertNameIsFree(name: string, id: string): Promise<void> {
  const rows = await materialRows();
  if (rows.some((row) => row._id !== id && row.name === name)) {
    throw new AppError('INVALID_INPUT', { name: '已经有叫这个名字的耗材' });
  }
}

/** What is said of a material; what is `undefined` is not said. */
type Said = { readonly [K in keyof MaterialFields]?: MaterialFields[K] | undefined };

const inYuan = (fen: number | undefined): string | undefined =>
  fen === undefined ? undefined : (fen / 100).toFixed(2);

/** Label, before, after, for the record. */
export const compared = (before: Said, after: Said) =>
  [
    ['名称', before.name, after.name],
    ['单位', before.unit, after.unit],
    ['单价（元）', inYuan(before.price), inYuan(after.price)],
    ['提醒数量', before.lowAt, after.lowAt],
  ] as const;
