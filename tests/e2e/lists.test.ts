/** Long lists, and what a page costs: counted on the phone, in calls and bytes. */
import type { ListData } from '../support/world';
import { type Phone, type Phones, startPhones } from '../support/phones';
import { CHEN, HUANG, LIN, LIU, TICKETS, WANG } from './campus';

/** UTF-8 bytes of setData until a page is ready. */
const MOST_BYTES = 16 * 1024;
const REPORTS = Array.from({ length: 200 }, (_, i) => `第 ${String(i + 1).padStart(3, '0')} 盏路灯不亮`);
const LAMP = /^第 \d{3} 盏路灯不亮$/;

let phones: Phones;

async function report(description: string, index: number): Promise<void> {
  const { areaId, itemId } = await place();
  const event = {
    requestId: `street-lamp-${index}`,
    ...{ areaId, itemId, address: '校道', contactName: '黄海燕', contactPhone: '13800010002', description },
  };
  await phones.call('ticket-submit', event, HUANG);
}

let known: Promise<{ areaId: string; itemId: string }> | undefined;

interface Node {
  readonly id: string;
  readonly children?: readonly Node[];
}
const firstLeaf = (nodes: readonly Node[]): string => {
  const [node] = nodes;
  return node?.children?.length ? firstLeaf(node.children) : (node?.id ?? '');
};

function place(): Promise<{ areaId: string; itemId: string }> {
  known ??= phones
    .call<{ areas: Node[]; items: Node[] }>('catalog', { op: 'get' }, HUANG)
    .then(({ areas, items }) => ({ areaId: firstLeaf(areas), itemId: firstLeaf(items) }));
  return known;
}

beforeAll(async () => {
  phones = await startPhones('demo');
  for (const [index, description] of REPORTS.entries()) await report(description, index);
}, 180_000);

afterAll(() => phones.close());

/** What the page on the screen has cost since it was opened. */
const costOf = (phone: Phone) => phone.page.evaluate(() => window.__measure?.().pages.at(-1));

test.each([
  ['报修人', LIN],
  ['预审员，有两百张在等', LIU],
  ['审核员', WANG],
  ['维修工', CHEN],
])('再打开小程序，%s的第一页只问云端一次，送到屏幕的不超过 16 KB', async (_, openid) => {
  const phone = await phones.of(openid);
  await phone.page.locator('.ticket-card').filter({ visible: true }).first().waitFor();
  await phone.restart();
  await phone.page.waitForFunction(() => document.documentElement.dataset['ready'] !== undefined);
  const cost = await costOf(phone);
  expect(cost?.calls).toEqual(['tickets']);
  expect(cost?.setData.bytes).toBeGreaterThan(0);
  expect(cost?.setData.bytes).toBeLessThanOrEqual(MOST_BYTES);
});

test('两百张工单翻到底：一张不多一张不少，等得最久的在前', async () => {
  const phone = await phones.of(LIU);
  await phone.go('工单中心');
  while (!(await phone.page.getByText('没有更多了').filter({ visible: true }).isVisible())) {
    await phone.scrollToBottom();
  }
  expect(await phone.texts(LAMP)).toEqual(REPORTS);
});

test('翻到底以后打开一张再回来，列表还是那么长，停在原处', async () => {
  const phone = await phones.of(LIU);
  const last = await phone.see(REPORTS[199] ?? '');
  await last.scrollIntoViewIfNeeded();
  await phone.openTicket(REPORTS[199] ?? '');
  await phone.back();
  await phone.see(REPORTS[199] ?? '');
  expect(await phone.texts(LAMP)).toEqual(REPORTS);
});

test('报出工单号的最后六位就找到，卡片上能接着办', async () => {
  const { tickets } = await phones.call<ListData>(
    'tickets',
    { op: 'list', view: 'worker', tab: 'new' },
    CHEN,
  );
  const lamp = tickets.find(({ description }) => description === TICKETS.stairsLamp);
  const phone = await phones.of(CHEN);
  await phone.tap('按工单号查找');
  await phone.type('按工单号查找', lamp?.number.slice(-6) ?? '');
  await phone.miss(TICKETS.kitchenDrain);
  await phone.see(TICKETS.stairsLamp);
  await phone.seeButton('接单');
  await phone.type('按工单号查找', '000000');
  await phone.see('没有找到这张工单，请核对号码');
  await phone.tap('取消');
  await phone.see(TICKETS.kitchenDrain);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
