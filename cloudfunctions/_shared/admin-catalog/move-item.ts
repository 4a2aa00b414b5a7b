import { moveItem as edited, parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changeItems } from '../store/items';
import { itemId, parentItem } from './item-fields';

const INPUT = z.strictObject({ id: itemId, parentId: parentItem, requestId });

/** With all that belongs to it, under another parent. */
export const moveItem: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  return changeItems(admin, input, (nodes) => ({ edit: edited(nodes, input), result: { id: input.id } }));
};
