/** What the pages of items and rules show, and what can be done there. */
import { itemLines } from '@xiuda/domain';
import { found } from '../../miniprogram/packages/admin/choice/found';
import { deedsOf, shifted } from '../../miniprogram/packages/admin/items/deeds';
import { groupsOf } from '../../miniprogram/packages/admin/items/load';
import { wishOf, NO_RULE } from '../../miniprogram/packages/admin/route/rule';
import { lineOf } from '../../miniprogram/packages/admin/routes/load';
import { actPage, actTarget } from '../../miniprogram/services/routes';

const LINES = itemLines([
  {
    ...{ id: 'power', name: '水电' },
    children: [
      { id: 'tap', name: '龙头' },
      { id: 'lamp', name: '灯', isOff: true },
    ],
  },
  { id: 'property', name: '物业' },
]);

const line = (id: string) => {
  const one = LINES.find((each) => each.id === id);
  if (!one) throw new Error(id);
  return one;
};

test('each group at the top stands with what belongs to it', () => {
  expect(groupsOf(LINES).map(({ rows }) => rows.map(({ name, state }) => name + state))).toEqual([
    ['水电', '龙头', '灯已停用'],
    ['物业'],
  ]);
});

test('what cannot be done is not offered: the first goes no further up, the last no further down', () => {
  const labels = (id: string) => deedsOf(LINES, line(id)).map(([, label]) => label);
  expect(labels('power')).toEqual(['修改', '添加下级', '下移', '停用']);
  expect(labels('lamp')).toEqual(['修改', '添加下级', '上移', '启用']);
});

test('an item changes places with its brother, whatever stands between them in the list', () => {
  expect(shifted(LINES, line('property'), -1)).toEqual(['property', 'power']);
  expect(shifted(LINES, line('tap'), 1)).toEqual(['lamp', 'tap']);
  expect(shifted(LINES, line('tap'), -1)).toEqual(['tap', 'lamp']);
});

test('a rule says whom it names, and who of them is not suggested', () => {
  const reviewer = { staffNo: 'R1', name: '王建国' };
  const worker = { staffNo: 'W1', name: '陈志强', absent: '还没有绑定微信' };
  expect(lineOf({ id: 'a', title: '3栋 · 水电', reviewer, worker })).toMatchObject({
    people: '审核 王建国，维修 陈志强',
    warning: '陈志强 还没有绑定微信',
  });
  expect(lineOf({ id: 'a', title: '3栋', worker: reviewer })).toMatchObject({
    people: '维修 王建国',
    warning: '',
  });
});

test('of a rule only what it names is sent', () => {
  const rule = { ...NO_RULE, areaId: { id: 'd3', name: '3栋' }, workerId: { id: 'W1', name: '陈志强' } };
  expect(wishOf(rule)).toEqual({ areaId: 'd3', workerId: 'W1' });
});

test('a choice is found by its name or by what stands below it', () => {
  const options = [
    { id: 'W1', name: '陈志强', about: '手上 2 单 · W0001' },
    { id: 'W2', name: '何永福', about: '手上没有工单 · W0002' },
  ];
  expect(found(options, 'w0002').shown.map(({ id }) => id)).toEqual(['W2']);
  expect(found(options, '').shown).toHaveLength(2);
});

test('the form of a step knows the place and the item of its ticket', () => {
  const target = {
    ...{ id: 't1', version: 3, title: '灯 · 3栋 201', ground: '桂林洋校区 · 水电' },
    ...{ areaId: 'gly-d3-2-201', itemId: 'lamp', assignees: ['R1', 'W1'] },
  };
  const address = actPage('reassign-worker', target).split('?')[1] ?? '';
  expect(actTarget(Object.fromEntries(new URLSearchParams(address)))).toEqual(target);
});
