/** What opening each page costs: no call, no setData and no byte more than bench/budget.json allows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { described, differences, readBudget } from '../../bench/budget';
import { pageCosts, type PageCosts } from '../../bench/pages/costs';
import { COLUMNS, pageRows } from '../../bench/pages/rows';
import { launchBrowser } from '../../scripts/browser';
import { type Local, startLocal } from '../support/local';

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
  expect([...measured].sort()).toEqual(all.sort());
});
