/** Every way off the straight road, through the pages: who refuses says why, everybody else reads it, the ticket moves to the right tabs. */
import { type Phone, type Phones, startPhones } from '../support/phones';
import { at, CHEN, FU, HE, HUANG, LI, LIN, LIU, open, TICKETS, WANG, ZHENG, ZHOU } from './campus';

let phones: Phones;

beforeAll(async () => {
  phones = await startPhones('demo');
  for (const openid of [LIN, HUANG, LIU, FU, WANG, LI, CHEN, HE, ZHENG, ZHOU]) await phones.of(openid);
}, 120_000);

afterAll(() => phones.close());

/** The administrator looks a ticket up by the number that a colleague reads out. */
async function openAsAdmin(number: string, description: string): Promise<Phone> {
  const phone = await phones.of(ZHOU);
  await phone.go('我的');
  await phone.tap('管理');
  await phone.tap('全部工单');
  await phone.type('按工单号查找', number.slice(-6));
  await phone.openTicket(description);
  return phone;
}

const numberOn = async (phone: Phone): Promise<string> => (await phone.see(/^BX\d{8}-\d{6}$/)).innerText();

/** Opens the ticket from this tab and reads this of it. */
async function reads(openid: string, tab: string, description: string, ...words: (string | RegExp)[]) {
  const phone = await open(phones, openid, tab, description);
  for (const line of words) await phone.see(line);
}

async function doesNotHave(openid: string, tab: string, description: string) {
  const phone = await at(phones, openid, tab);
  await phone.miss(description);
}

test('预审拒绝：没写原因不让提交，写了以后报修人看到原因', async () => {
  const liu = await open(phones, LIU, '待处理', TICKETS.doorLock);
  await liu.tap('预审拒绝');
  await liu.see('拒绝原因');
  await liu.tap('预审拒绝');
  await liu.see('请填写原因，2 到 200 个字');
  await liu.type('拒绝原因', '宿舍门锁由物业另行更换，请到值班室登记');
  await liu.tap('预审拒绝');
  await liu.see('已拒绝，移到“已处理”');
  await liu.see(/^已拒绝$/);
  await doesNotHave(LIU, '待处理', TICKETS.doorLock);
  await reads(LIU, '已处理', TICKETS.doorLock, '刘敏 预审拒绝');
  await doesNotHave(FU, '待处理', TICKETS.doorLock);
  await doesNotHave(LIN, '进行中', TICKETS.doorLock);
  await reads(LIN, '已结束', TICKETS.doorLock, '刘敏 预审拒绝', '宿舍门锁由物业另行更换，请到值班室登记');
});

test('审核拒绝：报修人和预审员都看到原因，工单到已结束', async () => {
  const wang = await open(phones, WANG, '待处理', TICKETS.libraryTubes);
  await wang.more('审核拒绝');
  await wang.type('拒绝原因', '图书馆灯具在保修期，由厂家上门更换');
  await wang.tap('审核拒绝');
  await wang.see('已拒绝，移到“已处理”');
  await doesNotHave(WANG, '待处理', TICKETS.libraryTubes);
  await reads(WANG, '已处理', TICKETS.libraryTubes, /^已拒绝$/);
  await reads(LIN, '已结束', TICKETS.libraryTubes, '王建国 审核拒绝', '图书馆灯具在保修期，由厂家上门更换');
  await reads(LIU, '已处理', TICKETS.libraryTubes, '图书馆灯具在保修期，由厂家上门更换');
});

test('审核退回：工单回到全体预审员的待处理，报修人看到在等后勤', async () => {
  const wang = await open(phones, WANG, '待处理', TICKETS.rattlingFan);
  await wang.more('审核退回');
  await wang.type('退回原因', '这一批吊扇归物业组统一换');
  await wang.tap('审核退回');
  await wang.see('已退回预审，移到“已处理”');
  await doesNotHave(WANG, '待处理', TICKETS.rattlingFan);
  await reads(WANG, '已处理', TICKETS.rattlingFan, '王建国 退回预审');
  await reads(LIU, '待处理', TICKETS.rattlingFan, '这一批吊扇归物业组统一换');
  await reads(FU, '待处理', TICKETS.rattlingFan, '这一批吊扇归物业组统一换', '等你预审');
  await reads(
    HUANG,
    '进行中',
    TICKETS.rattlingFan,
    /^待预审$/,
    '这一批吊扇归物业组统一换',
    '正在等 后勤 预审',
  );
});

test('审核转单：工单到另一位审核员的待处理', async () => {
  const li = await open(phones, LI, '待处理', TICKETS.lectureChairs);
  await li.tap('审核转单');
  await li.choose(/王建国/, 'radio');
  await li.miss(/^李秀芳$/);
  await li.type('转单原因', '教室桌椅这周由王工统一安排');
  await li.tap('审核转单给 王建国');
  await li.see('已转给另一位审核员，移到“已处理”');
  await doesNotHave(LI, '待处理', TICKETS.lectureChairs);
  await reads(LI, '已处理', TICKETS.lectureChairs, '李秀芳 转单给 王建国', '正在等 王建国 审核');
  await reads(WANG, '待处理', TICKETS.lectureChairs, '教室桌椅这周由王工统一安排', '等你审核');
});

