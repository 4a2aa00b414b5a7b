/** @jest-environment jsdom */
import type { CascadePicker } from '../../../miniprogram/packages/ticket/components/cascade-picker/cascade-picker';
import {
  type Source,
  treeSource,
} from '../../../miniprogram/packages/ticket/components/cascade-picker/source';
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
  const source = treeSource(NODES, value, recents);
  picker.instance<Picker>().open({ title: '报修区域', hint: '搜索楼栋、房号', source, value });
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
  expect(changes).toEqual([{ id: '202', way: '3栋 / 2层 / 202' }]);
  expect(dataOf(picker).show).toBe(false);
});

test('what is typed is looked for in the whole tree, and a tap chooses it', async () => {
  const picker = await opened();
  const changes = picker.hear('change');
  await picker.fire('.cascade__input', 'input', { value: '3栋202' });
  expect(picker.texts('.cascade__name')).toEqual(['2023栋 / 2层']);
  await picker.fire('.cascade__option', 'tap');
  expect(changes).toEqual([{ id: '202', way: '3栋 / 2层 / 202' }]);
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
  expect(changes).toEqual([{ id: '201', way: '3栋 / 2层 / 201' }]);
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
  const source = treeSource(NODES, '202', ['202']);
  picker.instance<Picker>().open({ title: '', hint: '', source, value: '202' });
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

/** A cloud whose answers a test holds back, and lets fail. */
function slowSource(): Source & { answer(index: number): Promise<void>; fail(index: number): Promise<void> } {
  const tree = treeSource(NODES, '', []);
  const waiting: { resolve(): void; reject(error: unknown): void }[] = [];
  const held = <T>(answer: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve: () => resolve(answer), reject });
    });
  return {
    start: () => held(tree.start()),
    below: (id) => held(tree.below(id)),
    find: (typed) => held(tree.find(typed)),
    pause: 0,
    async answer(index) {
      waiting[index]?.resolve();
      await turn();
    },
    async fail(index) {
      waiting[index]?.reject(new Error('away'));
      await turn();
    },
  };
}

describe('while the cloud is asked', () => {
  const slowly = async () => {
    const picker = await render(id);
    const source = slowSource();
    picker.instance<Picker>().open({ title: '报修区域', hint: '搜索楼栋、房号', source, value: '' });
    await turn();
    return { picker, source };
  };
  const isWaiting = (picker: Rendered) => picker.texts('.cascade__bar').length > 0;

  test('there are lines to wait by, then the level', async () => {
    const { picker, source } = await slowly();
    expect(isWaiting(picker)).toBe(true);
    await source.answer(0);
    expect(isWaiting(picker)).toBe(false);
    expect(picker.texts('.cascade__name')).toEqual(['3栋', '操场']);
  });

  test('what failed can be asked for again', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { picker, source } = await slowly();
    await source.fail(0);
    expect(isWaiting(picker)).toBe(false);
    picker.instance<{ onRetry(): void }>().onRetry();
    await source.answer(1);
    expect(picker.texts('.cascade__name')).toEqual(['3栋', '操场']);
  });

  test('an answer that comes too late is not shown', async () => {
    const { picker, source } = await slowly();
    await source.answer(0);
    await picker.fire('.cascade__input', 'input', { value: '201' });
    await picker.fire('.cascade__input', 'input', { value: '202' });
    await source.answer(2);
    await source.answer(1);
    expect(picker.texts('.cascade__name')).toEqual(['2023栋 / 2层']);
  });

  test('who stops looking is back at the level, whatever is answered then', async () => {
    const { picker, source } = await slowly();
    await source.answer(0);
    await picker.fire('.cascade__input', 'input', { value: '201' });
    await picker.fire('.cascade__clear', 'tap');
    await source.answer(1);
    expect(picker.texts('.cascade__name')).toEqual(['3栋', '操场']);
  });
});
