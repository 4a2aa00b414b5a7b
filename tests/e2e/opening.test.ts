/// <reference types="miniprogram-api-typings" />
/** Opening: no page costs more than bench/budget.json allows, and a tab shows at once what stood there the last time. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { described, differences, readBudget } from '../../bench/budget';
import { pageCosts, type PageCosts } from '../../bench/pages/costs';
import { COLUMNS, pageRows } from '../../bench/pages/rows';
import { NOT_COUNTED } from '../../bench/pages/visits';
import { launchBrowser } from '../../scripts/browser';
import { type Local, startLocal } from '../support/local';
import { type Phone, phoneOn } from '../support/phone';
import { CHEN, HUANG, TICKETS } from './campus';

const APP = path.resolve(__dirname, '../../miniprogram/app.json');

let local: Local;
let browser: Browser;
let costs: PageCosts;

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal('demo'), launchBrowser()]);
  costs = await pageCosts(browser, local.url);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

test('没有一页比预算贵', () => {
  const found = differences({ id: 'pages' }, COLUMNS, pageRows(costs), readBudget());
  expect(described(found.filter(({ isWorse }) => isWorse))).toEqual([]);
});

test('每一页都量过', () => {
  const { pages, subPackages } = JSON.parse(readFileSync(APP, 'utf8')) as {
    pages: string[];
    subPackages: { root: string; pages: string[] }[];
  };
  const all = [
    ...pages,
    ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
  ];
  const measured = new Set(Object.keys(costs).map((name) => name.split(' ')[0]));
  expect([...measured, ...NOT_COUNTED].sort()).toEqual(all.sort());
});

const phones: Phone[] = [];

/** Another phone of this person, who has not logged in on it. */
async function blankPhone(): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const phone = phoneOn(await context.newPage());
  phones.push(phone);
  return phone;
}

type Network = 'online' | 'slow' | 'offline';

/** Opens the mini program, or closes it and opens it again. */
const start = ({ page }: Phone, openid: string, network: Network = 'online') =>
  page.goto(`${local.url}/phone?as=${openid}&network=${network}`);

const isAnswered = ({ page }: Phone) =>
  page.evaluate(() => window.__measure?.().pages.at(-1)?.readyMs !== null);

test('再打开小程序，云端还没有答复，上次看到的工单已经在了', async () => {
  const phone = await blankPhone();
  await start(phone, CHEN);
  await phone.tap('微信一键登录');
  await phone.see(TICKETS.stairsLamp);
  await start(phone, CHEN, 'slow');
  await phone.see(TICKETS.stairsLamp);
  expect(await isAnswered(phone)).toBe(false);
});

test('没有网络时打开，看到的是上次的工单和一句话，不是一张错误页', async () => {
  const [phone] = phones;
  if (!phone) throw new Error('the phone of the test before is gone');
  await start(phone, CHEN, 'offline');
  await phone.see(TICKETS.stairsLamp);
  await phone.see(/^网络断开了/);
  await phone.missButton('重试');
});

test('退出登录以后手机上什么都不留，下一个人登录要等云端答复', async () => {
  const phone = await blankPhone();
  await start(phone, HUANG);
  await phone.tap('微信一键登录');
  await phone.page.locator('.ticket-card').first().waitFor();
  await phone.go('我的');
  await phone.tap('退出登录');
  await phone.tap('退出');
  await phone.seeButton('微信一键登录');
  expect(await phone.page.evaluate(() => wx.getStorageInfoSync().keys)).toEqual(['service']);
});

test('没有一部手机出错', () => {
  expect(phones.flatMap(({ errors }) => errors)).toEqual([]);
});
