/** How smoothly two hundred cards scroll past: frames that took too long, beside those of an empty page in the same browser. */
import type { Browser, Page } from 'playwright-core';
import type { Row } from '../section';
import { ask } from './named-things';
import { PRE_REVIEWER, TABS } from './visits';

export const CARDS = 200;
/** px; about as fast as a thumb flings a list. */
const STEP = 60;
/** ms. */
const LONG_FRAME = 50;
const PHONE_SIZE = { width: 390, height: 844 };
const NEIGHBOUR = 'demo-reporter-2';

/** Reports until so many more wait for the pre-reviewers. */
export async function reportMany(url: string): Promise<void> {
  for (let i = 0; i < CARDS; i += 1) {
    await ask(url, NEIGHBOUR, 'ticket-submit', {
      requestId: `bench-street-lamp-${i}`,
      ...{ areaId: 'gly-t1-2-corridor', itemId: 'lamp', address: '校道' },
      ...{ contactName: '黄海燕', contactPhone: '13800010002', description: `第 ${i + 1} 盏路灯不亮` },
    });
  }
}

interface Frames {
  readonly frames: number;
  /** Longer than 50 ms. */
  readonly long: number;
}

/** Scrolls what `selector` finds from its top to its bottom, a step each frame. */
const scrollThrough = (page: Page, selector: string): Promise<Frames> =>
  page.evaluate(
    async ([found, step, felt]) => {
      const scroller = [...document.querySelectorAll(found)].find((one) => one.checkVisibility());
      if (!scroller) throw new Error(`nothing is ${found}`);
      scroller.scrollTop = 0;
      let last = await new Promise(requestAnimationFrame);
      let [frames, long] = [0, 0];
      for (let before = -1; scroller.scrollTop !== before; frames += 1) {
        before = scroller.scrollTop;
        scroller.scrollTop = before + step;
        const now = await new Promise(requestAnimationFrame);
        if (now - last > felt) long += 1;
        last = now;
      }
      return { frames, long };
    },
    [selector, STEP, LONG_FRAME] as const,
  );

const heightOf = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    (found) => [...document.querySelectorAll(found)].find((one) => one.checkVisibility())?.scrollHeight ?? 0,
    selector,
  );

/** Goes on to the bottom until every card is there. */
async function loadAll(page: Page): Promise<void> {
  await page.locator('.ticket-card').first().waitFor();
  while ((await page.locator('.ticket-card').count()) < CARDS) {
    const before = await page.locator('.ticket-card').count();
    await page.evaluate(() => {
      const scroller = document.querySelector('.page-frame:not([data-covered]) .page-scroller');
      scroller?.scrollTo(0, 0);
      scroller?.scrollTo(0, scroller.scrollHeight);
    });
    await page.waitForFunction((count) => document.querySelectorAll('.ticket-card').length > count, before);
  }
}

const LIST = '.page-frame:not([data-covered]) .page-scroller';

/** An empty page of the same height. */
async function control(browser: Browser, height: number): Promise<Frames> {
  const page = await browser.newPage({ viewport: PHONE_SIZE, hasTouch: true });
  await page.setContent(
    `<main style="height:100vh;overflow-y:auto"><div style="height:${height}px"></div></main>`,
  );
  const frames = await scrollThrough(page, 'main');
  await page.close();
  return frames;
}

/** @param url of the local cloud, filled with the demo campus and those reports */
export async function frameRows(browser: Browser, url: string): Promise<Row[]> {
  const page = await browser.newPage({ viewport: PHONE_SIZE, hasTouch: true });
  await page.goto(`${url}/phone?as=${PRE_REVIEWER}&path=${TABS[PRE_REVIEWER]}`);
  await page.getByRole('button', { name: '微信一键登录' }).click();
  await loadAll(page);
  const empty = await control(browser, await heightOf(page, LIST));
  const list = await scrollThrough(page, LIST);
  await page.close();
  return [
    { id: `工单中心，${CARDS} 张卡片`, group: '滚动', figures: { ...list } },
    { id: '空白页，一样高', group: '滚动', figures: { ...empty } },
  ];
}
