import { parse } from '@xiuda/domain';
import * as z from 'zod/mini';
import type { AdminOperation } from '../admin-resource';
import { placesById } from '../store/places';
import { placeId } from './place-fields';

const IDS = '一次最多选 100 处';

const INPUT = z.strictObject({
  ids: z.array(placeId, IDS).check(z.minLength(1, IDS), z.maxLength(100, IDS)),
});

interface Named {
  readonly id: string;
  readonly name: string;
  readonly path: readonly string[];
}

/** What places are called whose ids somebody keeps; those that are gone are left out. */
export const placeNames: AdminOperation<{ places: Named[] }> = async (event) => {
  const { ids } = parse(INPUT, event);
  const found = await placesById(ids);
  return { places: found.map(({ _id, name, path }) => ({ id: _id, name, path })) };
};
