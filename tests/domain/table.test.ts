/** The transition and status tables of the product against the hand-written contract. */
import {
  ACTIONS,
  actingRole,
  actionLabel,
  actionsFor,
  ALL_ACTIONS,
  ALL_STATUSES,
  ERRORS,
  INPUTS,
  isOpen,
  ROLES,
  startsFrom,
  type Status,
  statusAfter,
  statusRow,
  type Ticket,
} from '@xiuda/domain';
import {
  type Doer,
  ERROR_CODES,
  ROLE_OF,
  STATUS_LINES,
  TRANSITION_IDS,
  TRANSITIONS,
} from '../support/contract';
import {
  A1,
  at,
  P1,
  R1,
  R2,
  reporterActor,
  staffActor,
  stored,
  strangerActor,
  W1,
  W2,
  WAYS,
} from '../support/paper-tickets';

const statuses = Object.keys(STATUS_LINES) as Status[];

/** Somebody for each word of the actor column, and people who only look like them. */
const PEOPLE: Record<string, { actor: ReturnType<typeof staffActor>; is: Doer[] }> = {
  'its reporter': { actor: reporterActor, is: ['anybody', 'its reporter'] },
  'a stranger': { actor: strangerActor, is: ['anybody'] },
  'a preReviewer': { actor: staffActor(P1, 'preReviewer'), is: ['anybody', 'any preReviewer'] },
  'its reviewer': { actor: staffActor(R1, 'reviewer'), is: ['anybody', 'assigned reviewer'] },
  'another reviewer': { actor: staffActor(R2, 'reviewer'), is: ['anybody'] },
  'its worker': { actor: staffActor(W1, 'worker'), is: ['anybody', 'assigned worker', 'any worker'] },
  'another worker': { actor: staffActor(W2, 'worker'), is: ['anybody', 'any worker'] },
  'an admin': { actor: staffActor(A1, 'admin'), is: ['anybody', 'admin'] },
  'its reviewer, no longer a reviewer': {
    actor: staffActor(R1, 'preReviewer'),
    is: ['anybody', 'any preReviewer'],
  },
  'its worker, no longer staff': { actor: { openid: 'openid-of-W1', roles: [] }, is: ['anybody'] },
};

const ticket = stored(WAYS.repairing);

test('the product knows exactly the twenty-nine transitions of the contract', () => {
  expect(TRANSITION_IDS).toHaveLength(29);
  expect([...ALL_ACTIONS].sort()).toEqual([...TRANSITION_IDS].sort());
  expect(Object.keys(INPUTS).sort()).toEqual([...TRANSITION_IDS].sort());
});

test('the product knows exactly the twelve statuses of the contract', () => {
  expect(statuses).toHaveLength(12);
  expect([...ALL_STATUSES].sort()).toEqual([...statuses].sort());
});

test.each(statuses)('status %s has its label, group and owner', (status) => {
  const { label, group, owner } = STATUS_LINES[status];
  const row = statusRow(status);
  expect([row.label, row.group, row.owner ?? 'nobody']).toEqual([label, group, owner]);
  expect(isOpen(status)).toBe(group === 'open');
});

test('roles have the words of the contract', () => {
  expect(Object.entries(ROLES).map(([id, row]) => [id, row.label])).toEqual([
    ['reporter', '报修人'],
    ['preReviewer', '预审员'],
    ['reviewer', '审核员'],
    ['worker', '维修工'],
    ['admin', '管理员'],
  ]);
});

test('error codes are those of the contract, each with a Chinese sentence', () => {
  expect(Object.keys(ERRORS).sort()).toEqual([...ERROR_CODES].sort());
  for (const sentence of Object.values(ERRORS)) expect(sentence).toMatch(/^[\u4e00-\u9fff，、。？！“”]{6,}$/);
});

describe.each(TRANSITION_IDS)('%s', (action) => {
  const line = TRANSITIONS[action];

  test('has the words of the contract on its button', () => {
    for (const doer of line.by) {
      const words = line.buttonOf?.[doer] ?? line.button;
      expect(actionLabel(action, ROLE_OF[doer], true)).toBe(words);
      expect(actionLabel(action, ROLE_OF[doer], false)).toBe(line.unaccepted ?? words);
    }
  });

  test('starts from the statuses of the contract and no others', () => {
    expect(statuses.filter((status) => startsFrom(action, status))).toEqual(
      statuses.filter((status) => line.from.includes(status)),
    );
  });

  test('leads to the status of the contract', () => {
    if (action === 'submit') expect(statusAfter(action, undefined)).toBe(line.to);
    for (const from of line.from) expect(statusAfter(action, from)).toBe(line.to === 'same' ? from : line.to);
  });

  test.each(Object.keys(PEOPLE))('lets %s act, or not, in the role that its row names', (name) => {
    const { actor, is } = PEOPLE[name] ?? { actor: strangerActor, is: [] };
    const doer = line.by.find((one) => is.includes(one));
    expect(actingRole(action, ticket, actor, { directDispatch: true })).toBe(doer && ROLE_OF[doer]);
  });

  test('has a place on the screen and words for afterwards', () => {
    expect(ACTIONS[action].done).toMatch(/[\u4e00-\u9fff]/);
    expect(ACTIONS[action].story).toMatch(/[\u4e00-\u9fff]/);
  });
});

