/** 账户绑定 on the demo campus: who becomes staff, who is refused, and what they are told. */
import { type Phone, type Phones, startPhones } from '../support/phones';

const MISMATCH = '学工号与姓名对不上名册，请核对后再试，或联系管理员';
const STAFF_NO = '学工号（默认手机号）';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
}, 120_000);

afterAll(() => phones.close());

/** Somebody new, who keeps the phone number back, at 账户绑定. */
async function atBinding(openid: string): Promise<Phone> {
  const phone = await phones.open(openid);
  await phone.tap('暂不绑定');
  await phone.follow(/^账户绑定/);
  await phone.see('绑定单位人员名册里的身份，就能处理工单。');
  return phone;
}

async function submit(phone: Phone, staffNo: string, name: string): Promise<void> {
  await phone.type(STAFF_NO, staffNo);
  await phone.type('姓名', name);
  await phone.tap('提交');
}

test('学工号和姓名都对：工单中心自己打开，排在第一个，我的里有身份', async () => {
  const feng = await atBinding('newcomer-right');
  await submit(feng, 'W0006', ' 冯国才 ');
  await feng.see('已认证为维修工');
  await feng.see('没有新工单，派给你的工单会出现在这里');
  expect(await feng.entries()).toEqual(['工单中心', '报修大厅', '我的']);
  await feng.go('我的');
  await feng.see('维修工 · 学工号 W0006');
  await feng.miss(/账户绑定/);
});

test('名册里一人两岗：两个工单中心都有', async () => {
  const xing = await phones.open('newcomer-two-roles');
  await xing.tap('微信手机号一键绑定');
  await xing.allowPhone('13800020004');
  await xing.follow(/^账户绑定/);
  expect(await xing.typed(STAFF_NO)).toBe('13800020004');
  await xing.type('姓名', '邢益民');
  await xing.tap('提交');
  await xing.see('已认证为预审员、审核员');
  expect((await xing.entries()).map((entry) => entry.split('，')[0])).toEqual([
    '预审',
    '审核',
    '报修大厅',
    '我的',
  ]);
});

test('什么都没填：每一栏说要填什么', async () => {
  const phone = await atBinding('newcomer-blank');
  await phone.tap('提交');
  await phone.see('请填写学工号，最多 40 个字');
  await phone.see('请填写姓名，最多 20 个字');
});

test('姓名不对、学工号不存在、名额已被别人绑定：说的是同一句话，填的都还在', async () => {
  const phone = await atBinding('newcomer-wrong');
  for (const [staffNo, name] of [
    ['W0010', '唐小忠'],
    ['W9999', '唐显忠'],
    ['W0001', '陈志强'],
  ] as const) {
    await submit(phone, staffNo, name);
    await phone.see(MISMATCH);
    expect([await phone.typed(STAFF_NO), await phone.typed('姓名')]).toEqual([staffNo, name]);
  }
  await phone.go('我的');
  await phone.see(/^账户绑定$/);
});

test('已离岗的人绑定不上', async () => {
  const phone = await atBinding('newcomer-inactive');
  await submit(phone, 'W0013', '钟文彬');
  await phone.see(MISMATCH);
});

test('名册里有手机号：先绑定手机号，认证自己接着办完', async () => {
  const wu = await atBinding('newcomer-phone');
  await submit(wu, 'W0004', '吴坤');
  await wu.see('请先用微信绑定手机号，再来认证');
  await wu.tap('微信手机号一键绑定');
  await wu.tap('不允许');
  await wu.see('请先用微信绑定手机号，再来认证');
  await wu.tap('微信手机号一键绑定');
  await wu.allowPhone('13800040004');
  await wu.see('已认证为维修工');
  await wu.go('我的');
  await wu.see('138****0004');
});

test('手机号和名册不一样：不认证，手机号仍然绑定', async () => {
  const phone = await atBinding('newcomer-other-phone');
  await submit(phone, 'W0005', '黄家旺');
  await phone.tap('微信手机号一键绑定');
  await phone.allowPhone('13800099999');
  await phone.see(MISMATCH);
  await phone.go('我的');
  await phone.see('138****9999');
  await phone.see(/^账户绑定$/);
});

test('一小时里错了五次：第六次要等，填对也不行', async () => {
  const phone = await atBinding('newcomer-often');
  for (const attempt of ['1', '2', '3', '4', '5']) {
    await submit(phone, `W000${attempt}`, '张三');
    await phone.see(MISMATCH);
  }
  await submit(phone, 'W0014', '罗永生');
  await phone.see('失败次数太多，请一小时后再试，或联系管理员');
});

test('在另一部手机上已经绑定：说明白，再回到自己的工单中心', async () => {
  const [first, second] = await Promise.all([atBinding('newcomer-twice'), phones.open('newcomer-twice')]);
  await second.tap('暂不绑定');
  await second.follow(/^账户绑定/);
  await submit(first, 'R0004', '云惠珍');
  await first.see('已认证为审核员');
  await submit(second, 'R0004', '云惠珍');
  await second.see('你已经绑定过工作人员身份，无需再次绑定');
  await second.tap('知道了');
  await second.see('没有等你审核的工单，转给你的工单会出现在这里');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
