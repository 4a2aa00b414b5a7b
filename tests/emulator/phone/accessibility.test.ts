/// <reference types="miniprogram-api-typings" />
import axe, { type AxeResults } from 'axe-core';
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

type Axe = { run(inside: string, options: object): Promise<AxeResults> };

/** What axe-core finds inside, one line each. */
const violations = async (inside = 'html'): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (selector) =>
      (window as unknown as { axe: Axe }).axe.run(selector, { resultTypes: ['violations'], preload: false }),
    inside,
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

test.each(['pages/home/home', 'pages/controls/controls', 'pages/mine/mine', 'pages/spoken/spoken'])(
  'nothing is wrong on %s that the page could not mend',
  async (route) => {
    page = await fixture.open(route);
    expect(await violations()).toEqual([]);
  },
);

test.each([
  ['pages/apis/apis', 'modal', '取消工单'],
  ['pages/apis/apis', 'prompt', '原因'],
  ['pages/apis/apis', 'sheet', '请选择'],
  ['pages/apis/apis', 'scan', '扫码'],
  ['pages/apis/apis', 'preview', '查看图片'],
  ['pages/controls/controls', '选日期', '请选择'],
  ['pages/controls/controls', '手机号', '申请获取并验证你的手机号'],
])('%s: the dialog of %s takes the focus and hands it back', async (route, opener, name) => {
  page = await fixture.open(route);
  const button = page.getByRole('button', { name: opener, exact: true });
  await button.focus();
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  expect(await violations('.overlay')).toEqual([]);
  const focusIsInside = () => dialog.evaluate((box) => box.contains(document.activeElement));
  expect(await focusIsInside()).toBe(true);
  // However often Tab is pressed, no page behind the dialog is reached.
  for (let i = 0; i < 5; i += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.page-frame') ?? null)).toBeNull();
  }
  await dialog.focus();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await button.evaluate((found) => found === document.activeElement)).toBe(true);
});

describe('what a page says of its elements', () => {
  beforeEach(async () => {
    page = await fixture.open('pages/spoken/spoken');
  });

  test('a view with a role is operated by the keyboard, and loses it with the role', async () => {
    const view = page.locator('.changing');
    expect(await view.getAttribute('tabindex')).toBe('0');
    await page.getByRole('button', { name: '变' }).press(' ');
    await eventually(
      () => view.getAttribute('role'),
      (role) => role === null,
    );
    expect(await view.getAttribute('tabindex')).toBeNull();
  });

  test('states pass through, false included', async () => {
    const tab = page.getByRole('tab', { name: '乙' });
    expect(await tab.getAttribute('aria-selected')).toBe('false');
    expect(await page.getByRole('radio', { name: '一般' }).getAttribute('aria-checked')).toBe('true');
    expect(await page.getByRole('option', { name: '三楼' }).getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('.live').getAttribute('aria-live')).toBe('polite');
    expect(await page.getByRole('button', { name: '更多' }).getAttribute('aria-expanded')).toBe('false');
  });

  test('a field is named and marked where it is typed, nowhere else', async () => {
    const field = page.getByRole('textbox', { name: '电话', exact: true });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const text = page.getByRole('textbox', { name: '说明', exact: true });
    expect(await text.evaluate((found) => found.tagName)).toBe('TEXTAREA');
    expect(await page.locator('wx-input[aria-label], wx-textarea[aria-label]').count()).toBe(0);
  });

  test('a picture is named by aria-label, and is decoration without', async () => {
    expect(await page.getByRole('img', { name: '漏水的水管' }).count()).toBe(1);
    expect(await page.locator('.decoration img').getAttribute('alt')).toBe('');
    expect(await page.getByRole('button', { name: '看大图' }).getAttribute('tabindex')).toBe('0');
  });

  test('what is hidden from readers is not reached by the keyboard', async () => {
    expect(await page.locator('.unheard').getAttribute('tabindex')).toBe('-1');
    expect(await page.getByRole('button', { name: '听不见' }).count()).toBe(0);
  });
});

test('the document bears the title of the page on top', async () => {
  page = await fixture.open('pages/meta/meta');
  expect(await page.title()).toBe('整页');
  await page.evaluate(() => wx.navigateTo({ url: '/sub/detail/detail?name=x' }));
  await eventually(
    () => page.title(),
    (title) => title === '详情',
  );
  await page.getByRole('button', { name: '返回' }).click();
  await eventually(
    () => page.title(),
    (title) => title === '整页',
  );
  expect(await page.getByRole('heading', { level: 1, name: '整页' }).count()).toBe(1);
  expect(await page.getByRole('main').count()).toBe(1);
});
