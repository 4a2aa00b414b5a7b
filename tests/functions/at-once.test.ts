/** Two at once: exactly one winner. Writes are held back until both have read, so that they meet every time. */
import type { ActionId } from '@xiuda/domain';
import type { Answer } from '../support/cloud';
import { PEOPLE, type PersonName } from '../support/people';
import { ticketIn } from '../support/walk';
import { freshRequestId, REPORT, type StepData, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

/** Long enough for the other call to read. */
const HELD_MS = 150;

async function heldBack(action: string, times: number): Promise<void> {
  const fault = { match: { action }, times, effect: { delayMs: HELD_MS } };
  await fetch(`${w.cloud.url}/emulator/faults`, { method: 'POST', body: JSON.stringify(fault) });
}

afterEach(() => fetch(`${w.cloud.url}/emulator/faults`, { method: 'DELETE' }));

const successes = (answers: readonly Answer<StepData>[]) =>
  answers.flatMap((answer) => (answer.ok ? [answer.data] : []));
const refusals = (answers: readonly Answer<StepData>[]) =>
  answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));

/** One wish each, sent together. */
async function together(ticketId: string, version: number, wishes: [PersonName, ActionId][]) {
  const ticket = { _id: ticketId, version };
  const events = await Promise.all(wishes.map(([who, action]) => w.event(who, action, ticket)));
  await heldBack('database.modifyDocument', wishes.length);
  return Promise.all(
    wishes.map(([who, action], i) => w.call<StepData>(who, `ticket-${action}`, events[i] ?? {})),
  );
}

test('two preReviewers approve at once: one wins, the other is told who, what and when', async () => {
  const ticket = await ticketIn(w, 'pendingPreReview');
  const answers = await together(ticket._id, ticket.version, [
    ['preReviewer', 'pre-approve'],
    ['otherPreReviewer', 'pre-approve'],
  ]);
  const stored = await w.stored(ticket._id);
  expect(successes(answers)).toHaveLength(1);
  expect([stored.version, stored.timeline.length]).toEqual([2, 2]);
  const [refusal] = refusals(answers);
  const winner = answers[0]?.ok ? PEOPLE.preReviewer : PEOPLE.otherPreReviewer;
  expect(refusal).toMatchObject({
    code: 'CONFLICT',
    details: {
      action: 'pre-approve',
      name: winner.name,
      role: 'preReviewer',
      at: stored.timeline[1]?.at.toISOString(),
    },
  });
  expect(refusal?.message).toContain(winner.name);
});

test.each<
  [string, 'pendingPreReview' | 'pendingReview' | 'assigned' | 'repairing', [PersonName, ActionId][]]
>([
  [
    'approval and cancellation',
    'pendingPreReview',
    [
      ['preReviewer', 'pre-approve'],
      ['reporter', 'cancel'],
    ],
  ],
  [
    'dispatch and a new reviewer',
    'pendingReview',
    [
      ['reviewer', 'dispatch'],
      ['admin', 'reassign-reviewer'],
    ],
  ],
  [
    'acceptance and cancellation',
    'assigned',
    [
      ['worker', 'accept'],
      ['reporter', 'cancel'],
    ],
  ],
  [
    'completion and a new worker',
    'repairing',
    [
      ['worker', 'request-completion'],
      ['reviewer', 'reassign-worker'],
    ],
  ],
  [
    'materials and a new reviewer',
    'repairing',
    [
      ['worker', 'add-materials'],
      ['admin', 'reassign-reviewer'],
    ],
  ],
])('%s at once: one winner, one CONFLICT, one entry', async (_, status, wishes) => {
  const ticket = await ticketIn(w, status);
  const answers = await together(ticket._id, ticket.version, wishes);
  expect(successes(answers)).toHaveLength(1);
  expect(refusals(answers).map(({ code }) => code)).toEqual(['CONFLICT']);
  const stored = await w.stored(ticket._id);
  expect([stored.version, stored.timeline.length]).toEqual([ticket.version + 1, ticket.version + 1]);
});

test('a double tap of 接单 is one acceptance, and both are told so', async () => {
  const ticket = await ticketIn(w, 'assigned');
  const event = await w.event('worker', 'accept', ticket);
  await heldBack('database.modifyDocument', 2);
  const answers = await Promise.all([1, 2].map(() => w.call<StepData>('worker', 'ticket-accept', event)));
  expect(successes(answers).map((data) => data.ticket.status)).toEqual(['accepted', 'accepted']);
  expect(successes(answers).filter((data) => data.repeated)).toHaveLength(1);
  expect((await w.stored(ticket._id)).timeline.filter((entry) => entry.action === 'accept')).toHaveLength(1);
});

test('a double tap of 提交报修 is one ticket', async () => {
  const before = (await w.cloud.documents('tickets')).length;
  const event = { requestId: freshRequestId(), ...REPORT };
  await heldBack('database.insertDocument', 3);
  const answers = await Promise.all(
    [1, 2, 3].map(() => w.call<StepData>('reporter', 'ticket-submit', event)),
  );
  expect(new Set(successes(answers).map((data) => data.ticket._id)).size).toBe(1);
  expect(successes(answers).filter((data) => data.repeated)).toHaveLength(2);
  expect(await w.cloud.documents('tickets')).toHaveLength(before + 1);
});

test('the same requestId with two inputs at once: one is done, the other INVALID_INPUT', async () => {
  const event = { requestId: freshRequestId(), ...REPORT };
  await heldBack('database.insertDocument', 2);
  const answers = await Promise.all(
    ['龙头滴水', '灯不亮了'].map((description) =>
      w.call<StepData>('reporter', 'ticket-submit', { ...event, description }),
    ),
  );
  expect(successes(answers)).toHaveLength(1);
  expect(refusals(answers).map(({ code }) => code)).toEqual(['INVALID_INPUT']);
});
