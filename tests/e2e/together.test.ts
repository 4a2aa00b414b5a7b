/** Several people on the same tickets at the same time, and what is told to whoever comes second. */
import { type Phones, startPhones } from '../support/phones';
import {
  assignedReports,
  at,
  bound,
  CHEN,
  FU,
  HE,
  HUANG,
  LI,
  LIU,
  open,
  TICKETS,
  WANG,
  ZHENG,
} from './campus';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
  for (const openid of [HUANG, LIU, FU, WANG, LI, CHEN, HE, ZHENG]) await phones.of(openid);
}, 120_000);

afterAll(() => phones.close());

/** Gives a ticket to another worker, as its reviewer does. */
async function reassign(openid: string, description: string, worker: string): Promise<void> {
  const reviewer = await open(phones, openid, '维修中', description);
  await reviewer.tap('改派');
  await reviewer.choose(new RegExp(worker), 'radio');
  await reviewer.type('转交原因', '就近处理');
  await reviewer.tap(`指定派单给 ${worker}`);
  await reviewer.see(/^已转给新的维修工/);
}

test('两位预审员同时看一张：晚的一位知道是谁做了什么，看到最新的工单', async () => {
  const [liu, fu] = await Promise.all([
    open(phones, LIU, '待处理', TICKETS.hallLeak),
    open(phones, FU, '待处理', TICKETS.hallLeak),
  ]);
  await liu.tap('审核通过');
  await liu.choose(/王建国/, 'radio');
  await fu.tap('预审拒绝');
  await fu.type('拒绝原因', '已由抢修队在处理，不必再报');
  await fu.tap('预审拒绝');
  await fu.see('已拒绝，移到“已处理”');
  await liu.tap('指定派单给 王建国');
  await liu.see('预审员 符丽萍 刚刚做了“预审拒绝”，请看最新进度再决定');
  await liu.tap('知道了');
  await liu.see('工单详情');
  await liu.see(/^已拒绝$/);
  await liu.see('已由抢修队在处理，不必再报');
  await liu.missButton('审核通过');
});

test('连点两下审核通过，只开一张表单，退一步就回到工单', async () => {
  const fu = await open(phones, FU, '待处理', TICKETS.doorLock);
  await fu.tapTwice('审核通过');
  await fu.see('工单转发');
  await fu.back();
  await fu.see('工单详情');
  await fu.miss('工单转发');
  await fu.seeButton('审核通过');
});

test('报修人取消的时候，预审员正要通过：预审员看到是报修人取消的', async () => {
  const liu = await open(phones, LIU, '待处理', TICKETS.crackedWindow);
  await liu.tap('审核通过');
  await liu.choose(/李秀芳/, 'radio');
  const huang = await open(phones, HUANG, '进行中', TICKETS.crackedWindow);
  await huang.tap('取消工单');
  await huang.type('取消原因', '学校已经换好了');
  await huang.tap('取消工单');
  await huang.see('已取消，移到“已结束”');
  await liu.tap('指定派单给 李秀芳');
  await liu.see('报修人 黄海燕 刚刚做了“取消工单”');
  await liu.tap('知道了');
  await liu.see(/^已取消$/);
  await liu.see('学校已经换好了');
});

test('两位预审员从列表上同时通过：晚的一位回到列表，列表里不再有这张', async () => {
  const [liu, fu] = await Promise.all([at(phones, LIU, '待处理'), at(phones, FU, '待处理')]);
  for (const phone of [liu, fu]) {
    await phone.tapOnCard(TICKETS.shower, '审核通过');
    await phone.choose(/王建国/, 'radio');
  }
  await fu.tap('指定派单给 王建国');
  await fu.see('已转给审核员');
  await liu.tap('指定派单给 王建国');
  await liu.see('预审员 符丽萍 刚刚做了“审核通过”');
  await liu.tap('知道了');
  await liu.see('工单中心');
  await liu.miss(TICKETS.shower);
});

