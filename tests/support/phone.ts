/** One person's phone, used as a person uses it: by roles, labels and words on the screen. */
import type { CDPSession, Locator, Page } from 'playwright-core';
import { type Eyes, eyes, type Words } from './screen';

/** Words wait until they stand on the screen; taps wait for what they tap. */
export interface Phone {
  readonly page: Page;
  /** Taps the button with these words, the one on top where there are several. */
  tap(words: Words): Promise<void>;
  /** Taps the same button twice, as fast as a thumb does. */
  tapTwice(words: Words): Promise<void>;
  follow(link: Words): Promise<void>;
  /** Types into the field with this label. */
  type(label: string, words: string): Promise<void>;
  /** What stands in the field with this label. */
  typed(label: string): Promise<string>;
  see(words: Words): Promise<Locator>;
  /** Waits until these words stand nowhere on the screen. */
  miss(words: Words): Promise<void>;
  seeButton(words: Words): Promise<void>;
  /** Waits until there is no such button. */
  missButton(words: Words): Promise<void>;
  /** How many times these words, and nothing beside them, stand on the screen now. */
  count(words: string): Promise<number>;
  /** Everything on the page that reads so, from the top, in sight or not. */
  texts(words: RegExp): Promise<string[]>;
  /** Scrolls down as far as it goes, and waits for the cards that are loaded there. */
  scrollToBottom(): Promise<void>;
  /** Waits until so many photos stand on the screen, each of them drawn. */
  seePhotos(number: number): Promise<void>;
  /** Opens the card of the ticket with this description, and waits for all of the ticket. */
  openTicket(description: string): Promise<void>;
  /** Taps a button on the card of the ticket with this description. */
  tapOnCard(description: string, words: string): Promise<void>;
  /** Taps the option with these words in a list of choices. */
  choose(words: Words, role?: 'option' | 'radio' | 'checkbox'): Promise<void>;
  /** Taps 更多, then one of the steps there. */
  more(step: string): Promise<void>;
  rate(stars: number): Promise<void>;
  /** Opens one of the tabs above a list, and waits for what is in it. */
  list(tab: string): Promise<void>;
  /** Back to the page with the tab bar, then to this entry of the bar. */
  go(entry: string): Promise<void>;
  back(): Promise<void>;
  /** Closes the app and opens it again. */
  restart(): Promise<void>;
  /** Scans a code with WeChat, while the mini program is open somewhere. */
  scan(path: string): Promise<void>;
  /** Takes the phone to where there is no network, or back. */
  loseNetwork(isLost: boolean): Promise<void>;
  /** Names in the tab bar. */
  entries(): Promise<string[]>;
  /** Pulls the page down, and waits for the answer. */
  refresh(): Promise<void>;
  /** Picks a picture in the file chooser that the tap on 添加图片 or 拍照 opens. */
  addPhoto(file: string): Promise<void>;
  /** Gives a phone number away in WeChat's sheet; without one, the number of this person. */
  allowPhone(number?: string): Promise<void>;
  /** What went wrong in the script of a page. */
  readonly errors: readonly string[];
}

const listAnswer = (page: Page) =>
  page.waitForResponse((response) => response.url().includes('/invoke/tickets'));

/** The gesture of a thumb on the page: down from under the navigation bar, and off. */
async function pullDown(page: Page): Promise<void> {
  const answered = listAnswer(page);
  await page.mouse.move(195, 160);
  await page.mouse.down();
  await page.mouse.move(195, 260, { steps: 4 });
  await page.mouse.move(195, 420, { steps: 4 });
  await page.mouse.up();
  await answered;
}

/** A failed request is no error of a script; what the pages make of it stands on the screen. */
function errorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      errors.push(message.text());
    }
  });
  return errors;
}

