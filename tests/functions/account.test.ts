/** account: login, bindPhone, bindStaff, update. Staff roles come from the roster, never from the person's choice. */
import { newcomer } from '../support/accounts';
import { type TestCloud, startCloud } from '../support/cloud';
import { must } from '../support/world';

let cloud: TestCloud;
let rows = 0;

beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

/** A roster row that no other test uses. */
async function row(fields: Record<string, unknown> = {}): Promise<{ staffNo: string; phone: string }> {
  const number = ++rows;
  const staffNo = `S${number}`;
  const phone = `1390000${String(number).padStart(4, '0')}`;
  await cloud.insert('staff', [
    { _id: staffNo, name: '陈志强', phone, roles: ['worker'], active: true, ...fields },
  ]);
  return { staffNo, phone };
}

/** A roster row without a phone number. */
async function rowWithoutPhone(name: string): Promise<string> {
  const staffNo = `S${++rows}`;
  await cloud.insert('staff', [{ _id: staffNo, name, roles: ['reviewer', 'worker'], active: true }]);
  return staffNo;
}

const refused = (code: string) => ({ ok: false, error: { code } });
const rosterRow = async (staffNo: string) =>
  (await cloud.documents('staff')).find((one) => one._id === staffNo);
const accountsOf = async (openid: string) =>
  (await cloud.documents('accounts')).filter((one) => one._id === openid);

test('login makes the account at first sight, and once', async () => {
  const person = newcomer(cloud);
  expect(await accountsOf(person.openid)).toEqual([]);
  const service = { name: '', phone: '', hours: '', scope: '', photos: 6, acceptDays: 3 };
  const answer = { ok: true, data: { account: {}, reminders: [], service } };
  expect(await person.login()).toEqual(answer);
  expect(await person.login()).toEqual(answer);
  expect(await accountsOf(person.openid)).toHaveLength(1);
});

test('a first login sent twice at once makes one account', async () => {
  const person = newcomer(cloud);
  const answers = await Promise.all([person.login(), person.login(), person.login()]);
  expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
  expect(await accountsOf(person.openid)).toHaveLength(1);
});

test('bindPhone keeps the number that WeChat vouches for, also without a login before', async () => {
  const person = newcomer(cloud);
  expect(must(await person.bindPhone('13800001234'), 'bindPhone').account.phone).toBe('13800001234');
  expect(must(await person.login(), 'login').account).toEqual({ phone: '13800001234' });
});

test.each(['', 'nonsense', 'phone:12', 13800001234, null, undefined])(
  'bindPhone refuses the code %j',
  async (code) => {
    const answer = await newcomer(cloud).account({ op: 'bindPhone', code });
    expect(answer).toMatchObject({
      ...refused('INVALID_INPUT'),
      error: { details: { code: expect.any(String) } },
    });
  },
);

test('bindStaff gives the roles of the roster, and login tells them', async () => {
  const { staffNo, phone } = await row({ roles: ['worker', 'reviewer'] });
  const person = newcomer(cloud);
  await person.bindPhone(phone);
  const { account } = must(await person.bindStaff(staffNo, '陈志强'), 'bindStaff');
  expect(account).toMatchObject({ staff: { staffNo, name: '陈志强', roles: ['worker', 'reviewer'] } });
  expect(must(await person.login(), 'login').account).toEqual(account);
  expect(await rosterRow(staffNo)).toMatchObject({ openid: person.openid });
});

test('names are equal after trimming, on both sides', async () => {
  const staffNo = await rowWithoutPhone(' 莫小军　');
  expect(await newcomer(cloud).bindStaff(` ${staffNo} `, '　莫小军 ')).toMatchObject({ ok: true });
});

test('a row without a phone number needs none', async () => {
  const staffNo = await rowWithoutPhone('罗永生');
  expect(await newcomer(cloud).bindStaff(staffNo, '罗永生')).toMatchObject({
    ok: true,
    data: { account: { staff: { staffNo } } },
  });
});

test('the phone number of the roster stands for the staff number', async () => {
  const { staffNo, phone } = await row();
  const person = newcomer(cloud);
  await person.bindPhone(phone);
  expect(await person.bindStaff(phone, '陈志强')).toMatchObject({
    ok: true,
    data: { account: { staff: { staffNo } } },
  });
});

