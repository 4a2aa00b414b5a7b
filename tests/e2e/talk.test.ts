/** 留言 and 催促 between a reporter and a worker, and 内部备注 that the reporter never sees. */
import path from 'node:path';
import { type Phones, startPhones } from '../support/phones';
import { assignedReports, at, CHEN, HUANG, open, WANG } from './campus';

const PHOTO = path.resolve(__dirname, '../../emulator/demo/photos/dripping-tap.jpg');
const LAMP = '连廊尽头的灯整晚一闪一闪，路过的人都绕着走。';
const OTHER = '连廊另一头的灯也不亮了，晚上完全看不见台阶。';

let phones: Phones;
beforeAll(async () => {
  phones = await startPhones('demo');
  // The one that is to be urged waits behind the other.
  const reviewer = { staffNo: 'R0001', openid: WANG };
  const worker = { staffNo: 'W0001', openid: CHEN };
  await assignedReports(phones, [OTHER, LAMP], reviewer, worker);
}, 120_000);
afterAll(() => phones.close());
afterEach(() => expect(phones.errors()).toEqual([]));

test('a reporter writes with a photo and urges; the worker sees both on the card, and answers', async () => {
  const reporter = await open(phones, HUANG, '进行中', LAMP);
  await reporter.follow(/^留言/);
  await reporter.see(/还没有留言/);
  await reporter.addPhoto(PHOTO);
  await reporter.seePhotos(1);
  await reporter.tap('发送');
  await reporter.see('请填写留言，最多 500 个字');
  await reporter.type('留言', '晚上七点以后有人，麻烦带梯子');
  await reporter.tap('发送');
  await reporter.see('晚上七点以后有人，麻烦带梯子');
  expect(await reporter.typed('留言')).toBe('');
  await reporter.back();
  await reporter.tap('催促');
  await reporter.see(/^已催促，(明天 )?\d\d:\d\d 后可再催$/);
  await reporter.missButton('催促');

  const worker = await at(phones, CHEN, '新工单');
  await worker.see('催 1');
  await worker.see('1 条新留言');
  const [first] = await worker.texts(/连廊.*灯/);
  expect(first).toBe(LAMP);
  await worker.openTicket(LAMP);
  await worker.page.getByRole('link', { name: '留言，1 条未读，写留言' }).waitFor();
  await worker.follow(/^留言/);
  await worker.seePhotos(1);
  await worker.type('留言', '好的，七点半到');
  await worker.tap('发送');
  await worker.see('好的，七点半到');
  await worker.page.getByRole('checkbox', { name: '内部备注，报修人看不到' }).click();
  await worker.type('留言', '需要登高，请再派一人');
  await worker.tap('发送');
  await worker.see('需要登高，请再派一人');
});

test('the reporter reads the answer, and nothing of what is internal', async () => {
  const reporter = await open(phones, HUANG, '进行中', LAMP);
  await reporter.see('好的，七点半到');
  await reporter.follow(/^留言/);
  await reporter.see('好的，七点半到');
  await reporter.miss(/需要登高/);
  await reporter.miss('内部备注');
  const reviewer = await open(phones, WANG, '维修中', LAMP);
  await reviewer.see('需要登高，请再派一人');
});

test('what did not get out stays written, and is said once', async () => {
  const reporter = await open(phones, HUANG, '进行中', OTHER);
  await reporter.follow(/^留言/);
  await reporter.see(/还没有留言/);
  await reporter.type('留言', '已经三天了');
  await reporter.loseNetwork(true);
  await reporter.tap('发送');
  await reporter.see(/没有连上网络|网络/);
  expect(await reporter.typed('留言')).toBe('已经三天了');
  await reporter.loseNetwork(false);
  await reporter.tap('发送');
  await reporter.see(/^报修人 · /);
  expect(await reporter.typed('留言')).toBe('');
  expect(await reporter.count('已经三天了')).toBe(1);
});
