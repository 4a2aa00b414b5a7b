/** The same wish twice at the same moment, of every step and of the account: one effect. And 200 submissions at once. */
import { newcomer } from '../support/accounts';
import type { Answer } from '../support/cloud';
import { CALLED_IDS } from '../support/contract';
import { heal, inject } from '../support/faults';
import { meet, tellNobody, WORKERS } from '../support/meeting';
import { PEOPLE, person } from '../support/people';
import { GOOD_STEPS, otherInput } from '../support/rivals';
import { ticketIn } from '../support/walk';
import {
  type Fields,
  freshRequestId,
  must,
  REPORT,
  type StepData,
  type World,
  world,
} from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ workers: WORKERS, allowsDirectDispatch: true });
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

type Step = (typeof GOOD_STEPS)[number];

/** A fresh ticket, and the same step on it twice; `changed` is what the tap that comes too late says differently. */
async function taps({ status, who, action, danger }: Step, changed: Fields) {
  const ticket = await ticketIn(w, status, { danger });
  const event = await w.event(who, action, ticket);
  const tap = (fields: Fields) => ({
    openid: person(who).openid,
    name: `ticket-${action}`,
    event: { ...event, ...fields },
  });
  return { ticketId: ticket._id, version: ticket.version, wishes: [tap(changed), tap({})] as const };
}

const tapped = (steps: readonly Step[], changedOf: (step: Step) => Fields) =>
  meet<StepData, Awaited<ReturnType<typeof taps>>>(
    w.cloud,
    steps.map((step) => () => taps(step, changedOf(step))),
  );

const IN_TURN = 120_000;

test('every step on an existing ticket is tapped twice', () => {
  expect([...GOOD_STEPS.map(({ action }) => action), 'submit'].sort()).toEqual([...CALLED_IDS].sort());
});

test(
  'a step tapped twice is taken once, and both are told so',
  async () => {
    const seen = await tapped(GOOD_STEPS, () => ({}));
    for (const [at, { held, swift, ticketId, version }] of seen.entries()) {
      const action = GOOD_STEPS[at]?.action;
      const [first, second] = [must(swift, `${action}, swift`), must(held, `${action}, held`)];
      expect([action, first.repeated, second.repeated]).toEqual([action, undefined, true]);
      expect([action, second.ticket.version]).toEqual([action, version + 1]);
      const stored = await w.stored(ticketId);
      expect([action, stored.version, stored.timeline.length]).toEqual([action, version + 1, version + 1]);
    }
  },
  IN_TURN,
);

test(
  'a step twice with one requestId and two inputs: the second is refused',
  async () => {
    const steps = GOOD_STEPS.filter(({ action }) => Object.keys(otherInput(action)).length > 0);
    const seen = await tapped(steps, ({ action }) => otherInput(action));
    for (const [at, { held, swift, ticketId, version }] of seen.entries()) {
      const action = steps[at]?.action;
      must(swift, `${action}, swift`);
      expect([action, held.ok || held.error.code]).toEqual([action, 'INVALID_INPUT']);
      expect([action, (await w.stored(ticketId)).timeline.length]).toEqual([action, version + 1]);
    }
  },
  IN_TURN,
);

/** Long enough for the others to read. */
const HELD_MS = 150;

const successes = (answers: readonly Answer<StepData>[]) =>
  answers.flatMap((answer) => (answer.ok ? [answer.data] : []));

/** Submissions of one person at once; none is written before the last has read. */
async function submitted(...events: Fields[]) {
  const match = { action: 'database.insertDocument', collection: 'tickets' };
  await inject(w.cloud, { match, times: events.length, effect: { delayMs: HELD_MS } });
  const before = (await w.cloud.documents('tickets')).length;
  const answers = await Promise.all(
    events.map((event) => w.call<StepData>('reporter', 'ticket-submit', event)),
  );
  return { answers, made: (await w.cloud.documents('tickets')).length - before };
}

