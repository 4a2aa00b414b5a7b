/** Mini program codes as they hang in the rooms, for the scanner of the local phone. */
import type { TreeNode } from '@xiuda/domain';
import type { Cloud } from './cloud';
import type { Code } from './phone';

/** A place without places in it, with the names from the campus down. */
type Leaf = { id: string; names: readonly string[] };

const leavesOf = (nodes: readonly TreeNode[], above: readonly string[] = []): Leaf[] =>
  nodes.flatMap(({ id, name, children }) => {
    const names = [...above, name];
    return children?.length ? leavesOf(children, names) : [{ id, names }];
  });

/** From the shortest on: 「3栋 201」, with the floor, with the campus too. */
const LABELS: readonly ((names: readonly string[]) => readonly string[])[] = [
  ([, building = '', ...inside]) => [building, ...inside.slice(-1)],
  ([, ...names]) => names,
  (names) => names,
];

/** The shortest label that no other place has. */
const labelled = (leaves: readonly Leaf[]): Map<Leaf, string> => {
  const labels = new Map<Leaf, string>();
  let open = leaves;
  for (const parts of LABELS) {
    const seen = new Map<string, number>();
    for (const leaf of open) {
      const label = parts(leaf.names).join(' ');
      labels.set(leaf, label);
      seen.set(label, (seen.get(label) ?? 0) + 1);
    }
    open = open.filter((leaf) => (seen.get(labels.get(leaf) ?? '') ?? 0) > 1);
  }
  return labels;
};

/** Every room and public place of the catalog as it stands. The page decodes its `scene`, as after a real scan. */
export function roomCodes(database: Cloud['database']): Code[] {
  const [found] = database.find({ collection: 'catalog', filter: { _id: 'areas' } });
  const leaves = leavesOf((found?.['nodes'] ?? []) as unknown as TreeNode[]);
  return [...labelled(leaves)].map(([{ id }, label]) => ({
    label,
    path: `pages/reporter/reporter?scene=${encodeURIComponent(`a=${id}`)}`,
  }));
}
