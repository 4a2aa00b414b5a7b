/** What an administrator imports by hand in the console before anybody logs in: the roster, the catalog, the settings. */
import {
  type ItemNode,
  type MaterialRow,
  type RouteRow,
  rowsOfTree,
  type Settings,
  type SettingsPart,
  type StaffRow,
  type TreeNode,
} from '@xiuda/domain';
import type { Database } from '../cloud/database/types';
import { AREAS } from './campus';
import { ITEMS } from './items';
import { MATERIALS } from './materials';
import { FIRST_ADMIN, ROSTER } from './roster';
import { ROUTES } from './routes';
import { DEMO_SETTINGS } from './templates';

export interface BaseData {
  readonly staff: readonly StaffRow[];
  readonly areas: readonly TreeNode[];
  readonly items: readonly ItemNode[];
  readonly routes: readonly RouteRow[];
  readonly materials: readonly MaterialRow[];
  /** The parts that somebody has set. */
  readonly settings: Partial<Settings>;
}

export const DEMO_BASE: BaseData = {
  staff: ROSTER,
  areas: AREAS,
  items: ITEMS,
  routes: ROUTES,
  materials: MATERIALS,
  settings: DEMO_SETTINGS,
};

/** A new installation: one administrator whom nobody has bound yet, and an empty catalog, nothing set. */
export const EMPTY_BASE: BaseData = {
  staff: [FIRST_ADMIN],
  areas: [],
  items: [],
  routes: [],
  materials: [],
  settings: {},
};

/** Inserts the roster into `staff`, places and materials into their collections, and the three documents of `catalog`. */
export function importBase(database: Pick<Database, 'insert'>, base: BaseData): void {
  database.insert(
    'staff',
    base.staff.map((row) => ({ ...row })),
  );
  database.insert(
    'places',
    rowsOfTree(base.areas).map((row) => ({ ...row })),
  );
  database.insert(
    'routes',
    base.routes.map((row) => ({ ...row })),
  );
  database.insert('catalog', [
    { _id: 'areas', version: 1 },
    { _id: 'items', version: 1, nodes: base.items },
    { _id: 'materials', version: 1 },
  ]);
  database.insert(
    'materials',
    base.materials.map((row) => ({ ...row })),
  );
}

/** Nobody is reminded of the past, and nobody asks WeChat about it. */
const WHILE_FILLING: Partial<Settings> = {
  messages: { templates: {}, opens: 'formal' },
  content: { checksText: false, checksPhotos: false },
};

/** A document of `settings` for each part that is set; what holds while the stories are played. */
export function importSettings(database: Pick<Database, 'insert'>, settings: Partial<Settings>): void {
  const parts = Object.keys(settings) as SettingsPart[];
  database.insert(
    'settings',
    parts.map((part) => ({ _id: part, ...WHILE_FILLING[part] })),
  );
}

/** What is set, from now on. */
export function applySettings(database: Pick<Database, 'update'>, settings: Partial<Settings>): void {
  for (const [part, set] of Object.entries(settings)) {
    const change = { operators: { $set: { ...set } } };
    database.update({ collection: 'settings', filter: { _id: part }, many: false, change });
  }
}
