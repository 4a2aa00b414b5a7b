import { pathTo, type TreeNode } from '@xiuda/domain';
import { placeName } from '@xiuda/domain';
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

/** The leaves with these ids, in their order; what the tree no longer has is left out. */
export function recentsOf(nodes: readonly TreeNode[], ids: readonly string[]): Recent[] {
  const known = ids.map((id) => ({ id, path: pathTo(nodes, id) })).filter(({ path }) => isLeaf(path));
  const recents = known.slice(0, MOST).map(({ id, path }) => {
    const names = path.map(({ name }) => name);
    return { id, name: placeName({ path: names }), path: names.join(' / ') };
  });
  const isAmbiguous = ({ name }: Recent): boolean => recents.filter((one) => one.name === name).length > 1;
  return recents.map((recent) => (isAmbiguous(recent) ? { ...recent, name: recent.path } : recent));
}
