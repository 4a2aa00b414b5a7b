/** 微信提醒: asked for in the tap, counted, sent, opened; what does not arrive, and what nobody has looked at, is said. */
import { type Phone, type Phones, startPhones } from '../support/phones';
import { CHEN, HE, LIN, open, TICKETS, WANG, ZHENG, ZHOU } from './campus';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
}, 120_000);

afterAll(() => phones.close());

const consent = (phone: Phone) =>
  phone.page.getByRole('dialog').filter({ hasText: '获取下发以下消息的权限' });
const banner = (phone: Phone) => phone.page.locator('.banner-card');

const dispatchTo = async (worker: RegExp, number: string): Promise<void> => {
  const wang = await open(phones, WANG, '待处理', number);
  await wang.tap('审核通过');
  await wang.choose(worker, 'radio');
  await wang.tap(/^指定派单给/);
  await wang.see(/^已派单/);
};

test('维修工还剩两次提醒，工作台上说得清楚；补充一次，就够了', async () => {
  const chen = await phones.open(CHEN, { isAsked: true });
  await chen.see('剩余提醒 2 次');
  await chen.tap('补充提醒次数');
  await consent(chen).getByText('新工单提醒').waitFor();
  await chen.tap('允许');
  await chen.see('已补充，还能提醒 3 次');
  await chen.miss('剩余提醒 2 次');
  await chen.go('我的');
  await chen.seeButton('微信提醒，剩余提醒 3 次 · 补充');
  await chen.page.close();
});

test('接单时顺便问：点允许多一次，点拒绝不影响接单，也不再追问', async () => {
  const chen = await phones.open(CHEN, { isAsked: true });
  await chen.tapOnCard(TICKETS.stairsLamp, '接单');
  await consent(chen).waitFor();
  await chen.tap('允许');
  await chen.miss(TICKETS.stairsLamp);
  await chen.tapOnCard(TICKETS.kitchenDrain, '接单');
  await chen.tap('拒绝');
  await chen.miss(TICKETS.kitchenDrain);
  await chen.list('已接单');
  await chen.tapOnCard(TICKETS.stairsLamp, '开始维修');
  await chen.miss(TICKETS.stairsLamp);
  await chen.go('我的');
  await chen.seeButton('微信提醒，剩余提醒 4 次 · 补充');
  await chen.page.close();
});

test('派了单，维修工的微信收到提醒，点开就是那张工单', async () => {
  const he = await phones.open(HE, { isAsked: true });
  await he.see('工单中心');
  await dispatchTo(/何永福/, TICKETS.libraryTubes);
  await banner(he).getByText('新工单提醒').waitFor();
  await banner(he).click();
  await he.see(/^进度$/);
  await he.see(TICKETS.libraryTubes);
  await he.page.close();
});

test('没有同意过的人微信收不到，管理员看得见；本人打开工单，就不用管了', async () => {
  const zhou = await phones.of(ZHOU);
  await zhou.go('我的');
  await zhou.tap('管理');
  await zhou.tap('没有送到的提醒');
  await zhou.see('林晓 · 报修人');
  await zhou.see(/没有同意接收，或提醒次数已用完/);
  await zhou.see(/王建国 审核通过，派给 何永福/);
  await open(phones, LIN, '进行中', TICKETS.libraryTubes);
  await zhou.go('我的');
  await zhou.tap('管理');
  await zhou.tap('没有送到的提醒');
  await zhou.see('微信没有送到、本人也还没有看过的提醒；请打电话告诉他们');
  await zhou.miss(/王建国 审核通过，派给 何永福/);
});

test('管理员在工单上看得到通知了谁、看了没有', async () => {
  const zhou = await phones.of(ZHOU);
  await zhou.go('我的');
  await zhou.tap('管理');
  await zhou.tap('全部工单');
  await zhou.openTicket(TICKETS.libraryTubes);
  await zhou.follow('通知记录');
  await zhou.see('何永福 · 维修工');
  await zhou.see('林晓 · 报修人');
  await zhou.see(/今天 .* 看过/);
});

test('一小时没有人打开，等着的人看得到“尚未查看”；本人打开了就没有了', async () => {
  const lin = await open(phones, LIN, '进行中', TICKETS.corridorLamp);
  await lin.see(/^正在等 郑大勇 接单 · 已等 .* · 尚未查看$/);
  await open(phones, ZHENG, '新工单', TICKETS.corridorLamp);
  await lin.back();
  await lin.openTicket(TICKETS.corridorLamp);
  await lin.see(/^正在等 郑大勇 接单 · 已等 [^·]*$/);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
