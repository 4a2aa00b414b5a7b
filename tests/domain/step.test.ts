/** What a step does to the fields of a ticket, beside its status: the contract's "Effects on fields" and the ticket document. */
import { applyStep, rebuild } from '@xiuda/domain';
import {
  returnToPreReview,
  transfer,
  transferBack,
  returnToReview,
  refuse,
  reassignWorker,
  reassignReviewer,
  valve,
  tape,
  addMaterials,
  addOneValve,
} from '../support/paper-detours';
import {
  accept,
  at,
  byR1,
  byW1,
  complete,
  confirm,
  dispatch,
  entryOf,
  type PaperStep,
  played,
  preApprove,
  R1,
  SUBMISSION,
  timelineOf,
  W1,
  WAYS,
} from '../support/paper-tickets';

test('submit fills the ticket from its input', () => {
  expect(played(WAYS.pendingPreReview)).toEqual({
    _id: 'ticket-1',
    ...SUBMISSION,
    status: 'pendingPreReview',
    version: 1,
    since: at(0),
    stageSince: at(0),
    materials: [],
    past: [],
    timeline: timelineOf(WAYS.pendingPreReview),
    createdAt: at(0),
    updatedAt: at(0),
  });
});

const people = (steps: readonly PaperStep[]) => {
  const { status, reviewer, worker } = played(steps);
  return [status, reviewer?.staffNo, worker?.staffNo];
};

test.each<[string, readonly PaperStep[], (string | undefined)[]]>([
  ['pre-approve names the reviewer', WAYS.pendingReview, ['pendingReview', 'R1', undefined]],
  ['dispatch names the worker', WAYS.assigned, ['assigned', 'R1', 'W1']],
  [
    'return-to-pre-review removes the reviewer',
    [...WAYS.pendingReview, returnToPreReview],
    ['pendingPreReview', undefined, undefined],
  ],
  [
    'return-to-review removes the worker',
    [...WAYS.assigned, returnToReview],
    ['pendingReview', 'R1', undefined],
  ],
  [
    'transfer-review replaces the reviewer',
    [...WAYS.pendingReview, transfer],
    ['pendingReview', 'R2', undefined],
  ],
  [
    'reassign-worker replaces the worker',
    [...WAYS.repairing, reassignWorker('repairing')],
    ['assigned', 'R1', 'W2'],
  ],
  [
    'reassign-reviewer replaces the reviewer',
    [...WAYS.repairing, reassignReviewer('repairing')],
    ['repairing', 'R2', 'W1'],
  ],
  ['cancel keeps the assignees', WAYS.cancelled, ['cancelled', 'R1', 'W1']],
  ['reject keeps the reviewer', WAYS.rejected, ['rejected', 'R1', undefined]],
  ['rate keeps the assignees', WAYS.rated, ['rated', 'R1', 'W1']],
])('%s', (_, steps, expected) => expect(people(steps)).toEqual(expected));

test('request-completion keeps the words and photos of who asked', () => {
  expect(played(WAYS.pendingConfirmation).completion).toEqual({
    by: W1,
    at: at(5),
    note: '换了阀芯',
    photos: ['cloud://local.env/after-1'],
  });
});

test('confirm-completion keeps the words of who confirmed, and the completion stays', () => {
  const { completion, confirmation } = played(WAYS.completed);
  expect(confirmation).toEqual({ by: R1, at: at(6), note: '已核实' });
  expect(completion).toEqual(played(WAYS.pendingConfirmation).completion);
});

test('rate keeps score and comment', () => {
  expect(played(WAYS.rated).rating).toEqual({ at: at(7), score: 5, comment: '很快' });
  expect(played(WAYS.rated).acceptance).toEqual({ by: 'reporter', at: at(7) });
});

test('a rating without a comment has none', () => {
  const rate = {
    action: 'rate',
    by: 'reporter',
    from: 'completed',
    to: 'rated',
    input: { score: 1 },
  } as const;
  expect(played([...WAYS.completed, rate]).rating).toStrictEqual({ at: at(7), score: 1 });
});

test('reject-completion removes the completion and keeps the materials', () => {
  const ticket = played([...WAYS.repairing, addOneValve, complete, refuse]);
  expect(ticket).not.toHaveProperty('completion');
  expect(ticket).not.toHaveProperty('confirmation');
  expect(ticket.materials).toEqual([{ ...valve, quantity: 1 }]);
  expect(ticket.timeline.at(-2)?.input.note).toBe('换了阀芯');
});

test('add-materials adds up the same material and keeps the order of first use', () => {
  const ticket = played([
    ...WAYS.repairing,
    addMaterials({ ...valve, quantity: 1 }, { ...tape, quantity: 2 }),
    addMaterials({ ...tape, quantity: 3 }),
  ]);
  expect(ticket.materials).toEqual([
    { ...valve, quantity: 1 },
    { ...tape, quantity: 5 },
  ]);
});

test('every step adds one to the version and one entry to the timeline', () => {
  WAYS.rated.forEach((_, index) => {
    const ticket = played(WAYS.rated.slice(0, index + 1));
    expect(ticket.version).toBe(index + 1);
    expect(ticket.timeline).toEqual(timelineOf(WAYS.rated.slice(0, index + 1)));
  });
});

test('a step leaves the ticket before it as it was', () => {
  const before = played(WAYS.repairing);
  const copy = structuredClone(before);
  applyStep(before, entryOf(addOneValve, 9));
  applyStep(before, entryOf(reassignWorker('repairing'), 9));
  expect(before).toEqual(copy);
});

test('a long story is rebuilt from its timeline alone', () => {
  const story = [
    ...WAYS.assigned,
    returnToReview,
    returnToPreReview,
    preApprove,
    transfer,
    transferBack,
    dispatch,
    reassignWorker('assigned', byW1),
    { ...reassignWorker('assigned', byR1, W1) },
    accept,
    { ...WAYS.repairing[4] },
    addOneValve,
    complete,
    refuse,
    complete,
    confirm,
    { ...WAYS.rated[7] },
  ] as PaperStep[];
  const ticket = played(story);
  expect(rebuild('ticket-1', JSON.parse(JSON.stringify(ticket.timeline), reviveDates))).toEqual(ticket);
  expect([ticket.status, ticket.version, ticket.past.length]).toEqual(['rated', 19, 5]);
});

/** Instants come back as they were written. */
function reviveDates(key: string, value: unknown): unknown {
  return key === 'at' && typeof value === 'string' ? new Date(value) : value;
}
