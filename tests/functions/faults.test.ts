/**
 * A failure at every round trip of every function in turn: refused and unchanged, or done and acknowledged. And a function
 * that ends between its write and `notify`: the timer tells.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { InboxMessage, StaffRow } from '@xiuda/domain';
import { heal, inject } from '../support/faults';
import { CALLS_OF_EVERY_WAY, GOOD_CALLS } from '../support/good-calls';
import { tellNobody } from '../support/meeting';
import { GOOD_STEPS } from '../support/rivals';
import { sweep } from '../support/sweep';
import { messageKey, messagesDue } from '../support/told';
import { type Trial, tryEvery } from '../support/trials';
import { ticketIn } from '../support/walk';
import { type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ delivers: true, allowsDirectDispatch: true });
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

/** From the n-th request on, `times` of them are refused with this code. */
const failing = (code: string, times: number): Trial => ({
  isDoneInside: false,
  breaking: ({ cloud }, name, nth) =>
    inject(cloud, { match: { function: name, nth }, times, effect: { code } }),
  mend: ({ cloud }) => heal(cloud),
});

const FOREVER = 1000;
const titled = (words: RegExp) => GOOD_CALLS.filter(({ title }) => words.test(title));
/** What admins do goes one way, `audited`, and is tried where one request fails. */
const others = GOOD_CALLS.filter(({ name }) => !name.startsWith('admin-'));
const inTransactions = titled(/· (bindStaff|remove|save|moveStock)$|-materials$/);
/** Each waits through all its tries, again and again. */
const patient = titled(/· (bindStaff|remove)$|add-materials$/);

test('every function of the environment is tried', () => {
  const entries = readdirSync(path.resolve(__dirname, '../../cloudfunctions'), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'));
  const tried = new Set(GOOD_CALLS.map(({ name }) => name));
  // Their own failures are tried with the messages, and with the content.
  for (const name of ['messages', 'notify', 'sweep', 'content-check']) tried.add(name);
  expect([...tried].sort()).toEqual(folders.map(({ name }) => name).sort());
});

describe.each([
  ['one request is refused', 'DATABASE_REQUEST_FAILED', 1, CALLS_OF_EVERY_WAY],
  ['everything is refused from one request on', 'SYS_ERR', FOREVER, others],
  ['a transaction conflicts once', 'DATABASE_TRANSACTION_CONFLICT', 1, inTransactions],
  ['a transaction conflicts again and again', 'DATABASE_TRANSACTION_CONFLICT', FOREVER, patient],
  ['a transaction fails for another reason', 'SYS_ERR', 1, inTransactions],
])('where %s, whichever it is', (_, code, times, calls) => {
  test.each(calls)('$title changes nothing and says so, or is done', async (call) => {
    const { roundTrips, wrong } = await tryEvery(w, call, failing(code, times));
    expect(roundTrips).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});

const inboxOf = async () => (await w.cloud.documents('inbox')) as unknown as InboxMessage[];

test('where a function ends before it asks notify, the timer tells whom the contract names, once', async () => {
  const steps = await Promise.all(
    GOOD_STEPS.map(async (step) => ({ ...step, ticket: await ticketIn(w, step.status, step) })),
  );
  // What the failures before have left waiting, however long.
  await sweep(w.cloud.url, new Date(Date.now() + 7 * 60 * 60_000));
  const known = new Set((await inboxOf()).map(({ _id }) => _id));
  const told = async (): Promise<string[]> => {
    const news = (await inboxOf()).filter(({ _id }) => !known.has(_id));
    return news.map(({ ticketId, action, at, openid }) => messageKey(ticketId, action, at, openid)).sort();
  };
  await tellNobody(w.cloud);
  const { _id } = await w.submit();
  for (const { who, action, ticket } of steps) await w.go(who, action, ticket);
  await heal(w.cloud);
  expect(await told()).toEqual([]);
  const roster = (await w.cloud.documents('staff')) as unknown as StaffRow[];
  const taken = [{ _id, version: 0 }, ...steps.map(({ ticket }) => ticket)];
  const due = taken.map(async (ticket) => messagesDue(await w.stored(ticket._id), roster, ticket.version));
  const expected = (await Promise.all(due)).flat().sort();
  // Twice: what was told is not told again.
  for (let time = 1; time <= 2; time++) {
    expect(await sweep(w.cloud.url)).toMatchObject({ ok: true, data: { failed: 0 } });
    expect(await told()).toEqual(expected);
  }
}, 60_000);
