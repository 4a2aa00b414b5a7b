/** What the pages show and keep while there is no network, or a slow one. */
import type { Route } from 'playwright-core';
import { type Phones, startPhones } from '../support/phones';
import { CHEN, HUANG, LIU, open, TICKETS } from './campus';
import { fill } from './report-form';

const OFFLINE = '网络断开了，连上以后会自动刷新';
const LISTS = '**/invoke/tickets';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
}, 120_000);

afterAll(() => phones.close());

test('断网：说明白，看过的还在；连上以后自己刷新', async () => {
  const phone = await phones.of(CHEN);
  await phone.see(TICKETS.stairsLamp);
  await phone.loseNetwork(true);
  await phone.see(OFFLINE);
  await phone.see(TICKETS.stairsLamp);
  await phone.loseNetwork(false);
  await phone.miss(OFFLINE);
  await phone.see(TICKETS.stairsLamp);
});

test('断网时换一栏：没有内容，给重试；连上以后重试就有', async () => {
  const phone = await phones.of(CHEN);
  await phone.loseNetwork(true);
  await phone.page.getByRole('tab', { name: /^已接单/ }).click();
  await phone.see('没有连上网络，请检查后再试');
  await phone.loseNetwork(false);
  await phone.see(TICKETS.waterRoomTap);
});

test('没有回音：列表给重试，一点就有', async () => {
  const phone = await phones.of(LIU);
  await phone.see(TICKETS.doorLock);
  await phone.page.route(LISTS, (route) => route.abort(), { times: 1 });
  await phone.page.getByRole('tab', { name: /^已处理/ }).click();
  await phone.see('没有连上网络，请检查后再试');
  await phone.tap('重试');
  await phone.miss('没有连上网络，请检查后再试');
});

test('断网时写报修：写的都在，连上以后提交成功', async () => {
  const phone = await phones.open('network-report');
  await phone.tap('暂不绑定');
  await phone.tap('立即报修');
  await fill(phone, '断网时写的，走廊灯不亮');
  await phone.loseNetwork(true);
  await phone.see('网络断开了，写的内容都在，连上以后再提交');
  await phone.tap('提交报修');
  await phone.see('没有连上网络，请检查后再试');
  await phone.loseNetwork(false);
  await phone.miss('网络断开了，写的内容都在，连上以后再提交');
  expect(await phone.typed('报修详情')).toBe('断网时写的，走廊灯不亮');
  await phone.tap('提交报修');
  await phone.see('报修已提交');
});

test('断网时办工单：没有办成，工单还是原来的样子，连上再点一次就办成', async () => {
  const phone = await open(phones, CHEN, '新工单', TICKETS.stairsLamp);
  await phone.loseNetwork(true);
  await phone.tap('接单');
  await phone.see('没有连上网络，请检查后再试');
  await phone.see(/^待接单$/);
  await phone.loseNetwork(false);
  await phone.tap('接单');
  await phone.see('已接单，移到“已接单”');
});

test('网络慢：等久了有一句话，来了就换成内容', async () => {
  const phone = await phones.of(HUANG);
  await phone.go('报修大厅');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const hold = async (route: Route) => {
    await held;
    await route.continue();
  };
  await phone.page.route(LISTS, hold);
  await phone.page.getByRole('tab', { name: /^已结束/ }).click();
  await phone.see('网络有点慢，请再等一会儿');
  release();
  await phone.miss('网络有点慢，请再等一会儿');
  await phone.page.unroute(LISTS);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
