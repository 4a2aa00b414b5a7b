/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render, turn } from './rendered';

const ITEMS = { version: 'v1', items: [{ id: 'faucet', name: '水龙头' }], materials: [] };
const ROOM = { id: '201', path: ['3栋', '201'] };

type Event = Readonly<Record<string, unknown>>;

/** The function `catalog` as this phone needs it. */
function answered({ op, ...event }: Event): object {
  if (op === 'get') return { ok: true, data: ITEMS };
  if (op === 'place') {
    if (event.id !== ROOM.id) return { ok: false, error: { code: 'NOT_FOUND', message: '没有找到' } };
    return { ok: true, data: { ...ROOM, ids: ['d3', '201'] } };
  }
  const level = { trail: [{ id: 'd3', name: '3栋' }], places: [{ id: '201', name: '201', isBranch: false }] };
  return { ok: true, data: { version: 1, ...level, way: [], recents: [ROOM] } };
}

interface Field {
  readonly data: { readonly name: string; readonly value: string };
  onOpen(): Promise<void>;
  selectComponent(id: string): {
    readonly data: { readonly recents: readonly object[]; readonly hint: string };
  };
  onChoice(event: { detail: { id: string; way: string } }): void;
}

let id: string;
let isAway: boolean;
let asked: Event[];

beforeAll(() => {
  id = loadComponent('packages/ticket/components/catalog-field/catalog-field');
});

beforeEach(() => {
  isAway = false;
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  asked = [];
  const callFunction = async ({ data }: { data: Event }) => {
    asked.push(data);
    if (isAway) throw new Error('request:fail');
    return { result: answered(data) };
  };
  const nothing = () => undefined;
  Object.assign(wx, {
    cloud: { callFunction },
    ...{ getStorageSync: () => '', setStorageSync: nothing, removeStorageSync: nothing },
  });
});

test('what is chosen is shown by all names on the way to it', async () => {
  const field = await render(id, { tree: 'areas', value: '201' });
  expect(field.instance<Field>().data.name).toBe('3栋 / 201');
});

test('a choice is shown, and told', async () => {
  const field = await render(id, { tree: 'areas' });
  const changes = field.hear('change');
  field.instance<Field>().onChoice({ detail: { id: '201', way: '3栋 / 201' } });
  await turn();
  expect(field.instance<Field>().data.name).toBe('3栋 / 201');
  expect(changes).toEqual([{ value: '201' }]);
  expect(asked).toEqual([]);
});

test('each field has a tree of its own', async () => {
  const field = await render(id, { tree: 'items', value: 'faucet' });
  expect(field.instance<Field>().data.name).toBe('水龙头');
});

test('what the catalog no longer has must be chosen anew', async () => {
  const field = await render(id, { tree: 'areas', value: '201' });
  const changes = field.hear('change');
  field.set({ value: 'torn-down' });
  await turn();
  expect(field.instance<Field>().data.name).toBe('');
  expect(changes).toEqual([{ value: '' }]);
});

test('its picker offers what was last reported from its tree', async () => {
  const getStorageSync = (key: string) => (key === 'recent-areas' ? ['torn-down', '201'] : '');
  Object.assign(wx, { getStorageSync });
  const field = await render(id, { tree: 'areas', hint: '搜索楼栋、房号' });
  await field.instance<Field>().onOpen();
  await turn();
  expect(asked.at(-1)).toEqual({
    ...{ op: 'places', parentId: '', chosen: '', recents: ['torn-down', '201'] },
  });
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
