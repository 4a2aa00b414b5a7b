/** The "told" column of the contract, written out for one story of people; nobody is told of their own step, nobody twice. */
import {
  type AddresseeRule,
  applyStep,
  messagesOf,
  type ResolvedInput,
  type Status,
  toldAs,
} from '@xiuda/domain';
import { TRANSITION_IDS } from '../support/contract';
import { byW2 } from '../support/paper-life';
import {
  A1,
  at,
  type By,
  byR1,
  byW1,
  entryOf,
  openidOf,
  type PaperStep,
  played,
  preReview,
  R1,
  R2,
  SUBMISSION,
  W1,
  W2,
  WAYS,
} from '../support/paper-tickets';

const admin: By = ['admin', A1];
const PRE: AddresseeRule = 'role:preReviewer';
const PAUSED: ResolvedInput = { reasonCode: 'waitingParts', note: '等阀芯到货' };

/** before the step (a way), action, by whom, to, input, who is told. */
type Line = [keyof typeof WAYS | '–', PaperStep['action'], By, Status, ResolvedInput, AddresseeRule[]];

const LINES: Line[] = [
  ['–', 'submit', 'reporter', 'pendingPreReview', SUBMISSION, [PRE]],
  ['pendingPreReview', 'cancel', 'reporter', 'cancelled', {}, [PRE]],
  ['pendingReview', 'cancel', 'reporter', 'cancelled', {}, ['staff:R1']],
  ['assigned', 'cancel', 'reporter', 'cancelled', {}, ['staff:W1']],
  ['pendingPreReview', 'pre-approve', preReview, 'pendingReview', { reviewer: R1 }, ['staff:R1', 'reporter']],
  ['pendingPreReview', 'pre-reject', preReview, 'rejected', { reason: '重复' }, ['reporter']],
  ['pendingReview', 'dispatch', byR1, 'assigned', { worker: W2 }, ['staff:W2', 'reporter']],
  ['pendingReview', 'reject', byR1, 'rejected', { reason: '重复' }, ['reporter']],
  ['pendingReview', 'return-to-pre-review', byR1, 'pendingPreReview', { reason: '重复' }, [PRE]],
  ['pendingReview', 'transfer-review', byR1, 'pendingReview', { reviewer: R2 }, ['staff:R2']],
  ['assigned', 'accept', byW1, 'accepted', {}, ['reporter']],
  ['assigned', 'return-to-review', byW1, 'pendingReview', { reason: '忙' }, ['staff:R1']],
  ['accepted', 'start', byW1, 'repairing', {}, []],
  ['repairing', 'add-materials', byW1, 'repairing', { materials: [] }, []],
  ['repairing', 'return-materials', byW1, 'repairing', { materials: [] }, []],
  [
    'repairing',
    'request-completion',
    byW1,
    'pendingConfirmation',
    { note: '好了', photos: [] },
    ['staff:R1'],
  ],
  [
    'pendingConfirmation',
    'confirm-completion',
    byR1,
    'completed',
    { note: '好的' },
    ['reporter', 'staff:W1'],
  ],
  ['pendingConfirmation', 'reject-completion', byR1, 'repairing', { reason: '没好' }, ['staff:W1']],
  ['completed', 'rate', 'reporter', 'rated', { score: 4 }, ['staff:R1', 'staff:W1']],
  ['pooled', 'cancel', 'reporter', 'cancelled', {}, ['staff:R1']],
  ['pendingReview', 'pool', byR1, 'pooled', {}, ['role:worker']],
  ['pooled', 'unpool', byR1, 'pendingReview', {}, []],
  ['pooled', 'grab', byW2, 'accepted', { worker: W2 }, ['staff:R1', 'reporter']],
  ['pooled', 'reassign-reviewer', admin, 'pooled', { reviewer: R2 }, ['staff:R2', 'staff:R1']],
  ['accepted', 'pause', byW1, 'paused', PAUSED, ['reporter', 'staff:R1']],
  ['repairing', 'pause', byR1, 'paused', PAUSED, ['reporter']],
  ['paused', 'resume', byW1, 'repairing', {}, ['reporter']],
  ['paused', 'resume', byR1, 'repairing', {}, ['reporter', 'staff:W1']],
  ['pendingPreReview', 'edit', 'reporter', 'pendingPreReview', { address: '阳台' }, []],
  [
    'pendingPreReview',
    'direct-dispatch',
    preReview,
    'assigned',
    { worker: W1, reviewer: R1 },
    ['staff:W1', 'staff:R1', 'reporter'],
  ],
  ['completed', 'accept-result', 'system', 'completed', {}, ['reporter']],
  ['completed', 'refuse-work', 'reporter', 'repairing', { reason: '没好' }, ['staff:W1', 'staff:R1']],
  ['completed', 'reopen', 'reporter', 'pendingReview', { reason: '又坏了' }, ['staff:R1']],
  ['rated', 'reopen', 'reporter', 'pendingReview', { reason: '又坏了' }, ['staff:R1']],
  ['repairing', 'reassign-worker', byW1, 'assigned', { worker: W2 }, ['staff:W2', 'staff:R1']],
  ['repairing', 'reassign-worker', byR1, 'assigned', { worker: W2 }, ['staff:W2', 'staff:W1']],
  ['repairing', 'reassign-worker', admin, 'assigned', { worker: W2 }, ['staff:W2', 'staff:W1', 'staff:R1']],
  ['pendingReview', 'reassign-reviewer', admin, 'pendingReview', { reviewer: R2 }, ['staff:R2', 'staff:R1']],
  ['repairing', 'reassign-reviewer', admin, 'repairing', { reviewer: R2 }, ['staff:R2', 'staff:R1']],
];

