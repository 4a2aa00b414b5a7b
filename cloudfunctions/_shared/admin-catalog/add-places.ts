import { addPlaces as edited, MOST_NEW_PLACES, parse, requestId } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { changePlaces } from '../store/place-changes';
import { newPlaceId, newPlacesIn, parentId, placeLines } from './place-fields';

/** As many as one call adds: a large building takes a few. */
const PIECE = 250;

const FROM = '请从头再来';

const INPUT = z.strictObject({
  parentId,
  lines: placeLines,
  /** How many of the planned places are done with. */
  from: z.int(FROM).check(z.minimum(0, FROM), z.maximum(MOST_NEW_PLACES, FROM)),
  requestId,
});

interface Piece {
  readonly added: number;
  /** Were there already. */
  readonly skipped: number;
  /** Where the next call goes on; null at the end. */
  readonly next: number | null;
}

/** A piece of what the lines name. What is there already is passed over: broken off, it may begin again at the start. */
export const addPlaces: AdminOperation<Piece> = async (event, admin) => {
  const input = parse(INPUT, event);
  const all = await newPlacesIn(input.parentId, input.lines);
  const end = input.from + PIECE;
  return changePlaces(admin, input, (places) => {
    const { edit, added, skipped } = edited(places, input.parentId, all.slice(input.from, end), newPlaceId);
    return { edit, result: { added, skipped, next: end < all.length ? end : null } };
  });
};
