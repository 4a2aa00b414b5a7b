import { findByWords, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { placesAt } from '../store/places';

const WORDS = '请写 1 到 40 个字';
/** More are not read on a phone. */
const MOST = 30;

const INPUT = z.strictObject({
  words: z.string(WORDS).check(z.trim(), z.minLength(1, WORDS), z.maxLength(40, WORDS)),
});

interface Found {
  /** The best answer first. */
  readonly places: readonly { readonly id: string; readonly path: readonly string[] }[];
  readonly hasMore: boolean;
}

/** Places that one can report from, by words of the way to them in any order. */
export const findPlaces: Operation<Found> = async (event) => {
  const { words } = parse(INPUT, event);
  const found = findByWords((await placesAt()).leaves, words);
  const places = found.slice(0, MOST).map(({ _id, path }) => ({ id: _id, path }));
  return { places, hasMore: found.length > MOST };
};
