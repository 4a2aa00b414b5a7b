/** What people look at on a full campus: every list and tab, its later page, counts, searches and tables. */
import { type Role, VIEWS } from '@xiuda/domain';
import { person, type PersonName } from '../../tests/support/people';
import { type Fields, freshRequestId } from '../../tests/support/world';
import type { Goal } from './figures';

export interface Read {
  readonly id: string;
  readonly name: string;
  readonly openid: string;
  readonly event: Fields;
  readonly goal?: Goal;
}

/** At most one document more than it shows. */
const LIST: Goal = { depth: 2, extra: 1 };
const TABLE: Goal = { depth: 2 };

const read = (who: PersonName, name: string, id: string, event: Fields, goal?: Goal): Read => ({
  ...{ id, name, event, ...(goal && { goal }) },
  openid: person(who).openid,
});

const WHO: Readonly<Record<Role, PersonName>> = {
  reporter: 'reporter',
  preReviewer: 'preReviewer',
  reviewer: 'reviewer',
  worker: 'worker',
  admin: 'admin',
};

const TABS: readonly Read[] = (Object.keys(VIEWS) as Role[]).flatMap((view) =>
  VIEWS[view].tabs.map((tab) =>
    read(WHO[view], 'tickets', `tickets · list ${view}/${tab.id}`, { op: 'list', view, tab: tab.id }, LIST),
  ),
);

const DAY = 86_400_000;
const day = (ago: number): string => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);

const FILTERS: Readonly<Record<string, Fields>> = {
  status: { status: 'repairing' },
  area: { areaId: 'b7' },
  item: { itemId: 'lamp' },
  worker: { workerId: 'W1' },
  days: { from: day(60), to: day(0) },
  'status and worker': { status: 'rated', workerId: 'W1' },
  'area and item': { areaId: 'east', itemId: 'door' },
};

const FILTERED: readonly Read[] = Object.entries(FILTERS).map(([title, filters]) =>
  read(
    'admin',
    'tickets',
    `tickets · list admin by ${title}`,
    { op: 'list', view: 'admin', ...filters },
    LIST,
  ),
);

const LEDGER: Readonly<Record<string, Fields>> = {
  all: {},
  'of a material': { materialId: 'valve' },
};

const MATERIALS: readonly Read[] = [
  ...Object.entries(LEDGER).map(([title, fields]) =>
    read('admin', 'admin-catalog', `admin-catalog · ledger ${title}`, { op: 'ledger', ...fields }, LIST),
  ),
  ...['material', 'area', 'worker'].map((by) =>
    read(
      'admin',
      'admin-catalog',
      `admin-catalog · usage by ${by}`,
      { op: 'usage', from: day(30), to: day(0), by },
      TABLE,
    ),
  ),
];

const STAFF: readonly Read[] = [
  read('reviewer', 'staff', 'staff · list workers', { op: 'list', role: 'worker' }, TABLE),
  read(
    'reviewer',
    'staff',
    'staff · list workers for a ticket',
    { op: 'list', role: 'worker', areaId: 'd3-201', itemId: 'gas' },
    TABLE,
  ),
  read('preReviewer', 'staff', 'staff · list reviewers', { op: 'list', role: 'reviewer' }, TABLE),
  read('admin', 'admin-roster', 'admin-roster · list of everybody', { op: 'list' }, LIST),
  read('admin', 'admin-roster', 'admin-roster · list workers', { op: 'list', role: 'worker' }, LIST),
  read('admin', 'admin-roster', 'admin-roster · list by name', { op: 'list', words: '陈' }, LIST),
  read('admin', 'admin-roster', 'admin-roster · get', { op: 'get', staffNo: 'W1' }, TABLE),
];

const OTHERS: readonly Read[] = [
  read(
    'otherReporter',
    'tickets',
    'tickets · similar',
    {
      ...{ op: 'similar', areaId: 'd3-201', itemId: 'faucet' },
    },
    LIST,
  ),
  read('worker', 'messages', 'messages · list', { op: 'list' }, LIST),
  read('admin', 'messages', 'messages · ledger', { op: 'ledger' }, LIST),
  read('admin', 'admin-settings', 'admin-settings · audit', { op: 'audit' }, LIST),
  read('admin', 'admin-settings', 'admin-settings · progress', { op: 'progress' }, TABLE),
  read('reporter', 'catalog', 'catalog · get', { op: 'get' }, TABLE),
  read('reporter', 'catalog', 'catalog · places', { op: 'places', parentId: 'east' }, TABLE),
  read('reporter', 'catalog', 'catalog · findPlaces', { op: 'findPlaces', words: '107' }, TABLE),
  read('worker', 'catalog', 'catalog · stock', { op: 'stock' }, TABLE),
  ...(['tickets', 'stock', 'staff'] as const).map((kind) =>
    read('admin', 'admin-export', `admin-export · start ${kind}`, {
      op: 'start',
      kind,
      requestId: freshRequestId(),
    }),
  ),
];

export const READS: readonly Read[] = [...TABS, ...FILTERED, ...STAFF, ...MATERIALS, ...OTHERS];
