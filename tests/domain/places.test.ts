import {
  addPlace,
  addPlaces,
  AppError,
  movePlace,
  orderPlaces,
  type PlaceDoc,
  type PlaceEdit,
  placesFromRows,
  placesOfLines,
  renamePlace,
  rowsOfTree,
  switchPlace,
  type TreeNode,
  treeOfPlaces,
} from '@xiuda/domain';

const TREE: readonly TreeNode[] = [
  {
    id: 'east',
    name: '东校区',
    children: [
      {
        id: 'd3',
        name: '3栋',
        children: [
          { id: '10', name: '10层' },
          { id: '2', name: '2层', children: [{ id: '201', name: '201' }] },
        ],
      },
      { id: 'd4', name: '4栋' },
    ],
  },
  { id: 'west', name: '西校区' },
];
const PLACES = placesFromRows(rowsOfTree(TREE));

const ids = (places: readonly PlaceDoc[]): string[] => places.map(({ _id }) => _id);
const after = ({ added = [], changed = [] }: PlaceEdit): PlaceDoc[] => {
  const sets = new Map(changed.map(({ id, set }) => [id, set]));
  return placesFromRows([...PLACES.map((place) => ({ ...place, ...sets.get(place._id) })), ...added]);
};
const placeIn = (places: readonly PlaceDoc[], id: string) => places.find(({ _id }) => _id === id);

function refusal(edit: () => unknown): unknown {
  try {
    return edit();
  } catch (error) {
    return error instanceof AppError ? error.details : error;
  }
}

test('a tree is stored node by node, and is a tree again', () => {
  expect(treeOfPlaces(PLACES)).toEqual(TREE);
});

test('each place knows the way to it, in the order of the tree', () => {
  expect(ids(PLACES)).toEqual(['east', 'd3', '10', '2', '201', 'd4', 'west']);
  expect(placeIn(PLACES, '201')).toMatchObject({
    ids: ['east', 'd3', '2', '201'],
    path: ['东校区', '3栋', '2层', '201'],
    isOffered: true,
  });
});

test('of equal orders the names decide, numbers by their size', () => {
  const rows = ['10层', '2层', '1层'].map((name) => ({ _id: name, name, parentId: '', order: 0 }));
  expect(ids(placesFromRows(rows))).toEqual(['1层', '2层', '10层']);
});

test('what hangs on nothing, or on itself, is in no tree', () => {
  const loop = [
    { _id: 'a', name: '甲', parentId: 'b', order: 0 },
    { _id: 'b', name: '乙', parentId: 'a', order: 0 },
    { _id: 'c', name: '丙', parentId: 'nowhere', order: 0 },
  ];
  expect(placesFromRows([...rowsOfTree(TREE), ...loop])).toEqual(PLACES);
});

test('what is switched off is not offered, nor is anything below it; switched on it is again', () => {
  const off = after(switchPlace(PLACES, { id: 'd3', isOff: true }));
  expect(ids(off.filter(({ isOffered }) => !isOffered))).toEqual(['d3', '10', '2', '201']);
  expect(JSON.stringify(treeOfPlaces(off))).not.toContain('201');
  expect(switchPlace(off, { id: 'd3', isOff: false }).changed).toEqual([{ id: 'd3', set: { isOff: false } }]);
  expect(switchPlace(off, { id: 'd3', isOff: true }).changed).toEqual([]);
});

test('a new place is the last of its parent', () => {
  const places = after(addPlace(PLACES, { _id: 'n', parentId: 'd3', name: '3层' }));
  expect(placeIn(places, 'n')).toMatchObject({ order: 2, path: ['东校区', '3栋', '3层'] });
});

test.each([
  ['the same name', () => addPlace(PLACES, { _id: 'n', parentId: 'east', name: '3栋' }), 'name'],
  ['the same in other letters', () => addPlace(PLACES, { _id: 'n', parentId: 'east', name: '３栋' }), 'name'],
  ['a name of a neighbour', () => renamePlace(PLACES, { id: 'd4', name: '3栋' }), 'name'],
  [
    'a parent that has one of that name',
    () =>
      movePlace(after(addPlace(PLACES, { _id: 'n', parentId: 'west', name: '3栋' })), {
        id: 'd3',
        parentId: 'west',
      }),
    'parentId',
  ],
])('%s is refused', (_, edit, field) => {
  expect(refusal(edit)).toEqual({ [field]: '这里已经有同名的区域，请换一个名称' });
});

