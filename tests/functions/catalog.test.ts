/** catalog · get: the whole, or word that the known version is still right. */
import type { Catalog } from '@xiuda/domain';
import { AREAS, ITEMS, MATERIALS } from '../support/people';
import { freshRequestId, REPORT, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

const get = (more = {}) => w.data<Catalog>('stranger', 'catalog', { op: 'get', ...more });

test('anybody gets places, items and materials', async () => {
  const catalog = await get();
  expect(catalog).toEqual({ areas: AREAS, items: ITEMS, materials: MATERIALS, version: expect.anything() });
});

test('a client that knows the version is told that nothing changed', async () => {
  const { version } = await get();
  expect(await get({ knownVersion: version })).toEqual({ unchanged: true });
  expect(await get({ knownVersion: 'older' })).toHaveProperty('areas');
});

test.each(['areas', 'items', 'materials'])('a change of the %s is a new version', async (part) => {
  const before = await get();
  await w.cloud.change('catalog', part, { version: 2 });
  const after = await get({ knownVersion: before.version });
  expect(after).toHaveProperty('areas');
  expect(after.version).not.toBe(before.version);
});

test('a client that needs some parts gets those, and a version of its own for them', async () => {
  const parts = ['items', 'materials'];
  const some = await get({ parts });
  expect(some).toEqual({ items: ITEMS, materials: MATERIALS, version: expect.any(String) });
  await w.cloud.change('catalog', 'areas', { version: 7 });
  expect(await get({ parts, knownVersion: some.version })).toEqual({ unchanged: true });
});

describe('a place that is switched off', () => {
  const report = async (areaId: string) =>
    w.call('reporter', 'ticket-submit', { requestId: freshRequestId(), ...REPORT, areaId });
  const refusal = {
    ok: false,
    error: { code: 'INVALID_INPUT', details: { areaId: '这个区域已经停用，请重新选择' } },
  };

  beforeAll(async () => {
    await w.cloud.change('places', 'd3', { isOff: true });
    await w.cloud.change('catalog', 'areas', { version: 8 });
  });

  test.each(['d3', 'd3-201'])('takes no report any more, nor does what lies below it: %s', async (areaId) => {
    expect(await report(areaId)).toMatchObject(refusal);
  });

  test('is not in the catalog, nor is what lies below it', async () => {
    const { areas } = await get();
    expect(JSON.stringify(areas)).toContain('library');
    expect(JSON.stringify(areas)).not.toContain('d3');
  });

  test('leaves others alone', async () => {
    expect(await report('library')).toMatchObject({ ok: true });
  });
});
