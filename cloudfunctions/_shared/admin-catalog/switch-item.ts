import { parse, requestId, switchItem as edited } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changeItems } from '../store/items';
import { itemId } from './item-fields';

const INPUT = z.strictObject({ id: itemId, isOff: z.boolean('请选择停用或启用'), requestId });

/** Off: neither it nor anything below it is offered to reporters. */
export const switchItem: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  return changeItems(admin, input, (nodes) => ({ edit: edited(nodes, input), result: { id: input.id } }));
};
