/// <reference types="miniprogram-api-typings" />
import type { Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
afterEach(() => {
  expect(fixture.errors.splice(0)).toEqual([]);
});

const style = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((found, name) => getComputedStyle(found).getPropertyValue(name), property);

test('page-meta dresses the page element, its root and the window behind it', async () => {
  const page = await fixture.open('pages/meta/meta');
  expect(await style(page, 'page', 'padding-top')).toBe('39px');
  expect(await style(page, 'page', 'font-size')).toBe('16px');
  expect(await style(page, '.measured', 'color')).toBe('rgb(1, 2, 3)');
  expect(await style(page, '.measured', 'width')).toBe('40px');
  expect(await style(page, '.page-viewport', 'background-color')).toBe('rgb(238, 238, 238)');
  await page.close();
});

test('a binding changes it, and overflow: hidden keeps the page from scrolling', async () => {
  const page = await fixture.open('pages/meta/meta');
  expect(await style(page, '.page-scroller', 'overflow-y')).toBe('auto');
  await page.getByRole('button', { name: '换' }).click();
  await eventually(
    () => style(page, '.measured', 'color'),
    (colour) => colour === 'rgb(4, 5, 6)',
  );
  expect(await style(page, '.measured', 'width')).toBe('32px');
  expect(await style(page, '.page-scroller', 'overflow-y')).toBe('hidden');
  await page.close();
});

test('page-meta of one page leaves the others alone', async () => {
  const page = await fixture.open('pages/meta/meta');
  await page.evaluate(() => wx.navigateTo({ url: '/sub/detail/detail?name=x' }));
  await page.locator('[data-route="sub/detail/detail"][data-ready]').waitFor();
  expect(await style(page, '[data-route="sub/detail/detail"] page', 'padding-top')).toBe('0px');
  await page.close();
});

const fontOf = (page: Page) =>
  page.evaluate(() => {
    const { fontSizeSetting, fontSizeScaleFactor } = wx.getAppBaseInfo();
    return { fontSizeSetting, fontSizeScaleFactor, old: wx.getSystemInfoSync().fontSizeSetting };
  });

test('the font size of WeChat stands in the address, the standard one without', async () => {
  const page = await fixture.open('pages/meta/meta');
  expect(await fontOf(page)).toEqual({ fontSizeSetting: 16, fontSizeScaleFactor: 1, old: 16 });
  await page.close();
  const large = await fixture.open('pages/meta/meta', 'p1', '&font=1.4');
  expect(await fontOf(large)).toEqual({ fontSizeSetting: 22, fontSizeScaleFactor: 1.4, old: 22 });
  expect(await style(large, 'page', 'font-size')).toBe('22px');
  await large.close();
});
