/** Names of places that only their ids are known of. */
import { call } from '../../../services/cloud';
import type { PlaceChoice } from './choose';

/** Those with these ids; what is gone is left out. @throws CloudError */
export async function placesOf(ids: readonly string[]): Promise<readonly PlaceChoice[]> {
  if (!ids.length) return [];
  const { places } = await call<{ places: PlaceChoice[] }>('admin-catalog', { op: 'placeNames', ids });
  return places;
}
