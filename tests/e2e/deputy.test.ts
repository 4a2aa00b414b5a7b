/** 代理 through the pages: a worker asks a colleague, the colleague accepts, the reporter reads who did it. */
import { type Phones, startPhones } from '../support/phones';
import { assignedReports, at, CHEN, HE, HUANG, open, WANG, ZHOU } from './campus';

const REPORT = '连廊尽头的灯不亮，晚上走路看不清台阶，扶手也有点松。';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
  await assignedReports(
    phones,
    [REPORT],
    { staffNo: 'R0001', openid: WANG },
    { staffNo: 'W0001', openid: CHEN },
  );
}, 120_000);

afterAll(() => phones.close());

test('维修工请同事代理：没选人会说，选好了写在“我的”里', async () => {
  const chen = await phones.of(CHEN);
  await chen.go('我的');
  await chen.tap(/^代理，不在岗时请同事代办/);
  await chen.see('代理人');
  await chen.tap('保存');
  await chen.see('请选择代理人');
  await chen.choose(/何永福/, 'radio');
  await chen.tap('保存');
  await chen.see('已请 何永福 代理');
  await chen.see(/何永福 代理你，到 \d+月\d+日$/);
});

test('同事的列表里有他的工单，写明代谁，接单', async () => {
  const he = await at(phones, HE, '新工单');
  await he.see(/^等你代 陈志强 接单/);
  await he.tapOnCard(REPORT, '接单');
  await he.see('已接单，移到“已接单”');
  await he.go('我的');
  await he.see(/^你正在代理 陈志强，到 \d+月\d+日$/);
});

test('报修人读得到是谁办的、代谁办的，两位维修工也一样', async () => {
  const huang = await open(phones, HUANG, '进行中', REPORT);
  await huang.see('何永福（代 陈志强）接单');
  const chen = await open(phones, CHEN, '已接单', REPORT);
  await chen.see('何永福（代 陈志强）接单');
  await chen.seeButton('开始维修');
});

test('管理员看得到，结束代理；同事的列表里就没有了', async () => {
  const zhou = await phones.of(ZHOU);
  await zhou.go('我的');
  await zhou.tap('管理');
  await zhou.tap(/^人员管理/);
  await zhou.type('找人', '陈志强');
  await zhou.follow(/陈志强/);
  await zhou.tap(/^代理，何永福/);
  await zhou.tap('结束代理');
  await zhou.see('代理已结束');
  await zhou.missButton(/^代理/);
  const he = await at(phones, HE, '已接单');
  await he.refresh();
  await he.miss(REPORT);
  await he.list('已处理');
  await he.see(REPORT);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
