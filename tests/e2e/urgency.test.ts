/** Gas: whoever reports it reads what to do first, pre-reviewers have it on top, and send a worker at once where the settings allow it. */
import { type Phones, startPhones } from '../support/phones';
import { CHEN, HUANG, LIU, open, ZHOU } from './campus';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
}, 120_000);

afterAll(() => phones.close());

const WORDS = '后厨灶台下面一股很浓的燃气味，阀门拧不动';
const FIRST = ['不要点火，不要开关任何电器和电灯', '打开门窗，关上燃气阀门', '离开到室外，再打电话'];

test('管理员允许预审员直接派单', async () => {
  const zhou = await phones.of(ZHOU);
  await zhou.go('我的');
  await zhou.tap('管理');
  await zhou.tap(/^系统设置/);
  await zhou.tap('预审员直接派单，不允许');
  await zhou.seeButton('预审员直接派单，允许');
});

test('报修人选了燃气，马上看到先做什么、打给谁，提交以后还在', async () => {
  const huang = await phones.of(HUANG);
  await huang.tap('立即报修');
  await huang.tap(/^报修区域/);
  for (const place of ['府城校区', '图书馆', '2层', '西区']) await huang.choose(place);
  await huang.tap(/^报修项目/);
  for (const item of ['紧急情况', '燃气泄漏']) await huang.choose(item);
  const alert = await huang.see('紧急 · 燃气：请先这样做');
  for (const words of FIRST) await huang.see(words);
  await huang.seeButton(/^拨打报修电话 0898-65880000$/);
  await huang.seeButton(/拨打 119$/);
  // The page moves there.
  const isInSight = (one: SVGElement | HTMLElement | null) => (one?.getBoundingClientRect().top ?? 0) > 0;
  await huang.page.waitForFunction(isInSight, await alert.elementHandle());
  const [danger, area] = await Promise.all([
    alert.boundingBox(),
    huang.page.getByRole('button', { name: /^报修区域/ }).boundingBox(),
  ]);
  expect(danger?.y ?? Infinity).toBeLessThan(area?.y ?? 0);
  await huang.type('详细地址', '后厨');
  await huang.type('报修详情', WORDS);
  await huang.tap('提交报修');
  await huang.see('报修已提交');
  await huang.see(FIRST[0] as string);
  await huang.tap('查看进度');
  await huang.see(WORDS);
  await huang.see(FIRST[0] as string);
});

test('预审员的待处理里它排在所有不紧急的前面，写着紧急，直接派给维修工', async () => {
  const liu = await phones.of(LIU);
  await liu.see(WORDS);
  const cards = await liu.page.locator('.ticket-card').filter({ visible: true }).allInnerTexts();
  const at = cards.findIndex((words) => words.includes(WORDS));
  const isUrgent = cards.map((words) => words.startsWith('紧急'));
  // Other urgent ones wait longer; what is not urgent comes after all of them, whenever it was reported.
  expect(isUrgent.slice(0, at + 1)).toEqual(Array.from({ length: at + 1 }, () => true));
  expect(isUrgent.slice(at + 1)).toContain(false);
  expect(isUrgent.slice(at + 1)).not.toContain(true);
  await liu.tapOnCard(WORDS, '直接派单');
  await liu.choose(/^陈志强/, 'radio');
  await liu.choose(/^王建国/, 'radio');
  await liu.tap('直接派单给 陈志强');
  await liu.see(/已直接派单/);
});

test('维修工的新工单里有它，看得到先做什么，接单；两次都通知了他', async () => {
  const chen = await open(phones, CHEN, '新工单', WORDS);
  await chen.see(FIRST[0] as string);
  await chen.tap('接单');
  await chen.seeButton('开始维修');
  await chen.go('我的');
  await chen.tap(/^消息/);
  await chen.see('紧急：等你接单');
  await chen.see('紧急：黄海燕 提交报修');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
