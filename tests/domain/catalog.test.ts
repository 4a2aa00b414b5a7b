/** Places in a tree: the path of names, and the ids of ancestors and itself. */
import { pathTo, placeOf, type TreeNode } from '@xiuda/domain';

const TREE: TreeNode[] = [
  { id: 'west', name: '西校区', children: [{ id: 'gate', name: '大门' }] },
  {
    id: 'east',
    name: '东校区',
    children: [{ id: 'd3', name: '3栋', children: [{ id: 'd3-201', name: '201' }] }],
  },
];

test('a place knows the names and ids from the root to itself', () => {
  expect(placeOf(TREE, 'd3-201')).toEqual({
    id: 'd3-201',
    path: ['东校区', '3栋', '201'],
    ids: ['east', 'd3', 'd3-201'],
  });
});

test('a root is a place too', () => expect(placeOf(TREE, 'west')?.ids).toEqual(['west']));

test('an unknown id is no place', () => {
  expect(placeOf(TREE, 'd3-999')).toBeUndefined();
  expect(pathTo(TREE, '')).toEqual([]);
});
