import { AppError, parse, type PlaceDoc } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { Operation } from '../resource';
import { type PlacesAt, placesAt } from '../store/places';

const STALE = '请刷新后再试';
const id = z.string(STALE).check(z.maxLength(128, STALE));

const INPUT = z.strictObject({
  /** Empty: the top. */
  parentId: id,
  /** Somebody begins to choose, perhaps with this one chosen: the level where there is something to choose between. */
  chosen: z.optional(id),
  /** What was chosen before, the latest first. */
  recents: z.optional(z.array(id, STALE).check(z.maxLength(20, STALE))),
});

interface Step {
  readonly id: string;
  readonly name: string;
}

interface Level {
  /** Of the tree: levels of another version are not to be kept. */
  readonly version: number;
  /** The way to the level. */
  readonly trail: readonly Step[];
  readonly places: readonly (Step & { readonly isBranch: boolean })[];
  /** Ids on the way to what is chosen; empty where that is nothing that is offered. */
  readonly way: readonly string[];
  /** Those of the recent ones that can be chosen still. */
  readonly recents: readonly { readonly id: string; readonly path: readonly string[] }[];
}

/** Down as long as there is nothing to choose between: one campus is not asked for. */
function descend(at: PlacesAt, parentId: string): string {
  const [only, ...others] = at.offeredIn(parentId);
  return only && !others.length && at.offeredIn(only._id).length ? descend(at, only._id) : parentId;
}

const stepsOf = (place: PlaceDoc | undefined): Step[] =>
  (place?.ids ?? []).map((id, depth) => ({ id, name: place?.path[depth] ?? '' }));

/** One level of what a reporter may choose from. */
export const places: Operation<Level> = async (event) => {
  const { parentId, chosen, recents = [] } = parse(INPUT, event);
  const at = await placesAt();
  const offered = (one: string): PlaceDoc[] =>
    [at.byId.get(one)].filter((place) => place?.isOffered) as PlaceDoc[];
  const [goal] = chosen ? offered(chosen) : [];
  const start = goal?.parentId ?? (chosen === undefined ? parentId : descend(at, parentId));
  const [parent] = offered(start);
  if (start && !parent) throw new AppError('NOT_FOUND', undefined, '这个区域已经不在了，请重新选择');
  const isBranch = (place: PlaceDoc) => at.offeredIn(place._id).length > 0;
  return {
    version: at.version,
    trail: stepsOf(parent),
    places: at
      .offeredIn(start)
      .map((place) => ({ id: place._id, name: place.name, isBranch: isBranch(place) })),
    way: goal?.ids ?? [],
    recents: recents
      .flatMap(offered)
      .filter((place) => !isBranch(place))
      .map(({ _id, path }) => ({ id: _id, path })),
  };
};
