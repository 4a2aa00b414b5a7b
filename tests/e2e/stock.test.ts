/** The store room through the pages: booked in, taken, missed by a second worker, given back, and read by the administrator. */
import { type Phone, type Phones, startPhones } from '../support/phones';
import { CHEN, HE, open, TICKETS, ZHOU } from './campus';

const LAMP = 'LED 吸顶灯 24W';
const DRIPPING_TAP = '卫生间洗手池水龙头关不紧，一直在滴水，地面有积水，请尽快处理。';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
  for (const openid of [ZHOU, CHEN, HE]) await phones.of(openid);
}, 120_000);

afterAll(() => phones.close());

const showTab = ({ page }: Phone, name: RegExp) =>
  page.getByRole('tab', { name }).filter({ visible: true }).last().click();

/** The administrator's phone at what has to be bought. */
async function atLowList(): Promise<Phone> {
  const zhou = await phones.of(ZHOU);
  await zhou.go('我的');
  await zhou.tap('管理');
  await zhou.tap('耗材');
  await zhou.see('陶瓷阀芯 35mm');
  await showTab(zhou, /^要补货/);
  await zhou.miss('陶瓷阀芯 35mm');
  return zhou;
}

/** A worker's phone with one lamp chosen, not sent yet. */
async function choosingLamp(openid: string, description: string): Promise<Phone> {
  const phone = await open(phones, openid, '维修中', description);
  await phone.tap('添加耗材');
  await phone.type('搜索耗材', '吸顶灯');
  await phone.tap(`${LAMP} 剩 1 盏 添加`);
  return phone;
}

test('管理员入库一盏：没填数量不让登记，登记以后库存是 1 盏', async () => {
  const zhou = await atLowList();
  await zhou.follow(/^LED 吸顶灯 24W.*0 盏/);
  await zhou.tap('入库');
  await zhou.tap('确定');
  await zhou.see('数量请填 1 到 999999 的整数');
  await zhou.type('入库数量', '1');
  await zhou.type('原因', '采购到货');
  await zhou.tap('确定');
  await zhou.see('已登记');
  await zhou.see(/^1 盏/);
});

test('两位维修工都要最后一盏：后来的人在这一行看到没有了，填的还在', async () => {
  const he = await choosingLamp(HE, TICKETS.bunkLadder);
  const chen = await choosingLamp(CHEN, DRIPPING_TAP);
  await chen.tap('确定');
  await chen.see('耗材已添加');
  await chen.see(`${LAMP} × 1 盏`);
  await he.tap('确定');
  await he.see(`库存不足：${LAMP} 已经没有了`);
  await he.see('没有了');
  await he.see(/^1\/5 种$/);
});

test('退回一盏以后，另一位维修工再点一次就拿到了', async () => {
  const chen = await phones.of(CHEN);
  await chen.tap('退回耗材');
  await chen.tap(`${LAMP} 已用 1 盏 退回`);
  await chen.tap('确定');
  await chen.see('耗材已退回');
  await chen.see('陈志强 退回耗材');
  const he = await phones.of(HE);
  await he.tap('确定');
  await he.see('耗材已添加');
});

test('管理员读到这四笔，吸顶灯又在要补货里', async () => {
  const zhou = await atLowList();
  await zhou.follow(/^LED 吸顶灯 24W.*0 盏/);
  await zhou.seeButton('盘点');
  await zhou.tap('出入库记录');
  await zhou.see('入库 · 周明远');
  expect(await zhou.texts(/^(入库|维修领用|维修退回) · /)).toEqual([
    '维修领用 · 何永福',
    '维修退回 · 陈志强',
    '维修领用 · 陈志强',
    '入库 · 周明远',
  ]);
  expect(await zhou.texts(/^[+-]\d+ 盏$/)).toEqual(['-1 盏', '+1 盏', '-1 盏', '+1 盏']);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
