/** Places, one document each. `parentId` alone says where a place is: names and ids on the way to it are worked out, never copied. */
import type { TreeNode } from './catalog';

/** 校区, 建筑, 楼层, 房号 and two more. */
export const MOST_LEVELS = 6;

/** `places`, as it is stored. */
export interface PlaceRow {
  readonly _id: string;
  readonly name: string;
  /** Empty at the top. */
  readonly parentId: string;
  /** Among its siblings; the name breaks ties. */
  readonly order: number;
  /** Neither it nor anything below it is offered any longer. */
  readonly isOff?: boolean;
}

/** With the way to it. */
export interface PlaceDoc extends PlaceRow {
  /** Root … itself. */
  readonly ids: readonly string[];
  /** Names, root … itself. */
  readonly path: readonly string[];
  /** Neither it nor anything above it is switched off. */
  readonly isOffered: boolean;
}

/** @param way from the root to the place itself, which it must hold */
export function placeAtEnd(way: readonly PlaceRow[]): PlaceDoc | undefined {
  const own = way.at(-1);
  if (!own) return undefined;
  const { _id, name, parentId, order, isOff } = own;
  return {
    ...{ _id, name, parentId, order, ...(isOff && { isOff }) },
    ids: way.map((one) => one._id),
    path: way.map((one) => one.name),
    isOffered: !way.some((one) => one.isOff),
  };
}

const inOrder = (a: PlaceRow, b: PlaceRow): number =>
  a.order - b.order || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }) || (a._id < b._id ? -1 : 1);

/** Children by the id of their parent, each in its order. */
export function childrenOf<T extends PlaceRow>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const siblings = found.get(row.parentId);
    if (siblings) siblings.push(row);
    else found.set(row.parentId, [row]);
  }
  for (const children of found.values()) children.sort(inOrder);
  return found;
}

/** Every place with the way to it, in the order of the tree; what hangs on nothing is left out. */
export function placesFromRows(rows: readonly PlaceRow[]): PlaceDoc[] {
  const children = childrenOf(rows);
  const below = (parentId: string, above: readonly PlaceRow[]): PlaceDoc[] =>
    (children.get(parentId) ?? []).flatMap((row) => {
      const way = [...above, row];
      const place = placeAtEnd(way);
      return place ? [place, ...below(row._id, way)] : [];
    });
  return below('', []);
}

/** What is stored of a tree. */
export const rowsOfTree = (nodes: readonly TreeNode[], parentId = ''): PlaceRow[] =>
  nodes.flatMap(({ id, name, children = [] }, order) => [
    { _id: id, name, parentId, order },
    ...rowsOfTree(children, id),
  ]);

/** The tree of those that are offered. */
export function treeOfPlaces(places: readonly PlaceDoc[]): TreeNode[] {
  const children = childrenOf(places.filter(({ isOffered }) => isOffered));
  const below = (parentId: string): TreeNode[] =>
    (children.get(parentId) ?? []).map(({ _id: id, name }) => {
      const nodes = below(id);
      return nodes.length ? { id, name, children: nodes } : { id, name };
    });
  return below('');
}
