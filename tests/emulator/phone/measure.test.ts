/// <reference types="miniprogram-api-typings" />
import type { Page } from 'playwright-core';
import type { Measures } from '../../../emulator/phone/contract';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
beforeEach(async () => {
  page = await fixture.open('pages/cost/cost');
});
afterEach(async () => {
  await page.close();
  expect(fixture.errors.splice(0)).toEqual([]);
});

const measured = (): Promise<Measures> =>
  page.evaluate(() => window.__measure?.() ?? { pages: [], longFrames: [] });

const json = (text: string) => Buffer.byteLength(JSON.stringify({ answer: text }));

test('calls and setData count until the page is ready, in bytes of UTF-8, without pure data', async () => {
  const [first] = (await measured()).pages;
  const bytes = json('好') + json('好了');
  expect(first).toMatchObject({
    route: 'pages/cost/cost',
    calls: ['echo', 'echo'],
    setData: { count: 2, bytes, total: bytes },
  });
  expect(first?.readyMs).toBeGreaterThan(0);
  expect(first?.nodes).toBe(await page.locator('.page-frame *').count());
});

test('what comes later counts for the total only', async () => {
  const [before] = (await measured()).pages;
  await page.getByRole('button', { name: '再来' }).click();
  const [after] = (
    await eventually(measured, ({ pages }) => pages[0]?.setData.total !== before?.setData.total)
  ).pages;
  expect(after?.setData).toEqual({
    count: 2,
    bytes: before?.setData.bytes,
    total: (before?.setData.total ?? 0) + json('abcd'),
  });
  expect(after?.calls).toEqual(['echo', 'echo']);
});

test('setData of a component counts for its page, and every opened page is listed', async () => {
  await page.evaluate(() =>
    wx.navigateTo({ url: '/pages/home/home' }).catch(() => wx.switchTab({ url: '/pages/home/home' })),
  );
  const { pages } = await eventually(measured, (all) => all.pages[1]?.readyMs != null);
  expect(pages.map(({ route }) => route)).toEqual(['pages/cost/cost', 'pages/home/home']);
  // The tab bar, which is a component, is told which entry is selected.
  expect(pages[1]?.setData.total).toBe(Buffer.byteLength('{"selected":0}'));
});

test('long frames count from when they are asked for', async () => {
  expect((await measured()).longFrames).toEqual([]);
  await page.evaluate(() => window.__measureFrames?.());
  await page.getByRole('button', { name: '再来' }).click();
  const { longFrames } = await eventually(measured, (all) => all.longFrames.length > 0);
  expect(Math.max(...longFrames)).toBeGreaterThanOrEqual(80);
});
