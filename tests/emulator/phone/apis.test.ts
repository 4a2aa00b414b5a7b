/// <reference types="miniprogram-api-typings" />
import path from 'node:path';
import type { Page } from 'playwright-core';
import { eventually, FIXTURE, type Fixture, startFixture } from './support';

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
beforeEach(async () => {
  page = await fixture.open('pages/apis/apis');
});
afterEach(async () => {
  await page.close();
  expect(fixture.errors.splice(0)).toEqual([]);
});

const run = (name: string) => page.getByRole('button', { name, exact: true }).click();
const result = (start: string) =>
  eventually(
    async () => (await page.locator('.result').textContent()) ?? '',
    (text) => text.startsWith(start),
  );

test('a toast shows and goes', async () => {
  await run('toast');
  expect(await result('toast')).toBe('toast {"errMsg":"showToast:ok"}');
  expect(await page.getByRole('status').textContent()).toBe('已提交');
  await page.getByRole('status').waitFor({ state: 'detached' });
});

test('loading can be hidden', async () => {
  await run('loading');
  expect(await result('loading')).toBe('loading {"errMsg":"hideLoading:ok"}');
  expect(await page.getByRole('status').count()).toBe(0);
});

test.each([
  ['确定', { confirm: true, cancel: false }],
  ['取消', { confirm: false, cancel: true }],
])('a modal answers %s', async (button, answer) => {
  await run('modal');
  expect(await page.getByRole('dialog', { name: '取消工单' }).textContent()).toContain('确定取消吗');
  await page.getByRole('button', { name: button, exact: true }).click();
  expect(await result('modal')).toBe(
    `modal ${JSON.stringify({ errMsg: 'showModal:ok', ...answer, content: null })}`,
  );
});

test('an editable modal hands over the text', async () => {
  await run('prompt');
  await page.getByRole('textbox', { name: '原因' }).fill('看错了');
  await page.getByRole('button', { name: '确定', exact: true }).click();
  expect(await result('prompt')).toContain('"content":"看错了"');
});

test('an action sheet answers the row, and fails when cancelled', async () => {
  await run('sheet');
  await page.getByRole('button', { name: '乙' }).click();
  expect(await result('sheet')).toBe('sheet {"errMsg":"showActionSheet:ok","tapIndex":1}');
  await run('sheet');
  await page.getByRole('button', { name: '取消' }).click();
  expect(await result('sheet failed')).toBe('sheet failed {"errMsg":"showActionSheet:fail cancel"}');
});

test('a cloud function is called as the person whose phone it is', async () => {
  await run('call');
  expect(JSON.parse((await result('call')).slice(5))).toEqual({
    errMsg: 'cloud.callFunction:ok',
    result: { event: { a: 1 }, openid: 'p1' },
    requestID: '',
  });
});

test.each([
  ['read open', 'read open {"errMsg":"database.collection.get:ok","data":[{"_id":"one","openid":"p1"}]}'],
  [
    'read closed',
    'read closed failed {"errMsg":"database.collection.get:fail errCode: -502003 | errMsg: Permission denied: closed","errCode":-502003}',
  ],
  ['download own', 'download own {"statusCode":200,"text":"own"}'],
  [
    'download other',
    'download other failed {"errMsg":"cloud.downloadFile:fail errCode: -503002 | errMsg: storage permission denied","errCode":-503002}',
  ],
])('without a function: %s', async (name, expected) => {
  await run(name);
  expect(await result(name)).toBe(expected);
});

test('a file that was written by the mini program is uploaded', async () => {
  await run('upload written');
  expect(await result('upload written')).toContain('cloud://local/slot/written.txt');
  expect(fixture.uploads.splice(0)).toEqual([{ path: 'slot/written.txt', openid: 'p1', bytes: 9 }]);
});

test('a failed cloud function rejects with its number', async () => {
  await run('crash');
  expect(JSON.parse((await result('crash failed')).slice(13))).toEqual({
    errMsg: 'cloud.callFunction:fail errCode: -504002 | errMsg: function crashed',
    errCode: -504002,
  });
});

test('a picture is chosen, compressed and uploaded', async () => {
  const choosing = page.waitForEvent('filechooser');
  await run('upload');
  await (await choosing).setFiles([path.join(FIXTURE, 'images/dot.png')]);
  expect(await result('upload')).toBe('upload {"count":1,"fileID":"cloud://local/slot/a.jpg"}');
  const [sent] = fixture.uploads;
  expect(sent).toMatchObject({ path: 'slot/a.jpg', openid: 'p1' });
  expect(sent?.bytes).toBeGreaterThan(100);
});

