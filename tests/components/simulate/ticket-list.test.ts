/** @jest-environment jsdom */
import type { WireSummary } from '../../../miniprogram/services/wire';
import { loadComponent } from './load-component';
import { type Rendered, render, turn } from './rendered';

interface List {
  readonly data: { readonly cards: readonly { readonly id: string }[]; readonly state: string };
  refresh(): Promise<void>;
  restart(): Promise<void>;
  more(): Promise<void>;
}
type Asked = Readonly<Record<string, unknown>>;
type Page = { tickets: WireSummary[]; nextCursor: string | null; counts?: Record<string, number> };

const OTHER_TAB = 1;

let id: string;
let asked: Asked[];
let answer: (asked: Asked) => Promise<Page>;
let list: Rendered;

beforeAll(() => {
  id = loadComponent('components/ticket-list/ticket-list');
});

const ticket = (number: number): WireSummary => ({
  _id: `t${number}`,
  number: `BX20261121-${String(number).padStart(6, '0')}`,
  status: 'assigned',
  version: 1,
  since: '2026-11-21T03:28:00.000Z',
  createdAt: '2026-11-21T03:20:00.000Z',
  reporter: { name: '周婷' },
  area: { id: 'a', path: ['3栋', '201'] },
  address: '卫生间',
  item: { id: 'i', path: ['水电', '水龙头'] },
  description: '滴水',
  photos: [],
  worker: { staffNo: 'W1', name: '陈志强' },
  actions: ['accept'],
});

const tickets = (from: number, count: number) => Array.from({ length: count }, (_, i) => ticket(from + i));
const page = (from: number, count: number, nextCursor: string | null = null): Page => ({
  tickets: tickets(from, count),
  nextCursor,
  counts: { new: count },
});
const cards = () => list.instance<List>().data.cards.map((card) => card.id);
const ids = (from: number, count: number) => tickets(from, count).map(({ _id }) => _id);

beforeEach(async () => {
  asked = [];
  answer = async () => page(1, 3);
  Object.assign(wx, {
    cloud: {
      callFunction: async ({ data }: { data: Asked }) => {
        asked.push(data);
        return { result: { ok: true, data: await answer(data) } };
      },
    },
    getStorageSync: () => ({ staff: { staffNo: 'W1', name: '陈志强', roles: ['worker'] } }),
    getAccountInfoSync: () => ({ miniProgram: { version: '1.0.0' } }),
    getNetworkType: async () => ({ networkType: 'wifi' }),
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    showToast: () => undefined,
  });
  list = await render(id, { view: 'worker', searchable: true });
});

const refresh = async () => {
  await list.instance<List>().refresh();
  await turn();
};
const chooseTab = async (index: number) => {
  const tabs = ['new', 'accepted', 'repairing', 'confirming', 'done'];
  await list.fire('.ticket-list__tabs', 'change', { id: tabs[index] });
};

test('a long first page is there whole, in its order', async () => {
  answer = async () => page(1, 20, 'next');
  await refresh();
  expect(cards()).toEqual(ids(1, 20));
});

test('further pages go below, what comes twice stands there once', async () => {
  answer = async ({ cursor }) => (cursor ? page(20, 21) : page(1, 20, 'next'));
  await refresh();
  await list.instance<List>().more();
  expect(cards()).toEqual(ids(1, 40));
});

test('whoever is at the bottom before the first page is drawn gets the next one all the same', async () => {
  answer = async ({ cursor }) => (cursor ? page(21, 5) : page(1, 20, 'next'));
  const refreshing = list.instance<List>().refresh();
  while (list.instance<List>().data.state === 'loading') await Promise.resolve();
  const more = list.instance<List>().more();
  await Promise.all([refreshing, more]);
  await turn();
  await turn();
  expect(cards()).toEqual(ids(1, 25));
});

test('at the end no more is asked for', async () => {
  await refresh();
  await list.instance<List>().more();
  expect(asked).toHaveLength(1);
});

test('whoever comes back to a long list finds it as long as it was, and fresh', async () => {
  answer = async ({ cursor, limit }) => {
    const from = cursor ? Number(cursor) : 1;
    const count = Math.min(Number(limit), 121 - from);
    return page(from, count, from + count > 120 ? null : String(from + count));
  };
  await refresh();
  for (let more = 0; more < 5; more += 1) await list.instance<List>().more();
  asked = [];
  await refresh();
  expect(cards()).toEqual(ids(1, 120));
  expect(asked.map(({ limit }) => limit)).toEqual([50, 50, 50]);
});

test('an answer to the tab before is dropped', async () => {
  let late = (_: Page): void => undefined;
  answer = () => new Promise((resolve) => (late = resolve));
  const first = list.instance<List>().refresh();
  await turn();
  answer = async () => page(50, 2);
  await chooseTab(OTHER_TAB);
  late(page(1, 3));
  await first;
  expect(cards()).toEqual(ids(50, 2));
});

test('a page below that fails can be asked for again', async () => {
  answer = async ({ cursor }) => {
    if (cursor) throw new Error('request:fail');
    return page(1, 20, 'next');
  };
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  await refresh();
  await list.instance<List>().more();
  expect(cards()).toEqual(ids(1, 20));
  answer = async () => page(21, 5);
  await list.instance<List>().more();
  expect(cards()).toEqual(ids(1, 25));
});

test('a whole number is looked for as soon as it is typed, in every tab', async () => {
  await refresh();
  await list.fire('.ticket-list__find', 'tap');
  for (const value of ['0', '00', '000007']) {
    await list.fire('.ticket-list__search', 'change', { value });
  }
  await turn();
  expect(asked.slice(1)).toEqual([{ op: 'find', number: '000007' }]);
});

test('leaving the search shows the tab again', async () => {
  await list.fire('.ticket-list__find', 'tap');
  await list.fire('.ticket-list__search', 'change', { value: '000007' });
  await list.fire('.ticket-list__search', 'close');
  await turn();
  expect(asked.at(-1)).toMatchObject({ op: 'list', tab: 'new' });
});

test('an empty queue points at one that is not', async () => {
  answer = async () => ({ tickets: [], nextCursor: null, counts: { accepted: 2 } });
  await refresh();
  expect(list.instance<{ data: object }>().data).toMatchObject({
    state: 'empty',
    other: { label: '已接单', count: 2 },
  });
});

test('without an answer there are words and another try', async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  answer = () => Promise.reject(new Error('request:fail'));
  await refresh();
  expect(list.instance<List>().data).toMatchObject({ state: 'error', words: '没有连上网络，请检查后再试' });
});
