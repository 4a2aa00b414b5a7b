/** Changes of the tree of places: each checked against the whole tree, in one transaction with its record. */
import { AppError, type PlaceDoc, type PlaceEdit, type PlaceRow } from '@xiuda/domain';
import type { Admin } from '../admin-resource';
import { audited, type Changed } from '../audited';
import { type Data, isDuplicateKey, type Transaction } from '../sdk';
import { type PlacesAt, placesAt, rememberPlaces } from './places';

/** As often as others may come in between. */
const ATTEMPTS = 8;

/** Somebody else has changed the tree since it was read. */
class TreeHasChanged extends Error {}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const CHANGED = '区域刚刚被别人改过，请刷新后再试';
const TAKEN = '这里已经有同名的区域，请刷新后再试';

async function write(transaction: Transaction, { added = [], changed = [] }: PlaceEdit): Promise<void> {
  const places = transaction.collection('places');
  for (const { id, set } of changed) await places.doc(id).update({ data: set });
  if (added.length) await places.add({ data: added.map((row) => ({ ...row }) as Data) });
}

function rowsAfter(places: readonly PlaceDoc[], { added = [], changed = [] }: PlaceEdit): PlaceRow[] {
  const sets = new Map(changed.map(({ id, set }) => [id, set]));
  return [...places.map((place) => ({ ...place, ...sets.get(place._id) })), ...added];
}

const changesNothing = ({ added = [], changed = [] }: PlaceEdit): boolean =>
  added.length + changed.length === 0;

/** Every change goes by the version of the tree: of two at the same time, one sees the other. */
async function apply(transaction: Transaction, at: PlacesAt, edit: PlaceEdit): Promise<void> {
  const areas = transaction.collection('catalog').doc('areas');
  const stored = (await areas.get()).data as { version?: number } | null;
  if ((stored?.version ?? 0) !== at.version) throw new TreeHasChanged();
  const data = { version: at.version + 1 };
  // Updated, not replaced: until it is migrated, the tree of an older version stands beside it.
  await (stored ? areas.update({ data }) : areas.set({ data }));
  await write(transaction, edit);
}

interface Edited<T> {
  readonly edit: PlaceEdit;
  readonly result: T;
}

/**
 * One change, once however often it is sent.
 * @param change says what is to be written, of the tree as it stands; called again where somebody else was faster
 * @throws AppError what `change` refuses; CONFLICT where others keep coming in between
 */
export async function changePlaces<T>(
  admin: Admin,
  input: { readonly requestId: string } & Readonly<Record<string, unknown>>,
  change: (places: readonly PlaceDoc[]) => Edited<T>,
): Promise<T> {
  for (let tries = 1; tries <= ATTEMPTS; tries++) {
    const at = await placesAt();
    let rows: readonly PlaceRow[] | undefined;
    try {
      const result = await audited(admin, input, async (transaction): Promise<Changed<T>> => {
        const { edit, result } = change(at.places);
        if (changesNothing(edit)) return { result };
        await apply(transaction, at, edit);
        rows = rowsAfter(at.places, edit);
        return { result, note: { kind: 'place', ...edit.note } };
      });
      if (rows) rememberPlaces(at.version + 1, rows);
      return result;
    } catch (error) {
      if (isDuplicateKey(error)) throw new AppError('INVALID_INPUT', { name: TAKEN });
      if (!(error instanceof TreeHasChanged)) throw error;
      await pause(Math.random() * 40 * tries);
    }
  }
  throw new AppError('CONFLICT', undefined, CHANGED);
}
