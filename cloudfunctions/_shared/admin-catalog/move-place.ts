import { movePlace as edited, parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changePlaces } from '../store/place-changes';
import { parentId, placeId } from './place-fields';

const INPUT = z.strictObject({ id: placeId, parentId, requestId });

/** With everything below it, as the last of its new parent. */
export const movePlace: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  return changePlaces(admin, input, (places) => ({ edit: edited(places, input), result: { id: input.id } }));
};
