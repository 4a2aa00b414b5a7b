/** @jest-environment jsdom */
/** A list that opens with what stood there the last time. */
import type { WireSummary } from '../../../miniprogram/services/wire';
import { loadComponent } from './load-component';
import { type Rendered, render, turn } from './rendered';

interface List {
  readonly data: {
    readonly cards: readonly { readonly id: string; readonly waiting: string }[];
    readonly state: string;
    readonly hasMoreFailed: boolean;
  };
  refresh(): Promise<void>;
  more(): Promise<void>;
  onAct(event: { detail: { id: string; action: string } }): Promise<void>;
}
type Asked = Readonly<Record<string, unknown>> & { readonly name: string };
type Page = { tickets: WireSummary[]; nextCursor: string | null; counts?: Record<string, number> };

const PERSON = { staff: { staffNo: 'W1', name: '陈志强', roles: ['worker'] } };

let id: string;
let asked: Asked[];
let storage: Map<string, unknown>;
let version: string;
let said: string[];
let answer: (asked: Asked) => Promise<Page | object>;

beforeAll(() => {
  id = loadComponent('components/ticket-list/ticket-list');
});

const ticket = (number: number, fields: Partial<WireSummary> = {}): WireSummary => ({
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
  ...fields,
});
const page = (...tickets: WireSummary[]): Page => ({
  tickets,
  nextCursor: null,
  counts: { new: tickets.length },
});
const many = (count: number) => Array.from({ length: count }, (_, i) => ticket(i + 1));

beforeEach(() => {
  asked = [];
  said = [];
  version = '1.0.0';
  storage = new Map<string, unknown>([['account', PERSON]]);
  answer = async () => page(ticket(1), ticket(2));
  Object.assign(wx, {
    cloud: {
      callFunction: async ({ name, data }: { name: string; data: object }) => {
        asked.push({ name, ...data });
        const given = await answer({ name, ...data });
        return { result: 'code' in given ? { ok: false, error: given } : { ok: true, data: given } };
      },
    },
    getAccountInfoSync: () => ({ miniProgram: { version } }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, data: unknown) => void storage.set(key, JSON.parse(JSON.stringify(data))),
    removeStorageSync: (key: string) => void storage.delete(key),
    reLaunch: async () => undefined,
    getNetworkType: async () => ({ networkType: 'wifi' }),
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    showToast: ({ title }: { title: string }) => void said.push(title),
    getSetting: async () => ({ subscriptionsSetting: {} }),
  });
});

/** The list as a page has it that has just been opened. */
const opened = () => render(id, { view: 'worker', remembers: true });
const refresh = async (list: Rendered) => {
  await list.instance<List>().refresh();
  await turn();
};
const visit = async () => refresh(await opened());
const cards = (list: Rendered) => list.instance<List>().data.cards.map((card) => card.id);

/** Answers wait until they are let go. */
function held(): { release(page: Page | Error): Promise<void> } {
  const waiting: ((page: Page | Error) => void)[] = [];
  answer = () =>
    new Promise((resolve, reject) => {
      waiting.push((given) => (given instanceof Error ? reject(given) : resolve(given)));
    });
  return {
    async release(given) {
      for (const one of waiting.splice(0)) one(given);
      for (let i = 0; i < 5; i += 1) await turn();
    },
  };
}

test('what stood there the last time is there before the answer', async () => {
  await visit();
  held();
  const list = await opened();
  void list.instance<List>().refresh();
  expect(cards(list)).toEqual(['t1', 't2']);
});

test('the answer takes its place', async () => {
  await visit();
  answer = async () => page(ticket(2, { version: 2 }), ticket(3));
  const list = await opened();
  await refresh(list);
  expect(cards(list)).toEqual(['t2', 't3']);
});

test('where nothing has changed nothing is drawn anew', async () => {
  const at = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-21T04:00:00.000Z'));
  await visit();
  const list = await opened();
  const answers = held();
  const drawn = jest.spyOn(list.instance<{ setData(data: object): void }>(), 'setData');
  void list.instance<List>().refresh();
  drawn.mockClear();
  await answers.release(page(ticket(1), ticket(2)));
  const shown = drawn.mock.calls.flatMap(([data]) => Object.keys(data)).filter((key) => !key.startsWith('_'));
  expect(shown).toEqual([]);
  at.mockRestore();
});

test('a picture that has a fresh link keeps the one that it is shown by', async () => {
  const shown = (list: Rendered) =>
    list.instance<{ data: { cards: { photos: string[] }[] } }>().data.cards[0]?.photos;
  const withLink = (link: string) => async () => page(ticket(1, { photos: [link] }));
  answer = withLink('https://files/a.jpg?sign=1');
  await visit();
  answer = withLink('https://files/a.jpg?sign=2');
  const list = await opened();
  await refresh(list);
  expect(shown(list)).toEqual(['https://files/a.jpg?sign=1']);
});

