/** The privacy contract: asked before the first API that touches personal data, by the page or by WeChat. */
import type { Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
let people = 0;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
afterEach(() => {
  expect(fixture.errors.splice(0)).toEqual([]);
});

const newcomer = (): string => `private-${++people}`;
const open = (openid = newcomer(), more = '') => fixture.open('pages/wechat/wechat', openid, more);
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const result = async (page: Page, start: string) => {
  const text = await eventually(
    async () => (await page.locator('.result').textContent()) ?? '',
    (found) => found.startsWith(`${start} `),
  );
  return JSON.parse(text.slice(start.length + 1)) as unknown;
};
const refused = (api: string) => ({ errMsg: `${api}:fail privacy permission is not authorized`, errno: 104 });
const setting = async (page: Page) => {
  await tap(page, 'privacy');
  return result(page, 'privacy');
};
const needed = (needAuthorization: boolean) => ({
  errMsg: 'getPrivacySetting:ok',
  needAuthorization,
  privacyContractName: '《样例小程序隐私保护指引》',
});

test.each([
  ['somebody new', newcomer(), '', true],
  ['one of the switcher', 'p1', '', false],
  ['one of the switcher, where the address says so', 'p2', '&privacy=ask', true],
  ['somebody new, where the address says so', newcomer(), '&privacy=agreed', false],
])('%s: needAuthorization', async (_who, openid, more, need) => {
  const page = await open(openid, more);
  expect(await setting(page)).toEqual(needed(need));
  await page.close();
});

test('without a listener WeChat asks once, and remembers the consent', async () => {
  const openid = newcomer();
  const page = await open(openid);
  await tap(page, 'copy');
  expect(await page.getByRole('dialog', { name: '用户隐私保护提示' }).textContent()).toContain(
    '《样例小程序隐私保护指引》',
  );
  await tap(page, '拒绝');
  expect(await result(page, 'copy failed')).toEqual(refused('setClipboardData'));
  expect(await setting(page)).toEqual(needed(true));
  await tap(page, 'require');
  await tap(page, '同意');
  expect(await result(page, 'require')).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' });
  await page.close();
  const again = await open(openid);
  expect(await setting(again)).toEqual(needed(false));
  await tap(again, 'copy');
  expect(await result(again, 'copy')).toEqual({ errMsg: 'setClipboardData:ok' });
  await again.close();
});

test.each([
  ['choose', 'chooseMedia'],
  ['copy', 'setClipboardData'],
  ['require', 'requirePrivacyAuthorize'],
])('the listener of the page is asked for %s, and its refusal is a failure', async (name, api) => {
  const page = await open();
  await tap(page, 'listen');
  await tap(page, name);
  await page.getByText(`${api} asks`).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await tap(page, 'disagree');
  expect(await result(page, `${name} failed`)).toEqual(refused(api));
  await page.close();
});

test('a tap on the agreeing button lets the API go on', async () => {
  const page = await open();
  await tap(page, 'listen');
  await tap(page, 'choose');
  const choosing = page.waitForEvent('filechooser');
  await tap(page, 'agree');
  await choosing;
  expect(await setting(page)).toEqual(needed(false));
  await page.close();
});

test('a page that says agree without that tap is not believed', async () => {
  const page = await open();
  await tap(page, 'listen');
  await tap(page, 'copy');
  await tap(page, 'forge');
  expect(await result(page, 'copy failed')).toEqual(refused('setClipboardData'));
  expect(await setting(page)).toEqual(needed(true));
  await page.close();
});

test('a phone number needs the consent first', async () => {
  const page = await open();
  await tap(page, 'phone');
  await tap(page, '拒绝');
  expect(await result(page, 'phone')).toEqual(refused('getPhoneNumber'));
  await tap(page, 'phone');
  await tap(page, '同意');
  await tap(page, '允许');
  expect(await result(page, 'phone')).toMatchObject({ errMsg: 'getPhoneNumber:ok' });
  await page.close();
});

test('the contract is a page of its own, and can be left', async () => {
  const page = await open();
  await tap(page, 'contract');
  await page.getByRole('dialog', { name: '《样例小程序隐私保护指引》' }).waitFor();
  await tap(page, '返回');
  expect(await result(page, 'contract')).toEqual({ errMsg: 'openPrivacyContract:ok' });
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.close();
});
