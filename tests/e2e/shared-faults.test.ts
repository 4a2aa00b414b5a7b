/** What several people have to do with: one fault that many meet, and one ticket that any worker may take. */
import { type Phone, type Phones, startPhones } from '../support/phones';
import { CHEN, HE, HUANG, LIN, LIU, WANG } from './campus';
import { chooseItem, choosePlace } from './report-form';

interface Ticket {
  readonly _id: string;
  readonly version: number;
}

let phones: Phones;
let requests = 0;

/** 林晓 reports what the form of `report-form` names. */
async function reported(description: string): Promise<Ticket> {
  const event = {
    ...{ areaId: 'fc-lib-2-west', itemId: 'plumbing', address: '立管', contactName: '林晓', description },
    requestId: `shared-fault-${++requests}`,
  };
  return (await phones.call<{ ticket: Ticket }>('ticket-submit', event, LIN)).ticket;
}

async function step(openid: string, action: string, { _id, version }: Ticket, input = {}): Promise<Ticket> {
  const event = { ticketId: _id, version, requestId: `shared-fault-${++requests}`, ...input };
  return (await phones.call<{ ticket: Ticket }>(`ticket-${action}`, event, openid)).ticket;
}

const approved = async (ticket: Ticket) => step(LIU, 'pre-approve', ticket, { reviewerId: 'R0001' });

async function atSamePlace(phone: Phone): Promise<void> {
  await phone.go('报修大厅');
  await phone.tap('立即报修');
  await choosePlace(phone);
  await chooseItem(phone);
}

const SIMILAR = '图书馆 2层西区 给排水';

beforeAll(async () => {
  phones = await startPhones('demo');
  await phones.call('messages', { op: 'read', all: true }, HUANG);
  // One after the other: two that are opened at once take longer.
  for (const openid of [CHEN, HE]) await phones.of(openid);
}, 120_000);

afterAll(() => phones.close());

describe('同一处坏了', () => {
  const LEAK = '西区立管漏水，地上一大摊';
  let ticket: Ticket;
  beforeAll(async () => {
    ticket = await reported(LEAK);
  });

  test('第二个人选好区域和项目就看到，点“我也遇到”，不用再报', async () => {
    const huang = await phones.of(HUANG);
    await atSamePlace(huang);
    await huang.see('这里已经有人报修');
    await huang.see(/^待预审 · /);
    await huang.miss(LEAK);
    await huang.type('报修详情', '写了一半');
    await huang.tap(`我也遇到：${SIMILAR}`);
    await huang.see('已加入，进展会通知你');
    await huang.tap('再报一处');
    await huang.miss('上次没有提交的内容已经填好');
    await choosePlace(huang);
    await chooseItem(huang);
    await huang.see('已加入，有进展会通知你');
    await huang.missButton(`我也遇到：${SIMILAR}`);
  });

  test('工作人员看到另有几人遇到；有了进展，跟着的人收到消息，消息不打开别人的工单', async () => {
    ticket = await approved(ticket);
    const wang = await phones.of(WANG);
    await wang.refresh();
    await wang.see('1 人也遇到');
    await wang.openTicket(LEAK);
    await wang.see('另有 1 人遇到');
    const huang = await phones.of(HUANG);
    await huang.go('我的');
    await huang.tap('消息，1 条未读');
    await (await huang.see('你也遇到的报修：待审核')).click();
    await huang.miss('全部已读');
    await huang.miss(LEAK);
    await huang.see('你也遇到的报修：待审核');
  });

  test('自己报过的给“查看”；仍要报修就照样提交，什么也不再问', async () => {
    const lin = await phones.of(LIN);
    await atSamePlace(lin);
    await lin.see('这里你已经报修过');
    await lin.tap('仍要报修');
    await lin.missButton(`查看：${SIMILAR}`);
    await lin.tap('展开');
    await lin.tap(`查看：${SIMILAR}`);
    await lin.see(LEAK);
    await lin.back();
    await lin.type('详细地址', '东头第二根立管');
    await lin.type('报修详情', '另外一根也在漏');
    await lin.tap('提交报修');
    await lin.see('报修已提交');
  });

  test('问不到就当没有：没有卡片，也没有报错，照样提交', async () => {
    const liu = await phones.of(LIU);
    await liu.page.route('**/invoke/tickets', (route) =>
      route.request().postData()?.includes('similar') ? route.abort() : route.continue(),
    );
    await atSamePlace(liu);
    await liu.type('详细地址', '西头第三根立管');
    await liu.type('报修详情', '第三根也漏了');
    await liu.miss('这里已经有人报修');
    await liu.tap('提交报修');
    await liu.see('报修已提交');
  });
});

describe('抢单', () => {
  const SEEP = '书架后面的墙根渗水，抢修一下';

  test('审核员发布，等维修工来抢，也可以收回', async () => {
    await approved(await reported(SEEP));
    const wang = await phones.of(WANG);
    await wang.go('工单中心');
    await wang.list('待处理');
    await wang.openTicket(SEEP);
    await wang.more('发布抢单');
    await wang.see(/^已发布抢单 · 等维修工来抢/);
    await wang.tap('收回');
    await wang.see(/^已收回/);
    await wang.more('发布抢单');
    await wang.see(/^已发布抢单 · 等维修工来抢/);
  });

  test('两个维修工看到同一张，先点的抢到，后点的知道是谁', async () => {
    const [chen, he] = [await phones.of(CHEN), await phones.of(HE)];
    for (const phone of [chen, he]) {
      await phone.refresh();
      await phone.list('抢单');
      await phone.see(SEEP);
    }
    await chen.see('你的工种');
    await chen.tapOnCard(SEEP, '抢单');
    await chen.see('已抢到，移到“已接单”');
    await chen.miss(SEEP);
    await he.tapOnCard(SEEP, '抢单');
    await he.see('维修工 陈志强 刚刚做了“抢单”，请看最新进度再决定');
    await he.tap('知道了');
    await he.miss(SEEP);
    await chen.list('已接单');
    await chen.see(SEEP);
  });

  test('晚点开的消息说被谁抢走了', async () => {
    const he = await phones.of(HE);
    await he.go('我的');
    await he.tap(/^消息，/);
    await (await he.see('有新的工单可以抢')).click();
    await he.see('这张工单已被 陈志强 抢走');
    await he.tap('回到首页');
    await he.see(/^新工单/);
  });
});

test('没有一台手机出错', () => expect(phones.errors()).toEqual([]));
