/** wx.requestSubscribeMessage with its sheet, the settings behind it, and service notifications. */
import type { Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
let page: Page;
let people = 0;
let openid: string;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
beforeEach(async () => {
  openid = `subscriber-${++people}`;
  page = await fixture.open('pages/wechat/wechat', openid);
});
afterEach(async () => {
  await page.close();
  expect(fixture.errors.splice(0)).toEqual([]);
});

const tap = (name: string) => page.getByRole('button', { name, exact: true }).click();
const sheet = () => page.getByRole('dialog', { name: '订阅消息' });
const result = async (start: string) => {
  const text = await eventually(
    async () => (await page.locator('.result').textContent()) ?? '',
    (found) => found.startsWith(`${start} `),
  );
  return JSON.parse(text.slice(start.length + 1)) as unknown;
};
const grants = () => fixture.grants.filter((grant) => grant.startsWith(`${openid} `));
const ok = (answers: object) => ({ errMsg: 'requestSubscribeMessage:ok', ...answers });

test('the sheet names the mini program and the messages; 允许 grants what is ticked', async () => {
  await tap('two');
  expect(await sheet().textContent()).toContain('样例 申请');
  await sheet().getByRole('checkbox', { name: '新工单提醒' }).uncheck();
  await tap('允许');
  expect(await result('two')).toEqual(ok({ 't-progress': 'accept', 't-task': 'reject' }));
  expect(grants()).toEqual([`${openid} t-progress`]);
});

test('拒绝 grants nothing, and is no failure', async () => {
  await tap('two');
  await tap('拒绝');
  expect(await result('two')).toEqual(ok({ 't-progress': 'reject', 't-task': 'reject' }));
  expect(grants()).toEqual([]);
});

test('总是保持以上选择 asks no more, and each tap grants again', async () => {
  await tap('two');
  await sheet().getByRole('checkbox', { name: '新工单提醒' }).uncheck();
  await sheet().getByRole('checkbox', { name: '总是保持以上选择，不再询问' }).check();
  await tap('允许');
  await result('two');
  await tap('forget');
  await result('forget');
  await tap('two');
  expect(await result('two')).toEqual(ok({ 't-progress': 'accept', 't-task': 'reject' }));
  expect(await sheet().count()).toBe(0);
  expect(grants()).toEqual([`${openid} t-progress`, `${openid} t-progress`]);
  await tap('setting');
  expect(await result('setting')).toEqual({
    errMsg: 'getSetting:ok',
    authSetting: {},
    subscriptionsSetting: {
      mainSwitch: true,
      itemSettings: { 't-progress': 'accept', 't-task': 'reject' },
    },
  });
});

test('what was not ticked 总是 is asked again, and stands in no setting', async () => {
  await tap('two');
  await tap('允许');
  await tap('setting');
  expect(await result('setting')).toMatchObject({ subscriptionsSetting: { mainSwitch: true } });
  expect(JSON.stringify(await result('setting'))).not.toContain('itemSettings');
  await tap('plain');
  expect(await result('plain')).toEqual({ errMsg: 'getSetting:ok', authSetting: {} });
  await tap('two');
  await sheet().waitFor();
});

test('of two templates with one title the second is filtered', async () => {
  await tap('twins');
  await sheet().getByText('新工单提醒').first().waitFor();
  expect(await sheet().getByText('新工单提醒').count()).toBe(1);
  await tap('允许');
  expect(await result('twins')).toEqual(ok({ 't-task': 'accept', 't-twin': 'filter' }));
});

test('the callback form answers the same', async () => {
  await tap('callbacks');
  await tap('允许');
  expect(await result('callbacks')).toEqual([JSON.stringify(ok({ 't-task': 'accept' }))]);
});

test.each([
  ['late', 10001, 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.'],
  ['none', 10001, 'requestSubscribeMessage:fail tmplIds can not be empty'],
  ['strange', 20001, 'requestSubscribeMessage:fail No template data return, verify the template id exist'],
  ['four', 20003, 'requestSubscribeMessage:fail The number of templates exceeds the limit'],
])('%s fails with %d', async (name, errCode, errMsg) => {
  await tap(name);
  expect(await result(`${name} failed`)).toEqual({ errCode, errMsg });
  expect(await sheet().count()).toBe(0);
});

test('a script that nobody tapped for cannot ask', async () => {
  const refused = await page.evaluate(() =>
    wx.requestSubscribeMessage({ tmplIds: ['t-task'] }).catch((error: unknown) => error),
  );
  expect(refused).toMatchObject({ errCode: 10001 });
});

test('the keyboard taps too', async () => {
  await page.getByRole('button', { name: 'two', exact: true }).focus();
  await page.keyboard.press('Enter');
  await sheet().waitFor();
});

test('with the main switch off it fails; the settings page turns it, and the choices that are kept', async () => {
  await tap('two');
  await sheet().getByRole('checkbox', { name: '总是保持以上选择，不再询问' }).check();
  await tap('拒绝');
  await result('two');
  await tap('settings');
  const settings = page.getByRole('dialog', { name: '订阅消息' });
  await settings.getByRole('switch', { name: '接收订阅消息' }).uncheck();
  await settings.getByRole('switch', { name: '新工单提醒' }).check();
  await settings.getByRole('button', { name: '返回' }).click();
  expect(await result('settings')).toMatchObject({
    errMsg: 'openSetting:ok',
    subscriptionsSetting: {
      mainSwitch: false,
      itemSettings: { 't-progress': 'reject', 't-task': 'accept' },
    },
  });
  await tap('two');
  expect(await result('two failed')).toMatchObject({ errCode: 20004 });
});

test('without a network it fails', async () => {
  await page.evaluate(() => postMessage({ type: 'network', mode: 'offline' }, location.origin));
  await page.locator('html[data-network=none]').waitFor();
  await tap('two');
  expect(await result('two failed')).toMatchObject({ errCode: 10002 });
});

test('the table of the SDK types holds: canIUse', async () => {
  expect(await page.evaluate(() => wx.canIUse('requestSubscribeMessage'))).toBe(true);
});

describe('a service notification', () => {
  const MESSAGE = {
    title: '报修进度通知',
    page: 'sub/detail/detail?id=7',
    fields: [
      { label: '工单编号', value: 'BX7' },
      { label: '当前状态', value: '处理中' },
      { label: '备注', value: '请稍等' },
    ],
  };
  const banner = () => page.locator('.banner');

  test('comes as a banner with its first two fields, and opens its page with scene 1014', async () => {
    fixture.deliver(openid, MESSAGE);
    await banner().waitFor();
    expect(await banner().textContent()).toBe('服务通知 · 样例报修进度通知工单编号：BX7当前状态：处理中×');
    await banner().getByRole('button', { name: '报修进度通知' }).click();
    const entered = await eventually(
      () => page.evaluate(() => wx.getEnterOptionsSync()),
      ({ scene }) => scene === 1014,
    );
    expect(entered).toMatchObject({ path: 'sub/detail/detail', query: { id: '7' } });
    expect(await page.evaluate(() => getCurrentPages().map(({ route }) => route))).toEqual([
      'sub/detail/detail',
    ]);
    expect(await banner().count()).toBe(0);
  });

  test('can be put away, and lets taps through beside its card', async () => {
    fixture.deliver(openid, MESSAGE);
    await page.getByRole('button', { name: '收起通知' }).click();
    expect(await banner().count()).toBe(0);
    expect(await page.locator('.banners').evaluate((layer) => getComputedStyle(layer).pointerEvents)).toBe(
      'none',
    );
  });

  test('of somebody else does not come, nor one that was there before', async () => {
    fixture.deliver('subscriber-late', { ...MESSAGE, title: '早先的' });
    const late = await fixture.open('pages/wechat/wechat', 'subscriber-late');
    await late.waitForResponse((response) => response.url().includes('after=1'));
    fixture.deliver('subscriber-late', { ...MESSAGE, title: '新来的' });
    await late.locator('.banner').waitFor();
    expect(await late.locator('.banner strong').allTextContents()).toEqual(['新来的']);
    expect(await banner().count()).toBe(0);
    await late.close();
  });
});
