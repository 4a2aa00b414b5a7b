import { addItem as edited, parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changeItems } from '../store/items';
import { itemFields, newItemId, parentItem } from './item-fields';

const INPUT = z.strictObject({ parentId: parentItem, ...itemFields, requestId });

/** One more, as the last of its parent. */
export const addItem: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  return changeItems(admin, input, (nodes) => {
    const id = newItemId();
    return { edit: edited(nodes, { ...input, id }), result: { id } };
  });
};
