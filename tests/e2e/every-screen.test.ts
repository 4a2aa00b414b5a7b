/**
 * Every page and state, by every role: nothing that axe-core finds wrong; and on a usual phone, the smallest one with the largest
 * letters and one that lies on its side nothing that is cut off or reaches beyond the screen.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { axeFindings } from '../support/axe';
import { layoutFindings } from '../support/layout';
import { type Phone, type Phones, startPhones } from '../support/phones';
import { ADMIN_WALKS } from './admin-walks';
import { CHEN, HUANG, LIN, LIU, TICKETS, WANG, ZHOU } from './campus';

const APP = path.resolve(__dirname, '../../miniprogram/app.json');

/** A way through the pages: at each stop everything on the screen is looked at. */
type Walk = (phone: Phone, stop: (name: string) => Promise<void>) => Promise<void>;

const toCentre: Walk = async (phone) => {
  await phone.see(/已等/);
};

/** At the place of the last report somebody else reports the same, a moment before. */
const meet: Walk = async (phone, stop) => {
  const report = {
    ...{ areaId: 'gly-d3-2-201', itemId: 'lamp', address: '门口', contactName: '黄海燕' },
    ...{ description: '门口的灯不亮', requestId: 'every-screen-1' },
  };
  await phones.call('ticket-submit', report, HUANG);
  await phone.go('报修大厅');
  await phone.tap('立即报修');
  await phone.tap(/^报修项目/);
  await phone.type('搜索项目', '灯');
  await phone.choose(/灯/);
  await phone.see('这里已经有人报修');
  await stop('报修，已经有人报修');
  await phone.tap(/^我也遇到/);
  await phone.see('已加入，进展会通知你');
  await stop('已加入');
};

const inAdmin = (row: string, walk: Walk): { openid: string; walk: Walk } => ({
  openid: ZHOU,
  walk: async (phone, stop) => {
    await phone.go('我的');
    await phone.tap('管理');
    await phone.tap(new RegExp(`^${row}`));
    await walk(phone, stop);
  },
});

