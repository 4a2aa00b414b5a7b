/** People of the demo campus, and what else a test needs to have happened there before it starts. */
import { ROSTER } from '../../emulator/demo/roster';
import type { Phone, Phones } from '../support/phones';

export const LIN = 'demo-reporter-1';
export const HUANG = 'demo-reporter-2';
/** 刘敏, 符丽萍: 预审员. */
export const LIU = 'demo-pre-reviewer-1';
export const FU = 'demo-pre-reviewer-2';
/** 王建国, 李秀芳: 审核员. */
export const WANG = 'demo-reviewer-1';
export const LI = 'demo-reviewer-2';
/** 陈志强, 何永福, 郑大勇: 维修工. */
export const CHEN = 'demo-worker-1';
export const HE = 'demo-worker-2';
export const ZHENG = 'demo-worker-3';
/** 周明远: 管理员. */
export const ZHOU = 'demo-admin-1';

/** Tickets of the demo campus, by what stands on their cards. */
export const TICKETS = {
  doorLock: '钥匙插进去拧不动，反复试了几次都开不了门，室友都进不去。',
  libraryTubes: '靠窗第二排两根灯管不亮，旁边一根一直闪，晚上看书晃眼。',
  rattlingFan: '中间一台吊扇转动有异响，开到三档整台都在晃，不敢让学生坐下面。',
  lectureChairs: '三把椅子腿断了，还有一张桌子的抽屉板掉下来。',
  clinicTap: '处置室感应水龙头不出水，护士洗手要跑到隔壁，影响换药。',
  stairsLamp: '楼梯转角的声控灯不亮了，晚自习下课黑漆漆的看不见台阶。',
  waterRoomTap: '开水间左边的水龙头把手掉了，学生用钳子拧，容易烫到手。',
  bunkLadder: '上铺爬梯第二级焊点开了，踩上去会歪，护栏也松了。',
  officeWindow: '推拉窗滑轮坏了推不动，窗扇歪在框里，下雨会飘进来。',
  roadCrack: '停车场路面裂开一条大缝，送菜的三轮车轮子卡进去两次了。',
  corridorLamp: '走廊吸顶灯忽明忽暗，还有嗡嗡的声音，夜里吵得睡不着。',
  hallLeak: '天花板漏水，已经滴到配电箱旁边，下面有人走动，比较危险。',
  shower: '花洒出水很小，好几个孔堵了，洗澡要洗半个小时。',
  crackedWindow: '后排窗户玻璃裂了一大片，风一吹就响，怕掉下来砸到学生。',
  kitchenDrain: '后厨地沟排水很慢，洗菜时水漫到脚面，中午开餐前能不能先通一下。',
  bench: '操场边长凳断了两根木条，钉子露在外面，路过时看到的。',
  doorCloser: '输液室的门关不拢，闭门器漏油，空调冷气都跑光了。',
  rated: '四楼管井水管爆了，水顺着楼梯往下流，已经关了楼层电闸，快来人！',
  pooledLamps: '三楼走廊两头的灯都灭了，晚归的同学摸黑找门锁。',
  wardrobe: '书桌下柜门合页脱落，柜门整块掉下来，差点砸到脚。',
} as const;

const STAFF: readonly string[] = [LIU, FU, WANG, LI, CHEN, HE, ZHENG];

/** This person's phone, at one tab of the list that opens by itself. */
export async function at(phones: Phones, openid: string, tab: string): Promise<Phone> {
  const phone = await phones.of(openid);
  await phone.go(STAFF.includes(openid) ? '工单中心' : '报修大厅');
  await phone.list(tab);
  return phone;
}

/** This person's phone, at the ticket with this description, found in this tab. */
export async function open(phones: Phones, openid: string, tab: string, description: string): Promise<Phone> {
  const phone = await at(phones, openid, tab);
  await phone.openTicket(description);
  return phone;
}

/** Somebody binds a row of the roster that nobody has bound yet; their openid. */
export async function bound(phones: Phones, staffNo: string): Promise<string> {
  const row = ROSTER.find(({ _id }) => _id === staffNo);
  if (!row) throw new Error(`the roster has no row ${staffNo}`);
  const openid = `holder-of-${staffNo}`;
  await phones.call('account', { op: 'login' }, openid);
  if (row.phone) await phones.call('account', { op: 'bindPhone', code: `phone:${row.phone}` }, openid);
  await phones.call('account', { op: 'bindStaff', staffNo, name: row.name }, openid);
  return openid;
}

interface Stepped {
  readonly ticket: { readonly _id: string; readonly version: number };
}

const REPORT = {
  areaId: 'gly-t1-2-corridor',
  itemId: 'lamp',
  address: '连廊',
  contactName: '黄海燕',
};

/** Who handles a ticket: the staff number that the step before names, and the openid. */
export interface Handler {
  readonly staffNo: string;
  readonly openid: string;
}

/** Reports each of these and sends them to this worker, the first of them first. */
export async function assignedReports(
  phones: Phones,
  descriptions: readonly string[],
  reviewer: Handler,
  worker: Handler,
): Promise<void> {
  const step = (openid: string, action: string, id: string, { ticket }: Stepped, input: object) => {
    const event = {
      ticketId: ticket._id,
      version: ticket.version,
      requestId: `${action} of ${id}`,
      ...input,
    };
    return phones.call<Stepped>(`ticket-${action}`, event, openid);
  };
  for (const [index, description] of descriptions.entries()) {
    const id = `report ${index}`;
    const event = { ...REPORT, description, requestId: id };
    const submitted = await phones.call<Stepped>('ticket-submit', event, HUANG);
    const approved = await step(LIU, 'pre-approve', id, submitted, { reviewerId: reviewer.staffNo });
    await step(reviewer.openid, 'dispatch', id, approved, { workerId: worker.staffNo });
  }
}
