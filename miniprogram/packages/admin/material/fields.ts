/** The form of a material: what is typed, and what it means. */
import type { AdminMaterial } from '../materials/load';

export type Field = 'name' | 'unit' | 'price' | 'lowAt';
export type Typed = Readonly<Record<Field, string>>;

export const NOTHING: Typed = { name: '', unit: '', price: '', lowAt: '' };

const amount = (value: number | undefined): string => (value === undefined ? '' : `${value}`);

export const typedOf = ({ name, unit, price, lowAt }: AdminMaterial): Typed => ({
  ...{ name, unit },
  price: price === undefined ? '' : (price / 100).toFixed(2),
  lowAt: amount(lowAt),
});

const PRICE = /^\d{1,6}(\.\d{1,2})?$/;
const WHOLE = /^\d{1,6}$/;

/** Fields that are no numbers, before anything is sent: field → sentence. */
export function typingErrors({ price, lowAt }: Typed): Record<string, string> {
  return {
    ...(price.trim() && !PRICE.test(price.trim()) && { price: '单价请填数字，最多两位小数，如 12.50' }),
    ...(lowAt.trim() && !WHOLE.test(lowAt.trim()) && { lowAt: '提醒数量请填 0 到 999999 的整数' }),
  };
}

/** As the function takes it: fen, whole numbers; what is empty is not said. */
export const fieldsOf = ({ name, unit, price, lowAt }: Typed) => ({
  ...{ name, unit },
  ...(price.trim() && { price: Math.round(Number(price) * 100) }),
  ...(lowAt.trim() && { lowAt: Number(lowAt) }),
});
