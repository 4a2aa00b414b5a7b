/** catalog · get: the whole, or word that the known version is still right. */
import type { Catalog } from '@xiuda/domain';
import { AREAS, ITEMS, MATERIALS } from '../support/people';
import { type World, world } from '../support/world';

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
