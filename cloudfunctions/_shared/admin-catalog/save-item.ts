import { parse, requestId, saveItem as edited } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changeItems } from '../store/items';
import { itemFields, itemId } from './item-fields';

const INPUT = z.strictObject({ id: itemId, ...itemFields, requestId });

/** Name, 工种, notice and danger of one that is there. */
export const saveItem: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  return changeItems(admin, input, (nodes) => ({ edit: edited(nodes, input), result: { id: input.id } }));
};
