/** The page of the local phone that shows every token and every shared component. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser';
import { type Local, startLocal } from '../support/local';
import { type Phone, phoneOn } from '../support/phone';

const ROOT = path.resolve(__dirname, '../..');
const COMPONENTS = [
  'miniprogram/components',
  'miniprogram/packages/ticket/components',
  'miniprogram/packages/admin/components',
  'miniprogram/packages/account/components',
];
const GROUPS = ['样式', '列表', '工单', '填写', '表单'] as const;

let local: Local;
let browser: Browser;
let page: Page;
let phone: Phone;

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal('empty'), launchBrowser()]);
  page = await browser.newPage({ viewport: { width: 320, height: 568 }, hasTouch: true });
  phone = phoneOn(page);
  await page.goto(`${local.url}/phone?as=visitor&font=1.4&path=gallery/gallery`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

const namesOfComponents = (): string[] =>
  COMPONENTS.flatMap((folder) => readdirSync(path.join(ROOT, folder))).sort();

async function openGroup(label: string): Promise<void> {
  const tab = page.getByRole('tab', { name: label, exact: true }).first();
  await tab.click();
  await page.getByRole('tab', { name: label, exact: true, selected: true }).first().waitFor();
  await page
    .locator('ticket-list list-skeleton, action-form list-skeleton')
    .first()
    .waitFor({ state: 'detached' });
}

const partsShown = (): Promise<string[]> => page.locator('.part').allInnerTexts();

async function inEveryGroup<T>(look: () => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (const label of GROUPS) {
    await openGroup(label);
    found.push(...(await look()));
  }
  return found;
}

test('每个公用组件都在上面：有一节以它为名，里面真的有它', async () => {
  const names = namesOfComponents();
  const shown = await inEveryGroup(async () => {
    const parts = await partsShown();
    const drawn = await page.evaluate(
      (all) => all.filter((name) => document.getElementsByTagName(name).length > 0),
      names,
    );
    return drawn.filter((name) => parts.includes(name));
  });
  expect([...new Set(shown)].sort()).toEqual(names);
});

test('每种颜色都在上面，压在底色上的字都读得清', async () => {
  await openGroup('样式');
  const tokens = readFileSync(path.join(ROOT, 'miniprogram/styles/tokens.wxss'), 'utf8');
  const colours = [...tokens.matchAll(/^\s*--([\w-]+): (?:#|rgba?\()/gm)].map(([, name]) => name);
  const names = await page.locator('.swatch__name').allInnerTexts();
  expect(colours.length).toBeGreaterThan(0);
  expect([...new Set(names.flatMap((name) => name.split(' / ')))].sort()).toEqual(
    [...new Set(colours)].sort(),
  );
  await phone.see('16.5 : 1');
  expect(await page.locator('.swatch__value--weak').allInnerTexts()).toEqual([]);
});

test('组件发出的事件写在最下面一行', async () => {
  await openGroup('填写');
  await page.getByRole('radio', { name: /^3 星/ }).first().click();
  await phone.see('score-picker · change {"value":3}');
  await openGroup('工单');
  await page.getByRole('button', { name: '审核转单' }).first().click();
  await phone.see('action-bar · act {"action":"transfer-review"}');
});

test('选一个的换成另一个，选几个的加上、去掉', async () => {
  await openGroup('表单');
  const chosen = (role: 'radio' | 'checkbox', among: string) =>
    page.locator('choice-chips', { hasText: among }).getByRole(role, { checked: true }).allInnerTexts();
  await page.getByRole('radio', { name: '上月' }).click();
  await phone.see('choice-chips · change {"id":"lastMonth","ids":["lastMonth"]}');
  expect(await chosen('radio', '上月')).toEqual(['上月']);
  await page.getByRole('checkbox', { name: '审核员' }).click();
  await phone.see('choice-chips · change {"id":"reviewer","ids":["worker"]}');
  await page.getByRole('checkbox', { name: '管理员' }).click();
  await phone.see('choice-chips · change {"id":"admin","ids":["worker","admin"]}');
  expect(await chosen('checkbox', '管理员')).toEqual(['维修工', '管理员']);
});

test('最小的屏幕、大号字：没有东西伸出屏幕', async () => {
  const beyond = await inEveryGroup(() =>
    page.evaluate(() =>
      [...document.querySelectorAll('.page-scroller *')]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
        .map((one) => one.className),
    ),
  );
  expect(beyond).toEqual([]);
});

type Axe = { run(inside: string, options: object): Promise<AxeResults> };

test('读屏也能用：axe 没有发现问题', async () => {
  await page.evaluate(axe.source);
  // Several search fields on one page are several landmarks of one name; no page of the product has two.
  const options = {
    resultTypes: ['violations'],
    preload: false,
    rules: { 'landmark-unique': { enabled: false } },
  };
  const violations = await inEveryGroup(async () => {
    const found = await page.evaluate(
      (given) => (window as unknown as { axe: Axe }).axe.run('html', given),
      options,
    );
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  expect(violations).toEqual([]);
});

test('页面的脚本没有出错', () => {
  expect(phone.errors).toEqual([]);
});
