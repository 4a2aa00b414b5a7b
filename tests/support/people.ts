/** The people and the base data of the tests. Phones are made up; the local cloud vouches for them by `phone:` codes. */
import {
  type ItemNode,
  type Material,
  type MaterialRow,
  rowsOfTree,
  type StaffRole,
  type StaffRow,
  type TreeNode,
} from '@xiuda/domain';

export interface Person {
  readonly openid: string;
  readonly name: string;
  /** Absent for somebody who never bound one. */
  readonly phone?: string;
  readonly staffNo?: string;
  readonly roles: readonly StaffRole[];
}

const reporter = (openid: string, name: string, phone?: string): Person => ({
  openid,
  name,
  roles: [],
  ...(phone !== undefined && { phone }),
});

const staff = (
  openid: string,
  staffNo: string,
  name: string,
  phone: string,
  ...roles: StaffRole[]
): Person => ({
  ...{ openid, name, phone, staffNo, roles },
});

export const PEOPLE = {
  reporter: reporter('openid-reporter', '林晓', '13800010001'),
  otherReporter: reporter('openid-other-reporter', '黄海燕', '13800010002'),
  /** Opened the app a moment ago: no account yet, no phone. */
  stranger: reporter('openid-stranger', '周婷'),
  preReviewer: staff('openid-pre-reviewer', 'P1', '刘敏', '13800020001', 'preReviewer'),
  otherPreReviewer: staff('openid-other-pre-reviewer', 'P2', '符丽萍', '13800020002', 'preReviewer'),
  reviewer: staff('openid-reviewer', 'R1', '王建国', '13800030001', 'reviewer'),
  otherReviewer: staff('openid-other-reviewer', 'R2', '李秀芳', '13800030002', 'reviewer'),
  pastReviewer: staff('openid-past-reviewer', 'R3', '吴清海', '13800030003', 'reviewer'),
  worker: staff('openid-worker', 'W1', '陈志强', '13800040001', 'worker'),
  otherWorker: staff('openid-other-worker', 'W2', '何永福', '13800040002', 'worker'),
  pastWorker: staff('openid-past-worker', 'W3', '郑大勇', '13800040003', 'worker'),
  admin: staff('openid-admin', 'A1', '周明远', '13800050001', 'admin'),
  severalRoles: staff('openid-several', 'M1', '韩雪峰', '13800060001', 'preReviewer', 'reviewer', 'worker'),
  /** Left the staff after binding. */
  inactive: staff(
    'openid-inactive',
    'X1',
    '钟文彬',
    '13800070001',
    'preReviewer',
    'reviewer',
    'worker',
    'admin',
  ),
} as const satisfies Record<string, Person>;

export type PersonName = keyof typeof PEOPLE;

export const person = (name: PersonName): Person => PEOPLE[name];

/** Nobody has bound this row. */
export const UNBOUND: StaffRow = {
  _id: 'W9',
  name: '罗永生',
  phone: '13800040009',
  roles: ['worker', 'reviewer'],
  active: true,
};

/** The roster as an administrator imports it: nobody is bound. */
export const ROSTER: readonly StaffRow[] = [
  ...Object.values(PEOPLE as Record<string, Person>).flatMap(({ staffNo, name, phone, roles }) =>
    staffNo === undefined
      ? []
      : [{ _id: staffNo, name, roles, active: true, ...(phone !== undefined && { phone }) }],
  ),
  UNBOUND,
];

export const AREAS: readonly TreeNode[] = [
  {
    id: 'east',
    name: '东校区',
    children: [
      {
        id: 'd3',
        name: '3栋',
        children: [
          { id: 'd3-201', name: '201' },
          { id: 'd3-202', name: '202' },
        ],
      },
      { id: 'library', name: '图书馆' },
    ],
  },
  { id: 'west', name: '西校区', children: [{ id: 'gate', name: '大门' }] },
];

export const ITEMS: readonly ItemNode[] = [
  {
    id: 'water-power',
    name: '水电',
    children: [
      { id: 'faucet', name: '龙头' },
      { id: 'lamp', name: '灯' },
      { id: 'gas', name: '燃气', trade: '燃气工', danger: 'gas' },
    ],
  },
  { id: 'property', name: '物业', children: [{ id: 'door', name: '门窗' }] },
];

export const MATERIALS: readonly Material[] = [
  { id: 'valve', name: '陶瓷阀芯 35mm', unit: '个' },
  { id: 'tape', name: '生料带', unit: '卷' },
  { id: 'tube', name: 'LED 灯管 T8 18W', unit: '根' },
];

/** Enough for every walk; the tube was never counted. */
export const PLENTY = 1_000_000_000;
const PRICES: Readonly<Record<string, Pick<MaterialRow, 'price' | 'stock' | 'lowAt'>>> = {
  valve: { price: 1250, stock: PLENTY, lowAt: 10 },
  tape: { stock: PLENTY },
};

export const MATERIAL_ROWS: readonly MaterialRow[] = MATERIALS.map(({ id, ...material }, order) => ({
  ...{ _id: id, ...material, order },
  ...PRICES[id],
}));

export const CATALOG = [
  { _id: 'areas', version: 1 },
  { _id: 'items', version: 1, nodes: ITEMS },
  { _id: 'materials', version: 1 },
];

export const PLACES = rowsOfTree(AREAS);
