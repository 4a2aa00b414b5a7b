/** Who is suggested for a ticket, in which order, and why. */
import { fittingRules, itemWay, type RouteRow, rulePairs, staffOptions, type StaffRow } from '@xiuda/domain';

const AREA = { ids: ['east', 'd3', 'd3-2', 'd3-201'], names: ['东校区', '3栋', '2层', '201'] };
const ITEMS = [
  {
    id: 'water-power',
    name: '水电',
    trade: '水电工',
    children: [
      { id: 'faucet', name: '龙头' },
      { id: 'lift', name: '电梯', trade: '电梯维保' },
    ],
  },
  { id: 'property', name: '物业' },
];
const FAUCET = itemWay(ITEMS, 'faucet');

const rule = (target: string, more: Partial<RouteRow> = {}): RouteRow => {
  const [areaId, itemId] = target.split('/');
  return { _id: target, ...(areaId && { areaId }), ...(itemId && { itemId }), workerId: 'W1', ...more };
};

const worker = (staffNo: string, more: Partial<StaffRow> = {}): StaffRow => ({
  ...{ _id: staffNo, name: `师傅${staffNo}`, roles: ['worker'], active: true, openid: staffNo },
  ...more,
});

interface Given {
  readonly staff: readonly StaffRow[];
  readonly rules?: readonly RouteRow[];
  readonly open?: Readonly<Record<string, number>>;
  readonly role?: 'reviewer' | 'worker' | 'preReviewer';
  readonly area?: typeof AREA;
  readonly item?: ReturnType<typeof itemWay>;
}

const options = ({ staff, rules = [], open = {}, role = 'worker', area = AREA, item = FAUCET }: Given) =>
  staffOptions({ role, area, item, rules, staff, open: new Map(Object.entries(open)) });

/** Those who are suggested, with the reason. */
const suggested = (given: Given) =>
  options(given).flatMap(({ staffNo, reason }) => (reason === undefined ? [] : [[staffNo, reason]]));

test('a rule of a deeper place goes before one of a deeper item; of one place, the deeper item', () => {
  const rules = ['/faucet', 'east/faucet', 'd3/', 'd3/water-power', 'd3/faucet', 'd3-201/', '/water-power'];
  const fitting = fittingRules({ area: AREA, item: FAUCET, rules: rules.map((one) => rule(one)) });
  expect(fitting.map((one) => one.rule._id)).toEqual([
    ...['d3-201/', 'd3/faucet', 'd3/water-power', 'd3/', 'east/faucet', '/faucet', '/water-power'],
  ]);
});

test.each(['d4/', '/property', 'd3/property', 'd4/faucet'])('%s is no rule for this ticket', (target) => {
  expect(fittingRules({ area: AREA, item: FAUCET, rules: [rule(target)] })).toEqual([]);
});

test('every rule that can hold is asked for, and the pair of nothing is not', () => {
  const pairs = rulePairs(AREA, FAUCET);
  expect(pairs).toHaveLength(5 * 3 - 1);
  expect(pairs).toContainEqual({ areaId: 'd3', itemId: 'water-power' });
  expect(pairs).not.toContainEqual({});
});

test('whom the rule names comes first, with the rule as the reason', () => {
  const staff = [worker('W1'), worker('W2', { areas: ['d3-201'], trades: ['水电工'] })];
  expect(suggested({ staff, rules: [rule('d3/water-power')] })).toEqual([
    ['W1', '派单规则：3栋 · 水电'],
    ['W2', '负责 3栋2层201、水电工'],
  ]);
});

test('a rule without a person for the role, or whose person cannot take it, gives way to the next', () => {
  const rules = [
    { _id: 'a', areaId: 'd3', itemId: 'faucet', reviewerId: 'R1' },
    rule('d3/', { workerId: 'gone' }),
    rule('/faucet', { workerId: 'W2' }),
  ];
  expect(suggested({ staff: [worker('W1'), worker('W2')], rules })).toEqual([['W2', '派单规则：龙头']]);
});

test('the same rule names a reviewer and a worker', () => {
  const rules = [{ ...rule('d3/'), reviewerId: 'R1' }];
  const staff = [worker('R1', { roles: ['reviewer'] })];
  expect(suggested({ staff, rules, role: 'reviewer' })).toEqual([['R1', '派单规则：3栋']]);
});

test('who looks after a deeper place goes first, then whose trade it is, then who has less in hand', () => {
  const staff = [
    worker('W1', { areas: ['east'], trades: ['水电工'] }),
    worker('W2', { areas: ['d3'] }),
    worker('W3', { areas: ['d3'], trades: ['水电工'] }),
    worker('W4', { areas: ['d3'], trades: ['木工', '水电工'] }),
  ];
  expect(suggested({ staff, open: { W3: 5, W4: 1 } })).toEqual([
    ['W4', '负责 3栋、水电工'],
    ['W3', '负责 3栋、水电工'],
    ['W2', '负责 3栋'],
  ]);
});

test('the trade alone suggests somebody who is bound to no place', () => {
  expect(suggested({ staff: [worker('W1', { trades: ['水电工'] })] })).toEqual([['W1', '负责 水电工']]);
});

test.each<[string, Partial<StaffRow>]>([
  ['another trade', { areas: ['d3'], trades: ['木工'] }],
  ['other places', { areas: ['west'], trades: ['水电工'] }],
  ['nothing', {}],
])('whoever looks after %s is not suggested', (_, more) => {
  expect(suggested({ staff: [worker('W1', more)] })).toEqual([]);
});

test('of an item the nearest trade counts', () => {
  const staff = [worker('W1', { trades: ['水电工'] }), worker('W2', { trades: ['电梯维保'] })];
  expect(suggested({ staff, item: itemWay(ITEMS, 'lift') })).toEqual([['W2', '负责 电梯维保']]);
});

test('reviewers are suggested by place, whatever their trade', () => {
  const staff = [
    worker('R1', { roles: ['reviewer'], areas: ['east'], trades: ['木工'] }),
    worker('R2', { roles: ['reviewer'], trades: ['水电工'] }),
  ];
  expect(suggested({ staff, role: 'reviewer' })).toEqual([['R1', '负责 东校区']]);
});

test('three are a suggestion; the others follow, least in hand first', () => {
  const staff = ['W1', 'W2', 'W3', 'W4', 'W5', 'W6'].map((one) =>
    worker(one, one > 'W4' ? {} : { areas: ['d3'] }),
  );
  const list = options({ staff, open: { W4: 3, W5: 2, W6: 1 } });
  expect(list.map((one) => one.staffNo)).toEqual(['W1', 'W2', 'W3', 'W6', 'W5', 'W4']);
  expect(list.filter((one) => one.reason)).toHaveLength(3);
});

test('nobody is suggested for a ticket of which nothing is known', () => {
  const nowhere = { ids: [], names: [] };
  const staff = [worker('W1', { areas: ['d3'], trades: ['水电工'] })];
  expect(suggested({ staff, area: nowhere, item: nowhere, rules: [rule('d3/')] })).toEqual([]);
});
