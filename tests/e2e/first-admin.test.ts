/** A new installation: nobody but one unbound administrator in the roster, and nothing in the catalog. */
import { type Phone, type Phones, startPhones } from '../support/phones';

let phones: Phones;
let admin: Phone;

beforeAll(async () => {
  phones = await startPhones('empty');
  admin = await phones.open('first-admin');
}, 120_000);

afterAll(() => phones.close());

test('登录后绑定手机号，进入报修大厅', async () => {
  await admin.see('绑定手机号，师傅上门前好联系你');
  await admin.tap('微信手机号一键绑定');
  await admin.see('申请获取并验证你的手机号');
  await admin.see('13800000000');
  await admin.allowPhone();
  await admin.see('手机号已绑定');
  await admin.see('没有进行中的报修，哪里坏了就点“立即报修”');
});

test('用学工号认证为管理员', async () => {
  await admin.follow(/^账户绑定/);
  await admin.type('学工号（默认手机号）', 'A0001');
  await admin.type('姓名', '管理员');
  await admin.tap('提交');
  await admin.see('已认证为管理员');
});

test('从我的打开全部工单，现在一张也没有', async () => {
  await admin.go('我的');
  await admin.see('管理员 · 学工号 A0001');
  await admin.tap('管理');
  await admin.tap('全部工单');
  await admin.see('没有符合条件的工单');
});

test('别人拿不到这个名额', async () => {
  const other = await phones.open('somebody-else');
  await other.tap('微信手机号一键绑定');
  await other.allowPhone('13800000000');
  await other.follow(/^账户绑定/);
  await other.type('姓名', '管理员');
  await other.tap('提交');
  await other.see('学工号与姓名对不上名册，请核对后再试，或联系管理员');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
