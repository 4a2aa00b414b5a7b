import { pathTo, type TreeNode } from '@xiuda/domain';

/** A node without what lies below it. */
export interface Step {
  readonly id: string;
  readonly name: string;
}

/** One of a level. */
export interface Choice extends Step {
  /** Something to choose from lies below it. */
  readonly isBranch: boolean;
}

export interface Option extends Choice {
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

/** @param way ids on the way to what is chosen */
export const levelFrom = (parentId: string, choices: readonly Choice[], way: readonly string[]): Level => ({
  id: parentId || 'root',
  options: choices.map((choice) => ({ ...choice, isChosen: way.includes(choice.id) })),
  areTiles: choices.every((choice) => !choice.isBranch && choice.name.length <= SHORT),
});

/** @param parentId empty: the top */
export function levelOf(nodes: readonly TreeNode[], parentId: string, chosen: string): Level {
  const parent = pathTo(nodes, parentId).pop();
  const children = parent ? (parent.children ?? []) : nodes;
  const choices = children.map((node) => ({ ...stepOf(node), isBranch: isBranch(node) }));
  const way = pathTo(nodes, chosen).map(({ id }) => id);
  return levelFrom(parent?.id ?? '', choices, way);
}
