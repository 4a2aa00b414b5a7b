/// <reference types="miniprogram-api-typings" />
import axe, { type AxeResults } from 'axe-core';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({ dev: true, extra: path.join(__dirname, 'fixtures/extra') });
});
afterAll(() => fixture?.close());
afterEach(() => {
  expect(fixture.errors.splice(0)).toEqual([]);
});

const desk = async (viewport = { width: 1400, height: 1000 }): Promise<Page> => {
  const page = await fixture.newPage({ viewport });
  await page.goto(fixture.origin);
  // The frame's own script is at work once it has made a phone; a click before that would be lost.
  await page.locator('iframe').first().waitFor();
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

test('the font size reloads the phones, and is remembered', async () => {
  const page = await desk();
  await page.getByRole('radio', { name: '特大' }).check({ force: true });
  expect(await address(page)).toBe('/phone?as=p1&font=1.4');
  await page.reload();
  await page.locator('iframe').waitFor();
  expect(await address(page)).toBe('/phone?as=p1&font=1.4');
  expect(await page.getByRole('radio', { name: '特大' }).isChecked()).toBe(true);
  await page.getByRole('radio', { name: '标准' }).check({ force: true });
  expect(await address(page)).toBe('/phone?as=p1');
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

const routes = (phone: FrameLocator) =>
  phone.locator('html').evaluate(() => getCurrentPages().map(({ route }) => route));

test('a scanned code opens its page on the phone that was used last, without a restart', async () => {
  const page = await desk();
  await page.getByRole('button', { name: '再开一部手机' }).click();
  const [first, second] = [page.frameLocator('iframe').nth(0), page.frameLocator('iframe').nth(1)];
  await ready(first);
  await ready(second);
  await page.getByRole('button', { name: '扫码' }).click();
  const codes = page.getByRole('dialog', { name: '扫哪个码' });
  await codes.getByRole('button', { name: '3栋 201' }).waitFor();
  await codes.getByRole('searchbox', { name: '找地点' }).fill('3栋 202');
  expect(await codes.getByRole('listitem').allTextContents()).toEqual(['3栋 202']);
  await codes.getByRole('button', { name: '3栋 202' }).click();
  await eventually(
    () => routes(second),
    (found) => found.join() === 'sub/detail/detail',
  );
  expect(await second.locator('html').evaluate(() => wx.getEnterOptionsSync())).toMatchObject({
    query: { scene: 'a%3D3-202' },
    scene: 1047,
  });
  expect(await second.locator('html').evaluate(() => wx.getLaunchOptionsSync().path)).toBe('pages/home/home');
  expect(await routes(first)).toEqual(['pages/home/home']);
  await page.close();
});

test('no such code is said in words', async () => {
  const page = await desk();
  await page.getByRole('button', { name: '扫码' }).click();
  await page.getByRole('button', { name: '3栋 201' }).waitFor();
  await page.getByRole('searchbox', { name: '找地点' }).fill('9栋');
  await page.getByText('没有这样的码').waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.close();
});

test('断网 and 慢网 belong to one phone, exclude each other, and outlive a restart of the phone', async () => {
  const page = await desk();
  await page.getByRole('button', { name: '再开一部手机' }).click();
  const phone = page.frameLocator('iframe').nth(0);
  const other = page.frameLocator('iframe').nth(1);
  const networkOf = (which: FrameLocator) => () => which.locator('html').getAttribute('data-network');
  await ready(phone);
  await ready(other);
  const bar = page.getByRole('region').first();
  await bar.getByRole('button', { name: '断网' }).click();
  await eventually(networkOf(phone), (type) => type === 'none');
  expect(await networkOf(other)()).toBe('wifi');
  await bar.getByRole('button', { name: '首页' }).click();
  await eventually(networkOf(phone), (type) => type === 'none');
  await bar.getByRole('button', { name: '慢网' }).click();
  await eventually(networkOf(phone), (type) => type === '3g');
  expect(await bar.getByRole('button', { name: '断网' }).getAttribute('aria-pressed')).toBe('false');
  await bar.getByRole('button', { name: '慢网' }).click();
  await eventually(networkOf(phone), (type) => type === 'wifi');
  await page.close();
});

test('组件一览 opens in the first phone', async () => {
  const page = await desk();
  await ready(page.frameLocator('iframe'));
  await page.getByRole('button', { name: '组件一览' }).click();
  await page.frameLocator('iframe').getByText('每一个组件').waitFor();
  await page.close();
});

test('the frame has nothing wrong for assistive technology', async () => {
  const page = await desk();
  await ready(page.frameLocator('iframe'));
  await page.evaluate(axe.source);
  const found = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  await page.close();
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
  ['/codes', 200],
  ['/templates', 200],
  ['/phone/messages?as=p1', 200],
  ['/phone/pages.json', 200],
  ['/elsewhere', 404],
])('%s answers %i', async (path, status) => {
  const response = await fetch(fixture.origin + path);
  expect(response.status).toBe(status);
});

test('服务通知 counts what the active person has not looked at; a card opens its page on that phone', async () => {
  const page = await desk();
  const phone = page.frameLocator('iframe');
  await ready(phone);
  const button = page.getByRole('button', { name: /^服务通知/ });
  fixture.deliver('p1', { title: '早先的', page: 'pages/home/home' });
  const fields = [{ label: '工单编号', value: 'BX7' }];
  fixture.deliver('p1', { title: '新来的', page: 'sub/detail/detail?id=7', fields });
  const labelled = (wanted: string) =>
    eventually(
      () => button.textContent(),
      (text) => text === wanted,
    );
  await labelled('服务通知2');
  await button.click();
  const list = page.getByRole('dialog', { name: '服务通知' });
  expect(await list.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['新来的', '早先的']);
  expect(await list.locator('li').first().textContent()).toContain('工单编号BX7');
  await list.getByRole('button', { name: '进入小程序查看' }).first().click();
  await eventually(
    () => routes(phone),
    (found) => found.join() === 'sub/detail/detail',
  );
  expect(await phone.locator('html').evaluate(() => wx.getEnterOptionsSync())).toMatchObject({
    query: { id: '7' },
    scene: 1014,
  });
  await labelled('服务通知');
  await page.getByRole('radio', { name: '李师傅' }).click();
  await button.click();
  await list.getByText('还没有收到服务通知').waitFor();
  await page.close();
});
