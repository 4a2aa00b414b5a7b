/// <reference types="miniprogram-api-typings" />
import { catalog } from '../../miniprogram/packages/ticket/services/catalog';

const CATALOG = { version: 'v1', items: [], materials: [] };

let asked: object[];
let answers: object[];
let storage: Map<string, unknown>;

beforeEach(() => {
  asked = [];
  answers = [];
  storage = new Map();
  const callFunction = async ({ data }: { data: object }) => {
    asked.push(data);
    return { result: { ok: true, data: answers.shift() } };
  };
  const wx = {
    cloud: { callFunction },
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.delete(key),
  };
  Object.assign(globalThis, { wx });
});

test('it is sent once, and asked for by its version from then on', async () => {
  answers = [CATALOG, { unchanged: true }];
  await expect(catalog()).resolves.toEqual(CATALOG);
  await expect(catalog()).resolves.toEqual(CATALOG);
  const parts = ['items', 'materials'];
  expect(asked).toEqual([
    { op: 'get', parts },
    { op: 'get', parts, knownVersion: 'v1' },
  ]);
});

test('two fields of one page ask once', async () => {
  answers = [CATALOG];
  await expect(Promise.all([catalog(), catalog()])).resolves.toEqual([CATALOG, CATALOG]);
  expect(asked).toHaveLength(1);
});

test('a lost answer is asked for again', async () => {
  const { callFunction } = wx.cloud;
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  Object.assign(wx.cloud, { callFunction: async () => Promise.reject(new Error('request:fail')) });
  await expect(catalog()).rejects.toMatchObject({ code: 'NETWORK' });
  Object.assign(wx.cloud, { callFunction });
  answers = [CATALOG];
  await expect(catalog()).resolves.toEqual(CATALOG);
});

test('what an earlier version kept goes: it holds every room', async () => {
  storage.set('catalog', { version: '1.1.1', areas: [{ id: 'd3', name: '3栋' }] });
  answers = [CATALOG];
  await catalog();
  expect(asked).toEqual([{ op: 'get', parts: ['items', 'materials'] }]);
  expect([...storage.keys()]).toEqual(['items-and-materials']);
});
