/** Levels of the tree of places, as admins see them. */
import { call } from '../../../services/cloud';

export interface TrailStep {
  readonly id: string;
  readonly name: string;
}

/** As `admin-catalog · places` answers. */
interface AdminPlace extends TrailStep {
  readonly above: readonly string[];
  readonly count: number;
  readonly isOff: boolean;
  readonly isBelowOff: boolean;
}

export interface PlaceLine extends TrailStep {
  /** 东校区 / 3栋: where it was found; empty in a level. */
  readonly where: string;
  /** 下面 48 处; empty where there is nothing. */
  readonly count: string;
  /** 已停用; empty while it is in use. */
  readonly state: string;
  readonly isOff: boolean;
  /** Names, root first. */
  readonly path: readonly string[];
}

export interface PlaceLevel {
  readonly trail: readonly TrailStep[];
  readonly lines: readonly PlaceLine[];
  readonly hasMore: boolean;
}

const stateOf = ({ isOff, isBelowOff }: AdminPlace): string =>
  isOff ? '已停用' : isBelowOff ? '上级已停用' : '';

const lineOf = (place: AdminPlace, isFound: boolean): PlaceLine => ({
  id: place.id,
  name: place.name,
  where: isFound ? place.above.join(' / ') : '',
  count: place.count ? `下面 ${place.count} 处` : '',
  state: stateOf(place),
  isOff: place.isOff,
  path: [...place.above, place.name],
});

/**
 * @param parentId empty: the top
 * @param words finds everywhere instead; empty: the level
 * @throws CloudError
 */
export async function loadLevel(parentId: string, words: string): Promise<PlaceLevel> {
  const { trail, places, hasMore } = await call<{
    trail: TrailStep[];
    places: AdminPlace[];
    hasMore: boolean;
  }>('admin-catalog', { op: 'places', parentId, ...(words && { words }) });
  return { trail, lines: places.map((place) => lineOf(place, words !== '')), hasMore };
}
