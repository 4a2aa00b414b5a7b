/** Places, items and materials. Stored as one document each in `catalog`: a change is one write, a read is one document. */
import type { Place } from './ticket';

export interface TreeNode {
  readonly id: string;
  readonly name: string;
  readonly children?: readonly TreeNode[];
}

export interface Material {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

export interface Catalog {
  readonly areas: readonly TreeNode[];
  readonly items: readonly TreeNode[];
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