test('驳回完工：维修工看到原因，工单回到维修中，完工情况收起', async () => {
  const wang = await open(phones, WANG, '完工待确认', TICKETS.clinicTap);
  await wang.see('完工情况');
  await wang.tap('驳回完工');
  await wang.type('驳回完工原因', '护士说热水那边还是不出水');
  await wang.tap('驳回完工');
  await wang.see('已驳回，移到“维修中”');
  await wang.miss('完工情况');
  await doesNotHave(WANG, '完工待确认', TICKETS.clinicTap);
  await reads(WANG, '维修中', TICKETS.clinicTap, '王建国 驳回完工');
  await doesNotHave(CHEN, '完工待确认', TICKETS.clinicTap);
  await reads(CHEN, '维修中', TICKETS.clinicTap, '护士说热水那边还是不出水', '快开水龙头 DN15 × 1 个');
});

test('维修退回：工单回到审核员的待处理，维修工从此不再经手', async () => {
  const chen = await open(phones, CHEN, '新工单', TICKETS.stairsLamp);
  await chen.tap('维修退回');
  await chen.type('退回原因', '这条线路要停整层的电，请先协调');
  await chen.tap('维修退回');
  await chen.see('已退回审核员，移到“已处理”');
  await doesNotHave(CHEN, '新工单', TICKETS.stairsLamp);
  await reads(CHEN, '已处理', TICKETS.stairsLamp, '陈志强 退回审核');
  await reads(WANG, '待处理', TICKETS.stairsLamp, '这条线路要停整层的电，请先协调', '等你审核');
});

test('转单：维修工转给同事，同事在新工单里看到原因', async () => {
  const chen = await open(phones, CHEN, '已接单', TICKETS.waterRoomTap);
  await chen.more('转单');
  await chen.see('维修工选择');
  await chen.choose(/何永福/, 'radio');
  await chen.type('转交原因', '我在 5栋抢修，何师傅就在 2栋');
  await chen.tap('指定派单给 何永福');
  await chen.see(/^已转给新的维修工/);
  await doesNotHave(CHEN, '已接单', TICKETS.waterRoomTap);
  await reads(CHEN, '已处理', TICKETS.waterRoomTap, '正在等 何永福 接单');
  await reads(HE, '新工单', TICKETS.waterRoomTap, '陈志强 转单给 何永福', '我在 5栋抢修，何师傅就在 2栋');
  await reads(WANG, '维修中', TICKETS.waterRoomTap, /^待接单$/, '我在 5栋抢修，何师傅就在 2栋');
});

test('改派：审核员换一位维修工，两位维修工各看到自己该看的', async () => {
  const li = await open(phones, LI, '维修中', TICKETS.bunkLadder);
  await li.more('改派');
  await li.choose(/郑大勇/, 'radio');
  await li.type('转交原因', '要用电焊，郑师傅有证');
  await li.tap('指定派单给 郑大勇');
  await li.see(/^已转给新的维修工/);
  await doesNotHave(HE, '维修中', TICKETS.bunkLadder);
  await reads(HE, '已处理', TICKETS.bunkLadder, '李秀芳 改派给 郑大勇', '要用电焊，郑师傅有证');
  await reads(ZHENG, '新工单', TICKETS.bunkLadder, '要用电焊，郑师傅有证', '六角螺栓 M8×50 × 4 套');
});

test('改派：管理员按工单号找到工单，换一位维修工', async () => {
  const number = await numberOn(await open(phones, ZHENG, '已接单', TICKETS.officeWindow));
  const zhou = await openAsAdmin(number, TICKETS.officeWindow);
  await zhou.more('改派');
  await zhou.choose(/陈志强/, 'radio');
  await zhou.type('转交原因', '郑师傅今天外出培训');
  await zhou.tap('指定派单给 陈志强');
  await zhou.see(/^已转给新的维修工/);
  await zhou.see('周明远 改派给 陈志强');
  await doesNotHave(ZHENG, '已接单', TICKETS.officeWindow);
  await reads(ZHENG, '已处理', TICKETS.officeWindow, '郑师傅今天外出培训');
  await reads(CHEN, '新工单', TICKETS.officeWindow, '郑师傅今天外出培训');
});

test('改派审核员：管理员换一位审核员，工单到新审核员的待处理', async () => {
  const number = await numberOn(await open(phones, LI, '待处理', TICKETS.roadCrack));
  const zhou = await openAsAdmin(number, TICKETS.roadCrack);
  await zhou.tap('改派审核员');
  await zhou.choose(/王建国/, 'radio');
  await zhou.type('改派原因', '路面由王工联系施工队');
  await zhou.tap('改派审核员给 王建国');
  await zhou.see('已改派审核员');
  await doesNotHave(LI, '待处理', TICKETS.roadCrack);
  await reads(LI, '已处理', TICKETS.roadCrack, '周明远 改派审核员 王建国', '路面由王工联系施工队');
  await reads(WANG, '待处理', TICKETS.roadCrack, '路面由王工联系施工队', '等你审核');
});

test('取消工单：不写原因也能取消，维修工的新工单里不再有它', async () => {
  const lin = await open(phones, LIN, '进行中', TICKETS.corridorLamp);
  await lin.tap('取消工单');
  await lin.see('取消原因');
  await lin.tap('取消工单');
  await lin.see('已取消，移到“已结束”');
  await doesNotHave(LIN, '进行中', TICKETS.corridorLamp);
  await reads(LIN, '已结束', TICKETS.corridorLamp, /^已取消$/);
  await doesNotHave(ZHENG, '新工单', TICKETS.corridorLamp);
  await reads(ZHENG, '已处理', TICKETS.corridorLamp, '林晓 取消工单');
  await reads(WANG, '已处理', TICKETS.corridorLamp, '林晓 取消工单');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
