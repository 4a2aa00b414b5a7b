/** The tree of items: what it says of one of them, what is offered, and what admins do to it. */
import {
  addItem,
  AppError,
  dangerOf,
  type ItemEdit,
  type ItemNode,
  itemLines,
  itemPath,
  moveItem,
  MOST_ITEMS,
  noticeOf,
  numbersIn,
  offeredItems,
  orderItems,
  saveItem,
  switchItem,
  tradeOf,
} from '@xiuda/domain';

const TREE: readonly ItemNode[] = [
  {
    ...{ id: 'power', name: '水电', trade: '水电工', notice: '先关总阀' },
    children: [
      { id: 'faucet', name: '龙头' },
      {
        ...{ id: 'lift', name: '电梯', trade: '电梯维保', notice: '被困请打 119' },
        children: [{ id: 'door', name: '轿门' }],
      },
    ],
  },
  { id: 'property', name: '物业', children: [{ id: 'bed', name: '床' }] },
];

const FIELDS = { name: '灯', trade: '', notice: '', danger: '' } as const;

/** Field → sentence of what was refused. */
function refusal(edit: () => ItemEdit): unknown {
  try {
    edit();
  } catch (error) {
    if (error instanceof AppError) return error.details;
    throw error;
  }
  return undefined;
}

const children = (nodes: readonly ItemNode[], id: string) =>
  itemPath(nodes, id)
    .at(-1)
    ?.children?.map((one) => one.id);

test('an item says its own trade and notice, else those of its group', () => {
  const said = (id: string) => [tradeOf(itemPath(TREE, id)), noticeOf(itemPath(TREE, id))];
  expect(said('faucet')).toEqual(['水电工', '先关总阀']);
  expect(said('door')).toEqual(['电梯维保', '被困请打 119']);
  expect(said('bed')).toEqual([undefined, undefined]);
});

test('danger is marked on a group or on one item', () => {
  const { nodes, note } = saveItem(TREE, { ...FIELDS, id: 'lift', name: '电梯', danger: 'lift' });
  const said = (id: string) => dangerOf(itemPath(nodes, id));
  expect([said('lift'), said('door'), said('faucet')]).toEqual(['lift', 'lift', undefined]);
  expect(itemLines(nodes).find((one) => one.id === 'lift')).toMatchObject({ danger: 'lift' });
  expect(note?.changes).toContainEqual({ label: '危险', to: '电梯' });
  const off = saveItem(nodes, { ...FIELDS, id: 'lift', name: '电梯' });
  expect(dangerOf(itemPath(off.nodes, 'door'))).toBeUndefined();
  expect(off.note?.changes).toEqual([{ label: '危险', from: '电梯' }]);
});

test('what is switched off is not offered, nor what lies below it, nor a group of which nothing is left', () => {
  const off = switchItem(switchItem(TREE, { id: 'lift', isOff: true }).nodes, { id: 'bed', isOff: true });
  expect(itemLines(offeredItems(off.nodes)).map((one) => one.id)).toEqual(['power', 'faucet']);
  expect(itemLines(off.nodes).find((one) => one.id === 'door')).toMatchObject({ isBelowOff: true });
});

test('a new item is the last of its parent', () => {
  const { nodes, note } = addItem(TREE, { ...FIELDS, id: 'lamp', parentId: 'power', trade: '电工' });
  expect(children(nodes, 'power')).toEqual(['faucet', 'lift', 'lamp']);
  expect(note).toMatchObject({ deed: '新增', subject: '水电 / 灯' });
  expect(itemPath(nodes, 'lamp').at(-1)).toEqual({ id: 'lamp', name: '灯', trade: '电工' });
});

test.each<[string, () => ItemEdit, object]>([
  [
    'a name that is taken, written otherwise',
    () => addItem(TREE, { ...FIELDS, id: 'x', parentId: '', name: '水电' }),
    { name: expect.stringContaining('同名') },
  ],
  [
    'a fourth level',
    () => addItem(TREE, { ...FIELDS, id: 'x', parentId: 'door' }),
    { parentId: expect.stringContaining('最多 3 级') },
  ],
  [
    'a parent that is gone',
    () => addItem(TREE, { ...FIELDS, id: 'x', parentId: 'none' }),
    { parentId: expect.stringContaining('不在了') },
  ],
  ['an item that is gone', () => saveItem(TREE, { ...FIELDS, id: 'none' }), { id: expect.any(String) }],
  [
    'the name of a brother',
    () => saveItem(TREE, { ...FIELDS, id: 'faucet', name: '电梯' }),
    { name: expect.stringContaining('同名') },
  ],
  [
    'an order that leaves one out',
    () => orderItems(TREE, { parentId: 'power', ids: ['lift'] }),
    { ids: expect.any(String) },
  ],
  [
    'a place below itself',
    () => moveItem(TREE, { id: 'power', parentId: 'lift' }),
    { parentId: expect.any(String) },
  ],
  [
    'a place too deep for what it holds',
    () => moveItem(TREE, { id: 'lift', parentId: 'faucet' }),
    { parentId: expect.stringContaining('最多 3 级') },
  ],
])('%s is refused', (_, edit, details) => {
  expect(refusal(edit)).toEqual(details);
});

test('the tree holds so many and no more', () => {
  const full = Array.from({ length: MOST_ITEMS }, (_, at) => ({ id: `i${at}`, name: `项目${at}` }));
  expect(refusal(() => addItem(full, { ...FIELDS, id: 'x', parentId: '' }))).toEqual({
    name: expect.stringContaining(`${MOST_ITEMS}`),
  });
});

test('a notice that is emptied is said no longer; children stay', () => {
  const { nodes, note } = saveItem(TREE, {
    ...{ ...FIELDS, id: 'lift', name: '升降梯', trade: '电梯维保' },
  });
  expect(itemPath(nodes, 'door')[1]).toEqual({
    ...{ id: 'lift', name: '升降梯', trade: '电梯维保' },
    children: [{ id: 'door', name: '轿门' }],
  });
  expect(note?.changes).toEqual([
    { label: '名称', from: '电梯', to: '升降梯' },
    { label: '提示', from: '被困请打 119' },
  ]);
});

test('what is as it was leaves no record', () => {
  expect(saveItem(TREE, { ...FIELDS, id: 'faucet', name: '龙头' }).note).toBeUndefined();
  expect(orderItems(TREE, { parentId: 'power', ids: ['faucet', 'lift'] }).note).toBeUndefined();
  expect(switchItem(TREE, { id: 'bed', isOff: false }).note).toBeUndefined();
});

test('an item moves with all that belongs to it', () => {
  const { nodes } = moveItem(TREE, { id: 'lift', parentId: 'property' });
  expect(children(nodes, 'property')).toEqual(['bed', 'lift']);
  expect(children(nodes, 'power')).toEqual(['faucet']);
  expect(children(nodes, 'lift')).toEqual(['door']);
});

test('children take the order that is asked for', () => {
  expect(children(orderItems(TREE, { parentId: 'power', ids: ['lift', 'faucet'] }).nodes, 'power')).toEqual([
    ...['lift', 'faucet'],
  ]);
});

test.each([
  ['燃气泄漏请先拨打 0898-66001234，再拨 119', ['0898-66001234', '119']],
  ['维保单位 13800001234、400-812-3456', ['13800001234', '400-812-3456']],
  ['24 小时内上门，2026-01-01 起，3-5 天，1 楼 201', []],
])('numbers to call in: %s', (words, numbers) => {
  expect(numbersIn(words)).toEqual(numbers);
});
