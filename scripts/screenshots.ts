/** `npm run screenshots`: takes docs/screenshots/ from the running product on fresh demo data. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startLocal } from '../emulator';
import { buildPhone } from '../emulator/phone/build';
import { launchBrowser } from './browser';
import { buildAll } from './build';
import { FUNCTIONS, GALLERY, inRoot, MINIPROGRAM, PHONE } from './paths';
import { run } from './run';

const OUT = inRoot('docs', 'screenshots');
const PHONE_SIZE = { width: 390, height: 844 };

type Screen = Page | FrameLocator;

const tap = (screen: Screen, words: string) =>
  screen.getByRole('button', { name: words, exact: true }).filter({ visible: true }).last().click();

const seeCards = (screen: Screen) =>
  screen.locator('.ticket-card__title').filter({ visible: true }).first().waitFor();

const openCard = (screen: Screen, words: string) =>
  screen.locator('.ticket-card__title', { hasText: words }).filter({ visible: true }).first().click();

async function login(screen: Screen): Promise<void> {
  await tap(screen, '微信一键登录');
  await seeCards(screen);
}

/** Who administers has no tickets to begin with. */
async function openAdmin(page: Page, row?: RegExp): Promise<void> {
  await tap(page, '微信一键登录');
  await openTab(page, /^我的/);
  await tap(page, '管理');
  if (row) await page.getByRole('button', { name: row }).filter({ visible: true }).last().click();
}

const PHOTOS = inRoot('emulator', 'demo', 'photos');

const openTab = (page: Page, name: RegExp) =>
  page.getByRole('tab', { name }).filter({ visible: true }).click();

const write = (page: Page, label: string, words: string) =>
  page.getByLabel(label, { exact: true }).filter({ visible: true }).last().fill(words);

async function addPhoto(page: Page, button: string, photo: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await tap(page, button);
  await (await chooser).setFiles(join(PHOTOS, photo));
  await page.getByRole('button', { name: '移除照片 1' }).waitFor();
}

