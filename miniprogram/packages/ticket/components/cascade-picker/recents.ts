import { pathTo, placeName, type TreeNode } from '@xiuda/domain';
import type { Step } from './levels';

/** As many as a thumb reaches without looking for them. */
const MOST = 5;

/** A leaf that was chosen before. */
export interface Recent extends Step {
  /** All names on the way to it; two with the same `name` are told apart by it. */
  readonly path: string;
}

const isLeaf = (path: readonly TreeNode[]): boolean =>
  path.length > 0 && !path[path.length - 1]?.children?.length;

/** As chips; `path` are the names on the way, root first. */
export function recentsOf(
  known: readonly { readonly id: string; readonly path: readonly string[] }[],
): Recent[] {
  const recents = known
    .slice(0, MOST)
    .map(({ id, path }) => ({ id, name: placeName({ path }), path: path.join(' / ') }));
  const isAmbiguous = ({ name }: Recent): boolean => recents.filter((one) => one.name === name).length > 1;
  return recents.map((recent) => (isAmbiguous(recent) ? { ...recent, name: recent.path } : recent));
}

/** The leaves with these ids, in their order; what the tree no longer has is left out. */
export function recentsIn(nodes: readonly TreeNode[], ids: readonly string[]): Recent[] {
  const known = ids.map((id) => ({ id, path: pathTo(nodes, id) })).filter(({ path }) => isLeaf(path));
  return recentsOf(known.map(({ id, path }) => ({ id, path: path.map(({ name }) => name) })));
}
