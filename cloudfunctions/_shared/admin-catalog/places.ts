import { AppError, findByWords, parse, type PlaceDoc } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { type PlacesAt, placesAt } from '../store/places';
import { parentId } from './place-fields';

const WORDS = '最多 40 个字';
const MOST_FOUND = 30;

const INPUT = z.strictObject({
  parentId,
  /** Finds everywhere instead. */
  words: z.optional(z.string(WORDS).check(z.maxLength(40, WORDS))),
});

interface Shown {
  readonly id: string;
  readonly name: string;
  /** Names above it, root first. */
  readonly above: readonly string[];
  /** Places below it, at any depth. */
  readonly count: number;
  readonly isOff: boolean;
  /** Something above it is off. */
  readonly isBelowOff: boolean;
}

interface Level {
  /** The way to the level, root first, as far as one looks at one. */
  readonly trail: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly Shown[];
  /** Found: there are more than these. */
  readonly hasMore: boolean;
}

function shownIn({ byId, countOf }: PlacesAt, { _id, name, path, parentId, isOff }: PlaceDoc): Shown {
  const isBelowOff = parentId !== '' && !byId.get(parentId)?.isOffered;
  return { id: _id, name, above: path.slice(0, -1), count: countOf(_id), isOff: !!isOff, isBelowOff };
}

/** One level of the tree, or what is found by words: those switched off too. */
export const places: AdminOperation<Level> = async (event) => {
  const { parentId, words = '' } = parse(INPUT, event);
  const at = await placesAt();
  if (words.trim()) {
    const found = findByWords(at.places, words);
    const places = found.slice(0, MOST_FOUND).map((place) => shownIn(at, place));
    return { trail: [], places, hasMore: found.length > MOST_FOUND };
  }
  const parent = at.byId.get(parentId);
  if (parentId && !parent) throw new AppError('NOT_FOUND', undefined, '这个区域已经不在了');
  const trail = (parent?.ids ?? []).map((id, depth) => ({ id, name: parent?.path[depth] ?? '' }));
  const children = at.children.get(parentId) ?? [];
  return { trail, places: children.map((place) => shownIn(at, place)), hasMore: false };
};