const WALKS: Record<string, { openid: string; walk: Walk; isLoggedOut?: true }> = {
  还没登录的人: {
    openid: 'every-screen-logged-out',
    isLoggedOut: true,
    walk: async (phone, stop) => {
      await phone.seeButton('微信一键登录');
      await stop('登录');
      await phone.follow('用户协议');
      await phone.see(/本单位范围内的后勤报修/);
      await stop('用户协议');
      await phone.back();
      await phone.tap('微信一键登录');
      await phone.seeButton('同意并继续');
      await stop('隐私保护');
      await phone.tap('不同意');
      await phone.see(/没有同意隐私保护指引/);
      await stop('登录，没有同意');
    },
  },
  新用户: {
    openid: 'every-screen-new',
    walk: async (phone, stop) => {
      await phone.seeButton('微信手机号一键绑定');
      await stop('绑定手机号');
      await phone.tap('微信手机号一键绑定');
      await phone.seeButton('允许');
      await stop('申请手机号');
      await phone.tap('不允许');
      await phone.tap('暂不绑定');
      await phone.see(/你还没有报修过|没有进行中的报修/);
      await stop('空的报修大厅');
      await phone.follow(/^账户绑定/);
      await phone.tap('提交');
      await phone.see('请填写姓名，最多 20 个字');
      await stop('账户绑定，没有填');
    },
  },
  报修人: {
    openid: LIN,
    walk: async (phone, stop) => {
      await phone.see(TICKETS.doorLock);
      await stop('报修大厅');
      await phone.tap('立即报修');
      await phone.see('报修详情');
      await stop('报修');
      await phone.tap('提交报修');
      await phone.see('请选择报修项目');
      await stop('报修，没有填');
      await phone.tap(/^报修项目/);
      await phone.see('水电');
      await stop('选项目');
      await phone.type('搜索项目', '灯');
      await phone.see(/^灯$/);
      await stop('搜项目');
      await phone.choose(/灯/);
      await phone.tap(/^报修区域/);
      await stop('选区域');
      await phone.type('搜索楼栋、房号', '3栋 201');
      await phone.choose(/^201/);
      await phone.type('详细地址', '门口');
      await phone.type('报修详情', '门口的灯不亮了，晚上看不见锁孔');
      await phone.tap('提交报修');
      await phone.see('报修已提交');
      await stop('报修已提交');
      await phone.tap('查看进度');
      await phone.see('工单详情');
      await phone.tap('催促');
      await phone.see(/后可再催/);
      await phone.follow(/^留言/);
      await phone.see(/还没有留言/);
      await stop('留言，还没有');
      await phone.type('留言', '晚上七点以后有人，麻烦带梯子');
      await phone.tap('发送');
      await phone.see(/^报修人 · /);
      await stop('留言');
      await phone.back();
      await phone.see(/后可再催/);
      await stop('工单详情，催促过，有留言');
      await phone.tap('取消工单');
      await phone.see('取消原因');
      await stop('取消工单');
      await phone.back();
      await phone.tap('修改');
      await phone.see('照片能让师傅带对工具，最多 6 张');
      await stop('修改报修');
      await phone.back();
      await phone.go('我的');
      await stop('我的');
      await phone.tap('注销账号');
      await phone.see('注销后会删除');
      await stop('注销账号');
      await phone.back();
      await phone.tap(/^消息/);
      await phone.see(/审核通过|没有更多了|等你|进展/);
      await stop('消息');
      await meet(phone, stop);
      await phone.go('报修大厅');
      await phone.list('待评价');
      await phone.tap('同意并评价');
      await phone.see('评价本次维修');
      await stop('评价，还没有打分');
      await phone.rate(5);
      await phone.seeButton('提交');
      await stop('评价');
      await phone.tap('以后再说');
      await phone.go('报修大厅');
      await phone.list('已结束');
      await stop('已结束');
      await phone.page.locator('.ticket-card__title').filter({ visible: true }).first().click();
      await phone.see(/^进度$/);
      await stop('结束了的工单');
    },
  },
  预审员: {
    openid: LIU,
    walk: async (phone, stop) => {
      await toCentre(phone, stop);
      await stop('工单中心');
      await phone.tapOnCard(TICKETS.doorLock, '预审拒绝');
      await phone.see('拒绝原因');
      await phone.tap('预审拒绝');
      await phone.see('请填写原因，2 到 200 个字');
      await stop('预审拒绝，没有写');
      await phone.back();
      await phone.openTicket(TICKETS.doorLock);
      await stop('待预审的工单');
      await phone.tap('审核通过');
      await phone.choose(/王建国/, 'radio');
      await stop('工单转发');
    },
  },
  审核员: {
    openid: WANG,
    walk: async (phone, stop) => {
      await toCentre(phone, stop);
      await phone.list('完工待确认');
      await stop('完工待确认');
      await phone.list('待处理');
      await phone.tapOnCard(TICKETS.libraryTubes, '审核通过');
      await phone.see('维修工选择');
      await stop('维修工选择');
      await phone.back();
      await phone.openTicket(TICKETS.libraryTubes);
      await phone.tap('更多');
      await phone.see('审核拒绝');
      await stop('更多');
      await phone.tap('取消');
      await phone.go('工单中心');
      await phone.list('已处理');
      await phone.openTicket(TICKETS.rated);
      await phone.seeButton('回复评价');
      await stop('已评价');
      await phone.tap('回复评价');
      await phone.tap('提交回复');
      await phone.see(/请填写回复/);
      await stop('回复评价，没有写');
    },
  },
  维修工: {
    openid: CHEN,
    walk: async (phone, stop) => {
      await toCentre(phone, stop);
      await stop('新工单');
      await phone.list('抢单');
      await stop('抢单');
      await phone.list('新工单');
      await phone.tap('按工单号查找');
      await phone.type('按工单号查找', '000000');
      await phone.see('没有找到这张工单，请核对号码');
      await stop('没有找到');
      await phone.tap('取消');
      await phone.list('维修中');
      await stop('维修中');
      await phone.page.locator('.ticket-card__title').filter({ visible: true }).first().click();
      await phone.see(/^进度$/);
      await stop('维修中的工单');
      await phone.tap('添加耗材');
      await phone.tap(/^陶瓷阀芯 35mm/);
      await stop('添加耗材');
      await phone.back();
      await phone.tap('退回耗材');
      await phone.see(/^已用/);
      await stop('退回耗材');
      await phone.back();
      await phone.tap('申请完工');
      await phone.seeButton('拍照');
      await phone.choose('未能修复', 'radio');
      await phone.see('处理建议');
      await stop('申请完工，未能修复');
      await phone.back();
      await phone.more('暂时无法维修');
      await phone.tap('暂停维修');
      await phone.see('请选择为什么暂时修不了');
      await stop('暂时无法维修，没有填');
      await phone.back();
      await phone.go('我的');
      await phone.tap(/^代理/);
      await phone.see('代理人');
      await phone.tap('保存');
      await phone.see('请选择代理人');
      await stop('代理，没有选');
    },
  },
  管理员: {
    openid: ZHOU,
    walk: async (phone, stop) => {
      await phone.go('我的');
      await phone.tap('管理');
      await phone.seeButton(/^全部工单/);
      await stop('管理');
    },
  },
  ...Object.fromEntries(
    Object.entries(ADMIN_WALKS).map(([row, walk]) => [`管理员，${row}`, inAdmin(row, walk)]),
  ),
};

