/** 立即报修, when things go wrong: gaps, a walk away, a bad network, an impatient thumb. */
import path from 'node:path';
import type { Route } from 'playwright-core';
import { type Phone, type Phones, startPhones } from '../support/phones';
import { LIU } from './campus';
import { chooseItem, choosePlace, fill } from './report-form';

const PHOTO = path.resolve(__dirname, '../../emulator/demo/photos/burst-pipe.jpg');
const STORAGE = '**/storage?*';
const SUBMIT = '**/invoke/ticket-submit';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
}, 120_000);

afterAll(() => phones.close());

/** Somebody new, who keeps the phone number back, in front of a blank report. */
async function atReport(openid: string): Promise<Phone> {
  const phone = await phones.open(openid);
  await phone.tap('暂不绑定');
  await phone.tap('立即报修');
  return phone;
}

/** How many reports of this person have this description. */
async function reportsOf(phone: Phone, description: string): Promise<number> {
  await phone.go('报修大厅');
  await phone.list('全部');
  await phone.see(description);
  return phone.count(description);
}

test('空着提交：每一栏说缺什么，改好一栏只消掉那一句', async () => {
  const phone = await atReport('report-blank');
  await phone.tap('提交报修');
  const sentences = [
    '请选择报修区域',
    '请填写详细地址，最多 100 个字',
    '请选择报修项目',
    '请填写报修详情，2 到 500 个字',
    '请填写报修人，最多 20 个字',
    '还没有联系电话，请先绑定手机号或填写联系电话',
  ];
  for (const sentence of sentences) await phone.see(sentence);
  await choosePlace(phone);
  await phone.miss('请选择报修区域');
  await phone.type('报修详情', '立管渗水');
  await phone.miss('请填写报修详情，2 到 500 个字');
  await phone.see('请选择报修项目');
  await phone.see('请填写报修人，最多 20 个字');
});

test('电话写错说明要什么样的，微信绑定的号码填进来就能提交', async () => {
  const description = '西区立管渗水，书架底下湿了';
  const phone = await atReport('report-phone');
  await fill(phone, description);
  await phone.type('联系电话', '12345');
  await phone.tap('提交报修');
  await phone.see('请填写手机号，或带区号的固定电话');
  await phone.tap('微信手机号一键绑定');
  await phone.allowPhone('13800061234');
  await phone.miss('请填写手机号，或带区号的固定电话');
  expect(await phone.typed('联系电话')).toBe('13800061234');
  await phone.tap('提交报修');
  await phone.see('报修已提交');
  await phone.tap('查看进度');
  await phone.see(description);
});

test('离开再回来、关掉再打开，写的都还在；重新填写才清空', async () => {
  const phone = await atReport('report-draft');
  await choosePlace(phone);
  await phone.type('详细地址', '窗边第三根立管');
  await phone.type('报修详情', '水一直往下滴');
  await phone.addPhoto(PHOTO);
  await phone.seePhotos(1);
  await phone.back();
  await phone.tap('立即报修');
  await phone.see('上次没有提交的内容已经填好');
  await phone.see('府城校区 / 图书馆 / 2层 / 西区');
  await phone.seePhotos(1);
  await phone.restart();
  await phone.tap('立即报修');
  await phone.see('府城校区 / 图书馆 / 2层 / 西区');
  expect(await phone.typed('详细地址')).toBe('窗边第三根立管');
  expect(await phone.typed('报修详情')).toBe('水一直往下滴');
  await phone.tap('重新填写');
  await phone.miss('上次没有提交的内容已经填好');
  await phone.miss('府城校区 / 图书馆 / 2层 / 西区');
  expect(await phone.typed('报修详情')).toBe('');
});

test('照片传不上去：照片上说正在重试，提交等着它，网好了自己传上去，预审员看到照片', async () => {
  const description = '立管接头往外喷水，已经拿桶接着';
  const phone = await atReport('report-photo');
  await fill(phone, description);
  await phone.page.route(STORAGE, (route) => route.abort());
  await phone.addPhoto(PHOTO);
  await phone.see('有照片上传失败，正在重试 1/5');
  await phone.tap('提交报修');
  await phone.see('还有 1 张照片在上传');
  await phone.see('有照片上传失败，正在重试 2/5');
  expect(await phone.typed('报修详情')).toBe(description);
  await phone.page.unroute(STORAGE);
  await phone.tap('查看进度');
  await phone.see('工单详情');
  await phone.seePhotos(1);
  const preReviewer = await phones.of(LIU);
  await preReviewer.list('待处理');
  await preReviewer.openTicket(description);
  await preReviewer.seePhotos(1);
});

test('断网时选的照片，连上网立刻自己传，不等倒计时', async () => {
  const phone = await atReport('report-offline');
  await phone.loseNetwork(true);
  await phone.addPhoto(PHOTO);
  await phone.see('有照片上传失败，正在重试 2/5');
  await phone.loseNetwork(false);
  await phone.miss('有照片上传失败');
  await phone.miss('没传上来');
  await phone.seePhotos(1);
});

test('连点两下提交报修，只有一张工单', async () => {
  const description = '走廊积水，走路打滑';
  const phone = await atReport('report-twice');
  await fill(phone, description);
  await phone.tapTwice('提交报修');
  await phone.see('报修已提交');
  expect(await reportsOf(phone, description)).toBe(1);
  const preReviewer = await phones.of(LIU);
  await preReviewer.go('工单中心');
  await preReviewer.list('待处理');
  await preReviewer.see(description);
  expect(await preReviewer.count(description)).toBe(1);
});

/** The function runs, and its answer never arrives. */
async function loseAnswer(route: Route): Promise<void> {
  await route.fetch();
  await route.abort();
}

test('提交的回音丢了：说没有连上，再点一次还是那一张工单', async () => {
  const description = '水表箱里有滴水声';
  const phone = await atReport('report-lost');
  await fill(phone, description);
  await phone.page.route(SUBMIT, loseAnswer, { times: 1 });
  await phone.tap('提交报修');
  await phone.see('没有连上网络，请检查后再试');
  await phone.tap('提交报修');
  await phone.see('报修已提交');
  expect(await reportsOf(phone, description)).toBe(1);
});

test('回音丢了又改了内容：说明白先前那张已经提交', async () => {
  const description = '地漏反水，有味道';
  const phone = await atReport('report-changed');
  await fill(phone, description);
  await phone.page.route(SUBMIT, loseAnswer, { times: 1 });
  await phone.tap('提交报修');
  await phone.see('没有连上网络，请检查后再试');
  await phone.type('报修详情', '地漏反水，已经自己通好了');
  await phone.tap('提交报修');
  await phone.see('刚才的报修其实已经提交成功');
  await phone.tap('去查看');
  await phone.see(description);
  expect(await reportsOf(phone, description)).toBe(1);
});

test('第二次报修，地点、报修人、电话都已经填好', async () => {
  const phone = await atReport('report-again');
  await fill(phone, '拖把池下水慢');
  await phone.tap('提交报修');
  await phone.see('报修已提交');
  await phone.tap('再报一处');
  await phone.see('府城校区 / 图书馆 / 2层 / 西区');
  expect(await phone.typed('详细地址')).toBe('窗边第三根立管');
  expect(await phone.typed('报修人')).toBe('吴小雨');
  expect(await phone.typed('联系电话')).toBe('0898-65881234');
  expect(await phone.typed('报修详情')).toBe('');
  await phone.miss('上次没有提交的内容已经填好');
  await chooseItem(phone);
  await phone.type('报修详情', '这回是堵住了');
  await phone.tap('提交报修');
  await phone.see('报修已提交');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
