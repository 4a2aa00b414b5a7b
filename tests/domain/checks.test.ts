/** Version before permission before status, who may be assigned, what a repeat is, what a conflict says. */
import {
  type ActionId,
  actionRow,
  type Actor,
  AppError,
  checkAssignees,
  checkStep,
  checkTakeover,
  conflict,
  repeatOf,
  type StaffRow,
  storySeen,
  type Ticket,
} from '@xiuda/domain';
import { byW2, grab, unpool } from '../support/paper-life';
import {
  at,
  openidOf,
  P1,
  type PaperStep,
  R1,
  REPORTER_OPENID,
  reporterActor,
  staffActor,
  stored,
  strangerActor,
  W1,
  W2,
  WAYS,
} from '../support/paper-tickets';

afterEach(() => jest.useRealTimers());

function refusalOf(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const worker = staffActor(W1, 'worker');
const assigned = stored(WAYS.assigned);
const repairing = stored(WAYS.repairing);

test('a step that everything allows answers the role that its row names', () => {
  expect(checkStep('accept', 3, assigned, worker)).toBe('worker');
});

test.each<[string, () => unknown, string]>([
  [
    'an old version comes before permission',
    () => checkStep('accept', 2, assigned, strangerActor),
    'CONFLICT',
  ],
  ['an old version comes before status', () => checkStep('accept', 2, repairing, worker), 'CONFLICT'],
  ['a version of the future is a conflict too', () => checkStep('accept', 4, assigned, worker), 'CONFLICT'],
  ['permission comes before status', () => checkStep('accept', 5, repairing, strangerActor), 'FORBIDDEN'],
  ['status comes last', () => checkStep('accept', 5, repairing, worker), 'WRONG_STATUS'],
])('%s', (_, act, code) => expect(refusalOf(act).code).toBe(code));

test('a rating after fifteen days comes too late, and says so', () => {
  const completed = stored(WAYS.completed);
  const rateAfter = (days: number) => {
    jest.useFakeTimers({ now: completed.since.getTime() + days * 24 * 60 * 60_000 });
    return checkStep('rate', completed.version, completed, reporterActor);
  };
  expect(rateAfter(14)).toBe('reporter');
  const refusal = refusalOf(() => rateAfter(16));
  expect(refusal.code).toBe('WRONG_STATUS');
  expect(refusal.message).toContain('15');
});

/** The refusal of a step of the reporter's, so many days after the confirmation. */
const refusedAfter = (action: ActionId, ticket: Ticket, days: number): AppError => {
  jest.useFakeTimers({ now: (ticket.confirmation?.at.getTime() ?? 0) + days * 24 * 60 * 60_000 });
  return refusalOf(() => checkStep(action, ticket.version, ticket, reporterActor));
};

test('a ticket is reopened within thirty days of its confirmation, rated or not', () => {
  for (const way of [WAYS.completed, WAYS.rated]) {
    const ticket = stored(way);
    jest.useFakeTimers({ now: (ticket.confirmation?.at.getTime() ?? 0) + 29 * 24 * 60 * 60_000 });
    expect(checkStep('reopen', ticket.version, ticket, reporterActor)).toBe('reporter');
    const refusal = refusedAfter('reopen', ticket, 31);
    expect([refusal.code, refusal.message]).toEqual(['WRONG_STATUS', expect.stringContaining('30')]);
  }
});

test('what was accepted, by whomever, is not refused any more', () => {
  for (const by of ['system', 'reporter'] as const) {
    const accepted: Ticket = { ...stored(WAYS.completed), acceptance: { by, at: at(9) } };
    const refusal = refusedAfter('refuse-work', accepted, 0);
    expect([refusal.code, refusal.message]).toEqual(['WRONG_STATUS', expect.stringContaining('已经验收')]);
  }
});

const preReviewer = staffActor(P1, 'preReviewer');

test('a direct dispatch needs both a danger and the permission of the institution', () => {
  const calm = stored(WAYS.pendingPreReview);
  const dangerous: Ticket = { ...calm, danger: 'flood' };
  const tried = (ticket: Ticket, directDispatch: boolean) => () =>
    checkStep('direct-dispatch', 1, ticket, preReviewer, { directDispatch });
  expect(tried(dangerous, true)()).toBe('preReviewer');
  expect(refusalOf(tried(dangerous, false)).code).toBe('FORBIDDEN');
  expect(refusalOf(tried(calm, false)).code).toBe('FORBIDDEN');
  expect(refusalOf(tried(calm, true)).code).toBe('WRONG_STATUS');
});

test('nobody takes the step of the system, whoever they say they are', () => {
  const completed = stored(WAYS.completed);
  const everybody = [
    ...[reporterActor, worker, staffActor(R1, 'reviewer'), staffActor(R1, 'admin'), strangerActor],
    { openid: '', roles: [] },
    { openid: '', roles: ['system'] } as unknown as Actor,
  ];
  for (const actor of everybody) {
    expect(refusalOf(() => checkStep('accept-result', 7, completed, actor)).code).toBe('FORBIDDEN');
  }
});

test('a wrong status says in Chinese what the ticket is now', () => {
  expect(refusalOf(() => checkStep('accept', 5, repairing, worker)).message).toContain('维修中');
});

test('a conflict names who acted last, in which role, what and when', () => {
  const refusal = conflict(stored(WAYS.assigned).timeline, 'somebody-else');
  expect(refusal.code).toBe('CONFLICT');
  expect(refusal.details).toEqual({ action: 'dispatch', name: '王建国', role: 'reviewer', at: at(2) });
  expect(refusal.message).toContain('王建国');
});

const row = (person: { staffNo: string; name: string }, roles: StaffRow['roles'], more = {}): StaffRow => ({
  _id: person.staffNo,
  name: person.name,
  roles,
  active: true,
  openid: openidOf(person),
  ...more,
});

const pendingReview = stored(WAYS.pendingReview);
/** One person for the only field that the action assigns. */
const checkAssignee = (action: ActionId, ticket: Ticket, person: StaffRow | undefined): void =>
  checkAssignees(action, ticket, { [actionRow(action).assigns?.[0] ?? 'worker']: person });

const { openid: _, ...unbound } = row(W1, ['worker']);

test.each<[string, () => void]>([
  ['nobody of that number', () => checkAssignee('dispatch', pendingReview, undefined)],
  [
    'somebody of another role',
    () => checkAssignee('dispatch', pendingReview, row(P1, ['preReviewer', 'reviewer'])),
  ],
  [
    'somebody inactive',
    () => checkAssignee('dispatch', pendingReview, row(W1, ['worker'], { active: false })),
  ],
  ['somebody unbound', () => checkAssignee('dispatch', pendingReview, unbound)],
  [
    'its reviewer as its worker',
    () => checkAssignee('dispatch', pendingReview, row(R1, ['worker', 'reviewer'])),
  ],
  [
    'its worker as its reviewer',
    () => checkAssignee('reassign-reviewer', repairing, row(W1, ['reviewer', 'worker'])),
  ],
  [
    'its reviewer to its reviewer',
    () => checkAssignee('transfer-review', pendingReview, row(R1, ['reviewer'])),
  ],
  ['its worker to its worker', () => checkAssignee('reassign-worker', repairing, row(W1, ['worker']))],
  ['its reviewer again', () => checkAssignee('reassign-reviewer', repairing, row(R1, ['reviewer']))],
  [
    'its reporter as its reviewer',
    () => checkAssignee('transfer-review', pendingReview, row(W2, ['reviewer'], { openid: REPORTER_OPENID })),
  ],
])('INVALID_ASSIGNEE: %s', (_title, act) => expect(refusalOf(act).code).toBe('INVALID_ASSIGNEE'));

const directly = (chosen: Parameters<typeof checkAssignees>[2]) => () =>
  checkAssignees('direct-dispatch', stored(WAYS.pendingPreReview), chosen);

test('a direct dispatch names two people, and each of them is judged', () => {
  const [reviewer, repairer] = [row(R1, ['reviewer']), row(W1, ['worker'])];
  const both = row(R1, ['reviewer', 'worker']);
  expect(directly({ reviewer, worker: repairer })).not.toThrow();
  const refused = (act: () => void) => Object.keys(refusalOf(act).details ?? {});
  expect(refused(directly({ reviewer, worker: undefined }))).toEqual(['workerId']);
  expect(refused(directly({ reviewer: undefined, worker: repairer }))).toEqual(['reviewerId']);
  expect(refusalOf(directly({ reviewer: both, worker: both })).code).toBe('INVALID_ASSIGNEE');
  const reported = row(R1, ['reviewer'], { openid: REPORTER_OPENID });
  expect(refused(directly({ reviewer: reported, worker: repairer }))).toEqual(['reviewerId']);
});

const pooled = stored(WAYS.pooled);
const leave = (until: number): Actor => ({
  ...staffActor(W2, 'worker'),
  leaving: { roles: ['worker'], by: 'change-1', until: new Date(until) },
});

test('grabbing makes nobody a worker of what they review, nor who is leaving', () => {
  const grabbing = (actor: Actor) => () => checkTakeover('grab', pooled, actor);
  expect(grabbing(staffActor(W2, 'worker'))).not.toThrow();
  expect(grabbing({ ...staffActor(W2, 'worker'), openid: REPORTER_OPENID })).not.toThrow();
  expect(refusalOf(grabbing(staffActor(R1, 'reviewer', 'worker'))).code).toBe('INVALID_ASSIGNEE');
  expect(refusalOf(grabbing(leave(Date.now() + 60_000))).code).toBe('INVALID_ASSIGNEE');
  expect(grabbing(leave(Date.now() - 1))).not.toThrow();
  expect(() => checkTakeover('accept', pooled, staffActor(R1, 'worker'))).not.toThrow();
});

describe('a ticket that is out of sight', () => {
  const begun: PaperStep = { action: 'start', by: byW2, from: 'accepted', to: 'repairing' };
  const grabbed = stored([...WAYS.pooled, grab, begun]);
  const w9 = { staffNo: 'W9', name: '吴坤' };
  const late = staffActor(w9, 'worker');
  const lastSeen = (ticket: Ticket, actor: Actor, version: number) => {
    const last = storySeen(ticket, actor, version)?.at(-1);
    return last && `${last.action} ${last.by.name}`;
  };
  const versions = [-1, 0, 1, 2, 3, 4, 5, 6, 1e9];

  test('was seen in the pool by every worker, at that version only, and who got it is all that is told', () => {
    expect(versions.map((version) => lastSeen(grabbed, late, version))).toEqual(
      versions.map((version) => (version === 3 ? 'grab 何永福' : undefined)),
    );
  });

  test('published twice, it is told who got it in the end', () => {
    const twice = stored([...WAYS.pooled, unpool, ...WAYS.pooled.slice(2), grab, begun]);
    const told = [1, 2, 3, 4, 5, 6, 7].map((version) => lastSeen(twice, late, version));
    expect(told).toEqual([
      undefined,
      undefined,
      'grab 何永福',
      undefined,
      'grab 何永福',
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['another reviewer', staffActor(w9, 'reviewer')],
    ['another reporter', strangerActor],
    ['a worker who has left', { openid: 'openid-of-W9', roles: [] }],
  ])('was never seen by %s', (_, actor) => {
    expect(versions.filter((version) => storySeen(grabbed, actor, version))).toEqual([]);
  });

  test('was never seen where it never stood in the pool', () => {
    const ticket = stored(WAYS.rated);
    expect(WAYS.rated.map((_, i) => i).filter((version) => storySeen(ticket, late, version))).toEqual([]);
  });
});

test('an active and bound worker can be assigned, also one who reported the ticket', () => {
  expect(() => checkAssignee('dispatch', pendingReview, row(W1, ['worker']))).not.toThrow();
  expect(() =>
    checkAssignee('dispatch', pendingReview, row(W1, ['worker'], { openid: REPORTER_OPENID })),
  ).not.toThrow();
});

test('an action that assigns nobody needs nobody', () => {
  expect(() => checkAssignee('accept', assigned, undefined)).not.toThrow();
});

test('a repeat is the same openid, action and requestId', () => {
  const id = 'request-2-dispatch';
  expect(repeatOf(assigned, openidOf(R1), 'dispatch', id)).toBe(assigned.timeline[2]);
  expect(repeatOf(assigned, openidOf(W1), 'dispatch', id)).toBeUndefined();
  expect(repeatOf(assigned, openidOf(R1), 'reject', id)).toBeUndefined();
  expect(repeatOf(assigned, openidOf(R1), 'dispatch', 'request-3-dispatch')).toBeUndefined();
});
