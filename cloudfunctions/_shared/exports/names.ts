/** Names of what an export is narrowed down to. */
import { AppError, placeOf } from '@xiuda/domain';
import { readCatalog } from '../store/catalog';
import { staffByNumber } from '../store/people';
import { placeById } from '../store/places';
import type { Wish } from './wish';

type Names = Partial<Record<keyof Wish, (id: string) => Promise<string | undefined>>>;

/** What each filter's id stands for; `undefined` where there is nothing. */
const NAMES = {
  areaId: async (id) => (await placeById(id))?.path.join('/'),
  itemId: async (id) => placeOf((await readCatalog(['items'])).items, id)?.path.join('/'),
  workerId: async (id) => (await staffByNumber(id))?.name,
} as const satisfies Names;

/** @throws AppError INVALID_INPUT at what is not there */
export async function namesOf(wish: Wish): Promise<string[]> {
  const fields = (Object.keys(NAMES) as (keyof typeof NAMES)[]).filter((field) => wish[field] !== undefined);
  return Promise.all(
    fields.map(async (field) => {
      const name = await NAMES[field](wish[field] ?? '');
      if (name === undefined)
        throw new AppError('INVALID_INPUT', { [field]: '这一项已经不在了，请重新选择' });
      return name;
    }),
  );
}
