import { addPlace as edited, parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changePlaces } from '../store/place-changes';
import { newPlaceId, parentId, placeName } from './place-fields';

const INPUT = z.strictObject({ parentId, name: placeName, requestId });

/** One more, as the last of its parent. */
export const addPlace: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  return changePlaces(admin, input, (places) => {
    const id = newPlaceId();
    return { edit: edited(places, { ...input, _id: id }), result: { id } };
  });
};