/** On a dangerous ticket, confirmed today and accepted by nobody, where the institution allows everything. */
const everything = { ...ticket, danger: 'gas' as const };
const RULES = { directDispatch: true };

test.each(Object.entries(PEOPLE))(
  '%s is offered exactly what the table allows, in every status',
  (_, { actor, is }) => {
    for (const status of statuses) {
      const allowed = TRANSITION_IDS.filter(
        (action) =>
          TRANSITIONS[action].from.includes(status) &&
          TRANSITIONS[action].by.some((doer) => is.includes(doer)),
      );
      const offered = (one: Ticket, rules = RULES) =>
        [...actionsFor({ ...one, status }, actor, at(60), rules)].sort();
      const calm = allowed.filter((action) => action !== 'direct-dispatch');
      expect(offered(everything)).toEqual(allowed.sort());
      expect(offered(everything, { directDispatch: false })).toEqual(calm.sort());
      expect(offered(ticket)).toEqual(calm);
    }
  },
);

test('nothing is allowed beside the table where nobody has set anything', () => {
  expect(actingRole('direct-dispatch', everything, staffActor(P1, 'preReviewer'))).toBeUndefined();
  expect(actionsFor({ ...everything, status: 'pendingPreReview' }, staffActor(P1, 'preReviewer'))).toEqual([
    'pre-approve',
    'pre-reject',
  ]);
});

test('somebody with several roles acts in the role that the row names', () => {
  const both = staffActor(R1, 'admin', 'reviewer', 'preReviewer');
  expect(actingRole('pre-reject', ticket, both)).toBe('preReviewer');
  expect(actingRole('reject', ticket, both)).toBe('reviewer');
  expect(actingRole('reassign-reviewer', ticket, both)).toBe('admin');
  expect(actingRole('reassign-worker', ticket, both)).toBe('reviewer');
});

const DAY = 24 * 60;

/** What the reporter is offered so many minutes after the work was confirmed. */
const offeredAfter = (one: Ticket, minutes: number) => {
  const confirmed = one.confirmation?.at ?? new Date(0);
  return actionsFor(one, reporterActor, new Date(confirmed.getTime() + minutes * 60_000));
};

test('a completed ticket can be rated for fifteen days and reopened for thirty', () => {
  const completed = stored(WAYS.completed);
  expect(offeredAfter(completed, 0)).toEqual(['rate', 'refuse-work', 'reopen']);
  expect(offeredAfter(completed, 15 * DAY)).toEqual(['rate', 'refuse-work', 'reopen']);
  expect(offeredAfter(completed, 15 * DAY + 1)).toEqual(['refuse-work', 'reopen']);
  expect(offeredAfter(completed, 30 * DAY)).toEqual(['refuse-work', 'reopen']);
  expect(offeredAfter(completed, 30 * DAY + 1)).toEqual(['refuse-work']);
});

test('the thirty days of a rated ticket count from the confirmation, not from the rating', () => {
  const late = stored(WAYS.rated);
  const rated = { ...late, since: new Date(late.since.getTime() + 14 * DAY * 60_000) };
  expect(offeredAfter(rated, 30 * DAY)).toEqual(['reopen']);
  expect(offeredAfter(rated, 30 * DAY + 1)).toEqual([]);
});

test.each(['system', 'reporter'] as const)('what was accepted by the %s is not refused', (by) => {
  const accepted = { ...stored(WAYS.completed), acceptance: { by, at: at(10) } };
  expect(offeredAfter(accepted, 0)).toEqual(['rate', 'reopen']);
});

test.each([
  ['the reporter', reporterActor],
  ['an admin', staffActor(A1, 'admin')],
  ['somebody without an openid', { openid: '', roles: [] }],
])('%s does not accept in the place of the system', (_, actor) => {
  expect(actingRole('accept-result', stored(WAYS.completed), actor)).toBeUndefined();
});
