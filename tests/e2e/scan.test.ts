/** A code on a door: scanned by somebody new, by somebody who has the app open, by staff, and one that nobody knows. */
import { type Phones, startPhones } from '../support/phones';
import { LIN, WANG } from './campus';

const codeOf = (place: string) => `pages/reporter/reporter?scene=${encodeURIComponent(`a=${place}`)}`;
const PLACE = '桂林洋校区 / 3栋 / 2层 / 202';

let phones: Phones;
let room: string;

interface Node {
  readonly id: string;
  readonly name: string;
  readonly children?: readonly Node[];
}

/** Id of the node at the end of these names. */
function idOf(nodes: readonly Node[], [name, ...rest]: readonly string[]): string {
  const node = nodes.find((one) => one.name === name);
  if (!node) throw new Error(`the demo campus has no ${name}`);
  return rest.length ? idOf(node.children ?? [], rest) : node.id;
}

beforeAll(async () => {
  phones = await startPhones('demo');
  const { areas } = await phones.call<{ areas: Node[] }>('catalog', { op: 'get' }, LIN);
  room = idOf(areas, PLACE.split(' / '));
}, 120_000);

afterAll(() => phones.close());

test('新用户扫码：登录以后直接在报修页，地点已经填好，退一步是报修大厅', async () => {
  const phone = await phones.open('scan-new', { path: codeOf(room) });
  await phone.tap('暂不绑定');
  await phone.see('报修详情');
  await phone.see(PLACE);
  await phone.back();
  await phone.see('报修大厅');
});

test('开着别的页面时扫码：到报修页，地点是刚扫的，换一个码就换一个地点', async () => {
  const phone = await phones.of(LIN);
  await phone.go('我的');
  await phone.scan(codeOf(room));
  await phone.see(PLACE);
  await phone.type('报修详情', '扫码报的，门锁坏了');
  await phone.scan(codeOf(room.replace(/202$/, '203')));
  await phone.see(PLACE.replace('202', '203'));
  expect(await phone.typed('报修详情')).toBe('扫码报的，门锁坏了');
});

test('扫一次只开一次：退出来以后，不会再跳回报修页', async () => {
  const phone = await phones.of(LIN);
  await phone.back();
  await phone.see('报修大厅');
  await phone.go('我的');
  await phone.go('报修大厅');
  await phone.seeButton('立即报修');
  await phone.miss('报修详情');
});

test('审核员扫码：是来报修的，不去工单中心；退出来工单中心还在', async () => {
  const phone = await phones.open(WANG, { path: codeOf(room) });
  await phone.see(PLACE);
  await phone.back();
  await phone.see('报修大厅');
  await phone.go('工单中心');
  await phone.see('待处理');
});

test('认不出的码：说明白，请手动选择', async () => {
  const phone = await phones.of(LIN);
  await phone.scan(codeOf('no-such-place'));
  await phone.see('没有认出这个二维码对应的地点，请手动选择');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
