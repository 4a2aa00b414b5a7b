/** Fields that the operations on places share. */
import { randomBytes } from 'node:crypto';
import { LONGEST_PLACE_NAME, MOST_LEVELS, type NewPlace, placesOfLines, text } from '@xiuda/domain';
import * as z from 'zod/mini';
import { placesAt } from '../store/places';

const STALE = '请刷新后再试';
const LINES = '请写上要增加的区域，最多 4000 个字';

const ids = (least: number) => z.string(STALE).check(z.minLength(least, STALE), z.maxLength(128, STALE));

export const placeId = ids(1);
/** Empty: the top. */
export const parentId = ids(0);
export const placeName = text('名称', 1, LONGEST_PLACE_NAME);
export const placeLines = z.string(LINES).check(z.trim(), z.minLength(1, LINES), z.maxLength(4000, LINES));

/** Short: a code on a door holds 32 characters, the id of its place among them. */
export const newPlaceId = (): string => `p${randomBytes(8).toString('hex')}`;

/** What the lines name, for this parent. @throws AppError INVALID_INPUT at `lines` */
export async function newPlacesIn(parent: string, lines: string): Promise<NewPlace[]> {
  const { byId } = await placesAt();
  return placesOfLines(lines, MOST_LEVELS - (byId.get(parent)?.ids.length ?? 0));
}
