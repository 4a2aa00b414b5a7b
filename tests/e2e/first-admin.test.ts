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

test('第一位管理员马上看到还要设置什么', async () => {
  await admin.see('还差 6 步');
  await admin.see('名册里还没有别人');
});

test('别人现在来报修，知道还没有设置好', async () => {
  const early = await phones.open('early-bird');
  await early.tap('暂不绑定');
  await early.tap('立即报修');
  await early.see('报修区域和项目还没有设置好，请过些时候再来');
});

test('单位信息填错了，错在哪一栏就在哪一栏说，写的都在', async () => {
  await admin.follow(/填写单位信息/);
  await admin.type('服务名称', '海湾学院 报修中心');
  await admin.type('服务电话（选填）', '没有电话');
  await admin.type('服务范围（选填）', '教学楼和宿舍的水电、门窗');
  await admin.tap('保存');
  await admin.see(/打得通的号码/);
  expect(await admin.typed('服务名称')).toBe('海湾学院 报修中心');
});

test('改好就保存了，少一步', async () => {
  await admin.type('服务电话（选填）', '0898-65881234');
  await admin.tapTwice('保存');
  await admin.see('还差 5 步');
});

test('另一部手机登录后，登录页上就是这个名称和电话', async () => {
  const other = await phones.open('newcomer');
  await other.see('绑定手机号，师傅上门前好联系你');
  await other.see('海湾学院 报修中心');
  await other.see('服务电话 0898-65881234');
  await other.tap('暂不绑定');
  await other.tap('服务范围 ›');
  await other.see('教学楼和宿舍的水电、门窗');
});

test('微信提醒：从后台复制来的内容认得出关键词，看得到收到的样子', async () => {
  await admin.follow(/设置微信提醒/);
  await admin.tap(/^进度通知/);
  await admin.type('模板编号（模板 ID）', 'NZIKsQlFiLRy1V-jGQDFpiWPGKUy8WJmQMdvcJh7Z4Q');
  await admin.type('详细内容', '工单编号：{{character_string1.DATA}}\n当前状态：{{phrase3.DATA}}');
  await admin.see('BX20261122-004217');
  await admin.tap('保存');
  await admin.see('给报修人 · 已设置');
});

test('变更记录里写着谁改了什么，双击保存也只有一条', async () => {
  await admin.go('我的');
  await admin.tap('管理');
  await admin.tap('变更记录');
  await admin.see('修改 单位信息');
  await admin.see('服务电话：0898-65881234');
  await admin.see(/character_string1 工单号、phrase3 当前状态/);
  expect(await admin.texts(/^系统设置 · 管理员 · \d\d:\d\d$/)).toHaveLength(2);
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
