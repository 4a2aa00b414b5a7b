/** A ticket with a longer life, by three people on three phones: it waits, fails, is refused, mended, rated and opened again. */
import path from 'node:path';
import { dateText } from '@xiuda/domain';
import { type Phone, type Phones, startPhones } from '../support/phones';
import { at, CHEN, FU, LIN, open, TICKETS, WANG } from './campus';

const TAP = '卫生间洗手池水龙头关不紧，一直在滴水，地面有积水，请尽快处理。';
const photo = (name: string) => path.resolve(__dirname, `../../emulator/demo/photos/${name}.jpg`);

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
  for (const openid of [LIN, CHEN, WANG]) await phones.of(openid);
}, 120_000);

afterAll(() => phones.close());

/** The completion form of the worker, with what every completion needs. */
async function complete(result: '已修好' | '未能修复', note: string): Promise<Phone> {
  const chen = await open(phones, CHEN, '维修中', TAP);
  await chen.tap('申请完工');
  await chen.choose(result, 'radio');
  await chen.addPhoto(photo('workbench'));
  await chen.type('备注', note);
  await chen.tap('申请完工');
  return chen;
}

async function confirm(note: string): Promise<void> {
  const wang = await open(phones, WANG, '完工待确认', TAP);
  await wang.tap('确认完工');
  await wang.type('确认完工备注', note);
  await wang.tap('确认完工');
  await wang.see('已确认完工，移到“已处理”');
}

test('维修工暂停：没选原因不让提交；报修人读到等什么、等到哪天，不用再报', async () => {
  const chen = await open(phones, CHEN, '维修中', TAP);
  await chen.more('暂时无法维修');
  await chen.type('备注', '阀芯断货，已经下单');
  await chen.tap('暂停维修');
  await chen.see('请选择为什么暂时修不了');
  await chen.choose('材料不足', 'radio');
  await chen.page
    .getByLabel(/^预计恢复/)
    .first()
    .click();
  await chen.tap('确定');
  await chen.tap('暂停维修');
  await chen.see(/^等你恢复维修/);
  const lin = await open(phones, LIN, '进行中', TAP);
  await lin.see(`等材料，预计 ${dateText(Date.now(), Date.now())}`);
  await lin.see('不用重复报修，恢复维修后会告诉你');
  await lin.see('阀芯断货，已经下单');
});

test('审核员看到在等维修工，恢复维修不是摆在最前面的事', async () => {
  const wang = await open(phones, WANG, '维修中', TAP);
  await wang.see(/^正在等 陈志强 恢复维修/);
  await wang.seeButton('恢复维修');
  expect(await wang.page.locator('.btn--main').filter({ visible: true }).count()).toBe(0);
});

test('维修工恢复维修，报未能修复：没写处理建议不让提交', async () => {
  const chen = await phones.of(CHEN);
  await chen.tap('恢复维修');
  await chen.see('以后再说');
  await chen.tap('恢复维修');
  await chen.see('已恢复维修，移到“维修中”');
  await complete('未能修复', '阀体锈死，拆不下来');
  await chen.see('请填写处理建议，2 到 200 个字');
  await chen.type('处理建议', '整体更换');
  await chen.tap('申请完工');
  await chen.see('陈志强 申请完工：未能修复');
});

test('审核员看到未能修复和建议；报修人不当作修好，拒绝验收', async () => {
  await confirm('情况属实');
  const lin = await open(phones, LIN, '待评价', TAP);
  await lin.see(/^未能修复$/);
  await lin.see('处理建议：整体更换');
  await lin.see('3天内没有答复将自动验收');
  await lin.tap('拒绝验收');
  await lin.type('拒绝原因', '请想办法换一个');
  await lin.tap('拒绝验收');
  await lin.see('已退给维修工继续修，移到“进行中”');
});