test('only a screenful is kept, without what no card shows', async () => {
  answer = async () => page(...many(10));
  await visit();
  const kept = storage.get('seen:worker') as { tickets: WireSummary[]; hasMore: boolean };
  expect(kept.tickets.map(({ number, address }) => [number, address])).toEqual(Array(6).fill(['', '']));
  expect(kept.hasMore).toBe(true);
});

test.each([
  ['another person', () => storage.set('account', { staff: { ...PERSON.staff, staffNo: 'W2' } })],
  [
    'the same person in other roles',
    () => storage.set('account', { staff: { ...PERSON.staff, roles: ['worker', 'admin'] } }),
  ],
  ['another release', () => (version = '1.1.0')],
  [
    'a shape that is not known',
    () => storage.set('seen:worker', { ...(storage.get('seen:worker') as object), tickets: [{}] }),
  ],
])('%s sees nothing of it', async (_, change) => {
  await visit();
  change();
  // Sessions outlive a component here; the app would have been started anew.
  id = loadComponent('components/ticket-list/ticket-list');
  held();
  const list = await opened();
  void list.instance<List>().refresh();
  expect(list.instance<List>().data.state).toBe('loading');
});

test('whoever is no longer in the role of a list has nothing of it on the phone', async () => {
  await visit();
  const { roles: _, ...person } = PERSON.staff;
  answer = async ({ name }) =>
    name === 'account'
      ? { account: { staff: { ...person, roles: ['admin'] } } }
      : { code: 'FORBIDDEN', message: '没有权限' };
  await visit();
  expect([...storage.keys()]).toEqual(['account']);
});

test('without storage the list opens as if it were the first time', async () => {
  await visit();
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  Object.assign(wx, {
    getStorageSync: (key: string) => {
      if (key.startsWith('seen:')) throw new Error('getStorageSync:fail');
      return storage.get(key) ?? '';
    },
    setStorageSync: () => {
      throw new Error('setStorageSync:fail exceed storage max size');
    },
  });
  const list = await opened();
  await refresh(list);
  expect(cards(list)).toEqual(['t1', 't2']);
});

test('a tap on an old card waits, and counts where the ticket is as it was read', async () => {
  await visit();
  const answers = held();
  const list = await opened();
  void list.instance<List>().refresh();
  const acting = list.instance<List>().onAct({ detail: { id: 't1', action: 'accept' } });
  await turn();
  expect(asked.map(({ name }) => name)).toEqual(['tickets', 'tickets']);
  await answers.release(page(ticket(1), ticket(2)));
  expect(asked.at(-1)).toMatchObject({ name: 'ticket-accept', ticketId: 't1', version: 1 });
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  answer = async () => page(ticket(2));
  await answers.release(new Error('request:fail'));
  await acting;
});

test('a tap on an old card of a ticket that has moved since does nothing but say so', async () => {
  await visit();
  const answers = held();
  const list = await opened();
  void list.instance<List>().refresh();
  const acting = list.instance<List>().onAct({ detail: { id: 't1', action: 'accept' } });
  await answers.release(page(ticket(1, { version: 2 }), ticket(2)));
  await acting;
  expect(asked.map(({ name }) => name)).toEqual(['tickets', 'tickets']);
  expect(said).toEqual(['工单刚有变化，请看过再办']);
});

test('without a network the old cards stay, and a tap on one asks the cloud again', async () => {
  await visit();
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  answer = () => Promise.reject(new Error('request:fail'));
  const list = await opened();
  await refresh(list);
  expect(list.instance<List>().data).toMatchObject({ state: 'ready', hasMoreFailed: true });
  asked = [];
  await list.instance<List>().onAct({ detail: { id: 't1', action: 'accept' } });
  expect(asked.map(({ name }) => name)).toEqual(['tickets']);
  expect(said).toHaveLength(2);
});

test('whoever is at the end of the old cards gets what follows the fresh ones', async () => {
  answer = async ({ cursor }) =>
    cursor ? page(ticket(11)) : { tickets: many(10), nextCursor: 'next', counts: { new: 11 } };
  await visit();
  const list = await opened();
  const refreshing = list.instance<List>().refresh();
  await list.instance<List>().more();
  await refreshing;
  for (let i = 0; i < 5; i += 1) await turn();
  expect(cards(list)).toEqual([...many(10).map(({ _id }) => _id), 't11']);
});
