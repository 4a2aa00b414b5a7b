/** Phones on one local cloud, as several people hold them: for end-to-end tests. */
import { isDeepStrictEqual } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Seed } from '../../emulator';
import { launchBrowser } from '../../scripts/browser';
import { type Local, startLocal } from './local';
import { type Phone, phoneOn } from './phone';

export type { Phone } from './phone';

/** Slowest answer of a page on a busy machine, ms. */
const PATIENCE = 15_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What kind of phone it is, and how the mini program is opened on it. */
export interface Made {
  /** px; 390×844 unless told otherwise. */
  readonly size?: Size;
  /** Factor of the font size chosen in WeChat. */
  readonly font?: number;
  /** Page and query, as a code has them. */
  readonly path?: string;
  /** Its owner looks at the login page first. */
  readonly isLoggedOut?: true;
  /** WeChat asks whether it may remind; elsewhere the owner has switched that off. */
  readonly isAsked?: true;
}

const USUAL = { width: 390, height: 844 };

export interface Phones extends Pick<Local, 'url' | 'call' | 'changeRoster'> {
  /** Another phone of this person; logged in by 微信一键登录. */
  open(openid: string, made?: Made): Promise<Phone>;
  /** The phone that this person holds already, else another one. */
  of(openid: string): Promise<Phone>;
  /** What went wrong in the script of a page, on whatever phone. */
  errors(): readonly string[];
  close(): Promise<void>;
}

/** People of the demo campus have agreed to the privacy contract long ago; everybody else is asked first. */
const hasAgreed = (openid: string): boolean => openid.startsWith('demo-');

function address(url: string, openid: string, { font, path }: Made): string {
  const parameters = {
    as: openid,
    ...(!hasAgreed(openid) && { privacy: 'ask' }),
    ...(font && { font: String(font) }),
    ...(path && { path, scene: '1047' }),
  };
  return `${url}/phone?${new URLSearchParams(parameters).toString()}`;
}

/** Switched off in WeChat, which keeps it beside what the mini program keeps: no question, and no banner over what is tapped. */
async function switchOffReminders(page: Page, openid: string): Promise<void> {
  await page.addInitScript(
    ([key, kept]) => {
      // A document that the phone shows in a frame has no storage.
      if (window !== window.top) return;
      if (localStorage.getItem(key) === null) localStorage.setItem(key, kept);
    },
    [`wechat:${openid}`, JSON.stringify({ mainSwitch: false, items: {} })] as const,
  );
}

async function logIn(phone: Phone, openid: string): Promise<void> {
  await phone.tap('微信一键登录');
  if (!hasAgreed(openid)) await phone.tap('同意并继续');
}

/** Phones of one size in one profile of the browser, which compiles their scripts once: half of what opening a phone costs. */
interface Shelf {
  readonly size: Size;
  readonly context: BrowserContext;
  /** What a phone keeps is kept by openid: whoever had a phone here gets another one elsewhere. */
  readonly owners: Set<string>;
}

/** Blank pages of this size, for anybody. */
function shelves(browser: Browser): (openid: string, size: Size) => Promise<Page> {
  const known: Shelf[] = [];
  async function another(size: Size): Promise<Shelf> {
    const context = await browser.newContext({ viewport: size, hasTouch: true });
    context.setDefaultTimeout(PATIENCE);
    const shelf = { size, context, owners: new Set<string>() };
    known.push(shelf);
    return shelf;
  }
  return async (openid, size) => {
    const shelf =
      known.find((one) => isDeepStrictEqual(one.size, size) && !one.owners.has(openid)) ??
      (await another(size));
    shelf.owners.add(openid);
    return shelf.context.newPage();
  };
}

/** Only the page in front is painted: a phone comes to the front when it is used, and stays there until another one is. */
function hand(): (phone: Phone) => Phone {
  let front: Page | undefined;
  async function take({ page }: Phone): Promise<void> {
    if (front === page) return;
    front = page;
    await page.bringToFront();
  }
  return (phone) =>
    new Proxy(phone, {
      get(target, name: keyof Phone) {
        const use: unknown = target[name];
        if (typeof use !== 'function') return use;
        return async (...given: unknown[]): Promise<unknown> => {
          await take(target);
          return use(...given);
        };
      },
    });
}

async function openPhone(page: Page, url: string, openid: string, made: Made): Promise<Phone> {
  if (!made.isAsked) await switchOffReminders(page, openid);
  const phone = phoneOn(page);
  await page.goto(address(url, openid, made));
  if (!made.isLoggedOut) await logIn(phone, openid);
  return phone;
}

/** Both, or neither: a browser whose cloud did not start would keep the test run from ending. */
async function both(starting: Promise<Local>, launching: Promise<Browser>): Promise<[Local, Browser]> {
  try {
    return await Promise.all([starting, launching]);
  } catch (error) {
    await Promise.allSettled([starting.then((local) => local.stop()), launching.then((one) => one.close())]);
    throw error;
  }
}

/** Starts the local cloud on a fresh folder with this seed, and a browser. */
export async function startPhones(seed: Seed): Promise<Phones> {
  const [local, browser] = await both(startLocal(seed), launchBrowser());
  const blank = shelves(browser);
  const phones: Phone[] = [];
  const held = new Map<string, Promise<Phone>>();
  const inHand = hand();
  async function open(openid: string, made: Made = {}): Promise<Phone> {
    const phone = await openPhone(await blank(openid, made.size ?? USUAL), local.url, openid, made);
    phones.push(phone);
    return inHand(phone);
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
