/** 报修项目: what the tree of items says of one of them. */
import type { ItemNode } from './catalog';
import type { DangerKind } from './danger';

export const LONGEST_ITEM_NAME = 20;
export const LONGEST_TRADE = 10;
export const LONGEST_NOTICE = 200;
/** A group, what is in it, and one level more. */
export const MOST_ITEM_LEVELS = 3;
/** The tree is one document that every form reads. */
export const MOST_ITEMS = 500;

/** The way from the root to the item, root first; empty where there is none. */
export function itemPath(nodes: readonly ItemNode[], id: string): ItemNode[] {
  for (const node of nodes) {
    if (node.id === id) return [node];
    const rest = itemPath(node.children ?? [], id);
    if (rest.length) return [node, ...rest];
  }
  return [];
}

type Said = 'trade' | 'notice' | 'danger';

const nearest = <S extends Said>(path: readonly ItemNode[], said: S): ItemNode[S] | undefined =>
  [...path].reverse().find((node) => node[said])?.[said];

/** 工种 of whoever repairs it: its own, else that of the group above. @param path root first */
export const tradeOf = (path: readonly ItemNode[]): string | undefined => nearest(path, 'trade');

/** What can hurt people meanwhile: its own danger, else that of the group above. @param path root first */
export const dangerOf = (path: readonly ItemNode[]): DangerKind | undefined => nearest(path, 'danger');

/** What a reporter reads who has chosen it: its own notice, else that of the group above. @param path root first */
export const noticeOf = (path: readonly ItemNode[]): string | undefined => nearest(path, 'notice');

/** The tree that reporters choose from. A group of which nothing is left is no item by itself. */
export const offeredItems = (nodes: readonly ItemNode[]): ItemNode[] =>
  nodes.flatMap(({ isOff, children, ...node }) => {
    const below = offeredItems(children ?? []);
    if (isOff || (children?.length && !below.length)) return [];
    return [below.length ? { ...node, children: below } : node];
  });

/** An item in a list of all, each after the group that it belongs to. */
export interface ItemLine {
  readonly id: string;
  readonly name: string;
  /** Names above it, root first. */
  readonly above: readonly string[];
  readonly parentId: string;
  readonly trade?: string;
  readonly notice?: string;
  readonly danger?: DangerKind;
  /** It is switched off itself. */
  readonly isOff: boolean;
  /** Something above it is. */
  readonly isBelowOff: boolean;
}

function lines(nodes: readonly ItemNode[], parents: readonly ItemNode[]): ItemLine[] {
  const above = parents.map((parent) => parent.name);
  const isBelowOff = parents.some((parent) => parent.isOff);
  return nodes.flatMap((node) => {
    const { id, name, trade, notice, danger, isOff = false, children = [] } = node;
    const said = { ...(trade && { trade }), ...(notice && { notice }), ...(danger && { danger }) };
    const own = { id, name, above, parentId: parents.at(-1)?.id ?? '', ...said, isOff, isBelowOff };
    return [own, ...lines(children, [...parents, node])];
  });
}

export const itemLines = (nodes: readonly ItemNode[]): ItemLine[] => lines(nodes, []);