test('一个人的两部手机：在一部上接了单，另一部上接单时说明白，工单是新的', async () => {
  const [first, second] = await Promise.all([
    open(phones, CHEN, '新工单', TICKETS.stairsLamp),
    phones.open(CHEN),
  ]);
  await second.openTicket(TICKETS.stairsLamp);
  await first.tap('接单');
  await first.see('已接单，移到“已接单”');
  await second.tap('接单');
  await second.see('你在别处刚刚做了“接单”');
  await second.tap('知道了');
  await second.see(/^已接单$/);
  await second.seeButton('开始维修');
});

test('看着详情时被改派：接单不成，知道是谁改派的，从此只能看', async () => {
  const chen = await open(phones, CHEN, '新工单', TICKETS.kitchenDrain);
  await reassign(WANG, TICKETS.kitchenDrain, '郑大勇');
  await chen.tap('接单');
  await chen.see('审核员 王建国 刚刚做了“改派”');
  await chen.tap('知道了');
  await chen.see('正在等 郑大勇 接单');
  await chen.missButton('接单');
});

test('新工单都被改派走了：空列表说明会出现什么，还指一条路', async () => {
  const he = await at(phones, HE, '新工单');
  await Promise.all([he.see(TICKETS.bench), he.see(TICKETS.doorCloser)]);
  await reassign(LI, TICKETS.bench, '郑大勇');
  await reassign(LI, TICKETS.doorCloser, '郑大勇');
  await he.refresh();
  await he.see('没有新工单，派给你的工单会出现在这里');
  await he.tap(/^去看/);
  await he.miss('没有新工单，派给你的工单会出现在这里');
  await he.see(TICKETS.pooledLamps);
});

test('四十五张新工单：下拉刷新就看到，往下翻一张不多一张不少，等得最久的在前', async () => {
  const [reviewer, worker] = await Promise.all([bound(phones, 'R0003'), bound(phones, 'W0012')]);
  const phone = await phones.of(worker);
  await phone.see('没有新工单，派给你的工单会出现在这里');
  const reports = Array.from({ length: 45 }, (_, i) => `连廊第 ${String(i + 1).padStart(2, '0')} 盏灯不亮`);
  const handlers = [
    { staffNo: 'R0003', openid: reviewer },
    { staffNo: 'W0012', openid: worker },
  ] as const;
  await assignedReports(phones, reports, ...handlers);
  await phone.refresh();
  await phone.see('正在加载更多');
  expect(await phone.texts(/^连廊第 \d\d 盏灯不亮$/)).toEqual(reports.slice(0, 10));
  await phone.scrollToBottom();
  await phone.scrollToBottom();
  await phone.see('没有更多了');
  expect(await phone.texts(/^连廊第 \d\d 盏灯不亮$/)).toEqual(reports);
  expect(await phone.entries()).toContain('工单中心，45 单等着');
});

test('离岗的人一刷新就回到报修大厅，工单中心没有了', async () => {
  const phone = await phones.of(await bound(phones, 'W0007'));
  await phone.see('没有新工单，派给你的工单会出现在这里');
  await phones.changeRoster({ staffNo: 'W0007', set: { active: false } });
  await phone.refresh();
  await phone.seeButton('立即报修');
  expect(await phone.entries()).toEqual(['报修大厅', '我的']);
});

test('维修工改当审核员：一刷新就到审核员的工单中心', async () => {
  const phone = await phones.of(await bound(phones, 'W0011'));
  await phone.see('没有新工单，派给你的工单会出现在这里');
  await phones.changeRoster({ staffNo: 'W0011', set: { roles: ['reviewer'] } });
  await phone.refresh();
  await phone.see('没有等你审核的工单，转给你的工单会出现在这里');
  expect(await phone.entries()).toEqual(['工单中心', '报修大厅', '我的']);
});

test('看着工单时不再是预审员：工单收走，留一条回首页的路', async () => {
  const phone = await phones.of(await bound(phones, 'P0003'));
  await phone.openTicket(TICKETS.doorLock);
  await phones.changeRoster({ staffNo: 'P0003', set: { roles: [] } });
  await phone.refresh();
  await phone.see('没有找到，可能已被移除或与你无关');
  await phone.miss(TICKETS.doorLock);
  await phone.missButton('审核通过');
  await phone.tap('回到首页');
  await phone.seeButton('立即报修');
  expect(await phone.entries()).toEqual(['报修大厅', '我的']);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
