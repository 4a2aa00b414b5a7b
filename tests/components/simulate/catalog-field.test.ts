/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const CATALOG = {
  version: 'v1',
  areas: [{ id: 'd3', name: '3栋', children: [{ id: '201', name: '201' }] }],
  items: [{ id: 'faucet', name: '水龙头' }],
  materials: [],
};

interface Field {
  readonly data: { readonly name: string; readonly value: string };
  onOpen(): Promise<void>;
  selectComponent(id: string): {
    readonly data: { readonly recents: readonly object[]; readonly hint: string };
  };
  onChoice(event: { detail: { id: string } }): void;
}

let id: string;
let isAway: boolean;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/catalog-field/catalog-field');
});

beforeEach(() => {
  isAway = false;
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const callFunction = async () => {
    if (isAway) throw new Error('request:fail');
    return { result: { ok: true, data: CATALOG } };
  };
  Object.assign(wx, { cloud: { callFunction }, getStorageSync: () => '', setStorageSync: () => undefined });
});

test('what is chosen is shown by all names on the way to it', async () => {
  const field = await render(id, { tree: 'areas', value: '201' });
  expect(field.instance<Field>().data.name).toBe('3栋 / 201');
});

test('a choice is shown, and told', async () => {
  const field = await render(id, { tree: 'areas' });
  const changes = field.hear('change');
  field.instance<Field>().onChoice({ detail: { id: '201' } });
  expect(field.instance<Field>().data.name).toBe('3栋 / 201');
  expect(changes).toEqual([{ value: '201' }]);
});

test('each field has a tree of its own', async () => {
  const field = await render(id, { tree: 'items', value: 'faucet' });
  expect(field.instance<Field>().data.name).toBe('水龙头');
});

test('what the catalog no longer has must be chosen anew', async () => {
  const field = await render(id, { tree: 'areas', value: '201' });
  const changes = field.hear('change');
  field.set({ value: 'torn-down' });
  expect(field.instance<Field>().data.name).toBe('');
  expect(changes).toEqual([{ value: '' }]);
});

test('its picker offers what was last reported from its tree', async () => {
  const getStorageSync = (key: string) => (key === 'recent-areas' ? ['torn-down', '201'] : '');
  Object.assign(wx, { getStorageSync });
  const field = await render(id, { tree: 'areas', hint: '搜索楼栋、房号' });
  await field.instance<Field>().onOpen();
  expect(field.instance<Field>().selectComponent('#picker').data).toMatchObject({
    hint: '搜索楼栋、房号',
    recents: [{ id: '201', name: '3栋 201' }],
  });
});

test('without an answer nothing is forgotten that was chosen', async () => {
  isAway = true;
  const field = await render(id, { tree: 'areas', value: '201' });
  expect(field.instance<Field>().data.value).toBe('201');
});