test('a row with a phone number needs a verified one', async () => {
  const { staffNo } = await row();
  expect(await newcomer(cloud).bindStaff(staffNo, '陈志强')).toMatchObject(refused('PHONE_REQUIRED'));
  expect(await rosterRow(staffNo)).not.toHaveProperty('openid');
});

test('every other failure is the same ROSTER_MISMATCH, whether the number exists or not', async () => {
  const { staffNo, phone } = await row();
  const inactive = await row({ active: false });
  const taken = await row({ openid: 'openid-somebody-else' });
  const errors = [];
  for (const [number, name, own] of [
    [staffNo, '陈志刚', phone],
    ['S-nobody', '陈志强', phone],
    [staffNo, '陈志强', '13711111111'],
    [inactive.staffNo, '陈志强', inactive.phone],
    [taken.staffNo, '陈志强', taken.phone],
    ['13722222222', '陈志强', phone],
  ] as const) {
    const person = newcomer(cloud);
    await person.bindPhone(own);
    const answer = await person.bindStaff(number, name);
    errors.push(answer.ok ? 'bound' : answer.error);
  }
  expect(errors[0]).toMatchObject({ code: 'ROSTER_MISMATCH' });
  expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(1);
  expect(await rosterRow(staffNo)).not.toHaveProperty('openid');
  expect(await rosterRow(taken.staffNo)).toMatchObject({ openid: 'openid-somebody-else' });
});

test('without a verified phone a wrong name is no hint either', async () => {
  const { staffNo } = await row();
  const existing = await newcomer(cloud).bindStaff(staffNo, '陈志刚');
  const unknown = await newcomer(cloud).bindStaff('S-nobody', '陈志刚');
  expect(existing).toMatchObject(refused('ROSTER_MISMATCH'));
  expect(existing).toEqual(unknown);
});

test('somebody who is bound already is told so', async () => {
  const [first, second] = [await rowWithoutPhone('冯国才'), await rowWithoutPhone('冯国才')];
  const person = newcomer(cloud);
  must(await person.bindStaff(first, '冯国才'), 'bindStaff');
  expect(await person.bindStaff(second, '冯国才')).toMatchObject(refused('ALREADY_BOUND'));
  expect(await rosterRow(second)).not.toHaveProperty('openid');
});

test('a binding sent twice with one requestId is answered twice', async () => {
  const staffNo = await rowWithoutPhone('唐显忠');
  const person = newcomer(cloud);
  const event = { op: 'bindStaff', staffNo, name: '唐显忠', requestId: 'bind-once-only' };
  const first = await person.account(event);
  expect(first).toMatchObject({ ok: true });
  expect(await person.account(event)).toMatchObject(first);
});

test('a staff member who left is a reporter again', async () => {
  const staffNo = await rowWithoutPhone('苏海平');
  const person = newcomer(cloud);
  must(await person.bindStaff(staffNo, '苏海平'), 'bindStaff');
  await cloud.change('staff', staffNo, { active: false });
  expect(must(await person.login(), 'login').account).not.toHaveProperty('staff');
});

test('update keeps contact and place for the next report', async () => {
  const person = newcomer(cloud);
  const contact = { contactName: '林晓', contactPhone: '0898-66221234' };
  const lastPlace = { areaId: 'd3-201', address: '卫生间' };
  must(await person.account({ op: 'update', ...contact, lastPlace }), 'update');
  must(await person.account({ op: 'update', contactName: '小林' }), 'update');
  expect(must(await person.login(), 'login').account).toMatchObject({
    ...contact,
    contactName: '小林',
    lastPlace,
  });
});

test.each([
  { contactName: '' },
  { contactPhone: '12' },
  { contactName: '长'.repeat(21) },
  { phone: '13800001234' },
  { staffNo: 'S1' },
  { roles: ['admin'] },
])('update refuses %j', async (fields) => {
  expect(await newcomer(cloud).account({ op: 'update', ...fields })).toMatchObject(refused('INVALID_INPUT'));
});

test.each([undefined, '', 'logout', '__proto__', 'constructor', 7, null, ['login']])(
  'there is no op %j',
  async (op) => {
    expect(await newcomer(cloud).account({ op })).toMatchObject(refused('INVALID_INPUT'));
  },
);
