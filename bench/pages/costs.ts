/// <reference types="miniprogram-api-typings" />
/** What each page of the mini program costs from opening to ready, counted by the local phone in a browser. */
import type { Browser, Page } from 'playwright-core';
import type { PageMeasure } from '../../emulator/phone/contract';
import { namedThings } from './named-things';
import { TABS, type Visit, VISITS } from './visits';

export interface PageCost {
  /** Cloud functions, in order. */
  readonly calls: readonly string[];
  /** How often setData was called, components included. */
  readonly setData: number;
  /** What it was given, as JSON in UTF-8. */
  readonly bytes: number;
  /** Elements on the page. */
  readonly nodes: number;
}

/** By the page's path; `<path> 再次打开` is a cold start with what the last visit left in storage. */
export type PageCosts = Readonly<Record<string, PageCost>>;

const PHONE_SIZE = { width: 390, height: 844 };
export const AGAIN = '再次打开';

const costOf = ({ calls, setData: { count, bytes }, nodes }: PageMeasure): PageCost => ({
  calls,
  setData: count,
  bytes,
  nodes,
});

/** The page on top, once it is ready. @throws Error where another page stands there */
async function ready(page: Page, route: string): Promise<PageCost> {
  await page.waitForFunction(
    (wanted) => {
      const last = window.__measure?.().pages.at(-1);
      return last?.route === wanted && last.readyMs !== null;
    },
    route,
    { polling: 20 },
  );
  const last = await page.evaluate(() => window.__measure?.().pages.at(-1));
  if (!last) throw new Error(`${route}: nothing was measured`);
  return costOf(last);
}

const tap = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).filter({ visible: true }).last().click();

/** Their cards are kept from one start to the next; 我的 keeps none. */
const isList = (page: string): boolean => page !== 'pages/me/me';

const show = (page: Page, url: string): Promise<unknown> =>
  page.evaluate((address) => wx.navigateTo({ url: address }), url);

/** Opens it over the tab page, and goes back to there. */
async function visit(page: Page, { page: route, query = '', from }: Visit): Promise<PageCost> {
  await show(page, `/${from?.page ?? route}${query && `?${query}`}`);
  if (from) {
    await ready(page, from.page);
    await tap(page, from.button);
  }
  const cost = await ready(page, route);
  await page.evaluate((delta) => wx.navigateBack({ delta }), from ? 2 : 1);
  return cost;
}

const filled = (query: string, things: Readonly<Record<string, string>>): string =>
  query.replace(/\{(\w+)\}/g, (_, name: string) => things[name] ?? '');

const logIn = async (page: Page): Promise<void> => {
  await tap(page, '微信一键登录');
  await page.waitForFunction(() => wx.getStorageInfoSync().keys.includes('account'));
};

/** Whoever has not logged in sees one page, wherever they were going. */
async function strangerCosts(page: Page, [first]: readonly Visit[]): Promise<PageCosts> {
  return first ? { [first.page]: await ready(page, first.page) } : {};
}

/** Everything that one person opens, on a phone of their own; `things`: see `namedThings`. */
async function personCosts(
  page: Page,
  openid: string,
  address: string,
  things: Readonly<Record<string, string>>,
): Promise<PageCosts> {
  const visits = VISITS[openid] ?? [];
  const home = TABS[openid];
  await page.goto(address);
  if (!home) return strangerCosts(page, visits);
  await logIn(page);
  const costs: Record<string, PageCost> = {};
  if (isList(home)) costs[home] = await ready(page, home);
  await page.goto(`${address}&path=${home}`);
  costs[isList(home) ? `${home} ${AGAIN}` : home] = await ready(page, home);
  for (const one of visits) {
    const cost = await visit(page, { ...one, query: filled(one.query ?? '', things) });
    costs[one.name ?? one.page] = cost;
  }
  return costs;
}

/** @param url of the local cloud, filled with the demo campus and with the phone on it */
export async function pageCosts(browser: Browser, url: string): Promise<PageCosts> {
  const things = await namedThings(url);
  const context = await browser.newContext({ viewport: PHONE_SIZE, hasTouch: true });
  const costs: Record<string, PageCost> = {};
  for (const openid of Object.keys(VISITS)) {
    const page = await context.newPage();
    Object.assign(costs, await personCosts(page, openid, `${url}/phone?as=${openid}&privacy=agreed`, things));
    await page.close();
  }
  await context.close();
  return costs;
}
