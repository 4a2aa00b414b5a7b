import { parse, requestId, switchPlace as edited } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changePlaces } from '../store/place-changes';
import { placeId } from './place-fields';

const INPUT = z.strictObject({ id: placeId, isOff: z.boolean('请选择停用或启用'), requestId });

/** Off: neither it nor anything below it is offered to reporters. */
export const switchPlace: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  return changePlaces(admin, input, (places) => ({ edit: edited(places, input), result: { id: input.id } }));
};
