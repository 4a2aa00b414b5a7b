/** Places, items and materials of the tests, looked up by the model's own hands. */
import type { TreeNode } from '@xiuda/domain';
import { AREAS, ITEMS, MATERIALS } from '../support/people';
import type { Used } from './state';

interface Found {
  readonly ids: readonly string[];
  readonly path: readonly string[];
}

/** Every node with the way to it, root first. */
function ways(
  nodes: readonly TreeNode[],
  ids: readonly string[] = [],
  path: readonly string[] = [],
): Found[] {
  return nodes.flatMap((node) => {
    const here = { ids: [...ids, node.id], path: [...path, node.name] };
    return [here, ...ways(node.children ?? [], here.ids, here.path)];
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