async function choose(page: Page, field: string, search: string, words: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${field}`) }).click();
  await write(page, search, words);
  await page.getByRole('option').filter({ visible: true }).first().click();
}

async function writeReport(page: Page): Promise<void> {
  await tap(page, '立即报修');
  await choose(page, '报修区域', '搜索楼栋、房号', '3栋 201');
  await choose(page, '报修项目', '搜索项目', '水龙头');
  await write(page, '详细地址', '卫生间洗手池');
  await write(page, '报修详情', '水龙头关不紧，一直在滴水，地面有积水。');
  await addPhoto(page, '添加图片', 'dripping-tap.jpg');
}

/** What each picture shows: whose phone, and how one gets there. Those that change something come last. */
const PICTURES: Record<string, { as: string; isAdmin?: true; walk: (page: Page) => Promise<unknown> }> = {
  hall: { as: 'demo-reporter-1', walk: async () => undefined },
  admin: {
    ...{ as: 'demo-admin-1', isAdmin: true },
    walk: async (page) => {
      await openAdmin(page);
      await page.getByText(/^\d+ 人$/).waitFor();
    },
  },
  people: {
    ...{ as: 'demo-admin-1', isAdmin: true },
    walk: async (page) => {
      await openAdmin(page, /^人员管理/);
      await page.getByText('刘敏').waitFor();
    },
  },
  places: {
    ...{ as: 'demo-admin-1', isAdmin: true },
    walk: async (page) => {
      await openAdmin(page, /^报修区域/);
      await page.getByRole('button', { name: /^桂林洋校区，下面/ }).click();
      await page.getByText('3栋', { exact: true }).waitFor();
    },
  },
  materials: {
    ...{ as: 'demo-admin-1', isAdmin: true },
    walk: async (page) => {
      await openAdmin(page, /^耗材/);
      await page.getByText('生料带').waitFor();
    },
  },
  'work-centre': { as: 'demo-pre-reviewer-1', walk: async () => undefined },
  choosing: {
    as: 'demo-reviewer-1',
    walk: async (page) => {
      await tap(page, '审核通过');
      await page.getByRole('radio').first().click();
    },
  },
  detail: {
    as: 'demo-worker-1',
    walk: async (page) => {
      await openTab(page, /^维修中/);
      await openCard(page, '水龙头');
      await page.getByText('进度', { exact: true }).waitFor();
    },
  },
  completion: {
    as: 'demo-worker-1',
    walk: async (page) => {
      await openTab(page, /^维修中/);
      await tap(page, '申请完工');
      await addPhoto(page, '拍照', 'repaired-tap.jpg');
      await tap(page, '已更换配件');
    },
  },
  rating: {
    as: 'demo-reporter-1',
    walk: async (page) => {
      await openTab(page, /^待评价/);
      await tap(page, '同意并评价');
      await page.getByRole('radio', { name: /^4 星/ }).click();
      await write(page, '评价', '当天就来修了，收拾得很干净。');
    },
  },
  waiting: {
    as: 'demo-reporter-1',
    walk: async (page) => {
      await openCard(page, '水阀');
      await page.getByText('等材料').filter({ visible: true }).first().waitFor();
    },
  },
  pool: {
    as: 'demo-worker-1',
    walk: async (page) => {
      await openTab(page, /^抢单/);
      await page.getByText('你的工种').waitFor();
    },
  },
  late: {
    as: 'demo-reviewer-1',
    walk: async (page) => {
      await openTab(page, /^超时/);
      await page
        .getByText(/超时 \d+小时/)
        .first()
        .waitFor();
    },
  },
  danger: {
    as: 'demo-reporter-1',
    walk: async (page) => {
      await tap(page, '立即报修');
      await choose(page, '报修区域', '搜索楼栋、房号', '3栋 201');
      await choose(page, '报修项目', '搜索项目', '燃气');
      // Free of the sheet, and where the page has moved to.
      await page.getByText('请先这样做').click({ trial: true });
    },
  },
  report: {
    as: 'demo-reporter-1',
    walk: async (page) => {
      await writeReport(page);
      await page.mouse.move(PHONE_SIZE.width / 2, PHONE_SIZE.height / 2);
      await page.mouse.wheel(0, -PHONE_SIZE.height);
    },
  },
  submitted: {
    as: 'demo-reporter-1',
    walk: async (page) => {
      await writeReport(page);
      await tap(page, '提交报修');
      await tap(page, '允许');
      await page.getByText('报修已提交').waitFor();
    },
  },
};

/** Pictures inside the page are there, and nothing moves any more. */
const settle = (page: Page) => page.waitForLoadState('networkidle');

async function takePicture(browser: Browser, url: string, name: string): Promise<void> {
  const picture = PICTURES[name];
  if (!picture) return;
  const page = await browser.newPage({ viewport: PHONE_SIZE, deviceScaleFactor: 2, hasTouch: true });
  await page.goto(`${url}/phone?as=${picture.as}`);
  if (!picture.isAdmin) await login(page);
  await picture.walk(page);
  await settle(page);
  await page.screenshot({ path: join(OUT, `${name}.png`), animations: 'disabled' });
  await page.close();
}

/** The frame with two phones side by side: who reports, and whose turn it is. */
async function takeOverview(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 } });
  await page.goto(url);
  const phone = (index: number) => page.frameLocator('iframe').nth(index);
  await page.getByText('林晓', { exact: true }).first().click();
  await login(phone(0));
  await page.getByText('再开一部手机').click();
  await page.getByText('王建国', { exact: true }).first().click();
  await login(phone(1));
  await openCard(phone(1), '风扇');
  await phone(1).getByText('进度').waitFor();
  await settle(page);
  await page.screenshot({ path: join(OUT, 'overview.png'), animations: 'disabled' });
  await page.close();
}

run(async () => {
  await buildAll();
  await buildPhone({ root: MINIPROGRAM, outDir: PHONE, extra: { root: GALLERY } });
  const dataDir = await mkdtemp(join(tmpdir(), 'xiuda-screenshots-'));
  await mkdir(OUT, { recursive: true });
  const folders = { dataDir, functionsDir: FUNCTIONS, phoneDir: PHONE };
  const { cloud } = await startLocal({ port: 0, seed: 'demo', ...folders });
  const browser = await launchBrowser();
  try {
    await takeOverview(browser, cloud.url);
    for (const name of Object.keys(PICTURES)) await takePicture(browser, cloud.url, name);
  } finally {
    await browser.close();
    await cloud.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