test('修好以后报修人同意并评价：先打星，再点标签', async () => {
  const chen = await complete('已修好', '整个龙头换新，试水正常');
  await chen.see('已申请完工，移到“完工待确认”');
  await confirm('看过照片');
  const lin = await open(phones, LIN, '待评价', TAP);
  await lin.tap('同意并评价');
  await lin.rate(2);
  await lin.choose('没有修好', 'checkbox');
  await lin.rate(5);
  await lin.choose('手艺好', 'checkbox');
  await lin.choose('质量 5 星，非常满意', 'radio');
  await lin.tap('提交');
  await lin.see('已评价，移到“已结束”');
  await lin.see('质量 5 星');
  await lin.see('手艺好');
  await lin.miss('没有修好');
});

test('审核员回复评价，只有一次；没写不让提交，报修人和维修工都读到', async () => {
  const wang = await open(phones, WANG, '已处理', TAP);
  await wang.tap('回复评价');
  await wang.tap('提交回复');
  await wang.see(/请填写回复/);
  await wang.type('回复', '谢谢，以后有问题随时报修');
  await wang.tap('提交回复');
  await wang.see('已回复');
  await wang.see('王建国 回复');
  await wang.missButton('回复评价');
  const lin = await phones.of(LIN);
  await lin.refresh();
  await lin.see('谢谢，以后有问题随时报修');
  const chen = await open(phones, CHEN, '已处理', TAP);
  await chen.see('谢谢，以后有问题随时报修');
  await chen.missButton('回复评价');
});

test('又坏了申请返修：审核员看到第几次，上次的维修工排在最前；上一轮还读得到', async () => {
  const lin = await phones.of(LIN);
  await lin.tap('申请返修');
  await lin.type('返修原因', '没两天又漏了');
  await lin.tap('申请返修');
  await lin.see('第 1 次返修');
  const wang = await open(phones, WANG, '待处理', TAP);
  await wang.see('第 1 次返修');
  await wang.see('5 星，质量 5 星');
  await wang.see('整个龙头换新，试水正常');
  await wang.tap('审核通过');
  await wang.see('上次由他维修');
  await wang.tap('指定派单给 陈志强');
  await wang.see('已派单，移到“维修中”');
});

test('修改报修：只改了的送出去，照片留一张换一张；没写完的新报修还在', async () => {
  const lin = await at(phones, LIN, '进行中');
  await lin.tap('立即报修');
  await lin.type('报修详情', '另一件还没写完的事');
  await lin.back();
  await lin.openTicket(TICKETS.doorLock);
  await lin.tap('修改');
  await lin.type('报修详情', '钥匙断在锁里了');
  await lin.addPhoto(photo('broken-chair'));
  await lin.tap('保存修改');
  await lin.see('已修改');
  await lin.see('钥匙断在锁里了');
  await lin.seePhotos(2);
  await lin.tap('修改');
  await lin.tap('移除照片 1');
  await lin.tap('保存修改');
  await lin.seeButton('取消工单');
  await lin.tap('修改');
  await lin.seeButton('移除照片 1');
  await lin.missButton('移除照片 2');
  await lin.back();
  await lin.back();
  await lin.tap('立即报修');
  expect(await lin.typed('报修详情')).toBe('另一件还没写完的事');
  await lin.back();
});

test('改到一半已经审核通过：说明是谁做的，看到最新的工单', async () => {
  const lin = await open(phones, LIN, '进行中', '钥匙断在锁里了');
  await lin.tap('修改');
  const fu = await at(phones, FU, '待处理');
  await fu.tapOnCard('钥匙断在锁里了', '审核通过');
  await fu.choose(/王建国/, 'radio');
  await fu.tap('指定派单给 王建国');
  await fu.see('已转给审核员，移到“已处理”');
  await lin.type('报修详情', '钥匙断在锁里，备用钥匙也没有');
  await lin.tap('保存修改');
  await lin.see('预审员 符丽萍 刚刚做了“审核通过”');
  await lin.tap('知道了');
  await lin.see('待审核');
  await lin.missButton('修改');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