function hands(page: Page, { onTop, field, tab, tabsAbove, onCard, see }: Eyes) {
  const tap = (words: Words) => onTop('button', words).click();
  /** Done when the page that is left has gone, and its button with it. */
  const leave = async (): Promise<void> => {
    const button = await onTop('button', '返回').elementHandle();
    await button?.click();
    await button?.waitForElementState('hidden');
  };
  return {
    tap,
    tapTwice: (words: Words) => onTop('button', words).dblclick(),
    follow: (link: Words) => onTop('link', link).click(),
    type: (label: string, words: string) => field(label).fill(words),
    typed: (label: string) => field(label).inputValue(),
    async openTicket(description: string) {
      await (await see(description)).click();
      // Until then the buttons of the list's cards are still there to be tapped.
      await see(/^进度$/);
    },
    tapOnCard: (description: string, words: string) => onCard(description, words).click(),
    choose: (words: Words, role: 'option' | 'radio' | 'checkbox' = 'option') => onTop(role, words).click(),
    rate: (stars: number) => onTop('radio', new RegExp(`^${stars} 星`)).click(),
    async more(step: string) {
      await tap('更多');
      await page.getByRole('dialog').getByRole('button', { name: step, exact: true }).click();
    },
    back: leave,
    async go(entry: string) {
      while (await onTop('button', '返回').isVisible()) await leave();
      await tab(entry).click();
      // Every tab page has a bar of its own: until this one stands there, a tap would go to the one before.
      await tabsAbove(entry).chosen.waitFor();
    },
    async addPhoto(file: string) {
      const chooser = page.waitForEvent('filechooser');
      await tap(/^(添加图片|拍照)$/);
      await (await chooser).setFiles(file);
    },
    async allowPhone(number?: string) {
      if (number !== undefined) {
        await tap('使用其他手机号');
        await field('其他手机号').fill(number);
      }
      await tap('允许');
    },
  };
}

/** Of this page alone: others in its profile keep theirs. */
function networkOf(page: Page): (isLost: boolean) => Promise<void> {
  let session: CDPSession | undefined;
  return async (isLost) => {
    session ??= await page.context().newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', {
      offline: isLost,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  };
}

/** A picture that cannot be drawn rejects. */
async function seePhotos({ onTop }: Eyes, number: number): Promise<void> {
  for (let i = 1; i <= number; i += 1) {
    const picture = onTop('button', `查看照片 ${i}`).getByRole('img');
    await picture.evaluate((image: HTMLImageElement) => image.decode());
  }
}

export function phoneOn(page: Page): Phone {
  const seen = eyes(page);
  return {
    page,
    errors: errorsOf(page),
    see: seen.see,
    miss: (words) => seen.withWords(words).waitFor({ state: 'detached' }),
    ...hands(page, seen),
    seeButton: (words) => seen.onTop('button', words).waitFor(),
    missButton: (words) => seen.onTop('button', words).waitFor({ state: 'detached' }),
    count: (words) => page.getByText(words, { exact: true }).filter({ visible: true }).count(),
    texts: (words) => page.getByText(words).filter({ visible: true }).allInnerTexts(),
    async scrollToBottom() {
      const cards = page.locator('.ticket-card').filter({ visible: true });
      const next = cards.nth(await cards.count());
      await page.mouse.move(195, 400);
      await page.mouse.wheel(0, 100_000);
      await next.waitFor();
    },
    seePhotos: (number) => seePhotos(seen, number),
    scan: (path) => page.evaluate((code) => window.__enter?.({ path: code, scene: 1047 }), path),
    loseNetwork: networkOf(page),
    restart: async () => void (await page.reload()),
    refresh: () => pullDown(page),
    entries: seen.entries,
    async list(tab) {
      const { chosen, another } = seen.tabsAbove(tab);
      if (await chosen.isVisible()) await another.click();
      const answered = listAnswer(page);
      await seen.tab(tab).click();
      await answered;
      await seen.loading.waitFor({ state: 'detached' });
    },
  };
}
