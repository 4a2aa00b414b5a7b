/** The local cloud and phones on it, as several people hold them: for end-to-end tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const ROOT = path.resolve(__dirname, '../..');

const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Slowest answer of a page on a busy machine, ms. */
const PATIENCE = 15_000;

/** One person's phone. */
export interface Phone {
  readonly page: Page;
  /** Taps the button with these words, the one on top where there are several. */
  tap(words: string | RegExp): Promise<void>;
  /** Types into the field with this label. */
  type(label: string, words: string): Promise<void>;
  /** Waits until these words stand on the screen. */
  see(words: string | RegExp): Promise<Locator>;
  /** Opens the card of the ticket with this description. */
  openTicket(description: string): Promise<void>;
  /** Taps the option with these words in a list of choices. */
  choose(words: string | RegExp, role?: 'option' | 'radio'): Promise<void>;
  /** Gives so many stars. */
  rate(stars: number): Promise<void>;
  /** Pulls the page down, and waits for the answer. */
  refresh(): Promise<void>;
  /** Picks a picture in the file chooser that the tap on 添加图片 opens. */
  addPhoto(file: string): Promise<void>;
  readonly errors: readonly string[];
}

export interface Phones {
  readonly url: string;
  /** A phone of this person at a page; logged in by 微信一键登录. */
  open(openid: string): Promise<Phone>;
  close(): Promise<void>;
}

async function spawnLocal(dataDir: string, seed: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      SEED: seed,
      PORT: '0',
      TSX_TSCONFIG_PATH: path.join(ROOT, 'tsconfig.base.json'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-10_000);
  });
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    if (line.startsWith('ready ')) return { child, url: line.slice('ready '.length) };
  }
  throw new Error(`the local cloud did not start:\n${said}`);
}

const onTop = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('button', { name: words, exact: true }).filter({ visible: true }).last();

/** The gesture of a thumb on the page: down from under the navigation bar, and off. */
async function pullDown(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().includes('/invoke/tickets'));
  await page.mouse.move(195, 160);
  await page.mouse.down();
  await page.mouse.move(195, 260, { steps: 4 });
  await page.mouse.move(195, 420, { steps: 4 });
  await page.mouse.up();
  await answered;
}

function phoneOn(page: Page): Phone {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const see = async (words: string | RegExp): Promise<Locator> => {
    const found = page.getByText(words).filter({ visible: true }).first();
    await found.waitFor();
    return found;
  };
  return {
    page,
    errors,
    see,
    tap: async (words) => onTop(page, words).click(),
    type: async (label, words) => page.getByLabel(label).filter({ visible: true }).last().fill(words),
    async openTicket(description) {
      await (await see(description)).click();
      // Until then the buttons of the list's cards are still there to be tapped.
      await see('工单详情');
    },
    choose: async (words, role = 'option') =>
      page.getByRole(role, { name: words, exact: true }).filter({ visible: true }).last().click(),
    rate: async (stars) =>
      page
        .locator('.van-rate__item')
        .filter({ visible: true })
        .nth(stars - 1)
        .click(),
    refresh: () => pullDown(page),
    async addPhoto(file) {
      const chooser = page.waitForEvent('filechooser');
      await onTop(page, '添加图片').click();
      await (await chooser).setFiles(file);
    },
  };
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
export async function startPhones(seed: 'demo' | 'empty'): Promise<Phones> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'xiuda-e2e-'));
  const { child, url } = await spawnLocal(dataDir, seed);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: CHROMIUM_ARGUMENTS,
  });
  return {
    url,
    open: (openid) => openPhone(browser, url, openid),
    async close() {
      await browser.close();
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
