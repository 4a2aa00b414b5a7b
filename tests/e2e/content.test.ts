/** The content check as people meet it: what it refuses, and what it only remarks. */
import path from 'node:path';
import { type Phone, type Phones, startPhones } from '../support/phones';
import { LIU } from './campus';
import { fill } from './report-form';

const PHOTO = path.resolve(__dirname, '../../emulator/demo/photos/burst-pipe.jpg');
const REFUSED = '这里有不合适的文字，请修改后再提交';
/** The local cloud's words: the first is risky, the second is for a person to judge. */
const RISKY = '水龙头坏了，违规的话';
const CORRECTED = '水龙头坏了，关不上了';
const DOUBTFUL = '水管漏水，疑似有人弄坏';
const REMARK = '微信提示：报修详情可能有不合适的内容，请先看一眼';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
}, 120_000);

afterAll(() => phones.close());

async function atReport(openid: string): Promise<Phone> {
  const phone = await phones.open(openid);
  await phone.tap('暂不绑定');
  await phone.tap('立即报修');
  return phone;
}

/** A pre-reviewer in front of this report. */
async function opened(description: string): Promise<Phone> {
  const preReviewer = await phones.of(LIU);
  await preReviewer.go('工单中心');
  await preReviewer.list('待处理');
  await preReviewer.openTicket(description);
  return preReviewer;
}

test('不合适的文字：在报修详情下说明，写的都在，改好就能提交', async () => {
  const phone = await atReport('content-risky');
  await fill(phone, RISKY);
  await phone.addPhoto(PHOTO);
  await phone.tap('提交报修');
  await phone.see(REFUSED);
  expect(await phone.typed('报修详情')).toBe(RISKY);
  expect(await phone.typed('详细地址')).toBe('窗边第三根立管');
  await phone.seePhotos(1);
  await phone.type('报修详情', CORRECTED);
  await phone.tap('提交报修');
  await phone.see('报修已提交');
  const preReviewer = await opened(CORRECTED);
  expect(await preReviewer.count(REMARK)).toBe(0);
  await preReviewer.seePhotos(1);
});

test('拿不准的文字：照样提交，预审员先看到一句提示，报修人看不到', async () => {
  const phone = await atReport('content-doubtful');
  await fill(phone, DOUBTFUL);
  await phone.tap('提交报修');
  await phone.see('报修已提交');
  await (await opened(DOUBTFUL)).see(REMARK);
  await phone.tap('查看进度');
  await phone.see(DOUBTFUL);
  expect(await phone.count(REMARK)).toBe(0);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
