/** The names of places: of those that somebody looks after, and of all that an import can name. */
import type { PlaceDoc } from '@xiuda/domain';
import { allPlaces, placesById } from '../store/places';

/** A place and the names from the root to it. */
export interface Area {
  readonly id: string;
  readonly path: readonly string[];
}

const areaOf = ({ _id, path }: PlaceDoc): Area => ({ id: _id, path });

export const allAreas = async (): Promise<Area[]> => (await allPlaces()).map(areaOf);

/** Those of these places that exist, in the order asked for. */
export const areasById = async (ids: readonly string[]): Promise<Area[]> =>
  (await placesById(ids)).map(areaOf);

export const areaWords = ({ path }: Area): string => path.join('/');

/** Words for an id, also of a place that is gone. */
export const namesOf = (areas: readonly Area[]): ((id: string) => string) => {
  const words = new Map(areas.map((area) => [area.id, areaWords(area)]));
  return (id) => words.get(id) ?? '已删除的区域';
};