/** What a phone can be like, and in which each screen has to fit. */
interface Look {
  readonly name: string;
  /** px. */
  readonly size: { readonly width: number; readonly height: number };
  /** Factor of the font size chosen in WeChat. */
  readonly font: number;
}

const USUAL: Look = { name: 'usual', size: { width: 390, height: 844 }, font: 1 };
const OTHERS: readonly Look[] = [
  { name: 'smallest, largest letters', size: { width: 320, height: 568 }, font: 1.4 },
  { name: 'on its side', size: { width: 844, height: 390 }, font: 1 },
];

/** As if the phone had been like that: pages take the size of letters from one property and all else from the size of the screen. */
async function turnInto({ page }: Phone, { size, font }: Look): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate((factor) => {
    for (const one of document.querySelectorAll<HTMLElement>('[style*="--font-scale"]'))
      one.style.setProperty('--font-scale', String(factor));
  }, font);
}

async function misfitsIn(phone: Phone, look: Look): Promise<string[]> {
  await turnInto(phone, look);
  return (await layoutFindings(phone.page)).map((finding) => `${look.name}: ${finding}`);
}

/** Roles, names and colours are the same whatever the phone is like. */
async function findingsOn(phone: Phone): Promise<string[]> {
  const findings = [...(await layoutFindings(phone.page)), ...(await axeFindings(phone.page))];
  for (const look of OTHERS) findings.push(...(await misfitsIn(phone, look)));
  await turnInto(phone, USUAL);
  return findings;
}

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
}, 120_000);

afterAll(() => phones.close());

/** Where somebody stopped. */
const seen = new Set<string>();

const routeOf = (phone: Phone) => phone.page.evaluate(() => window.__measure?.().pages.at(-1)?.route ?? '');

test.each(Object.keys(WALKS))(
  '%s：每一屏都读得出、点得到、放得下',
  async (who) => {
    const { openid, walk, ...how } = WALKS[who] ?? { openid: '', walk: toCentre };
    const found: Record<string, string[]> = {};
    const phone = await phones.open(openid, how);
    await walk(phone, async (name) => {
      const findings = await findingsOn(phone);
      if (findings.length) found[name] = findings;
      seen.add(await routeOf(phone));
    });
    expect(found).toEqual({});
    await phone.page.close();
  },
  90_000,
);

test('每一页都有人停下来看过', () => {
  const { pages, subPackages } = JSON.parse(readFileSync(APP, 'utf8')) as {
    pages: string[];
    subPackages: { root: string; pages: string[] }[];
  };
  const all = [
    ...pages,
    ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
  ];
  expect([...seen].sort()).toEqual(all.sort());
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
