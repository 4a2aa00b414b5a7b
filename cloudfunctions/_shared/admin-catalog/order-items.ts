import { MOST_ITEMS, orderItems as edited, parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changeItems } from '../store/items';
import { itemId, parentItem } from './item-fields';

const IDS = '请刷新后再试';

const INPUT = z.strictObject({
  parentId: parentItem,
  ids: z.array(itemId, IDS).check(
    z.minLength(1, IDS),
    z.maxLength(MOST_ITEMS, IDS),
    z.refine((ids) => new Set(ids).size === ids.length, IDS),
  ),
  requestId,
});

/** The children of one parent, in the order of `ids`. */
export const orderItems: AdminOperation<{ count: number }> = async (event, admin) => {
  const input = parse(INPUT, event);
  const result = { count: input.ids.length };
  return changeItems(admin, input, (nodes) => ({ edit: edited(nodes, input), result }));
};
