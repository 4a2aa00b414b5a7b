/// <reference types="miniprogram-api-typings" />
import type { Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

const LYING = { width: 844, height: 390 };
const UPRIGHT = { width: 390, height: 844 };

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
beforeEach(async () => {
  page = await fixture.open('sub/detail/detail?name=x');
});
afterEach(async () => {
  await page.close();
  expect(fixture.errors.splice(0)).toEqual([]);
});

const turn = async (size: { width: number; height: number }) => {
  await page.setViewportSize(size);
  await eventually(
    () => page.evaluate(() => wx.getWindowInfo().screenWidth),
    (width) => width === size.width,
  );
  // The event comes with the next frame.
  await page.evaluate(() => new Promise(requestAnimationFrame));
};
const box = async (selector: string) => {
  const found = await page.locator(selector).boundingBox();
  if (!found) throw new Error(`${selector} is not shown`);
  return found;
};

test('a phone that lies has its notch at the side, and no status bar', async () => {
  await turn(LYING);
  const info = await page.evaluate(() => wx.getWindowInfo());
  expect(info).toMatchObject({ windowWidth: 844, windowHeight: 390 - 44, statusBarHeight: 0 });
  expect(info.safeArea).toEqual({ left: 44, right: 800, top: 0, bottom: 369, width: 756, height: 369 });
  expect(await page.locator('.status-bar').isVisible()).toBe(false);
  expect(await box('.page-viewport')).toEqual({ x: 0, y: 44, width: 844, height: 346 });
  const capsule = await box('.capsule');
  expect(capsule.x + capsule.width).toBe(844 - 44 - 7);
  expect((await box('[aria-label="首页"]')).x).toBe(44);
});

test('turned back it is as it was, and the page is told each time', async () => {
  const sizes = await page.evaluate(() => {
    const seen: number[][] = [];
    wx.onWindowResize(({ size }) => seen.push([size.windowWidth, size.windowHeight]));
    return Object.assign(window, { seen }) && seen;
  });
  expect(sizes).toEqual([]);
  await turn(LYING);
  await turn(UPRIGHT);
  expect(await page.evaluate(() => (window as unknown as { seen: number[][] }).seen)).toEqual([
    [844, 346],
    [390, 756],
  ]);
  expect(await box('.page-viewport')).toEqual({ x: 0, y: 88, width: 390, height: 756 });
  expect(await fixture.log(page)).toEqual(
    expect.arrayContaining(['detail onResize 346', 'detail onResize 756']),
  );
});

test.each([
  ['a tablet', { width: 768, height: 1024 }],
  ['a tablet that lies', { width: 1024, height: 768 }],
  ['a small old phone', { width: 320, height: 568 }],
])('%s has a status bar and no notch', async (_, size) => {
  await turn(size);
  const info = await page.evaluate(() => wx.getWindowInfo());
  expect(info).toMatchObject({ statusBarHeight: 20, windowHeight: size.height - 64 });
  expect(info.safeArea.bottom).toBe(size.height);
});
