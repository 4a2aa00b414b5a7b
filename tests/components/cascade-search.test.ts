import { type TreeNode, wordsIn } from '@xiuda/domain';
import { recentsIn } from '../../miniprogram/packages/ticket/components/cascade-picker/recents';
import { search } from '../../miniprogram/packages/ticket/components/cascade-picker/search';

const building = (id: string, name: string, rooms: readonly string[]): TreeNode => {
  const children = rooms.map((room) => ({ id: `${id}-${room}`, name: room }));
  return { id, name, children: [{ id: `${id}-2`, name: '2层', children }] };
};
const CAMPUS: readonly TreeNode[] = [
  {
    id: 'east',
    name: '东校区',
    children: [
      building('d13', '13栋', ['201', '202']),
      building('d3', '3栋', ['201', '202', '1201', '卫生间']),
      building('lab', 'A座', ['A301', '东区']),
    ],
  },
  { id: 'west', name: '西校区', children: [building('d9', '9栋', ['201'])] },
];

const found = (typed: string): string[] => search(CAMPUS, typed).rows.map(({ id }) => id);

test.each([
  ['3栋 201', ['3栋', '201']],
  ['3栋201', ['3栋', '201']],
  ['3-201', ['3', '201']],
  ['３栋／２０１室', ['3栋', '201']],
  ['图书馆2层西区', ['图书馆', '2层西区']],
  [' - ', []],
])('%s is read as %j', (typed, words) => {
  expect(wordsIn(typed)).toEqual(words);
});

test.each(['3栋 201', '3栋201', '201 3栋', '3-201', '3栋201室'])('%s finds the room, best first', (typed) => {
  expect(found(typed)[0]).toBe('d3-201');
});

test('every word must be somewhere on the way', () => {
  expect(found('西校区 201')).toEqual(['d9-201']);
  expect(found('西校区 202')).toEqual([]);
});

test('a part of any name is enough, small letters or capitals', () => {
  expect(found('a3')).toEqual(['lab-A301']);
  expect(found('生间')).toEqual(['d3-卫生间']);
});

test('names that are run together are found where they follow each other', () => {
  const library = [building('lib', '图书馆', ['东区', '西区'])];
  expect(search(library, '图书馆2层西区').rows.map(({ id }) => id)).toEqual(['lib-西区']);
  expect(search(library, '西区图书馆').rows).toEqual([]);
});

test('a row tells the name and the way to it', () => {
  expect(search(CAMPUS, '卫生间').rows).toEqual([
    { id: 'd3-卫生间', name: '卫生间', path: '东校区 / 3栋 / 2层' },
  ]);
});

const rooms = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);

test('at most thirty go to the screen, and it is said where there are more', () => {
  const many = [building('b', '1栋', rooms(31))];
  expect(search(many, '1栋').rows).toHaveLength(30);
  expect(search(many, '1栋').hasMore).toBe(true);
  const thirty = [building('b', '1栋', rooms(30))];
  expect(search(thirty, '1栋').hasMore).toBe(false);
});

test('among thousands of rooms the one that is meant stands first', () => {
  const campus = rooms(50).map((number) => building(`b${number}`, `${number}栋`, rooms(100)));
  expect(search(campus, '7栋 42').rows[0]?.id).toBe('b7-42');
});

test('recent choices keep their order, named as people name them', () => {
  expect(recentsIn(CAMPUS, ['d3-卫生间', 'd9-201'])).toEqual([
    { id: 'd3-卫生间', name: '3栋 2层卫生间', path: '东校区 / 3栋 / 2层 / 卫生间' },
    { id: 'd9-201', name: '9栋 201', path: '西校区 / 9栋 / 2层 / 201' },
  ]);
});

test('what the catalog no longer has, or has divided, is not offered', () => {
  expect(recentsIn(CAMPUS, ['torn-down', 'd3', 'd9-201']).map(({ id }) => id)).toEqual(['d9-201']);
});

test('no more than five are offered', () => {
  const ids = ['d13-201', 'd13-202', 'd3-201', 'd3-202', 'd3-1201', 'd9-201'];
  expect(recentsIn(CAMPUS, ids).map(({ id }) => id)).toEqual(ids.slice(0, 5));
});

test('two that would read alike are told apart by the whole way', () => {
  const twins = [
    { id: 'e', name: '东校区', children: [building('e1', '一教', ['101'])] },
    { id: 'w', name: '西校区', children: [building('w1', '一教', ['101'])] },
  ];
  expect(recentsIn(twins, ['e1-101', 'w1-101']).map(({ name }) => name)).toEqual([
    '东校区 / 一教 / 2层 / 101',
    '西校区 / 一教 / 2层 / 101',
  ]);
});
