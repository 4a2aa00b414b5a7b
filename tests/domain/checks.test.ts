/** Version before permission before status, who may be assigned, what a repeat is, what a conflict says. */
import {
  type ActionId,
  actionRow,
  AppError,
  checkAssignees,
  checkStep,
  conflict,
  repeatOf,
  type StaffRow,
  type Ticket,
} from '@xiuda/domain';
import {
  at,
  openidOf,
  P1,
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
