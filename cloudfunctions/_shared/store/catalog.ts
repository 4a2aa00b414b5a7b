/** Places, items and materials, as whoever reports and repairs chooses from them. */
import { type Catalog, type ItemNode, offeredItems, treeOfPlaces } from '@xiuda/domain';
import { command, database } from '../sdk';
import { readMaterials } from './materials';
import { placesAt } from './places';

interface Documents {
  areas: { _id: 'areas'; version: number };
  items: { _id: 'items'; version: number; nodes: ItemNode[] };
  materials: { _id: 'materials'; version: number };
}

export type CatalogPart = keyof Documents;

export const CATALOG_PARTS = ['areas', 'items', 'materials'] as const satisfies readonly CatalogPart[];

type Stored = Partial<Documents>;

async function read(parts: readonly CatalogPart[]): Promise<Stored> {
  const { data } = await database
    .collection('catalog')
    .where({ _id: command.in([...parts]) })
    .get();
  return Object.fromEntries((data as Documents[CatalogPart][]).map((one) => [one._id, one]));
}

/** Of these parts only; a part that nobody has filled is at 0. */
const versionOf = (stored: Stored, parts: readonly CatalogPart[]): string =>
  parts.map((part) => stored[part]?.version ?? 0).join('.');

type Parts<P extends CatalogPart> = Pick<Catalog, P | 'version'>;

async function fill<P extends CatalogPart>(stored: Stored, parts: readonly P[]): Promise<Parts<P>> {
  const { areas, items } = stored;
  const all = {
    areas: async () => treeOfPlaces((await placesAt(areas?.version ?? 0)).places),
    items: async () => offeredItems(items?.nodes ?? []),
    materials: readMaterials,
  };
  const filled = await Promise.all(parts.map(async (part) => [part, await all[part]()] as const));
  const version = ['version', versionOf(stored, parts)] as const;
  return Object.fromEntries<unknown>([...filled, version]) as Parts<P>;
}

/** These parts and their version; a part that nobody has filled is empty. */
export const readCatalog = async <P extends CatalogPart>(parts: readonly P[]): Promise<Parts<P>> =>
  fill(await read(parts), parts);

/** The same, or `undefined` where they are as they were at this version. */
export async function catalogSince<P extends CatalogPart>(
  parts: readonly P[],
  knownVersion: string | undefined,
): Promise<Parts<P> | undefined> {
  const stored = await read(parts);
  return versionOf(stored, parts) === knownVersion ? undefined : fill(stored, parts);
}
