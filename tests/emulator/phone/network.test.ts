/// <reference types="miniprogram-api-typings" />
import type { Page } from 'playwright-core';
import { eventually, type Fixture, startFixture } from './support';

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture?.close());
afterEach(async () => {
  await page.context().setOffline(false);
  await page.close();
  // What Chromium says about requests that were meant to fail.
  expect(fixture.errors.splice(0).filter((line) => !line.includes('net::ERR_'))).toEqual([]);
});

const post = (mode: string) =>
  page.evaluate((given) => postMessage({ type: 'network', mode: given }, location.origin), mode);

/** Both ways to lose the network must look the same to a page. */
const WAYS: readonly [name: string, cut: (off: boolean) => Promise<unknown>][] = [
  ['the switch of the frame', (off) => post(off ? 'offline' : 'online')],
  ['the browser', (off) => page.context().setOffline(off)],
];

const networkType = () => page.evaluate(async () => (await wx.getNetworkType()).networkType);
const reaches = (wanted: string) => eventually(networkType, (type) => type === wanted);
const failure = (name: 'callFunction' | 'uploadFile') =>
  page.evaluate(async (api) => {
    const filePath = URL.createObjectURL(new Blob(['x']));
    const asked: Promise<unknown> =
      api === 'uploadFile'
        ? wx.cloud.uploadFile({ cloudPath: 'a.jpg', filePath })
        : wx.cloud.callFunction({ name: 'echo' });
    return asked.then(
      () => 'it went through',
      (error: unknown) => error,
    );
  }, name);

describe.each(WAYS)('without a network by %s', (_, cut) => {
  beforeEach(async () => {
    page = await fixture.open('pages/apis/apis');
  });

  test('calls and uploads fail with the number of a lost answer', async () => {
    await cut(true);
    await reaches('none');
    const errMsg = 'fail errCode: -1 | errMsg: request:fail';
    expect(await failure('callFunction')).toEqual({ errMsg: `cloud.callFunction:${errMsg}`, errCode: -1 });
    expect(await failure('uploadFile')).toMatchObject({ errCode: -1 });
    await cut(false);
    await reaches('wifi');
    expect(await failure('callFunction')).toBe('it went through');
  });

  test('a change is told, once each time', async () => {
    await page.evaluate(() => {
      const seen: unknown[] = [];
      Object.assign(window, { seen });
      wx.onNetworkStatusChange(({ isConnected, networkType }) => seen.push([isConnected, networkType]));
    });
    await cut(true);
    await reaches('none');
    await cut(false);
    await reaches('wifi');
    expect(await page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual([
      [false, 'none'],
      [true, 'wifi'],
    ]);
  });

  test('a call under way fails when the network goes', async () => {
    const waiting = page.evaluate(() =>
      wx.cloud.callFunction({ name: 'hang' }).then(
        () => 0,
        ({ errCode }: { errCode: number }) => errCode,
      ),
    );
    await fixture.called('hang');
    await cut(true);
    expect(await waiting).toBe(-1);
  });
});

test('the address starts a phone without a network', async () => {
  page = await fixture.open('pages/apis/apis', 'p1', '&network=offline');
  expect(await networkType()).toBe('none');
  expect(await failure('callFunction')).toMatchObject({ errCode: -1 });
});

test('on a slow network the answer takes six seconds longer', async () => {
  page = await fixture.newPage();
  await page.clock.install();
  await page.goto(`${fixture.origin}/phone?as=p1&path=pages/apis/apis&network=slow`);
  await page.getByRole('button', { name: 'call', exact: true }).click();
  await fixture.called('echo');
  expect(await networkType()).toBe('3g');
  const result = () => page.locator('.result').textContent();
  await page.clock.runFor(5000);
  expect(await result()).toBe('');
  await eventually(
    async () => {
      await page.clock.runFor(1000);
      return result();
    },
    (text) => text?.startsWith('call') ?? false,
  );
});
