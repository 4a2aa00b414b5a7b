/** What an administrator imports by hand in the console before anybody logs in: the roster, the catalog, the settings. */
import type { Material, Settings, StaffRow, TreeNode } from '@xiuda/domain';
import type { Database } from '../cloud/database/types';
import { AREAS } from './campus';
import { ITEMS } from './items';
import { MATERIALS } from './materials';
import { FIRST_ADMIN, ROSTER } from './roster';
import { DEMO_SETTINGS } from './templates';

export interface BaseData {
  readonly staff: readonly StaffRow[];
  readonly areas: readonly TreeNode[];
  readonly items: readonly TreeNode[];
  readonly materials: readonly Material[];
  /** The parts that somebody has set. */
  readonly settings: Partial<Settings>;
}

export const DEMO_BASE: BaseData = {
  staff: ROSTER,
  areas: AREAS,
  items: ITEMS,
  materials: MATERIALS,
  settings: DEMO_SETTINGS,
};

/** A new installation: one administrator whom nobody has bound yet, and an empty catalog, nothing set. */
export const EMPTY_BASE: BaseData = {
  staff: [FIRST_ADMIN],
  areas: [],
  items: [],
  materials: [],
  settings: {},
};

/** Inserts the roster into `staff`, the three documents of `catalog`, and a document of `settings` for each part. */
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
  database.insert(
    'settings',
    Object.entries(base.settings).map(([part, set]) => ({ _id: part, ...set })),
  );
}
