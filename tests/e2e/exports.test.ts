/** 导出: this month's tickets, from the phone to a spreadsheet on the computer. */
import { readFileSync } from 'node:fs';
import { type Rows, rowsIn } from '../support/exporting';
import { type Phone, type Phones, startPhones } from '../support/phones';
import { ZHOU } from './campus';

let phones: Phones;
let admin: Phone;

beforeAll(async () => {
  phones = await startPhones('demo');
  admin = await phones.open(ZHOU);
  await admin.go('我的');
  await admin.tap('管理');
  await admin.tap('导出');
}, 120_000);

afterAll(() => phones.close());

/** What WeChat's viewer shows, as saved from its menu. */
async function saved(): Promise<{ name: string; rows: Rows }> {
  const viewer = admin.page.getByRole('dialog', { name: '文件' });
  const saving = admin.page.waitForEvent('download');
  await viewer.getByRole('link', { name: '保存到电脑' }).click();
  const file = await saving;
  const rows = await rowsIn(readFileSync(await file.path()));
  await viewer.getByRole('button', { name: '返回' }).click();
  return { name: file.suggestedFilename(), rows };
}

interface Listed {
  readonly tickets: readonly { readonly number: string }[];
  readonly nextCursor: string | null;
}

/** Numbers of this month's tickets, as the list of admins has them. */
async function numbersListed(from: string, to: string): Promise<string[]> {
  const numbers: string[] = [];
  let cursor: string | null = null;
  do {
    const event = { op: 'list', view: 'admin', from, to, limit: 50, ...(cursor && { cursor }) };
    const page = (await phones.call('tickets', event, ZHOU)) as unknown as Listed;
    numbers.push(...page.tickets.map(({ number }) => number));
    cursor = page.nextCursor;
  } while (cursor);
  return numbers.sort();
}

test('管理员导出今年的工单，打开的表格里每张一行', async () => {
  await admin.see('导出的文件会出现在这里');
  await admin.choose('今年', 'radio');
  await admin.tap('导出');
  await admin.see('整理好了，可以打开');
  await admin.tap(/^打开，工单/);
  const { name, rows } = await saved();
  const [from = '', to = ''] = /\d{4}-\d{2}-\d{2}-至-(\d{4}-\d{2}-\d{2})/.exec(name)?.[0].split('-至-') ?? [];
  expect(rows.slice(1).map(([number]) => number)).toEqual(await numbersListed(from, to));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows[0]).toEqual(expect.arrayContaining(['工单号', '联系电话', '完工时间', '耗材']));
});

test('按区域和状态导出；清除条件就是全部', async () => {
  await admin.tap(/^区域/);
  await admin.page.getByRole('checkbox', { name: /^选 桂林洋校区/ }).click();
  await admin.tap('确定');
  await admin.tap('导出');
  await admin.see(/，桂林洋校区$/);
  await admin.see('整理好了，可以打开');
  await admin.tap('清除条件');
  await admin.missButton('清除条件');
});

test('没有网络时说明原因，回到网络后接着整理', async () => {
  await admin.choose('人员', 'radio');
  await admin.loseNetwork(true);
  await admin.tap('导出');
  await admin.see('没有连上网络，请检查后再试');
  await admin.loseNetwork(false);
  await admin.tap('导出');
  await admin.see(/^人员 · \d+ 条$/);
  await admin.tap(/^打开，人员/);
  const { rows } = await saved();
  expect(rows).toContainEqual(expect.arrayContaining(['周明远', '管理员', '在岗', '已绑定']));
});

test('变更记录里有导出；没有一部手机出错', async () => {
  const { rows } = (await phones.call(
    'admin-settings',
    { op: 'audit', kind: 'export' },
    ZHOU,
  )) as unknown as {
    rows: { subject: string }[];
  };
  expect(rows.map(({ subject }) => subject)).toEqual(['人员', '工单', '工单']);
  expect(phones.errors()).toEqual([]);
});
