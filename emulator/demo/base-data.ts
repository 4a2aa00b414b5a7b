/** What an administrator imports by hand in the console before anybody logs in: the roster and the catalog. */
import type { Material, StaffRow, TreeNode } from '@xiuda/domain';
import type { Database } from '../cloud/database/types';
import { AREAS } from './campus';
import { ITEMS } from './items';
import { MATERIALS } from './materials';
import { FIRST_ADMIN, ROSTER } from './roster';

export interface BaseData {
  readonly staff: readonly StaffRow[];
  readonly areas: readonly TreeNode[];
  readonly items: readonly TreeNode[];
  readonly materials: readonly Material[];
}

export const DEMO_BASE: BaseData = { staff: ROSTER, areas: AREAS, items: ITEMS, materials: MATERIALS };

/** A new installation: one administrator whom nobody has bound yet, and an empty catalog. */
export const EMPTY_BASE: BaseData = { staff: [FIRST_ADMIN], areas: [], items: [], materials: [] };

/** Inserts the roster into `staff` and the three documents of `catalog`. */
export function importBase(database: Pick<Database, 'insert'>, base: BaseData): void {
  database.insert(
    'staff',
    base.staff.map((row) => ({ ...row })),
  );
  database.insert('catalog', [
    { _id: 'areas', version: 1, nodes: base.areas },
    { _id: 'items', version: 1, nodes: base.items },
    { _id: 'materials', version: 1, nodes: base.materials },
  ]);
}
