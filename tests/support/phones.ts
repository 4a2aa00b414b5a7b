/** Phones on one local cloud, as several people hold them: for end-to-end tests. */
import type { Browser } from 'playwright-core';
import type { Seed } from '../../emulator';
import { launchBrowser } from '../../scripts/browser';
import { type Local, startLocal } from './local';
import { type Phone, phoneOn } from './phone';

export type { Phone } from './phone';

/** Slowest answer of a page on a busy machine, ms. */
const PATIENCE = 15_000;

export interface Phones extends Pick<Local, 'url' | 'call' | 'changeRoster'> {
  /** Another phone of this person; logged in by 微信一键登录. */
  open(openid: string): Promise<Phone>;
  /** The phone that this person holds already, else another one. */
  of(openid: string): Promise<Phone>;
  /** What went wrong in the script of a page, on whatever phone. */
  errors(): readonly string[];
  close(): Promise<void>;
}

async function openPhone(browser: Browser, url: string, openid: string): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const phone = phoneOn(page);
  await page.goto(`${url}/phone?as=${openid}`);
  await phone.tap('微信一键登录');
  return phone;
}

/** Starts the local cloud on a fresh folder with this seed, and a browser. */
export async function startPhones(seed: Seed): Promise<Phones> {
  const [local, browser] = await Promise.all([startLocal(seed), launchBrowser()]);
  const phones: Phone[] = [];
  const held = new Map<string, Promise<Phone>>();
  async function open(openid: string): Promise<Phone> {
    const phone = await openPhone(browser, local.url, openid);
    phones.push(phone);
    return phone;
  }
  return {
    url: local.url,
    call: local.call,
    changeRoster: local.changeRoster,
    open,
    of(openid) {
      const phone = held.get(openid) ?? open(openid);
      held.set(openid, phone);
      return phone;
    },
    errors: () => phones.flatMap(({ errors }) => errors),
    async close() {
      await browser.close();
      await local.stop();
    },
  };
}
