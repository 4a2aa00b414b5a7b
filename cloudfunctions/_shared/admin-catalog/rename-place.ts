import { parse, renamePlace as edited, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changePlaces } from '../store/place-changes';
import { placeId, placeName } from './place-fields';

const INPUT = z.strictObject({ id: placeId, name: placeName, requestId });

/** Tickets keep the names that they were reported with. */
export const renamePlace: AdminOperation<{ id: string }> = async (event, admin) => {
  const input = parse(INPUT, event);
  return changePlaces(admin, input, (places) => ({ edit: edited(places, input), result: { id: input.id } }));
};
