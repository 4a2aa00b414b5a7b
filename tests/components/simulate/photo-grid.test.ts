/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const SENT = { path: 'wxfile://sent.jpg', fileId: 'cloud://sent' };
const HALFWAY = { path: 'wxfile://halfway.jpg', percent: 42.4 };
const RETRIED = { path: 'wxfile://retried.jpg', retry: 2 };
const FAILED = { path: 'wxfile://failed.jpg', failed: true };

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/photo-grid/photo-grid');
});

test('a photo on its way tells how far it is', async () => {
  const grid = await render(id, { photos: [SENT, HALFWAY], editable: true });
  expect(grid.texts('.photo-grid__cover')).toEqual(['42%']);
  expect(grid.texts('.photo-grid__note')).toEqual([]);
  expect(grid.attributes('.photo-grid__cover', 'ariaLabel')).toEqual(['照片 2 正在上传，42%']);
});

test('one that is tried again says which try it is, and how many there are', async () => {
  for (const photo of [RETRIED, { ...RETRIED, percent: 30 }]) {
    const grid = await render(id, { photos: [SENT, photo], editable: true });
    expect(grid.texts('.photo-grid__cover')).toEqual(['正在重试2/5']);
    expect(grid.texts('.photo-grid__note')).toEqual(['有照片上传失败，正在重试 2/5']);
    expect(grid.attributes('.photo-grid__cover', 'ariaLabel')).toEqual(['照片 2 上传失败，正在重试 2/5']);
  }
});

test('one that was given up says what to do', async () => {
  const grid = await render(id, { photos: [FAILED], editable: true });
  expect(grid.texts('.photo-grid__cover')).toEqual(['没传上来点此重试']);
  expect(grid.texts('.photo-grid__note')).toEqual(['有照片没有传上来，点一下它重试']);
});

test('a tap on one that failed tries again', async () => {
  const grid = await render(id, { photos: [SENT, FAILED], editable: true });
  const retries = grid.hear('retry');
  await grid.fire('.photo-grid__cover', 'tap');
  expect(retries).toEqual([{ index: 1 }]);
});

test('a tap on a photo shows it large, among the others', async () => {
  const shown: object[] = [];
  Object.assign(wx, { previewImage: async (photos: object) => shown.push(photos) });
  const grid = await render(id, { photos: [SENT, HALFWAY] });
  await grid.fire('.photo-grid__image', 'tap', {}, 1);
  expect(shown).toEqual([{ urls: [SENT.path, HALFWAY.path], current: HALFWAY.path }]);
});

test('a photo that was removed leaves its place, and is not among those that are shown large', async () => {
  const shown: object[] = [];
  Object.assign(wx, { previewImage: async (photos: object) => shown.push(photos) });
  const grid = await render(id, { photos: [{ path: '' }, { path: '' }, SENT] });
  expect(grid.texts('.photo-grid__tile')).toEqual(['照片已移除', '照片已移除', '']);
  await grid.fire('.photo-grid__image', 'tap');
  expect(shown).toEqual([{ urls: [SENT.path], current: SENT.path }]);
});

test('a cross removes its photo', async () => {
  const grid = await render(id, { photos: [SENT, HALFWAY], editable: true });
  const removals = grid.hear('remove');
  await grid.fire('.photo-grid__remove', 'tap', {}, 1);
  expect(removals).toEqual([{ index: 1 }]);
});

test('as a rule the person is asked where a new one comes from', async () => {
  const grid = await render(id, { editable: true });
  const adds = grid.hear('add');
  await grid.fire('.photo-grid__add', 'tap');
  expect(adds).toEqual([{ source: 'any' }]);
  expect(grid.texts('.photo-grid__album')).toEqual([]);
});

test('where photos are taken on the spot, the album has a tile of its own', async () => {
  const grid = await render(id, { editable: true, source: 'camera' });
  const adds = grid.hear('add');
  await grid.fire('.photo-grid__add', 'tap');
  await grid.fire('.photo-grid__album', 'tap');
  expect(adds).toEqual([{ source: 'camera' }, { source: 'album' }]);
});

test('a full grid takes no more', async () => {
  const grid = await render(id, { photos: [SENT, HALFWAY], editable: true, max: 2, source: 'camera' });
  expect(grid.texts('.photo-grid__add')).toEqual([]);
  expect(grid.texts('.photo-grid__album')).toEqual([]);
});
