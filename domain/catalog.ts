/** What a ticket can name: places, items and materials. `catalog` holds the version of each part; places are documents of their own. */
import type { DangerKind } from './danger';
import type { Place } from './ticket';

export interface TreeNode {
  readonly id: string;
  readonly name: string;
  readonly children?: readonly TreeNode[];
}

/** A node of the tree of items; what is said of a branch holds for all below it that say nothing of their own. */
export interface ItemNode extends TreeNode {
  /** 工种 of whoever repairs it. */
  readonly trade?: string;
  /** What a reporter reads before anything else. */
  readonly notice?: string;
  /** It can hurt people before anybody comes: what is reported of it is 紧急. */
  readonly danger?: DangerKind;
  /** Neither it nor anything below it is offered any longer. */
  readonly isOff?: boolean;
  readonly children?: readonly ItemNode[];
}

export interface Material {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

export interface Catalog {
  readonly areas: readonly TreeNode[];
  readonly items: readonly ItemNode[];
  readonly materials: readonly Material[];
  readonly version: string;
}

/** The way from the root to the node with this id, root first; empty where there is none. */
export function pathTo(nodes: readonly TreeNode[], id: string): TreeNode[] {
  for (const node of nodes) {
    if (node.id === id) return [node];
    const rest = node.children ? pathTo(node.children, id) : [];
    if (rest.length) return [node, ...rest];
  }
  return [];
}

/** `undefined` where the tree holds no such node. */
export function placeOf(nodes: readonly TreeNode[], id: string): (Place & { ids: string[] }) | undefined {
  const path = pathTo(nodes, id);
  if (!path.length) return undefined;
  return { id, path: path.map((node) => node.name), ids: path.map((node) => node.id) };
}
