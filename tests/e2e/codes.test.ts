/** 楼宇二维码: an admin makes a sheet and opens it; somebody else scans a code of it and reports. */
import { readFileSync } from 'node:fs';
import { readPdf } from '../support/pdf';
import { type Phone, type Phones, startPhones } from '../support/phones';
import { says } from '../support/qr';
import { LIN, ZHOU } from './campus';

const ROOM = '3栋 201';
const PLACE = /3栋.*201/;

let phones: Phones;
let admin: Phone;
let path: string;

interface Found {
  readonly places: readonly { readonly id: string; readonly name: string }[];
}

/** Id of the room that the admin chooses. */
async function idOfRoom(): Promise<string> {
  const { places } = await phones.call<Found>(
    'admin-catalog',
    { op: 'codePlaces', placeIds: ['gly-d3'] },
    ZHOU,
  );
  const room = places.find(({ name }) => name === ROOM);
  if (!room) throw new Error(`the demo campus has no ${ROOM}`);
  return room.id;
}

async function savedFile(): Promise<{ name: string; bytes: Buffer }> {
  const saving = admin.page.waitForEvent('download');
  await admin.follow('保存到电脑');
  const file = await saving;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

beforeAll(async () => {
  phones = await startPhones('demo');
  admin = await phones.of(ZHOU);
}, 120_000);

afterAll(() => phones.close());

test('管理员选一层楼，断网说清楚，恢复以后接着生成', async () => {
  await admin.go('我的');
  await admin.tap('管理');
  await admin.tap(/^楼宇二维码/);
  await admin.tap('生成二维码');
  await admin.see('请先选择地点');
  await admin.tap(/^地点/);
  await admin.tap(/^桂林洋校区/);
  await admin.tap(/^3栋/);
  await admin.page.getByRole('checkbox', { name: /2层/ }).click();
  await admin.tap(/^确定/);
  await admin.see(/^一共 \d+ 个二维码，打印在 \d 张 A4 纸上$/);
  await admin.loseNetwork(true);
  await admin.tap('生成二维码');
  await admin.see('没有连上网络，请检查后再试');
  await admin.loseNetwork(false);
  await admin.tap('继续生成');
  await admin.seeButton(/^打开/);
});

test('打开是能打印的 PDF，名字下面就是那间房的码', async () => {
  await admin.tap(/^打开/);
  await admin.see('PDF');
  const { name, bytes } = await savedFile();
  expect(name).toMatch(/^报修二维码-3栋.*\.pdf$/);
  const [page] = readPdf(bytes);
  path = `pages/reporter/reporter?scene=${encodeURIComponent(`a=${await idOfRoom()}`)}`;
  const at = (page?.pictures ?? []).findIndex((picture) => says(path, picture));
  const names = page?.texts.filter((_, index) => page.texts[index + 2] === '微信扫码报修');
  expect(names?.[at]).toBe(ROOM);
  await admin.back();
});

test('别人扫这个码：报修页的地点已经填好', async () => {
  const phone = await phones.open(LIN, { path });
  await phone.see('报修详情');
  await phone.see(PLACE);
});

test('停用以后再扫：说认不出，可以另选', async () => {
  await phones.call(
    'admin-catalog',
    {
      op: 'switchPlace',
      id: await idOfRoom(),
      isOff: true,
      requestId: 'switch-off-201',
    },
    ZHOU,
  );
  const phone = await phones.of(LIN);
  await phone.scan(path);
  await phone.see('没有认出这个二维码对应的地点，请手动选择');
});

test('没有一部手机出错', () => {
  expect(phones.errors()).toEqual([]);
});
