/// <reference types="miniprogram-api-typings" />
import { addBatch } from '../../miniprogram/packages/admin/place-batch/batch';
import { marks, startWith, toggled } from '../../miniprogram/packages/admin/place-choice/picked';
import type { PlaceLine } from '../../miniprogram/packages/admin/places/load';
import { shifted } from '../../miniprogram/packages/admin/places/shifted';
import { placeSource } from '../../miniprogram/packages/ticket/services/places';

let asked: Record<string, unknown>[];
let version: number;

/** The cloud: every place has two rooms in it, named after it. */
function answered({ op, parentId, from }: Record<string, unknown>): object {
  if (op === 'addPlaces')
    return { added: 10, skipped: 0, next: Number(from) < 500 ? Number(from) + 250 : null };
  const places = ['a', 'b'].map((name) => ({ id: `${String(parentId)}${name}`, name, isBranch: true }));
  return { version, trail: [], places, way: [], recents: [] };
}

beforeEach(() => {
  asked = [];
  version = (version ?? 0) + 1;
  const callFunction = async ({ data }: { data: Record<string, unknown> }) => {
    asked.push(data);
    return { result: { ok: true, data: answered(data) } };
  };
  Object.assign(globalThis, { wx: { cloud: { callFunction } } });
});

describe('levels to choose from', () => {
  test('are asked for once while the tree stays as it is', async () => {
    const source = placeSource('', []);
    await source.start();
    await source.below('a');
    await source.below('a');
    await source.below('');
    expect(asked.map(({ parentId }) => parentId)).toEqual(['', 'a']);
  });

  test('are asked for again once the tree is another', async () => {
    await placeSource('', []).below('c');
    version += 1;
    const source = placeSource('', []);
    await source.start();
    await source.below('c');
    expect(asked.map(({ parentId }) => parentId)).toEqual(['c', '', 'c']);
  });
});

const line = (id: string): PlaceLine => ({
  ...{ id, name: id, where: '', count: '', state: '', isOff: false, path: [id] },
});

describe('choosing places', () => {
  const ids = (picked: ReadonlyMap<string, unknown>) => [...picked.keys()];

  test('one takes the place of another, many stand beside each other, once more takes it off', () => {
    const one = toggled(startWith(['a']), line('b'), false);
    expect(ids(one)).toEqual(['b']);
    const many = toggled(startWith(['a']), line('b'), true);
    expect(ids(many)).toEqual(['a', 'b']);
    expect(ids(toggled(many, line('a'), true))).toEqual(['b']);
    expect(ids(toggled(one, line('b'), false))).toEqual([]);
    expect(marks(many)).toEqual({ a: true, b: true });
  });
});

test('a line goes up and down by one, and stays at the ends', () => {
  const lines = ['a', 'b', 'c'].map(line);
  const after = (id: string, by: 1 | -1) => shifted(lines, id, by).map((one) => one.id);
  expect(after('b', -1)).toEqual(['b', 'a', 'c']);
  expect(after('b', 1)).toEqual(['a', 'c', 'b']);
  expect(after('a', -1)).toEqual(['a', 'b', 'c']);
  expect(after('c', 1)).toEqual(['a', 'b', 'c']);
});

test('a batch goes on piece by piece, each under a requestId of its own that is the same when sent again', async () => {
  const done: number[] = [];
  const batch = { parentId: 'p', lines: '1-9层' };
  const send = () => addBatch(batch, 'request', (at) => done.push(at));
  await expect(send()).resolves.toBe(30);
  expect(done).toEqual([250, 500]);
  const first = asked.map(({ requestId, from }) => [requestId, from]);
  expect(first).toEqual([
    ['request-0', 0],
    ['request-250', 250],
    ['request-500', 500],
  ]);
  asked = [];
  await send();
  expect(asked.map(({ requestId, from }) => [requestId, from])).toEqual(first);
});
