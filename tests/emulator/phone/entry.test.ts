/// <reference types="miniprogram-api-typings" />
import type { Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
afterEach(async () => {
  await page.close();
  expect(fixture.errors.splice(0)).toEqual([]);
});

const logged = (line: string) =>
  eventually(
    () => fixture.log(page),
    (lines) => lines.includes(line),
  );
const enter = (options: { path?: string; query?: string; scene?: number }) =>
  page.evaluate((given) => window.__enter?.(given), options);
const entered = () => page.evaluate(() => wx.getEnterOptionsSync());
const since = (lines: readonly string[], line: string) => lines.slice(lines.lastIndexOf(line));

test('a cold start tells the scene, and the query as it stands', async () => {
  page = await fixture.open('sub/detail/detail?scene=a%3D3-201', 'p1', '&scene=1047');
  expect((await fixture.log(page)).slice(0, 2)).toEqual([
    'app onLaunch sub/detail/detail',
    'app onShow sub/detail/detail {"scene":"a%3D3-201"} 1047',
  ]);
  expect(await page.evaluate(() => wx.getLaunchOptionsSync())).toMatchObject({
    path: 'sub/detail/detail',
    query: { scene: 'a%3D3-201' },
    scene: 1047,
  });
});

test('a hot start with a path closes everything and opens that page', async () => {
  page = await fixture.open();
  await page.evaluate(() => wx.navigateTo({ url: '/sub/detail/detail?name=x' }));
  await logged('detail onReady');
  await enter({ path: 'sub/detail/detail?scene=b', query: 'name=y', scene: 1047 });
  await logged('app onShow sub/detail/detail {"scene":"b","name":"y"} 1047');
  await logged('home onUnload');
  await page.getByText('y', { exact: true }).first().waitFor();
  const lines = since(await fixture.log(page), 'detail onHide');
  expect(lines.slice(0, 6)).toEqual([
    'detail onHide',
    'app onHide',
    'onAppHide',
    'app onShow sub/detail/detail {"scene":"b","name":"y"} 1047',
    'detail onUnload',
    'home onUnload',
  ]);
  expect(await page.evaluate(() => getCurrentPages().map((one) => one.route))).toEqual(['sub/detail/detail']);
  expect(await entered()).toMatchObject({ query: { scene: 'b', name: 'y' }, scene: 1047 });
  expect(await page.evaluate(() => wx.getLaunchOptionsSync().path)).toBe('pages/home/home');
});

test.each([1001, 1089, 1090, 1104])(
  'a hot start without a path keeps the present page: %i',
  async (scene) => {
    page = await fixture.open();
    await page.evaluate(() => wx.navigateTo({ url: '/sub/detail/detail?name=x' }));
    await logged('detail onReady');
    await enter({ scene });
    const lines = since(await fixture.log(page), 'detail onHide');
    expect(lines).toEqual([
      'detail onHide',
      'app onHide',
      'onAppHide',
      `app onShow sub/detail/detail {} ${scene}`,
      'detail onShow',
    ]);
    expect(await page.evaluate(() => getCurrentPages().length)).toBe(2);
  },
);

test('a page that is not there ends on the first page', async () => {
  page = await fixture.open('sub/detail/detail?name=x');
  await enter({ path: 'pages/nowhere/nowhere', scene: 1047 });
  await logged('home onReady');
  expect(fixture.errors.splice(0).join()).toContain('page "pages/nowhere/nowhere" is not found');
});

test('the frame has somebody come in by a message, and nobody else does', async () => {
  page = await fixture.open();
  await page.evaluate(() => {
    const data = { type: 'enter', options: { path: 'pages/apis/apis', scene: 1047 } };
    dispatchEvent(new MessageEvent('message', { origin: 'http://elsewhere.test', data }));
  });
  expect(await page.evaluate(() => wx.getEnterOptionsSync().scene)).toBe(1001);
  await page.evaluate(() =>
    postMessage({ type: 'enter', options: { path: 'pages/apis/apis', scene: 1047 } }, location.origin),
  );
  await eventually(
    () => page.evaluate(() => getCurrentPages().map((one) => one.route)),
    (routes) => routes.join() === 'pages/apis/apis',
  );
});

test('onAppShow tells every later start until offAppShow', async () => {
  page = await fixture.open();
  const seen = await page.evaluate(() => {
    const scenes: number[] = [];
    const listen = () => void scenes.push(wx.getEnterOptionsSync().scene);
    wx.onAppShow(listen);
    window.__enter?.({ scene: 1089 });
    wx.offAppShow(listen);
    window.__enter?.({ scene: 1090 });
    return scenes;
  });
  expect(seen).toEqual([1089]);
});