test('its own name is nobody else’s', () => {
  expect(renamePlace(PLACES, { id: 'd3', name: '3栋' }).changed).toEqual([]);
  expect(renamePlace(PLACES, { id: 'd3', name: '三栋' })).toMatchObject({
    changed: [{ id: 'd3', set: { name: '三栋' } }],
    note: { subject: '东校区 / 3栋', deed: '改名', changes: [{ label: '名称', from: '3栋', to: '三栋' }] },
  });
});

test('moved, everything below goes along', () => {
  const places = after(movePlace(PLACES, { id: '2', parentId: 'west' }));
  expect(placeIn(places, '201')?.path).toEqual(['西校区', '2层', '201']);
});

test.each(['d3', '2', '201'])('nothing is moved into itself: 3栋 into %s', (parentId) => {
  expect(refusal(() => movePlace(PLACES, { id: 'd3', parentId }))).toEqual({
    parentId: '不能移动到它自己里面，请另选一处',
  });
});

test('the seventh level is refused, added or moved', () => {
  const below = [
    { _id: '5', name: '5', parentId: '201', order: 0 },
    { _id: '6', name: '6', parentId: '5', order: 0 },
  ];
  const deep = placesFromRows([...PLACES, ...below]);
  const words = { parentId: '最多 6 级，这里不能再往下了' };
  expect(refusal(() => addPlace(deep, { _id: 'n', parentId: '6', name: '里间' }))).toEqual(words);
  expect(refusal(() => movePlace(deep, { id: '2', parentId: 'd4' }))).not.toEqual(words);
  expect(refusal(() => movePlace(deep, { id: '2', parentId: '10' }))).toEqual(words);
});

test('a new order writes what changes its place, and is refused where it is not of all', () => {
  expect(orderPlaces(PLACES, { parentId: 'd3', ids: ['2', '10'] }).changed).toEqual([
    { id: '2', set: { order: 0 } },
    { id: '10', set: { order: 1 } },
  ]);
  expect(orderPlaces(PLACES, { parentId: 'd3', ids: ['10', '2'] }).changed).toEqual([]);
  const words = { ids: '这一级刚刚有变化，请刷新后再排' };
  expect(refusal(() => orderPlaces(PLACES, { parentId: 'd3', ids: ['2'] }))).toEqual(words);
  expect(refusal(() => orderPlaces(PLACES, { parentId: 'd3', ids: ['2', '201'] }))).toEqual(words);
});

test.each([
  () => renamePlace(PLACES, { id: 'gone', name: '楼' }),
  () => switchPlace(PLACES, { id: 'gone', isOff: true }),
  () => movePlace(PLACES, { id: 'gone', parentId: '' }),
])('what is gone cannot be changed', (edit) => {
  expect(refusal(edit)).toEqual({ id: '这个区域已经不在了，请刷新后再试' });
});

describe('many at once', () => {
  let made = 0;
  const add = (parentId: string, lines: string, from = 0, to = 2000) =>
    addPlaces(PLACES, parentId, placesOfLines(lines, 6).slice(from, to), () => `n${++made}`);

  test('those that are there are gone through, those that are not are added', () => {
    const { edit, added, skipped } = add('east', '3栋 2层 201-203');
    expect([added, skipped]).toEqual([2, 3]);
    const names = after(edit).filter(({ parentId }) => parentId === '2');
    expect(names.map(({ name }) => name)).toEqual(['201', '202', '203']);
  });

  test('all that is there already changes nothing', () => {
    expect(add('east', '3栋 2层 201')).toMatchObject({ edit: { added: [] }, added: 0, skipped: 3 });
  });

  test('a piece whose beginning is missing is refused', () => {
    expect(refusal(() => add('west', '9栋 1层 101-102', 2))).toEqual({
      from: '这个区域已经不在了，请刷新后再试',
    });
  });

  test('the record says how many, the first and the last', () => {
    expect(add('west', '9栋 1-2层').edit.note).toEqual({
      subject: '西校区',
      deed: '批量新增',
      changes: [{ label: '新增', to: '3 个：9栋 … 9栋 / 2层' }],
    });
  });
});
