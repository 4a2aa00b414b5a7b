import type { FrameLocator, Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({ dev: true });
});
afterAll(() => fixture?.close());
afterEach(() => {
  expect(fixture.errors.splice(0)).toEqual([]);
});

const desk = async (viewport = { width: 1400, height: 1000 }): Promise<Page> => {
  const page = await fixture.newPage({ viewport });
  await page.goto(fixture.origin);
  return page;
};
const ready = (phone: FrameLocator) => phone.locator('html[data-ready=true]').waitFor();
const address = (page: Page, index = 0) => page.locator('iframe').nth(index).getAttribute('src');

test('the frame shows the first person and changes to another', async () => {
  const page = await desk();
  await ready(page.frameLocator('iframe'));
  expect(await address(page)).toBe('/phone?as=p1');
  await page.getByRole('radio', { name: '李师傅' }).click();
  expect(await address(page)).toBe('/phone?as=p2');
  await page.reload();
  await page.locator('iframe').waitFor();
  expect(await address(page)).toBe('/phone?as=p2');
  await page.close();
});

test('a new user gets an openid that nobody had', async () => {
  const page = await desk();
  await page.getByRole('button', { name: '新用户', exact: true }).click();
  const first = await address(page);
  await page.getByRole('button', { name: '新用户', exact: true }).click();
  expect(first).toMatch(/as=new-/);
  expect(await address(page)).not.toBe(first);
  await page.close();
});

test('a second phone stands beside the first, for another person', async () => {
  const page = await desk();
  await page.getByRole('button', { name: '再开一部手机' }).click();
  expect([await address(page, 0), await address(page, 1)]).toEqual(['/phone?as=p1', '/phone?as=p2']);
  await page.getByRole('button', { name: '收起第二部手机' }).click();
  expect(await page.locator('iframe').count()).toBe(1);
  await page.close();
});

test('the screen is 390×844 on a desk, and all of a narrow window', async () => {
  const wide = await desk();
  await ready(wide.frameLocator('iframe'));
  const size = (page: Page) =>
    page
      .frameLocator('iframe')
      .locator('html')
      .evaluate(() => [innerWidth, innerHeight]);
  expect(await size(wide)).toEqual([390, 844]);
  const narrow = await desk({ width: 360, height: 640 });
  await ready(narrow.frameLocator('iframe'));
  expect(await size(narrow)).toEqual([360, 640]);
  await wide.close();
  await narrow.close();
});

test('a dev build reloads the open phone', async () => {
  const page = await fixture.open();
  await page.evaluate(() => document.documentElement.setAttribute('data-old', ''));
  await eventually(
    async () => {
      fixture.reload();
      return page.evaluate(() => document.documentElement.hasAttribute('data-old')).catch(() => true);
    },
    (old) => !old,
  );
  await page.close();
});

test.each([
  ['/phone/../index.ts', 404],
  ['/phone/%2e%2e%2findex.ts', 404],
  ['/phone/assets/images/dot.png', 200],
  ['/people', 200],
  ['/elsewhere', 404],
])('%s answers %i', async (path, status) => {
  const response = await fetch(fixture.origin + path);
  expect(response.status).toBe(status);
});