describe('提交报修', () => {
  test('tapped three times is one ticket', async () => {
    const event = { requestId: freshRequestId(), ...REPORT };
    const { answers, made } = await submitted(event, event, event);
    expect(made).toBe(1);
    expect(new Set(successes(answers).map(({ ticket }) => ticket._id)).size).toBe(1);
    expect(successes(answers).filter(({ repeated }) => repeated)).toHaveLength(2);
  });

  test('with one requestId and two inputs: one is done, the other INVALID_INPUT', async () => {
    const event = { requestId: freshRequestId(), ...REPORT };
    const { answers, made } = await submitted(event, { ...event, description: '灯不亮了' });
    expect(made).toBe(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(['INVALID_INPUT']);
  });
});

describe('the account', () => {
  const atOnce = (openid: string, event: Fields, times = 3) =>
    Promise.all(Array.from({ length: times }, () => w.cloud.invoke('account', event, openid)));

  test.each<[string, Fields]>([
    ['bindPhone', { code: 'phone:13900000001' }],
    ['update', { contactName: '林晓', contactPhone: '13900000002' }],
  ])(
    '%s three times at once, as the first call ever, is one account with what was said',
    async (op, fields) => {
      const { openid } = newcomer(w.cloud);
      const answers = await atOnce(openid, { op, ...fields, requestId: freshRequestId() });
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      const { code, ...kept } = fields;
      const expected = code === undefined ? kept : { phone: '13900000001' };
      expect(await w.cloud.document('accounts', openid)).toMatchObject(expected);
    },
  );

  test('bindStaff three times at once with one requestId is one binding, told three times', async () => {
    const staffNo = 'T1';
    await w.cloud.insert('staff', [{ _id: staffNo, name: '梁伟', roles: ['worker'], active: true }]);
    const { openid } = newcomer(w.cloud);
    const event = { op: 'bindStaff', staffNo, name: '梁伟', requestId: freshRequestId() };
    const answers = await atOnce(openid, event);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(await w.cloud.document('staff', staffNo)).toMatchObject({ openid });
    expect(await w.cloud.document('accounts', openid)).toMatchObject({ staffNo });
    expect(await w.cloud.document('accounts', openid)).not.toHaveProperty('bindFailures');
  });
});

describe('200 submissions at once', () => {
  const TAKEN = { code: 'DATABASE_REQUEST_FAILED', message: 'E11000 duplicate key error index: number' };
  const send = (requestId: string) =>
    w.call<StepData>('otherReporter', 'ticket-submit', { ...REPORT, requestId });
  beforeEach(() => tellNobody(w.cloud));

  test(
    'make 200 tickets with numbers of their own, also where drawn numbers are taken',
    async () => {
      for (let nth = 1; nth <= 181; nth += 20) {
        const match = { function: 'ticket-submit', action: 'database.insertDocument', collection: 'tickets' };
        await inject(w.cloud, { match: { ...match, nth }, effect: TAKEN });
      }
      const answers = await Promise.all(Array.from({ length: 200 }, () => send(freshRequestId())));
      const said = answers.map((answer) => must(answer, 'submit').ticket);
      expect(new Set(said.map(({ number }) => number)).size).toBe(200);
      const stored = (await w.cloud.documents('tickets')).filter(
        ({ reporter }) => (reporter as { openid: string }).openid === PEOPLE.otherReporter.openid,
      );
      const key = ({ _id, number }: { _id: string; number?: unknown }) => `${_id} ${String(number)}`;
      expect(stored.map(key).sort()).toEqual(said.map(key).sort());
    },
    IN_TURN,
  );

  test(
    'of 50 wishes, four taps each, make 50 tickets',
    async () => {
      const before = (await w.cloud.documents('tickets')).length;
      const wishes = Array.from({ length: 50 }, freshRequestId);
      const answers = await Promise.all([...wishes, ...wishes, ...wishes, ...wishes].map(send));
      const said = answers.map((answer) => must(answer, 'submit'));
      expect(said.filter(({ repeated }) => repeated)).toHaveLength(150);
      expect(new Set(said.map(({ ticket }) => ticket._id)).size).toBe(50);
      expect(await w.cloud.documents('tickets')).toHaveLength(before + 50);
    },
    IN_TURN,
  );
});
