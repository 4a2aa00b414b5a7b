/** What the parts of a rule are called. */
import { type ItemNode, itemPath, type PlaceDoc, placeName, routeTitle } from '@xiuda/domain';
import { allItems } from '../store/items';
import { placesAt } from '../store/places';

const GONE = '已经不在了';

/** What a rule is for. */
export interface RouteTarget {
  readonly areaId?: string | undefined;
  readonly itemId?: string | undefined;
}

export interface RouteNames {
  readonly placeOf: (id: string) => PlaceDoc | undefined;
  readonly itemOf: (id: string) => readonly ItemNode[];
  area(rule: RouteTarget): string;
  item(rule: RouteTarget): string;
  /** 桂林洋校区 3栋 · 水电. */
  title(rule: RouteTarget): string;
}

/** Names of places and items, as they are now; empty where a rule does not name one. */
export async function routeNames(): Promise<RouteNames> {
  const [{ byId }, nodes] = await Promise.all([placesAt(), allItems()]);
  const area = ({ areaId }: RouteTarget): string => {
    if (areaId === undefined) return '';
    const place = byId.get(areaId);
    return place ? placeName(place) : GONE;
  };
  const item = ({ itemId }: RouteTarget): string =>
    itemId === undefined ? '' : (itemPath(nodes, itemId).at(-1)?.name ?? GONE);
  return {
    placeOf: (id) => byId.get(id),
    itemOf: (id) => itemPath(nodes, id),
    area,
    item,
    title: (rule) => routeTitle(area(rule), item(rule)),
  };
}