const way = (name: keyof typeof WAYS | '–') => (name === '–' ? undefined : played(WAYS[name]));

test('every transition stands in the table', () => {
  expect(new Set(LINES.map(([, action]) => action))).toEqual(new Set(TRANSITION_IDS));
});

test.each(LINES)('%s · %s by %j', (name, action, by, to, input, told) => {
  const before = way(name);
  const entry = entryOf({ action, by, from: before?.status ?? null, to, input }, 30);
  const after = applyStep(before, entry, 'ticket-1');
  const messages = messagesOf(before, after, entry);
  expect(messages.map((message) => message.to).sort()).toEqual([...told].sort());
  for (const { to: _, ...rest } of messages) {
    expect(rest).toEqual({ action, version: after.version, at: at(30), by: entry.by.openid });
  }
});

const ON_DUTY: AddresseeRule[] = ['role:preReviewer', 'role:reviewer', 'role:worker', 'role:admin'];
const GAS: ResolvedInput = { item: { id: 'gas', path: ['水电', '燃气'] }, danger: 'gas' };

/** danger before, danger of the edit; who is told of it. */
test.each<[ResolvedInput, ResolvedInput, AddresseeRule[]]>([
  [{}, GAS, ON_DUTY],
  [GAS, { ...GAS, danger: 'flood' }, []],
  [GAS, { item: { id: 'lamp', path: ['水电', '灯'] } }, []],
  [GAS, { address: '厨房' }, []],
])('an item that turns out dangerous is told to everybody on duty, once: %j, %j', (first, input, told) => {
  const before = applyStep(
    undefined,
    entryOf(
      {
        action: 'submit',
        by: 'reporter',
        from: null,
        to: 'pendingPreReview',
        input: { ...SUBMISSION, ...first },
      },
      0,
    ),
    'ticket-1',
  );
  const edit = { action: 'edit', by: 'reporter', from: 'pendingPreReview', to: 'pendingPreReview' } as const;
  const entry = entryOf({ ...edit, input }, 5);
  const messages = messagesOf(before, applyStep(before, entry), entry);
  expect(messages.map(({ to }) => to)).toEqual(told);
});

test('a dangerous report is told to all staff, each in the role of their rule', () => {
  const entry = entryOf(
    {
      ...{ action: 'submit', by: 'reporter', from: null, to: 'pendingPreReview' },
      input: { ...SUBMISSION, ...GAS },
    },
    0,
  );
  const after = applyStep(undefined, entry, 'ticket-1');
  const messages = messagesOf(undefined, after, entry);
  expect(messages.map(({ to }) => to)).toEqual(ON_DUTY);
  expect(messages.map((one) => `role:${toldAs(one, undefined, after)}`)).toEqual(ON_DUTY);
});

test('somebody who is named twice is told once', () => {
  const before = { ...played(WAYS.repairing), reviewer: R1, worker: R1 };
  const entry = entryOf(
    { action: 'reassign-worker', by: admin, from: 'repairing', to: 'assigned', input: { worker: W2 } },
    30,
  );
  const told = messagesOf(before, applyStep(before, entry), entry).map((message) => message.to);
  expect(told.sort()).toEqual(['staff:R1', 'staff:W2']);
});

test('a reviewer who rejects their own report is not told as its reporter', () => {
  const ticket = played(WAYS.pendingPreReview);
  const before = { ...ticket, reporter: { ...ticket.reporter, openid: openidOf(R1) } };
  const entry = entryOf(
    { action: 'pre-reject', by: ['preReviewer', R1], from: 'pendingPreReview', to: 'rejected' },
    30,
  );
  expect(messagesOf(before, applyStep(before, entry), entry)).toEqual([]);
});

/** Somebody named in several of the words of a row hears in the role that the row names first. */
test.each<[string, Line, AddresseeRule, string]>([
  [
    'who repairs it of a grab in the pool',
    ['pendingReview', 'pool', byR1, 'pooled', {}, []],
    'role:worker',
    'worker',
  ],
  [
    'its reviewer of a grab',
    ['pooled', 'grab', byW2, 'accepted', { worker: W2 }, []],
    'staff:R1',
    'reviewer',
  ],
  [
    'its reporter of an acceptance',
    ['completed', 'accept-result', 'system', 'completed', {}, []],
    'reporter',
    'reporter',
  ],
  [
    'its reviewer of a cancelled pool',
    ['pooled', 'cancel', 'reporter', 'cancelled', {}, []],
    'staff:R1',
    'reviewer',
  ],
])('is told in the right role: %s', (_, [name, action, by, to, input], rule, role) => {
  const before = way(name);
  const entry = entryOf({ action, by, from: before?.status ?? null, to, input }, 30);
  const after = applyStep(before, entry, 'ticket-1');
  expect(toldAs({ to: rule, action }, before, after)).toBe(role);
});
