/** @jest-environment jsdom */
import type { CascadePicker } from '../../../miniprogram/packages/ticket/components/cascade-picker/cascade-picker';
import { loadComponent } from './load-component';
import { type Rendered, render, turn } from './rendered';

const FLOOR = {
  id: 'd3-2',
  name: '2层',
  children: [
    { id: '201', name: '201' },
    { id: '202', name: '202' },
  ],
};
const NODES = [
  { id: 'd3', name: '3栋', children: [FLOOR] },
  { id: 'ground', name: '操场' },
];

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/cascade-picker/cascade-picker');
});

interface Picker extends CascadePicker {
  readonly data: {
    readonly show: boolean;
    readonly keyboard: number;
    readonly isSearching: boolean;
    readonly trail: readonly { readonly id: string }[];
  };
}

const opened = async (recents: readonly string[] = [], value = ''): Promise<Rendered> => {
  const picker = await render(id);
  picker.instance<Picker>().open({ title: '报修区域', hint: '搜索楼栋、房号', nodes: NODES, value, recents });
  await turn();
  return picker;
};
const dataOf = (picker: Rendered) => picker.instance<Picker>().data;

test('going down level by level ends with the leaf that is tapped', async () => {
  const picker = await opened();
  const changes = picker.hear('change');
  await picker.fire('.cascade__option', 'tap');
  await picker.fire('.cascade__option', 'tap');
  await picker.fire('.cascade__option', 'tap', {}, 1);
  expect(changes).toEqual([{ id: '202' }]);
  expect(dataOf(picker).show).toBe(false);
});

test('what is typed is looked for in the whole tree, and a tap chooses it', async () => {
  const picker = await opened();
  const changes = picker.hear('change');
  await picker.fire('.cascade__input', 'input', { value: '3栋202' });
  expect(picker.texts('.cascade__name')).toEqual(['2023栋 / 2层']);
  await picker.fire('.cascade__option', 'tap');
  expect(changes).toEqual([{ id: '202' }]);
});

test('what is nowhere is said to be nowhere', async () => {
  const picker = await opened();
  await picker.fire('.cascade__input', 'input', { value: '游泳池' });
  expect(picker.texts('.cascade__tail')).toEqual(['没有找到“游泳池”，换个写法试试']);
});

test('clearing the search brings the levels back', async () => {
  const picker = await opened();
  await picker.fire('.cascade__input', 'input', { value: '2' });
  await picker.fire('.cascade__clear', 'tap');
  expect(picker.texts('.cascade__name')).toEqual(['3栋', '操场']);
});

test('recent choices come first, and one tap is enough', async () => {
  const picker = await opened(['201', 'ground']);
  const changes = picker.hear('change');
  expect(picker.texts('.cascade__chip')).toEqual(['3栋 201', '操场']);
  await picker.fire('.cascade__chip', 'tap');
  expect(changes).toEqual([{ id: '201' }]);
});

test('who goes down the levels is not offered recent choices any longer', async () => {
  const picker = await opened(['201']);
  await picker.fire('.cascade__option', 'tap');
  expect(picker.texts('.cascade__chip')).toEqual([]);
});

test('opened again it starts anew', async () => {
  const picker = await opened();
  await picker.fire('.cascade__input', 'input', { value: '202' });
  await picker.fire('.cascade__option', 'tap');
  picker.instance<Picker>().open({ title: '', hint: '', nodes: NODES, value: '202', recents: ['202'] });
  await turn();
  expect(dataOf(picker)).toMatchObject({ isSearching: false, show: true });
  expect(dataOf(picker).trail.map((step) => step.id)).toEqual(['d3', 'd3-2']);
});

test('the sheet ends above the keyboard', async () => {
  const picker = await opened();
  await picker.fire('.cascade__input', 'keyboardheightchange', { height: 260 });
  expect(picker.attributes('.cascade', 'style')).toEqual(['padding-bottom: 260px']);
  await picker.fire('.cascade__input', 'blur');
  expect(dataOf(picker).keyboard).toBe(0);
});
