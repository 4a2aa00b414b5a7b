/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const ROW = '.material-picker__row';
const CHOSEN = '.material-picker__chosen';
const NONE = '.material-picker__none';
const MATERIALS = [
  { id: 'm1', name: '陶瓷阀芯 35mm', unit: '个' },
  { id: 'm2', name: '陶瓷阀芯 40mm', unit: '个' },
  { id: 'm3', name: '生料带', unit: '卷' },
];

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/material-picker/material-picker');
});

interface Picker {
  onSearch(event: { detail: { value: string } }): void;
  onQuantity(event: { detail: { value: number }; currentTarget: { dataset: { id: string } } }): void;
}

test('what is tapped is wanted once', async () => {
  const picker = await render(id, { materials: MATERIALS });
  const changes = picker.hear('change');
  await picker.fire(ROW, 'tap', {}, 2);
  expect(changes).toEqual([{ value: [{ materialId: 'm3', quantity: 1 }] }]);
});

test('what is chosen stands above, and is not offered a second time', async () => {
  const picker = await render(id, { materials: MATERIALS, value: [{ materialId: 'm2', quantity: 3 }] });
  expect(picker.texts(CHOSEN)).toHaveLength(1);
  expect(picker.attributes(ROW, 'ariaLabel')).toEqual(['陶瓷阀芯 35mm 个 添加', '生料带 卷 添加']);
});

test('how many of it can be changed', async () => {
  const value = [
    { materialId: 'm1', quantity: 1 },
    { materialId: 'm3', quantity: 1 },
  ];
  const picker = await render(id, { materials: MATERIALS, value });
  const changes = picker.hear('change');
  picker.instance<Picker>().onQuantity({ detail: { value: 4 }, currentTarget: { dataset: { id: 'm3' } } });
  expect(changes).toEqual([
    {
      value: [
        { materialId: 'm1', quantity: 1 },
        { materialId: 'm3', quantity: 4 },
      ],
    },
  ]);
});

test('it can be taken away again', async () => {
  const picker = await render(id, { materials: MATERIALS, value: [{ materialId: 'm1', quantity: 9 }] });
  const changes = picker.hear('change');
  await picker.fire('.material-picker__remove', 'tap');
  expect(changes).toEqual([{ value: [] }]);
});

test('words find a material, however they are ordered', async () => {
  const picker = await render(id, { materials: MATERIALS });
  picker.instance<Picker>().onSearch({ detail: { value: '40MM 阀芯' } });
  expect(picker.attributes(ROW, 'ariaLabel')).toEqual(['陶瓷阀芯 40mm 个 添加']);
});

test('where nothing is found it says so', async () => {
  const picker = await render(id, { materials: MATERIALS });
  picker.instance<Picker>().onSearch({ detail: { value: '坦克' } });
  expect(picker.texts(NONE)).toEqual(['没有找到“坦克”，换个说法试试，或写在完工备注里']);
});

test('no more kinds than the step takes', async () => {
  const picker = await render(id, {
    materials: MATERIALS,
    max: 1,
    value: [{ materialId: 'm1', quantity: 1 }],
  });
  const changes = picker.hear('change');
  await picker.fire(ROW, 'tap');
  expect(changes).toEqual([]);
  expect(picker.texts('.material-picker__add')).toEqual(['已满', '已满']);
});

describe('of what is counted', () => {
  const COUNTED = [
    { id: 'm1', name: '三角阀', unit: '个', left: 3 },
    { id: 'm2', name: '花洒', unit: '个', left: 0 },
  ];

  test('it says how many are left, and offers none of what is gone', async () => {
    const picker = await render(id, { materials: COUNTED });
    const changes = picker.hear('change');
    expect(picker.attributes(ROW, 'ariaLabel')).toEqual(['三角阀 剩 3 个 添加', '花洒 没有了']);
    await picker.fire(ROW, 'tap', {}, 1);
    expect(changes).toEqual([]);
  });

  test('no more can be asked for than there are', async () => {
    const picker = await render(id, { materials: COUNTED, value: [{ materialId: 'm1', quantity: 2 }] });
    const { data } = picker.instance<{ data: { chosen: { most: number }[] } }>();
    expect(data.chosen.map(({ most }) => most)).toEqual([3]);
  });

  test('where others were faster, the line says so', async () => {
    const picker = await render(id, { materials: COUNTED, value: [{ materialId: 'm2', quantity: 2 }] });
    expect(picker.texts('.material-picker__short')).toEqual(['没有了']);
  });

  test('what goes back is what was used', async () => {
    const picker = await render(id, { materials: COUNTED.slice(0, 1), source: 'ticket' });
    expect(picker.attributes(ROW, 'ariaLabel')).toEqual(['三角阀 已用 3 个 退回']);
    const empty = await render(id, { materials: [], source: 'ticket' });
    expect(empty.texts(NONE)).toEqual(['这张工单还没有登记用料，没有可以退回的']);
  });
});
