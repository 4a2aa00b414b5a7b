/** The whole loop through the pages, by four people on four phones, on the demo campus. */
import path from 'node:path';
import { type Phone, type Phones, startPhones } from '../support/phones';

const PHOTO = path.resolve(__dirname, '../../emulator/demo/photos/dripping-tap.jpg');
const REPAIRED = path.resolve(__dirname, '../../emulator/demo/photos/repaired-tap.jpg');
const DESCRIPTION = '走廊尽头的水龙头拧到底还在滴水，地上一片湿';

let phones: Phones;
let reporter: Phone;
let preReviewer: Phone;
let reviewer: Phone;
let worker: Phone;

beforeAll(async () => {
  phones = await startPhones('demo');
  [reporter, preReviewer, reviewer, worker] = await Promise.all([
    phones.open('demo-reporter-1'),
    phones.open('demo-pre-reviewer-1'),
    phones.open('demo-reviewer-1'),
    phones.open('demo-worker-1'),
  ]);
}, 120_000);

afterAll(() => phones.close());

test('报修人拍照报修，看到工单在等预审', async () => {
  await reporter.tap('立即报修');
  await reporter.tap(/报修区域/);
  for (const place of ['桂林洋校区', '3栋', '2层', '201']) await reporter.choose(place);
  await reporter.type('详细地址', '走廊尽头');
  await reporter.tap(/报修项目/);
  for (const item of ['水电', '水龙头']) await reporter.choose(item);
  await reporter.type('报修详情', DESCRIPTION);
  await reporter.addPhoto(PHOTO);
  await reporter.type('报修人', '林晓');
  await reporter.tap('提交报修');
  await reporter.see('报修已提交');
  await reporter.see('正在等 预审员');
  await reporter.tap('查看进度');
  await reporter.see('工单详情');
  await reporter.see('待预审');
  await reporter.see(DESCRIPTION);
});

test('预审员转给审核员', async () => {
  await preReviewer.refresh();
  await preReviewer.openTicket(DESCRIPTION);
  await preReviewer.tap('审核通过');
  await preReviewer.see('工单转发');
  await preReviewer.choose(/王建国/, 'radio');
  await preReviewer.tap('指定派单给 王建国');
  await preReviewer.see('待审核');
});

test('审核员派给维修工', async () => {
  await reviewer.refresh();
  await reviewer.openTicket(DESCRIPTION);
  await reviewer.tap('审核通过');
  await reviewer.see('维修工选择');
  await reviewer.choose(/陈志强/, 'radio');
  await reviewer.tap('指定派单给 陈志强');
  await reviewer.see('待接单');
});

test('维修工接单、开始维修、登记耗材、拍照申请完工', async () => {
  await worker.refresh();
  await worker.openTicket(DESCRIPTION);
  await worker.tap('接单');
  await worker.see('已接单');
  await worker.tap('开始维修');
  await worker.see('维修中');
  await worker.tap('添加耗材');
  await worker.tap(/^陶瓷阀芯 35mm .*添加$/);
  await worker.tap(/^生料带 .*添加$/);
  await worker.tap('确定');
  await worker.see('陶瓷阀芯 35mm × 1 个');
  await worker.tap('申请完工');
  await worker.addPhoto(REPAIRED);
  await worker.type('备注', '换了阀芯，试水半小时不再滴');
  await worker.tap('申请完工');
  await worker.see('完工待确认');
  await worker.see('完工情况');
});

test('审核员确认完工', async () => {
  await reviewer.refresh();
  await reviewer.tap('确认完工');
  await reviewer.type('确认完工备注', '已到现场核实');
  await reviewer.tap('确认完工');
  await reviewer.see('已完工');
});

test('报修人评价，工单走完，时间线讲完整个故事', async () => {
  await reporter.refresh();
  await reporter.tap('同意并评价');
  await reporter.rate(5);
  await reporter.type('评价', '来得快，修得好');
  await reporter.tap('提交');
  await reporter.see('已评价');
  for (const line of [
    '林晓 评价',
    '王建国 确认完工',
    '陈志强 申请完工',
    '陈志强 添加耗材',
    '陈志强 开始维修',
    '陈志强 接单',
    '王建国 审核通过，派给 陈志强',
    '刘敏 审核通过，转给 王建国',
    '林晓 提交报修',
  ]) {
    await reporter.see(line);
  }
});

test('没有一部手机出错', () => {
  expect([reporter, preReviewer, reviewer, worker].flatMap((phone) => phone.errors)).toEqual([]);
});
