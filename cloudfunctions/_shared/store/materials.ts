/** The catalogue of materials, and how many there are of each: one document per material. */
import type { Material, MaterialRow } from '@xiuda/domain';
import { command, type Data, database, type Transaction } from '../sdk';

const materials = () => database.collection('materials');

/** What the server hands over at once, and more kinds than a store room keeps. */
const AT_ONCE = 1000;

/** Every material, those that are off included, in the order of the list. */
export async function materialRows(): Promise<MaterialRow[]> {
  const rows: MaterialRow[] = [];
  for (;;) {
    const last = rows.at(-1);
    const beyond =
      last && command.or({ order: command.gt(last.order) }, { order: last.order, _id: command.gt(last._id) });
    const { data } = await materials()
      .where(beyond ?? {})
      .orderBy('order', 'asc')
      .orderBy('_id', 'asc')
      .limit(AT_ONCE)
      .get();
    rows.push(...(data as MaterialRow[]));
    if (data.length < AT_ONCE) return rows;
  }
}

/** What is offered to whoever repairs, in the order of the list. */
export async function readMaterials(): Promise<Material[]> {
  const rows = await materialRows();
  return rows.filter(({ isOff }) => !isOff).map(({ _id: id, name, unit }) => ({ id, name, unit }));
}

/** Those of these ids that there are. */
export async function materialsById(ids: readonly string[]): Promise<MaterialRow[]> {
  const { data } = await materials()
    .where({ _id: command.in(ids) })
    .limit(ids.length)
    .get();
  return data as MaterialRow[];
}

/** One material as it stands in this transaction. */
export async function materialWithin(transaction: Transaction, id: string): Promise<MaterialRow | undefined> {
  const { data } = await transaction.collection('materials').doc(id).get();
  return (data as MaterialRow | null) ?? undefined;
}

/** Sets these fields of a material in this transaction; `undefined` takes one away. */
export async function changeMaterial(
  transaction: Transaction,
  id: string,
  fields: { readonly [K in keyof Omit<MaterialRow, '_id'>]?: MaterialRow[K] | undefined },
): Promise<void> {
  const data: Data = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      value === undefined ? command.remove() : command.set(value),
    ]),
  );
  await transaction.collection('materials').doc(id).update({ data });
}

/**
 * The list as clients keep it has changed. Read before anything else, it also lets no two such changes of the list happen at once:
 * what `materialRows` answers after it is what holds at the commit.
 */
export async function nextCatalogVersion(transaction: Transaction): Promise<() => Promise<void>> {
  const document = transaction.collection('catalog').doc('materials');
  const stored = (await document.get()).data as { version: number } | null;
  const data = { version: (stored?.version ?? 0) + 1 };
  // Updated, not replaced: until it is migrated, the list of an older version stands beside it.
  return async () => void (await (stored ? document.update({ data }) : document.set({ data })));
}
