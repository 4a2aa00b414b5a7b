/** Binding under pressure: five failures an hour, two people at one row, one person at two rows, conflicts of the database. */
import { newcomer } from '../support/accounts';
import { type TestCloud, startCloud } from '../support/cloud';
import { heal, inject } from '../support/faults';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());
afterEach(() => fetch(`${cloud.url}/emulator/faults`, { method: 'DELETE' }));

const MINUTE = 60_000;
const NAME = '梁伟';
let rows = 0;

async function row(): Promise<string> {
  const staffNo = `B${++rows}`;
  await cloud.insert('staff', [{ _id: staffNo, name: NAME, roles: ['worker'], active: true }]);
  return staffNo;
}

const refused = (code: string) => ({ ok: false, error: { code } });
const boundRows = async (openid: string) =>
  (await cloud.documents('staff')).filter((one) => one.openid === openid);

test('five failures an hour, then RATE_LIMITED even with the right answer, until an hour has passed', async () => {
  const staffNo = await row();
  const person = newcomer(cloud);
  const start = Date.now();
  for (let failure = 0; failure < 5; failure++) {
    const answer = await person.bindStaff('B-nobody', NAME, start + failure * MINUTE);
    expect(answer).toMatchObject(refused('ROSTER_MISMATCH'));
  }
  expect(await person.bindStaff(staffNo, NAME, start + 5 * MINUTE)).toMatchObject(refused('RATE_LIMITED'));
  expect(await person.bindStaff(staffNo, NAME, start + 59 * MINUTE)).toMatchObject(refused('RATE_LIMITED'));
  expect(await boundRows(person.openid)).toEqual([]);
  expect(await person.bindStaff(staffNo, NAME, start + 61 * MINUTE)).toMatchObject({ ok: true });
});

test('four failures leave one more try', async () => {
  const staffNo = await row();
  const person = newcomer(cloud);
  for (let failure = 0; failure < 4; failure++) await person.bindStaff('B-nobody', NAME);
  expect(await person.bindStaff(staffNo, NAME)).toMatchObject({ ok: true });
});

test('one person guessing does not lock out another', async () => {
  const staffNo = await row();
  const guesser = newcomer(cloud);
  for (let failure = 0; failure < 6; failure++) await guesser.bindStaff(staffNo, '别的名字');
  expect(await newcomer(cloud).bindStaff(staffNo, NAME)).toMatchObject({ ok: true });
});

test('guesses sent at once are counted, every one', async () => {
  const staffNo = await row();
  const person = newcomer(cloud);
  await person.login();
  await Promise.all([1, 2, 3, 4, 5].map((guess) => person.bindStaff(`B-nobody-${guess}`, NAME)));
  expect(await person.bindStaff(staffNo, NAME)).toMatchObject(refused('RATE_LIMITED'));
});

test('two people at one row at once: one is bound, the other ROSTER_MISMATCH', async () => {
  for (let round = 0; round < 3; round++) {
    const staffNo = await row();
    const people = [newcomer(cloud), newcomer(cloud)];
    await Promise.all(people.map((person) => person.login()));
    const answers = await Promise.all(people.map((person) => person.bindStaff(staffNo, NAME)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject(refused('ROSTER_MISMATCH'));
    const bound = await Promise.all(people.map((person) => boundRows(person.openid)));
    expect(bound.map((list) => list.length)).toEqual(answers.map((answer) => (answer.ok ? 1 : 0)));
  }
});

test('one person at two rows at once: one binding, the other ALREADY_BOUND', async () => {
  for (let round = 0; round < 3; round++) {
    const staffNos = [await row(), await row()];
    const person = newcomer(cloud);
    await person.login();
    const answers = await Promise.all(staffNos.map((staffNo) => person.bindStaff(staffNo, NAME)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject(refused('ALREADY_BOUND'));
    expect(await boundRows(person.openid)).toHaveLength(1);
  }
});

test.each(['database.modifyDocument', 'database.commitTransaction', 'database.getDocument'])(
  'a conflict at %s is tried again',
  async (action) => {
    const staffNo = await row();
    const person = newcomer(cloud);
    await person.login();
    const nth = action === 'database.getDocument' ? 4 : 1;
    const fault = {
      match: { function: 'account', action, nth },
      effect: { code: 'DATABASE_TRANSACTION_CONFLICT' },
    };
    await fetch(`${cloud.url}/emulator/faults`, { method: 'POST', body: JSON.stringify(fault) });
    expect(await person.bindStaff(staffNo, NAME)).toMatchObject({
      ok: true,
      data: { account: { staff: { staffNo } } },
    });
    expect(await boundRows(person.openid)).toHaveLength(1);
    const response = await fetch(`${cloud.url}/emulator/calls`);
    const { calls } = (await response.json()) as {
      calls: { openid?: string; requests: { code?: string }[] }[];
    };
    const requests = calls.filter(({ openid }) => openid === person.openid).flatMap((call) => call.requests);
    expect(requests.filter(({ code }) => code === 'DATABASE_TRANSACTION_CONFLICT')).toHaveLength(1);
  },
);

/** How often a binding is begun where every write inside the transaction is refused like this. */
async function beginnings(code: string, message: string): Promise<number> {
  const staffNo = await row();
  const { openid, login } = newcomer(cloud);
  await login();
  const match = { function: 'account', action: 'database.modifyDocument' };
  await inject(cloud, { match, times: 1000, effect: { code, message } });
  const event = { op: 'bindStaff', staffNo, name: NAME };
  const { answer, cost } = await cloud.measured('account', event, openid);
  expect(answer).toMatchObject(refused('INTERNAL'));
  return cost.requests.filter(({ action }) => action === 'database.startTransaction').length;
}

test('a conflict is tried again, a failure of another kind is not', async () => {
  const conflict =
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.';
  expect(await beginnings('DATABASE_TRANSACTION_CONFLICT', conflict)).toBe(8);
  await heal(cloud);
  expect(await beginnings('SYS_ERR', 'the database is not there')).toBe(1);
});
