/** 报修区域: an admin adds a building, a reporter chooses from it, the admin renames a part and switches another off. */
import { type Phone, type Phones, startPhones } from '../support/phones';
import { LIN, ZHOU } from './campus';
import { chooseItem } from './report-form';

let phones: Phones;
let admin: Phone;
let reporter: Phone;

beforeAll(async () => {
  phones = await startPhones('demo');
}, 120_000);

afterAll(() => phones.close());

const lookAfterPlaces = async (): Promise<void> => {
  await admin.go('我的');
  await admin.tap('管理');
  await admin.tap(/^报修区域/);
  await admin.tap(/^龙昆南校区，下面/);
};

test('管理员批量添加一栋楼，先看清会添加什么', async () => {
  admin = await phones.of(ZHOU);
  await lookAfterPlaces();
  await admin.tap('批量添加');
  await admin.type('要添加的区域', '12栋 6-1层');
  await admin.tap('先看看会添加什么');
  await admin.see('“6-1层”的开头比结尾大');
  await admin.type('要添加的区域', '12栋 1-2层 每层 01-03室');
  await admin.tap('先看看会添加什么');
  await admin.see('将添加 9 处');
  await admin.see('到 12栋 / 2层 / 203室');
  await admin.tap('添加 9 处');
  await admin.see('已添加 9 处');
  await admin.seeButton(/^12栋，下面 8 处/);
});

test('报修人搜得到新房间，也能一级一级选到', async () => {
  reporter = await phones.of(LIN);
  await reporter.tap('立即报修');
  await reporter.tap(/^报修区域/);
  await reporter.type('搜索楼栋、房号', '12栋 203');
  await reporter.choose(/^203室/);
  await reporter.see('龙昆南校区 / 12栋 / 2层 / 203室');
  await reporter.tap(/^报修区域/);
  await reporter.choose('202室');
  await reporter.see('龙昆南校区 / 12栋 / 2层 / 202室');
  await chooseItem(reporter);
  await reporter.type('详细地址', '门后');
  await reporter.type('报修详情', '新楼的水管漏水');
  await reporter.tap('提交报修');
  await reporter.see('报修已提交');
});

test('改名以后，旧工单还是旧名字，新报修是新名字', async () => {
  await admin.tap('12栋，更多操作');
  await admin.tap('改名');
  await admin.type('名称', '8栋');
  await admin.tap('保存');
  await admin.see('这里已经有同名的区域，请换一个名称');
  await admin.type('名称', '十二栋');
  await admin.tap('保存');
  await admin.seeButton(/^十二栋，下面 8 处/);
  await reporter.tap('查看进度');
  await reporter.see(/12栋/);
  await reporter.miss(/十二栋/);
  await reporter.go('报修大厅');
  await reporter.tap('立即报修');
  await reporter.see('龙昆南校区 / 十二栋 / 2层 / 202室');
});

test('停用以后选不到，搜不到', async () => {
  await admin.tap('十二栋，更多操作');
  await admin.tap('停用');
  await admin.see(/^停用后报修时选不到/);
  await admin.tap('停用');
  await admin.see('已停用');
  await reporter.go('报修大厅');
  await reporter.tap('立即报修');
  await reporter.tap(/^报修区域/);
  await reporter.type('搜索楼栋、房号', '十二栋');
  await reporter.see('没有找到“十二栋”，换个写法试试');
});

test('谁改了什么都有记录', async () => {
  const { rows } = await phones.call<{ rows: { deed: string; subject: string }[] }>(
    'admin-settings',
    { op: 'audit', kind: 'place' },
    ZHOU,
  );
  expect(rows.map(({ deed, subject }) => [deed, subject])).toEqual([
    ['停用', '龙昆南校区 / 十二栋'],
    ['改名', '龙昆南校区 / 12栋'],
    ['批量新增', '龙昆南校区'],
  ]);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
