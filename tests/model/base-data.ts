/** Places, items and materials of the tests, looked up by the model's own hands. */
import type { ItemNode } from '@xiuda/domain';
import { AREAS, ITEMS, MATERIALS } from '../support/people';
import type { Used } from './state';

interface Found {
  /** Of the nearest node that says so. */
  readonly trade?: string;
  readonly danger?: ItemNode['danger'];
  readonly ids: readonly string[];
  readonly path: readonly string[];
}

/** Every node with the way to it, root first. */
function ways(nodes: readonly ItemNode[], { ids, path, ...said }: Found = { ids: [], path: [] }): Found[] {
  return nodes.flatMap((node) => {
    const { id, name, trade, danger, children = [] } = node;
    const own = { ...(trade !== undefined && { trade }), ...(danger !== undefined && { danger }) };
    const here = { ...said, ...own, ids: [...ids, id], path: [...path, name] };
    return [here, ...ways(children, here)];
  });
}

const AREA_WAYS = ways(AREAS);
const ITEM_WAYS = ways(ITEMS);
const at = (found: readonly Found[], id: unknown): Found | undefined =>
  found.find((one) => one.ids.at(-1) === id);

export const areaOf = (id: unknown): Found | undefined => at(AREA_WAYS, id);
export const itemOf = (id: unknown): Found | undefined => at(ITEM_WAYS, id);
export const AREA_IDS = AREA_WAYS.map(({ ids }) => ids.at(-1) ?? '');
export const ITEM_IDS = ITEM_WAYS.map(({ ids }) => ids.at(-1) ?? '');
export const MATERIAL_IDS = MATERIALS.map(({ id }) => id);

/** `undefined` where one of them is unknown. */
export function usedOf(wanted: unknown): Used[] | undefined {
  const used = (wanted as { materialId: string; quantity: number }[]).flatMap(({ materialId, quantity }) =>
    MATERIALS.filter(({ id }) => id === materialId).map(({ name, unit }) => ({
      ...{ materialId, name, unit, quantity },
    })),
  );
  return used.length === (wanted as unknown[]).length ? used : undefined;
}
