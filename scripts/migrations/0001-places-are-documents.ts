/**
 * Places stood in one document, `catalog/areas`, as a tree; now each is a document of `places` that knows its parent (ADR 23).
 * Ids stay: tickets, codes on doors and rules of dispatch name them.
 */
import { MOST_LEVELS, type PlaceRow, rowsOfTree, type TreeNode } from '@xiuda/domain';
import type { Database } from '../cloud/data';
import { moveOut } from './catalog-part';
import type { Migration } from './migration';
import { add, addMissing, isThere } from './missing';

/** Names of a way that is longer than places may lie below each other. */
function tooDeep(nodes: readonly TreeNode[], above: readonly string[] = []): string | undefined {
  for (const { name, children = [] } of nodes) {
    const way = [...above, name];
    const found = way.length > MOST_LEVELS ? way.join(' / ') : tooDeep(children, way);
    if (found) return found;
  }
  return undefined;
}

/** Brothers and sisters could have one name before; now they have names of their own. */
async function addUnderAnotherName(db: Database, row: PlaceRow): Promise<void> {
  for (let number = 2; !(await isThere(db, 'places', row._id)); number++) {
    if (await add(db, 'places', [{ ...row, name: `${row.name}（${number}）` }])) return;
  }
}

/** Of two places with one id, only the first was ever found. */
function firstOfEach(rows: readonly PlaceRow[]): PlaceRow[] {
  const seen = new Set<string>();
  return rows.filter(({ _id }) => !seen.has(_id) && seen.add(_id));
}

export const placesAreDocuments: Migration = {
  number: 1,
  title: '报修区域：由一份树改为一个区域一条记录',
  run: (db, report) =>
    moveOut<TreeNode>(db, 'areas', async (nodes) => {
      const deep = tooDeep(nodes);
      if (deep) throw new Error(`报修区域最多 ${MOST_LEVELS} 级，这一个更深：${deep}。请先改浅再升级`);
      const rows = firstOfEach(rowsOfTree(nodes));
      return addMissing(db, 'places', rows, {
        addAlone: (row) => addUnderAnotherName(db, row),
        onBatch: (done) => report(done, rows.length),
      });
    }),
};
