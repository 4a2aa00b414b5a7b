/** What is chosen of the tree, in the order in which it was. */
import type { PlaceChoice } from '../places/choose';
import type { PlaceLine } from '../places/load';

export type Picked = ReadonlyMap<string, PlaceChoice | undefined>;

/** Known by id only: their names come with the answer of `names`. */
export const startWith = (ids: readonly string[]): Picked => new Map(ids.map((id) => [id, undefined]));

/** Once more takes it off; without `many` another one takes its place. */
export function toggled(picked: Picked, { id, name, path }: PlaceLine, many: boolean): Picked {
  const rest = new Map(many ? picked : []);
  if (picked.has(id)) rest.delete(id);
  else rest.set(id, { id, name, path });
  return rest;
}

export const marks = (picked: Picked): Record<string, boolean> =>
  Object.fromEntries([...picked.keys()].map((id) => [id, true]));
