/** A failure at every round trip of every function in turn: refused and unchanged, or done and acknowledged. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { heal, inject } from '../support/faults';
import { GOOD_CALLS } from '../support/good-calls';
import { type Trial, tryEvery } from '../support/trials';
import { type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ delivers: true });
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

/** From the n-th request on, `times` of them are refused with this code. */
const failing = (code: string, times: number): Trial => ({
  isDoneInside: false,
  breaking: ({ cloud }, name, nth) =>
    inject(cloud, { match: { function: name, nth }, times, effect: { code } }),
});

const FOREVER = 1000;
const inTransactions = GOOD_CALLS.filter(({ title }) => title === 'account · bindStaff');

test('every function of the environment is tried', () => {
  const entries = readdirSync(path.resolve(__dirname, '../../cloudfunctions'), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'));
  const tried = new Set(GOOD_CALLS.map(({ name }) => name));
  // Their own failures are tried with the messages, and with the content.
  for (const name of ['messages', 'notify', 'sweep', 'content-check']) tried.add(name);
  expect([...tried].sort()).toEqual(folders.map(({ name }) => name).sort());
});

describe.each([
  ['one request is refused', 'DATABASE_REQUEST_FAILED', 1, GOOD_CALLS],
  ['everything is refused from one request on', 'SYS_ERR', FOREVER, GOOD_CALLS],
  ['a transaction conflicts once', 'DATABASE_TRANSACTION_CONFLICT', 1, inTransactions],
  ['a transaction conflicts again and again', 'DATABASE_TRANSACTION_CONFLICT', FOREVER, inTransactions],
  ['a transaction fails for another reason', 'SYS_ERR', 1, inTransactions],
])('where %s, whichever it is', (_, code, times, calls) => {
  test.each(calls)('$title changes nothing and says so, or is done', async (call) => {
    const { roundTrips, wrong } = await tryEvery(w, call, failing(code, times));
    expect(roundTrips).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});
