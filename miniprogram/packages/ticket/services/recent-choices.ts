/** What was last reported, kept on this phone: most people report from the same few places. */

export type Tree = 'areas' | 'items';

/** More than are shown: the catalog may have lost some since. */
const KEPT = 10;

const keyOf = (tree: Tree): string => `recent-${tree}`;

/** Ids of leaves, the latest first. */
export const recentChoices = (tree: Tree): readonly string[] =>
  (wx.getStorageSync(keyOf(tree)) as string[] | '') || [];

export function noteChoice(tree: Tree, id: string): void {
  const others = recentChoices(tree).filter((one) => one !== id);
  wx.setStorageSync(keyOf(tree), [id, ...others].slice(0, KEPT));
}
