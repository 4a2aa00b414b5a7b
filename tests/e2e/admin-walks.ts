/** 管理, page by page: the ways that every-screen.test.ts walks as an administrator. */
import type { Phone } from '../support/phones';
import { TICKETS } from './campus';

type Stop = (name: string) => Promise<void>;

/** One of each: added, changed, refused. */
const ROSTER_FILE = {
  name: '名册.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    '学工号,姓名,手机号,角色\nW0900,吴小龙,,维修工\nP0001,刘敏,,预审员、审核员\nW0901,,138,国王\n',
  ),
};

/** A tab that loads no tickets. */
const showTab = ({ page }: Phone, name: string | RegExp) =>
  page.getByRole('tab', { name }).filter({ visible: true }).last().click();

/** By the row of 管理 that leads there. */
export const ADMIN_WALKS: Readonly<Record<string, (phone: Phone, stop: Stop) => Promise<void>>> = {
  开始使用: async (phone, stop) => {
    await phone.see('建立报修区域');
    await stop('开始使用');
  },
  全部工单: async (phone, stop) => {
    await phone.see(/已等/);
    await stop('全部工单');
    await phone.openTicket(TICKETS.hallLeak);
    await phone.follow('通知记录');
    await phone.see('刘敏 · 预审员');
    await stop('通知记录');
  },
  没有送到的提醒: async (phone, stop) => {
    await phone.see(/看过$|提醒都送到了/);
    await stop('没有送到的提醒');
  },
  人员管理: async (phone, stop) => {
    await phone.see('周明远');
    await stop('人员管理');
    await phone.tap('导入名册');
    await phone.seeButton('选择文件');
    await stop('导入名册');
    const chooser = phone.page.waitForEvent('filechooser');
    await phone.tap('选择文件');
    await (await chooser).setFiles(ROSTER_FILE);
    await phone.see(/还没有写入/);
    await stop('导入名册，看结果');
    await phone.back();
    await phone.type('找人', '陈志强');
    await phone.follow(/陈志强/);
    await phone.seeButton('保存');
    await phone.type('姓名', '');
    await phone.tap('保存');
    await phone.see(/^请填写姓名/);
    await stop('人员');
    await phone.tap(/^手上的工单/);
    await phone.tap(/^全部交给/);
    await phone.see('交给谁');
    await stop('交给谁');
    await phone.choose(/何永福/, 'radio');
    await phone.see('交接工单');
    await stop('交接工单');
  },
  报修区域: async (phone, stop) => {
    await phone.tap(/^龙昆南校区，下面/);
    await phone.seeButton(/^8栋，下面/);
    await stop('报修区域');
    await phone.tap('排序');
    await phone.see('按上移、下移排好，再保存');
    await stop('区域排序');
    await phone.tap('取消');
    await phone.tap('8栋，更多操作');
    await phone.tap('移动');
    await phone.seeButton('确定');
    await stop('选择区域');
    await phone.back();
    await phone.tap('8栋，更多操作');
    await phone.tap('改名');
    await phone.see(/^位于/);
    await stop('区域改名');
    await phone.back();
    await phone.tap('批量添加');
    await phone.type('要添加的区域', '9栋 1-6层 每层 01-20室');
    await phone.tap('先看看会添加什么');
    await phone.see('将添加 127 处');
    await stop('批量添加区域');
  },
  报修项目: async (phone, stop) => {
    await phone.see(/^给排水$/);
    await stop('报修项目');
    await phone.tap(/^电梯，电梯维保/);
    await phone.type('名称', '灯');
    await phone.tap('保存');
    await phone.see(/已经有同名的项目/);
    await stop('修改项目，重名');
  },
  派单规则: async (phone, stop) => {
    await phone.see(/^审核 王建国，维修 陈志强$/);
    await stop('派单规则');
    await phone.tap('添加规则');
    await phone.tap('保存');
    await phone.see('请选择报修区域或报修项目，至少一项');
    await stop('添加规则，没有填');
    await phone.tap(/^报修项目/);
    await phone.see('全部项目');
    await stop('选项目');
  },
  耗材: async (phone, stop) => {
    await phone.see('陶瓷阀芯 35mm');
    await stop('耗材');
    await phone.tap('新增耗材');
    await phone.tap('保存');
    await phone.see('请填写名称，最多 40 个字');
    await stop('新增耗材，没有填');
    await phone.back();
    await phone.tap('出入库记录');
    await phone.see(/^维修领用/);
    await stop('出入库记录');
    await phone.back();
    await phone.tap('用料统计');
    await phone.see('按维修工');
    await showTab(phone, '按区域');
    await phone.tap(/^桂林洋校区/);
    await phone.seeButton('不再只看 桂林洋校区');
    await showTab(phone, '自选');
    await phone.see('到');
    await stop('用料统计');
    await phone.back();
    await showTab(phone, /^要补货/);
    await phone.follow(/^三角阀 DN15/);
    await phone.seeButton('保存');
    await stop('一种耗材');
    await phone.tap('出库');
    await phone.tap('确定');
    await phone.see('数量请填 1 到 999999 的整数');
    await stop('出库，没有填');
  },
  楼宇二维码: async (phone, stop) => {
    await phone.tap('生成二维码');
    await phone.see('请先选择地点');
    await stop('楼宇二维码');
  },
  系统设置: async (phone, stop) => {
    await phone.seeButton(/^单位信息/);
    await stop('系统设置');
    await phone.tap(/^单位信息/);
    await phone.see('服务范围（选填）');
    await phone.type('服务电话（选填）', '八八八');
    await phone.tap('保存');
    await phone.see(/打得通的号码/);
    await stop('单位信息，填错了');
    await phone.back();
    await phone.tap(/^办理时限/);
    await phone.type('维修', '0');
    await phone.tap('保存');
    await phone.see('维修请填 1 到 720 的整数');
    await stop('办理时限，填错了');
    await phone.back();
    await phone.tap(/^工作时间/);
    await phone.tap('添加');
    await phone.seeButton(/^删去 /);
    await stop('工作时间');
    await phone.back();
    await phone.tap(/^新工单/);
    await phone.see('收到的样子（示例）');
    await phone.tap('添加关键词');
    await phone.type('关键词 6', '事项');
    await phone.tap('保存');
    await phone.see(/关键词编号照公众平台填写/);
    await stop('新工单的模板，填错了');
  },
  导出: async (phone, stop) => {
    await phone.see('导出的文件会出现在这里');
    await phone.choose('自选', 'radio');
    await stop('导出');
  },
  变更记录: async (phone, stop) => {
    await phone.see(/没有更多了|还没有变更/);
    await stop('变更记录');
  },
  系统自检: async (phone, stop) => {
    await phone.seeButton('复制结果');
    await stop('系统自检');
  },
};
