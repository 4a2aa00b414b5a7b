/** Finding a leaf by any part of the way to it. */
import { findByWords, type TreeNode } from '@xiuda/domain';

/** How many go to the screen: more are not read on a phone. */
const MOST = 30;

/** A leaf as a row of the screen. */
export interface Row {
  readonly id: string;
  readonly name: string;
  /** The names above it, outermost first. */
  readonly path: string;
}

export interface Found {
  readonly rows: readonly Row[];
  /** There are more than the rows. */
  readonly hasMore: boolean;
}

export interface Leaf {
  readonly id: string;
  /** Names on the way to it, its own the last. */
  readonly path: readonly string[];
}

export const rowOf = ({ id, path }: Leaf): Row => ({
  id,
  name: path[path.length - 1] ?? '',
  path: path.slice(0, -1).join(' / '),
});

/** Every leaf below, in the order of the tree. */
const leavesOf = (nodes: readonly TreeNode[], above: readonly string[] = []): Leaf[] =>
  nodes.flatMap(({ id, name, children }) => {
    const path = [...above, name];
    return children?.length ? leavesOf(children, path) : [{ id, path }];
  });

/** Gathered once for all that is typed. */
const gathered = new WeakMap<readonly TreeNode[], readonly Leaf[]>();

function leavesIn(nodes: readonly TreeNode[]): readonly Leaf[] {
  const leaves = gathered.get(nodes) ?? leavesOf(nodes);
  gathered.set(nodes, leaves);
  return leaves;
}

/** The best answers first, otherwise in the order of the tree. */
export function search(nodes: readonly TreeNode[], typed: string): Found {
  const found = findByWords(leavesIn(nodes), typed);
  return { rows: found.slice(0, MOST).map(rowOf), hasMore: found.length > MOST };
}
