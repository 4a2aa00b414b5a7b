/** Fields that the operations on items share. */
import { randomBytes } from 'node:crypto';
import { DANGER_KINDS, LONGEST_ITEM_NAME, LONGEST_NOTICE, LONGEST_TRADE, text } from '@xiuda/domain';
import * as z from 'zod/mini';

const STALE = '请刷新后再试';

const ids = (least: number) => z.string(STALE).check(z.minLength(least, STALE), z.maxLength(128, STALE));

/** Nothing, or so much. */
const atMost = (label: string, most: number) => {
  const words = `${label}最多 ${most} 个字`;
  // Before it is trimmed too: a megabyte of blanks is nothing that anybody wrote.
  const bounded = z.string(words).check(z.maxLength(2 * most, words), z.trim(), z.maxLength(most, words));
  return z._default(bounded, '');
};

export const itemId = ids(1);
/** Empty: the top. */
export const parentItem = ids(0);

export const itemFields = {
  name: text('名称', 1, LONGEST_ITEM_NAME),
  trade: atMost('工种', LONGEST_TRADE),
  notice: atMost('提示', LONGEST_NOTICE),
  /** Empty: as its group. */
  danger: z._default(z.enum(['', ...DANGER_KINDS], '请选择危险的种类'), ''),
};

export const newItemId = (): string => `i${randomBytes(8).toString('hex')}`;
