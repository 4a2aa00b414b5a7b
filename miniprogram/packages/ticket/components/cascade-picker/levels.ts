import { pathTo, type TreeNode } from '@xiuda/domain';

/** A node without what lies below it. */
export interface Step {
  readonly id: string;
  readonly name: string;
}

export interface Option extends Step {
  /** Something to choose from lies below it. */
  readonly isBranch: boolean;
  /** It is chosen, or what is chosen lies below it. */
  readonly isChosen: boolean;
}

/** What one may choose from at one depth of the tree. */
export interface Level {
  /** Id of the node whose children these are; `root` at the top. */
  readonly id: string;
  readonly options: readonly Option[];
  /** Nothing but last choices with short names, which stand side by side. */
  readonly areTiles: boolean;
}

/** Characters that fit into a third of the smallest screen. */
const SHORT = 6;

const isBranch = ({ children }: TreeNode): boolean => !!children?.length;
const stepOf = ({ id, name }: TreeNode): Step => ({ id, name });

/** Down as long as there is nothing to choose between: one campus is not asked for. */
function descend(nodes: readonly TreeNode[]): Step[] {
  const [only, ...others] = nodes;
  return only?.children?.length && !others.length ? [stepOf(only), ...descend(only.children)] : [];
}

/** The way to where choosing starts: beside what is chosen, else at the first real choice. */
export function startOf(nodes: readonly TreeNode[], chosen: string): Step[] {
  const path = pathTo(nodes, chosen).map(stepOf);
  return path.length ? path.slice(0, -1) : descend(nodes);
}

/** @param parentId empty: the top */
export function levelOf(nodes: readonly TreeNode[], parentId: string, chosen: string): Level {
  const parent = pathTo(nodes, parentId).pop();
  const children = parent ? (parent.children ?? []) : nodes;
  const onTheWay = new Set(pathTo(nodes, chosen).map(({ id }) => id));
  const options = children.map((node) => ({
    ...stepOf(node),
    isBranch: isBranch(node),
    isChosen: onTheWay.has(node.id),
  }));
  const areTiles = children.every((node) => !isBranch(node) && node.name.length <= SHORT);
  return { id: parent?.id ?? 'root', options, areTiles };
}
