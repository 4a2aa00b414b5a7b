/** 人员管理 on the phone: somebody new who works at once, somebody who goes and hands over, a file that is imported twice. */
import type { Phone, Phones } from '../support/phones';
import { startPhones } from '../support/phones';
import { at, CHEN, ZHOU } from './campus';

let phones: Phones;
let admin: Phone;

beforeAll(async () => {
  phones = await startPhones('demo');
  admin = await phones.of(ZHOU);
}, 120_000);

afterAll(() => phones.close());

async function toRoster(): Promise<void> {
  await admin.go('我的');
  await admin.tap('管理');
  await admin.tap(/^人员管理/);
  await admin.see('周明远');
}

async function openPerson(words: string, name: string): Promise<void> {
  await admin.type('找人', words);
  await admin.follow(new RegExp(`^${name}|${name}`));
  await admin.seeButton('保存');
}

test('管理员添加一位维修工，本人绑定后直接进工单中心', async () => {
  await toRoster();
  await admin.tap('添加人员');
  await admin.tap('保存');
  await admin.see('请填写姓名，最多 20 个字');
  await admin.type('学工号', 'W0200');
  await admin.type('姓名', '吴小龙');
  await admin.page.getByRole('checkbox', { name: '维修工' }).filter({ visible: true }).last().click();
  await admin.page
    .getByRole('button', { name: /^负责区域/ })
    .filter({ visible: true })
    .click();
  await admin.see('府城校区');
  await admin.back();
  await admin.type('其他工种', '水电工');
  await admin.tapTwice('保存');
  await admin.see('人员管理');
  await admin.type('找人', 'W0200');
  await admin.see('W0200 · 水电工');
  const worker = await phones.open('new-worker');
  await worker.tap('微信手机号一键绑定');
  await worker.allowPhone('13900000200');
  await worker.follow(/^账户绑定/);
  await worker.type('学工号（默认手机号）', 'W0200');
  await worker.type('姓名', '吴小龙');
  await worker.tap('提交');
  await worker.see('已认证为维修工');
  await worker.see(/没有新工单/);
});

test('停用手上有工单的人：先交接，新的人收到工单，改动才保存', async () => {
  const leaving = await at(phones, CHEN, '维修中');
  await toRoster();
  await openPerson('W0001', '陈志强');
  await admin.page.getByRole('radio', { name: '停用' }).filter({ visible: true }).click();
  await admin.tap('保存');
  await admin.see(/陈志强手上还有 \d+ 单没有办完/);
  await admin.tap('去交接');
  await admin.see('交接工单');
  await admin.tap('交接并保存');
  await admin.see('还有工单没有选人接手');
  await admin.tap(/^全部交给/);
  await admin.choose(/吴小龙/, 'radio');
  await admin.tap('交接并保存');
  await admin.see('人员管理');
  await admin.type('找人', 'W0001');
  await admin.see('已停用');
  const worker = await phones.of('new-worker');
  await worker.go('工单中心');
  await worker.list('新工单');
  await worker.seeButton('接单');
  await leaving.restart();
  await leaving.page
    .getByRole('tab', { name: /^工单中心/ })
    .filter({ visible: true })
    .waitFor({ state: 'hidden' });
  const entries = await leaving.entries();
  expect(entries.map((entry) => entry.split('，')[0])).toEqual(['报修大厅', '我的']);
});

const FILE = {
  name: '名册.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    '学工号,姓名,手机号,角色,负责区域,工种\nW0301,林大海,13900000301,维修工,府城校区,木工\nW0002,何永福,,,,泥瓦工\nW0302,,,国王,,\n',
  ),
};

async function preview(): Promise<void> {
  const chooser = admin.page.waitForEvent('filechooser');
  await admin.tap('选择文件');
  await (await chooser).setFiles(FILE);
  await admin.see(/还没有写入/);
}

test('导入名册：先看结果再写入，第二次什么都不变', async () => {
  await toRoster();
  await admin.tap('导入名册');
  await preview();
  await admin.see('没有“国王”这种角色，可以写：预审员、审核员、维修工、管理员');
  await admin.tap('导入 2 人');
  await admin.see('新增 1，修改 1，不变 0，不能导入 1');
  await admin.tap('再导入一个');
  await preview();
  await admin.seeButton('没有要导入的');
  await admin.back();
  await admin.type('找人', '林大');
  await admin.see('W0301 · 13900000301 · 木工');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
