/** Time limits through the pages: an administrator sets them, and what takes too long stands in a list of its own. */
import { type Phone, type Phones, startPhones } from '../support/phones';
import { at, WANG, ZHOU } from './campus';

/** Of the demo campus, at 完工待确认 for longer than 10 working hours. */
const SOCKETS = '中央实验台一路插座跳闸，恒温箱断电两次，样品差点报废。';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
  for (const openid of [ZHOU, WANG]) await phones.of(openid);
}, 120_000);

afterAll(() => phones.close());

async function atSettings(): Promise<Phone> {
  const zhou = await phones.of(ZHOU);
  await zhou.go('我的');
  await zhou.tap('管理');
  await zhou.tap('系统设置');
  return zhou;
}

const lateTab = ({ page }: Phone) => page.getByRole('tab', { name: /^超时/ }).filter({ visible: true });

test('审核员有超时的工单时才看到“超时”一栏，卡片和工单上写着超时多久', async () => {
  const wang = await at(phones, WANG, '超时');
  await wang.see(SOCKETS);
  await wang.see(/超时 \d+小时$/);
  await wang.openTicket(SOCKETS);
  await wang.see(/超时 \d+小时$/);
});

test('办理时限填错了，错在哪一栏就在哪一栏说', async () => {
  const zhou = await atSettings();
  await zhou.tap(/^办理时限/);
  await zhou.type('维修', '0');
  await zhou.tap('保存');
  await zhou.see('维修请填 1 到 720 的整数');
  expect(await zhou.typed('维修')).toBe('0');
});

test('时限放宽以后，过去的工单马上不再超时，“超时”一栏就收起来了', async () => {
  const zhou = await phones.of(ZHOU);
  const fields = zhou.page.getByRole('textbox').filter({ visible: true });
  for (const field of await fields.all()) await field.fill('720');
  await zhou.tapTwice('保存');
  await zhou.see('已保存，超时的工单已经重新算过');
  await zhou.see('维修 720 小时');
  const wang = await at(phones, WANG, '完工待确认');
  await wang.see(SOCKETS);
  await wang.miss(/超时/);
  await expect(lateTab(wang).count()).resolves.toBe(0);
});

test('放假的日子加上又删去，双击添加也只有一行', async () => {
  const zhou = await atSettings();
  await zhou.tap(/^工作时间/);
  await zhou.tapTwice('添加');
  await zhou.seeButton(/^删去 \d+月\d+日$/);
  await zhou.choose('补班', 'radio');
  await zhou.tap('添加');
  // The row, not the choice of the same name: until it stands there the change before is still being saved.
  await zhou.page.locator('.working-time__stretch').getByText('补班', { exact: true }).waitFor();
  await zhou.tap(/^删去 /);
  await zhou.see('还没有放假和补班的日子，法定节假日请在这里添加。');
});

test('自动验收的天数改了，变更记录里写着', async () => {
  const zhou = await atSettings();
  await zhou.tap(/^自动验收/);
  await zhou.tap('5 天后');
  await zhou.seeButton(/^自动验收，5 天后/);
  await zhou.go('我的');
  await zhou.tap('管理');
  await zhou.tap('变更记录');
  await zhou.see(/^自动验收（天）：/);
});
