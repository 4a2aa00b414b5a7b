/// <reference types="miniprogram-api-typings" />
import type { Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
afterEach(async () => {
  expect(fixture.errors.splice(0)).toEqual([]);
});

const style = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((found, name) => getComputedStyle(found).getPropertyValue(name), property);
const logged = (page: Page, line: string) =>
  eventually(
    () => fixture.log(page),
    (lines) => lines.includes(line),
  );

describe('rendering', () => {
  let page: Page;
  beforeAll(async () => {
    page = await fixture.open();
  });
  afterAll(() => page.close());

  test('WXS runs, from a file and in the template', async () => {
    expect(await page.locator('.title').textContent()).toBe('你好！');
    expect(await page.locator('.kind').textContent()).toBe('list digits');
  });

  test('rpx, vh and the safe area count from the phone', async () => {
    const box = await page.locator('.box').boundingBox();
    expect(box?.width).toBeCloseTo(195, 0);
    // 10vh of the window below the bars (844 - 88), 20rpx, and 34px of safe area.
    expect(box?.height).toBeCloseTo(75.6 + 10.4 + 34, 0);
    expect((await page.locator('.row').first().boundingBox())?.height).toBeCloseTo(52, 0);
  });

  test('@import is inlined and a custom property of page reaches the view', async () => {
    expect(await style(page, '.title', 'color')).toBe('rgb(1, 2, 3)');
    expect(await style(page, '.box', 'background-color')).toBe('rgb(14, 124, 102)');
  });

  test('a component keeps its own style, and takes an external class', async () => {
    expect(await style(page, 'card', 'padding-top')).toBe('10.4px');
    expect(await page.locator('card wx-view').first().textContent()).toBe('一张卡片');
    // `.body` of the page is red and stays outside; `.special` of the page comes in as the external class.
    expect(await style(page, 'card wx-view', 'color')).toBe('rgb(9, 8, 7)');
    expect(await style(page, '.title', 'color')).not.toBe('rgb(255, 0, 0)');
  });

  test('a tag selector dresses the built-in component', async () => {
    expect(await style(page, '.go', 'margin-top')).toBe('15.6px');
  });

  test('an image loads from the mini program and keeps its proportions', async () => {
    await logged(page, 'image 16');
    expect((await page.locator('.picture').boundingBox())?.height).toBe(160);
  });

  test('lifetimes come in the order of WeChat', async () => {
    expect((await fixture.log(page)).slice(0, 7)).toEqual([
      'app onLaunch pages/home/home',
      'app onShow pages/home/home {} 1001',
      'card attached',
      'home onLoad {}',
      'home onShow',
      'card ready',
      'home onReady',
    ]);
  });

  test('a tap by mouse carries dataset, detail and touches', async () => {
    await page.locator('.tapped').click();
    await logged(page, 'tap view 1 true');
    expect(await page.locator('.tapped').textContent()).toBe('点我 1');
  });

  test('a button-like view is a button for the keyboard', async () => {
    await page.getByRole('button', { name: '键盘也能点' }).press('Enter');
    await logged(page, 'tap - 1 true');
  });

  test('a long press is no tap', async () => {
    const before = (await fixture.log(page)).filter((line) => line.startsWith('tap')).length;
    await page.locator('.held').click({ delay: 450 });
    await logged(page, 'longpress');
    expect((await fixture.log(page)).filter((line) => line.startsWith('tap'))).toHaveLength(before);
  });

  test('a component fires its event to the page', async () => {
    await page.getByRole('button', { name: '打开' }).click();
    await logged(page, 'open 一张卡片');
  });
});

describe('router', () => {
  test('navigateTo hands on the query as it stands, and the event channel works both ways', async () => {
    const page = await fixture.open();
    await page.getByRole('button', { name: '去详情' }).click();
    await logged(page, 'detail onReady');
    expect(await page.locator('.name').textContent()).toBe('水管 A&B');
    await logged(page, 'greet 你好');
    await page.getByRole('button', { name: '回答' }).click();
    const lines = await logged(page, 'detail onUnload');
    expect(lines.slice(lines.indexOf('home onHide'))).toEqual([
      'home onHide',
      `detail onLoad ${encodeURIComponent('水管 A&B')}`,
      'detail onShow',
      'greet 你好',
      'detail onReady',
      'answer 收到',
      'detail onUnload',
      'home onShow',
    ]);
    await page.close();
  });

  test('a title that onLoad sets is that of the new page', async () => {
    const page = await fixture.open();
    const titles = () => page.locator('.navigation-title').allTextContents();
    const [before] = await titles();
    await page.getByRole('button', { name: '去详情' }).click();
    await logged(page, 'detail onReady');
    expect(await titles()).toEqual([before, '第 1 张']);
    await page.close();
  });

  test('a page opened by its address has a home button, an opened page a back button', async () => {
    const page = await fixture.open('/sub/detail/detail?name=%E6%B0%B4');
    expect(await page.locator('.name').textContent()).toBe('水');
    expect(await page.locator('.navigation-title').textContent()).toBe('详情');
    await page.getByRole('button', { name: '首页' }).click();
    await logged(page, 'home onReady');
    await page.getByRole('button', { name: '去详情' }).click();
    await page.getByRole('button', { name: '返回' }).click();
    await eventually(
      () => page.evaluate(() => getCurrentPages().length),
      (count) => count === 1,
    );
    await page.close();
  });

  test('tab pages stay alive, and each has its own tab bar', async () => {
    const page = await fixture.open();
    expect(await page.getByRole('tab', { name: '首页' }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('tab', { name: '我的' }).click();
    const lines = await logged(page, 'mine onReady');
    expect(lines.slice(lines.indexOf('home onHide'))).toEqual([
      'home onHide',
      'mine attached',
      'mine onLoad',
      'mine onShow',
      'mine pageLifetimes.show',
      'mine ready',
      'mine onReady',
    ]);
    expect(await page.getByRole('tab', { name: '我的' }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('tab', { name: '首页' }).click();
    await logged(page, 'mine onHide');
    expect((await fixture.log(page)).filter((line) => line === 'home onLoad {}')).toHaveLength(1);
    await page.close();
  });

  test('the style of one page does not reach another', async () => {
    const page = await fixture.open();
    expect(await style(page, '.title', 'color')).toBe('rgb(1, 2, 3)');
    await page.getByRole('tab', { name: '我的' }).click();
    await logged(page, 'mine onReady');
    expect(await style(page, '[data-route="pages/mine/mine"] .title', 'color')).toBe('rgb(0, 0, 200)');
    expect(await style(page, '[data-route="pages/mine/mine"] .title', 'font-size')).toBe('16px');
    await page.close();
  });

  test('a page with its own navigation bar fills the screen; reLaunch closes everything', async () => {
    const page = await fixture.open('pages/mine/mine');
    expect((await page.locator('.page-viewport').boundingBox())?.height).toBe(844);
    expect(await style(page, '.title', 'padding-top')).toBe('44px');
    await page.getByRole('button', { name: '重来' }).click();
    const lines = await logged(page, 'home onReady');
    expect(lines.indexOf('mine onUnload')).toBeLessThan(lines.indexOf('home onLoad {}'));
    await page.close();
  });

  test('ten pages are the limit', async () => {
    const page = await fixture.open();
    const outcome = await page.evaluate(async () => {
      const results: string[] = [];
      for (let i = 0; i < 10; i += 1)
        results.push(
          await wx.navigateTo({ url: '/sub/detail/detail?name=x' }).then(
            () => 'ok',
            (error: { errMsg: string }) => error.errMsg,
          ),
        );
      return results;
    });
    expect(outcome).toEqual([...Array<string>(9).fill('ok'), 'navigateTo:fail webview count limit exceed']);
    await page.close();
  });
});

describe('scrolling', () => {
  test('reaching the bottom is told once for each arrival', async () => {
    const page = await fixture.open('sub/detail/detail?name=x');
    const bottom = () =>
      page.locator('.page-scroller').evaluate((area) => area.scrollTo(0, area.scrollHeight));
    await bottom();
    await logged(page, 'detail onReachBottom');
    await logged(page, 'detail onPageScroll');
    expect(await page.locator('.row').count()).toBe(21);
    await bottom();
    await eventually(
      () => page.locator('.row').count(),
      (count) => count === 22,
    );
    await page.close();
  });

  test('a page under another keeps its place', async () => {
    const page = await fixture.open('sub/detail/detail?name=x');
    await page.locator('.page-scroller').evaluate((area) => area.scrollTo(0, 300));
    await page.evaluate(() => wx.navigateTo({ url: '/pages/apis/apis' }));
    await page.getByRole('button', { name: '返回' }).click();
    await eventually(
      () => page.evaluate(() => getCurrentPages().length),
      (count) => count === 1,
    );
    expect(await page.locator('.page-scroller').evaluate((area) => area.scrollTop)).toBe(300);
    await page.close();
  });

  test('pulling down refreshes, and stopping closes it', async () => {
    const page = await fixture.open('sub/detail/detail?name=x');
    await page.mouse.move(200, 200);
    await page.mouse.down();
    await page.mouse.move(200, 300, { steps: 4 });
    await page.mouse.move(200, 420, { steps: 4 });
    await page.mouse.up();
    await logged(page, 'detail onPullDownRefresh');
    await eventually(
      () => page.locator('.page-refresher').evaluate((found) => found.clientHeight),
      (height) => height === 0,
    );
    await page.close();
  });

  test('a short pull does not refresh', async () => {
    const page = await fixture.open('sub/detail/detail?name=x');
    await page.mouse.move(200, 200);
    await page.mouse.down();
    await page.mouse.move(200, 240, { steps: 4 });
    await page.mouse.up();
    await eventually(
      () => page.locator('.page-refresher').evaluate((found) => found.clientHeight),
      (height) => height === 0,
    );
    expect(await fixture.log(page)).not.toContain('detail onPullDownRefresh');
    await page.close();
  });
});