test('a file of a chat is chosen from those with the endings that were asked for', async () => {
  const choosing = page.waitForEvent('filechooser');
  await run('chosenFile');
  const chooser = await choosing;
  expect(await chooser.element().evaluate((input: HTMLInputElement) => input.accept)).toBe('.csv,.xlsx');
  await chooser.setFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from('1,2') });
  expect(await result('chosenFile')).toBe('chosenFile [{"name":"名册.csv","size":3,"type":"file"}]');
});

test('storage belongs to one person', async () => {
  await run('storage');
  expect(await result('storage')).toBe('storage [{"text":"草稿"},"",["draft"]]');
  await page.goto(`${fixture.origin}/phone?as=p2&path=pages/apis/apis`);
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true');
  expect(await page.evaluate(() => wx.getStorageInfoSync().keys)).toEqual([]);
});

test('the callback form calls success and complete, and returns nothing', async () => {
  const order = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const seen: unknown[] = [];
        const returned: unknown = wx.getNetworkType({
          success: ({ networkType }) => seen.push(networkType),
          complete: ({ errMsg }) => resolve([...seen, errMsg, typeof returned]),
        });
      }),
  );
  expect(order).toEqual(['wifi', 'getNetworkType:ok', 'undefined']);
});

test('dialling shows the number and can be cancelled', async () => {
  await run('dial');
  expect(await page.getByRole('dialog').textContent()).toContain('01012345678');
  await page.getByRole('button', { name: '取消' }).click();
  expect(await result('dial')).toBe('dial failed {"errMsg":"makePhoneCall:fail cancel"}');
});

test('pictures are shown full screen from the one that was asked for', async () => {
  await run('preview');
  expect(await page.getByRole('dialog', { name: '查看图片' }).textContent()).toBe('2 / 2');
  await page.keyboard.press('ArrowLeft');
  expect(await page.getByRole('dialog', { name: '查看图片' }).textContent()).toBe('1 / 2');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('the window is what the bars leave', async () => {
  await run('info');
  expect(await result('info')).toBe('info {"windowHeight":756,"statusBarHeight":44,"bottom":810}');
});

test('positions count from the page, not from the browser window', async () => {
  await run('measure');
  const [box, scroll] = JSON.parse((await result('measure')).slice(8)) as [
    { top: number; left: number; width: number },
    object,
  ];
  const inWindow = await page.locator('.measured').boundingBox();
  expect(box).toMatchObject({ left: 10, width: 100, top: (inWindow?.y ?? 0) - 88 });
  expect(scroll).toMatchObject({ scrollTop: 0, scrollLeft: 0 });
});

test.each([
  ['lost', 'navigateTo:fail page "pages/nowhere/nowhere" is not found'],
  ['tab', 'navigateTo:fail can not navigateTo a tabbar page'],
])('a wrong navigation fails as in WeChat: %s', async (name, errMsg) => {
  await run(name);
  expect(await result(name)).toBe(`${name} failed ${JSON.stringify({ errMsg })}`);
});

test('scanning picks a code of the mini program, or takes what is typed', async () => {
  await run('scan');
  const sheet = page.getByRole('dialog', { name: '扫码' });
  await sheet.getByRole('button', { name: '3栋 201' }).click();
  expect(JSON.parse((await result('scan')).slice(5))).toMatchObject({
    errMsg: 'scanCode:ok',
    scanType: 'WX_CODE',
    path: 'sub/detail/detail?scene=a%3D3-201',
  });
  await run('scan');
  await sheet.getByRole('textbox', { name: '码里的内容' }).fill('二维码 42');
  expect(await sheet.getByRole('button', { name: '3栋 201' }).count()).toBe(0);
  await sheet.getByRole('button', { name: '扫这个' }).click();
  await eventually(
    () => page.locator('.result').textContent(),
    (text) => text?.includes('"result":"二维码 42"') ?? false,
  );
});

test.each(['取消', 'Escape'])('a scan that is given up fails: %s', async (way) => {
  await run('scan');
  await page.getByRole('dialog', { name: '扫码' }).waitFor();
  if (way === 'Escape') await page.keyboard.press(way);
  else await page.getByRole('button', { name: way }).click();
  expect(await result('scan failed')).toBe('scan failed {"errMsg":"scanCode:fail cancel"}');
});

test('canIUse tells the truth', async () => {
  await run('able');
  expect(await result('able')).toBe('able [true,true,false]');
});

test('an API that is not emulated throws its name', async () => {
  await run('unknown');
  expect(await result('unknown')).toBe('unknown failed wx.getLocation is not emulated');
});
