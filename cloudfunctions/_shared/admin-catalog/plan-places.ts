import { addPlaces, parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { allPlaces } from '../store/places';
import { newPlaceId, newPlacesIn, parentId, placeLines } from './place-fields';

const INPUT = z.strictObject({ parentId, lines: placeLines });

interface Plan {
  /** Everything that the lines name. */
  readonly total: number;
  readonly added: number;
  readonly skipped: number;
  /** `3栋 / 1层 / 101室`. */
  readonly first: string;
  readonly last: string;
}

/** What the lines would add, without adding it. */
export const planPlaces: AdminOperation<Plan> = async (event) => {
  const input = parse(INPUT, event);
  const all = await newPlacesIn(input.parentId, input.lines);
  const { added, skipped } = addPlaces(await allPlaces(), input.parentId, all, newPlaceId);
  const said = (path: readonly string[] = []) => path.join(' / ');
  return { total: all.length, added, skipped, first: said(all[0]), last: said(all.at(-1)) };
};
