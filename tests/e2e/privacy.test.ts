/** Nothing is sent before a person has agreed; and nothing of them stays after 注销账号. */
import { type Phone, type Phones, startPhones } from '../support/phones';

const XU = 'privacy-newcomer';
const CONTRACT = /隐私保护指引》$/;

let phones: Phones;
let xu: Phone;
const sent: string[] = [];

beforeAll(async () => {
  phones = await startPhones('demo');
  xu = await phones.open(XU, { isLoggedOut: true });
  xu.page.on('request', (request) => {
    if (request.url().includes('/invoke/')) sent.push(request.url());
  });
}, 120_000);

afterAll(() => phones.close());

const report = async (): Promise<{ _id: string; version: number }> => {
  const { areas, items } = await phones.call<{ areas: Node[]; items: Node[] }>('catalog', { op: 'get' }, XU);
  const event = {
    ...{ requestId: 'privacy-report-1', areaId: leafOf(areas), itemId: leafOf(items), address: '门口' },
    ...{ contactName: '许一诺', contactPhone: '13712345678', description: '门关不上' },
  };
  const { ticket } = await phones.call<{ ticket: { _id: string; version: number } }>(
    'ticket-submit',
    event,
    XU,
  );
  return ticket;
};

interface Node {
  readonly id: string;
  readonly children?: readonly Node[];
}

function leafOf([first]: readonly Node[]): string {
  if (!first) throw new Error('an empty tree');
  return first.children?.length ? leafOf(first.children) : first.id;
}

/** The same removal, half a minute later: the phone of the test does not wait so long. */
async function halfAMinuteLater(): Promise<void> {
  const headers = { 'X-WX-OPENID': XU, 'X-Emulator-Now': String(Date.now() + 30_000) };
  const body = JSON.stringify({ op: 'remove', confirm: true });
  await fetch(`${phones.url}/invoke/account`, { method: 'POST', headers, body });
}

test('登录前先问是否同意；不同意就留在这一页，什么也没有发送', async () => {
  await xu.tap('微信一键登录');
  await xu.see('同意前请阅读');
  await xu.tap('不同意');
  await xu.see(/没有同意隐私保护指引，就没有登录/);
  await xu.seeButton('微信一键登录');
  expect(sent).toEqual([]);
});

test('同意以后就登录，不用再点一次', async () => {
  await xu.tap('微信一键登录');
  await xu.tap('同意并继续');
  await xu.tap('暂不绑定');
  await xu.see('没有进行中的报修，哪里坏了就点“立即报修”');
  expect(sent[0]).toMatch(/\/invoke\/account$/);
});

test('从我的打开隐私保护指引和用户协议', async () => {
  await xu.go('我的');
  await xu.tap('隐私保护指引');
  await xu.see(CONTRACT);
  await xu.back();
  await xu.tap('用户协议');
  await xu.see(/本单位范围内的后勤报修/);
  await xu.back();
});

test('还有进行中的报修时不能注销', async () => {
  const { _id: ticketId, version } = await report();
  await xu.tap('注销账号');
  await xu.see('注销后会删除');
  await xu.tap('注销账号');
  await xu.tap('注销');
  await xu.see('还有 1 张进行中的工单，办结或取消后才能注销');
  await xu.tap('知道了');
  await phones.call('ticket-cancel', { ticketId, version, requestId: 'privacy-cancel-1' }, XU);
});

test('注销以后回到登录页；重新登录的是一个新用户，报修大厅是空的', async () => {
  await xu.tap('注销账号');
  await xu.tap('注销');
  await xu.see('正在注销，大约半分钟');
  await halfAMinuteLater();
  await xu.see('账号已注销');
  // Consent was given to WeChat on this phone: it is not asked for again.
  await xu.tap('微信一键登录');
  await xu.tap('暂不绑定');
  await xu.see('没有进行中的报修，哪里坏了就点“立即报修”');
  await xu.list('全部');
  await xu.see('你还没有报修过');
  expect(await xu.count('门关不上')).toBe(0);
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
