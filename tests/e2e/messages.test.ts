/** 消息: everybody reads of their turn and of their reports, without any grant. */
import { type Phones, startPhones } from '../support/phones';
import { CHEN, LIN, LIU, open, TICKETS, WANG } from './campus';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
  for (const openid of [LIN, LIU, WANG, CHEN]) {
    // What happened before this morning has been read.
    await phones.call('messages', { op: 'read', all: true }, openid);
    await phones.of(openid);
  }
}, 120_000);

afterAll(() => phones.close());

test('预审员转给审核员：审核员的“我的”上有未读，消息说等他审核，点开就是那张工单', async () => {
  const liu = await open(phones, LIU, '待处理', TICKETS.doorLock);
  await liu.tap('审核通过');
  await liu.choose(/王建国/, 'radio');
  await liu.tap('指定派单给 王建国');
  await liu.see(/^已转给审核员/);
  const wang = await phones.of(WANG);
  await wang.refresh();
  expect(await wang.entries()).toContain('我的，1 条未读');
  await wang.go('我的');
  await wang.tap('消息，1 条未读');
  await wang.see('等你审核');
  await (await wang.see('门窗 · 3栋 201')).click();
  await wang.see(/^进度$/);
  await wang.see(TICKETS.doorLock);
});

test('看过就不再是未读', async () => {
  const wang = await phones.of(WANG);
  await wang.back();
  await wang.miss('全部已读');
  await wang.go('我的');
  await wang.go('工单中心');
  await wang.refresh();
  expect(await wang.entries()).toContain('我的');
});

test('报修人读到谁做了什么、为什么；全部已读，一点就清', async () => {
  const wang = await open(phones, WANG, '待处理', TICKETS.doorLock);
  await wang.more('审核拒绝');
  await wang.type('拒绝原因', '门锁归宿管统一换');
  await wang.tap('审核拒绝');
  await wang.see(/^已拒绝/);
  const lin = await phones.of(LIN);
  await lin.go('我的');
  await lin.go('报修大厅');
  await lin.refresh();
  await lin.go('我的');
  await lin.tap('消息，2 条未读');
  await lin.see('王建国 审核拒绝');
  await lin.see('门锁归宿管统一换');
  await lin.see('刘敏 审核通过，转给 王建国');
  await lin.tap('全部已读');
  await lin.miss('2 条未读');
  await lin.go('我的');
  await lin.seeButton('消息');
});

test('自己做的，不告诉自己', async () => {
  const liu = await phones.of(LIU);
  await liu.go('我的');
  await liu.tap(/^消息/);
  await liu.miss('刘敏 审核通过，转给 王建国');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
