/** An admin says what holds for an item and whose it is; whoever reports, pre-reviews and reviews sees it at once. */
import { type Phones, startPhones } from '../support/phones';
import { HUANG, LIU, WANG, ZHOU } from './campus';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
}, 120_000);

afterAll(() => phones.close());

const NOTICE = '水阀关不上时请先关楼层总阀，急修 0898-66008899';
const WORDS = '水阀拧不动，一直在往外渗水';

test('管理员给项目写提示、定规则', async () => {
  const zhou = await phones.of(ZHOU);
  await zhou.go('我的');
  await zhou.tap('管理');
  await zhou.tap(/^报修项目/);
  await zhou.tap('水阀');
  await zhou.type('报修前的提示', NOTICE);
  await zhou.tap('保存');
  await zhou.see(`提示：${NOTICE}`);
  await zhou.back();
  await zhou.tap('派单规则');
  await zhou.tap('添加规则');
  await zhou.tap(/^报修区域/);
  await zhou.tap(/^府城校区/);
  await zhou.page.getByRole('checkbox', { name: '选 图书馆' }).click();
  await zhou.tap('确定');
  await zhou.tap(/^报修项目/);
  await zhou.choose(/^水阀/, 'radio');
  await zhou.tap(/^审核员/);
  await zhou.choose(/^王建国/, 'radio');
  await zhou.tap(/^维修工/);
  await zhou.choose(/^何永福/, 'radio');
  await zhou.tap('保存');
  await zhou.see('府城校区 图书馆 · 水阀');
  await zhou.see('审核 王建国，维修 何永福');
});

test('报修人选了项目就看到提示，里面的电话可以直接拨打', async () => {
  const huang = await phones.of(HUANG);
  await huang.tap('立即报修');
  await huang.tap(/^报修区域/);
  for (const place of ['府城校区', '图书馆', '2层', '西区']) await huang.choose(place);
  await huang.tap(/^报修项目/);
  for (const item of ['水电', '水阀']) await huang.choose(item);
  await huang.see(NOTICE);
  await huang.seeButton('拨打 0898-66008899');
  await huang.type('详细地址', '开水间');
  await huang.type('报修详情', WORDS);
  await huang.tap('提交报修');
  await huang.see('报修已提交');
});

test('预审员和审核员先看到规则里的人和理由，点一下就派给他', async () => {
  const liu = await phones.of(LIU);
  await liu.tapOnCard(WORDS, '审核通过');
  await liu.see('派单规则：图书馆 · 水阀');
  await liu.tap('指定派单给 王建国');
  const wang = await phones.of(WANG);
  await wang.tapOnCard(WORDS, '审核通过');
  await wang.see('派单规则：图书馆 · 水阀');
  await wang.tap('指定派单给 何永福');
  await wang.list('维修中');
  await wang.see(WORDS);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
