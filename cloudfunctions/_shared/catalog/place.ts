import { AppError, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { placeById } from '../store/places';

const STALE = '请刷新后再试';

const INPUT = z.strictObject({
  id: z.string(STALE).check(z.minLength(1, STALE), z.maxLength(128, STALE)),
});

interface Found {
  readonly id: string;
  readonly ids: readonly string[];
  readonly path: readonly string[];
}

/** A place that a code or a phone remembers: the way to it. @throws AppError NOT_FOUND where it is not offered */
export const place: Operation<Found> = async (event) => {
  const { id } = parse(INPUT, event);
  const found = await placeById(id);
  if (!found?.isOffered) throw new AppError('NOT_FOUND', undefined, '没有找到这个区域，请重新选择');
  return { id, ids: found.ids, path: found.path };
};
