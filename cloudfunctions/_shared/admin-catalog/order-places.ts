import { orderPlaces as edited, parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changePlaces } from '../store/place-changes';
import { parentId, placeId } from './place-fields';

const IDS = '一次最多排 300 个，请刷新后再试';

const INPUT = z.strictObject({
  parentId,
  ids: z.array(placeId, IDS).check(
    z.minLength(1, IDS),
    z.maxLength(300, IDS),
    z.refine((ids) => new Set(ids).size === ids.length, IDS),
  ),
  requestId,
});

/** The children of one parent, in the order of `ids`. */
export const orderPlaces: AdminOperation<{ count: number }> = async (event, admin) => {
  const input = parse(INPUT, event);
  const result = { count: input.ids.length };
  return changePlaces(admin, input, (places) => ({ edit: edited(places, input), result }));
};
