/** Finding a leaf by any part of the way to it. */
import type { TreeNode } from '@xiuda/domain';

/** How many go to the screen: more are not read on a phone. */
const MOST = 30;

/** A leaf as a row of the screen. */
export interface Row {
  readonly id: string;
  readonly name: string;
  /** The names above it, outermost first. */
  readonly path: string;
}

interface Leaf extends Row {
  /** All names on the way to it, as they are compared. */
  readonly names: readonly string[];
}

export interface Found {
  readonly rows: readonly Row[];
  /** There are more than the rows. */
  readonly hasMore: boolean;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Every leaf below, in the order of the tree. */
function leavesOf(nodes: readonly TreeNode[], above: readonly string[] = []): Leaf[] {
  return nodes.flatMap(({ id, name, children }) => {
    const names = [...above, name];
    if (children?.length) return leavesOf(children, names);
    return [{ id, name, path: above.join(' / '), names: names.map(plain) }];
  });
}

/** Gathered once for all that is typed. */
const gathered = new WeakMap<readonly TreeNode[], readonly Leaf[]>();

function leavesIn(nodes: readonly TreeNode[]): readonly Leaf[] {
  const leaves = gathered.get(nodes) ?? leavesOf(nodes);
  gathered.set(nodes, leaves);
  return leaves;
}

/** `3栋201` and `3栋 201室` are 3栋 and 201, `3-201` is 3 and 201: a number begins a word, and 室 says nothing more. */
export const wordsOf = (typed: string): string[] =>
  plain(typed)
    .replace(/(\d)[室号房]+/g, '$1 ')
    .match(/\d+[^\d\s\-/#·,、。—]*|[^\d\s\-/#·,、。—]+/g) ?? [];

/** How well a name answers a word; 3 must not find 13栋 before 3栋. */
function closeness(name: string, word: string): number {
  if (!name.includes(word)) return 0;
  if (!name.startsWith(word)) return 1;
  return /^\d/.test(name.slice(word.length)) ? 2 : 3;
}

/** 0: some word is nowhere on the way to the leaf, nor are all of them run together: 图书馆西区. */
function rank(names: readonly string[], words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const best = Math.max(...names.map((name) => closeness(name, word)));
    if (!best) return names.join('').includes(words.join('')) ? 1 : 0;
    sum += best;
  }
  return sum;
}

/** The best answers first, otherwise in the order of the tree. */
export function search(nodes: readonly TreeNode[], typed: string): Found {
  const words = wordsOf(typed);
  const ranked = leavesIn(nodes)
    .map((leaf) => ({ leaf, rank: rank(leaf.names, words) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank);
  return {
    rows: ranked.slice(0, MOST).map(({ leaf: { id, name, path } }) => ({ id, name, path })),
    hasMore: ranked.length > MOST,
  };
}
