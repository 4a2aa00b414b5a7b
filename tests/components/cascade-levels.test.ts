import type { TreeNode } from '@xiuda/domain';
import { levelOf, startOf } from '../../miniprogram/packages/ticket/components/cascade-picker/levels';

const leaf = (id: string): TreeNode => ({ id, name: `${id}号` });
const building: TreeNode = { id: 'd3', name: '3栋', children: [leaf('201'), leaf('202')] };
const ground: TreeNode = { id: 'ground', name: '操场' };
const campus: TreeNode = { id: 'campus', name: '校区', children: [building, ground] };

const ids = (steps: readonly { id: string }[]): string[] => steps.map(({ id }) => id);

test('choosing starts at the first level where there is something to choose between', () => {
  expect(ids(startOf([campus], ''))).toEqual(['campus']);
});

test('several roots are chosen between', () => {
  expect(startOf([campus, building], '')).toEqual([]);
});

test('choosing starts beside what is chosen', () => {
  expect(ids(startOf([campus], '202'))).toEqual(['campus', 'd3']);
});

test('a choice that is no longer in the tree starts anew', () => {
  expect(ids(startOf([campus], 'gone'))).toEqual(['campus']);
});

test('a level tells branches from leaves and marks the way to what is chosen', () => {
  const level = levelOf([campus], 'campus', '202');
  expect(level.options).toEqual([
    { id: 'd3', name: '3栋', isBranch: true, isChosen: true },
    { id: 'ground', name: '操场', isBranch: false, isChosen: false },
  ]);
  expect(level.areTiles).toBe(false);
});

test('leaves with short names stand side by side', () => {
  expect(levelOf([campus], 'd3', '').areTiles).toBe(true);
});

test('leaves with long names stand below each other', () => {
  const hall: TreeNode = {
    id: 'hall',
    name: '国际学术交流中心',
    children: [leaf('1'), { id: '2', name: '二层多功能报告厅' }],
  };
  expect(levelOf([hall], 'hall', '').areTiles).toBe(false);
});
