/** What the steps of a ticket's life do to its fields: waiting, grabbing, refusing, coming back, changing what was reported. */
import { isDeepStrictEqual } from 'node:util';
import { rebuild, type ResolvedInput, type TicketState } from '@xiuda/domain';
import { addMaterials, reassignWorker, tape, valve } from '../support/paper-detours';
import {
  acceptResult,
  directDispatch,
  edit,
  grab,
  pauseAt,
  refuseWork,
  reopenAt,
  resume,
  returnMaterials,
  unpool,
} from '../support/paper-life';
import {
  accept,
  at,
  byR1,
  complete,
  confirm,
  dispatch,
  type PaperStep,
  played,
  R1,
  rate,
  start,
  SUBMISSION,
  submit,
  W1,
  W2,
  WAYS,
} from '../support/paper-tickets';

/** The ticket before the last step, and after it. */
const around = (...steps: PaperStep[]): [TicketState, TicketState] => [
  played(steps.slice(0, -1)),
  played(steps),
];

const MOVING = ['status', 'version', 'since', 'stageSince', 'past', 'timeline', 'updatedAt'] as const;

/** Fields that differ, beside those that every step may touch; `undefined` where one is gone. */
function changed([before, after]: [TicketState, TicketState]): Partial<TicketState> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof TicketState)[];
  const differing = names.filter(
    (name) => !(MOVING as readonly string[]).includes(name) && !isDeepStrictEqual(before[name], after[name]),
  );
  return Object.fromEntries(differing.map((name) => [name, after[name]]));
}

test('pool and unpool change nobody and nothing', () => {
  expect(changed(around(...WAYS.pooled))).toStrictEqual({});
  expect(changed(around(...WAYS.pooled, unpool))).toStrictEqual({});
});

test('grab makes who grabs its worker', () => {
  expect(changed(around(...WAYS.pooled, grab))).toStrictEqual({ worker: W2 });
  expect(played([...WAYS.pooled, grab]).status).toBe('accepted');
});

test('pause keeps who paused, when, why and until when', () => {
  expect(changed(around(...WAYS.paused))).toStrictEqual({
    pause: { by: W1, at: at(5), reasonCode: 'waitingParts', note: '等阀芯到货' },
  });
  const input = { reasonCode: 'outage', note: '整栋停水', expectedAt: at(5000) } as const;
  expect(changed(around(...WAYS.accepted, { ...pauseAt('accepted', byR1), input }))).toStrictEqual({
    pause: { by: R1, at: at(4), ...input },
  });
});

test('resume goes on without the pause, with the same worker', () => {
  expect(changed(around(...WAYS.paused, resume))).toStrictEqual({ pause: undefined });
});

test('another worker begins without the pause of the one before', () => {
  expect(changed(around(...WAYS.paused, reassignWorker('paused')))).toStrictEqual({
    pause: undefined,
    worker: W2,
  });
});

test('a second pause is not mixed with the first', () => {
  const first = { reasonCode: 'contractor', note: '约了外包', expectedAt: at(9000) } as const;
  const again = [...WAYS.repairing, { ...pauseAt('repairing'), input: first }, resume, pauseAt('repairing')];
  expect(played(again).pause).toStrictEqual({
    by: W1,
    at: at(7),
    reasonCode: 'noAccess',
    note: '敲门没人应',
  });
});

test('what could not be repaired says so, with advice', () => {
  const input: ResolvedInput = {
    ...{ note: '主板烧了', photos: ['cloud://local.env/board-1'] },
    ...{ result: 'unfixable', advice: '建议换新' },
  };
  expect(changed(around(...WAYS.repairing, { ...complete, input }))).toStrictEqual({
    completion: { by: W1, at: at(5), ...input },
  });
});

test('a rating that is the answer to the result accepts it', () => {
  expect(changed(around(...WAYS.rated))).toStrictEqual({
    rating: { at: at(7), score: 5, comment: '很快' },
    acceptance: { by: 'reporter', at: at(7) },
  });
});

test('a rating keeps every part that was given', () => {
  const input: ResolvedInput = { score: 2, speed: 1, quality: 3, attitude: 2, tags: ['上门慢', '没有修好'] };
  expect(played([...WAYS.completed, { ...rate, input }]).rating).toStrictEqual({ at: at(7), ...input });
});

test('the system accepts, which is no praise, and a rating later leaves it so', () => {
  const accepted = { by: 'system', at: at(7) };
  expect(changed(around(...WAYS.completed, acceptResult))).toStrictEqual({ acceptance: accepted });
  expect(played([...WAYS.completed, acceptResult, rate])).toMatchObject({
    status: 'rated',
    acceptance: accepted,
    rating: { score: 5 },
  });
});

test('refuse-work removes completion and confirmation and keeps worker and materials', () => {
  const used = addMaterials({ ...valve, quantity: 2 });
  const steps = [...WAYS.repairing, used, complete, confirm, refuseWork];
  expect(changed(around(...steps))).toStrictEqual({ completion: undefined, confirmation: undefined });
  expect(played(steps)).toMatchObject({
    status: 'repairing',
    worker: W1,
    materials: [{ ...valve, quantity: 2 }],
  });
});

test('reopen moves the worker to suggestedWorker, counts, and removes what was said of the end', () => {
  expect(changed(around(...WAYS.rated, reopenAt('rated')))).toStrictEqual({
    ...{ worker: undefined, suggestedWorker: W1, reopenCount: 1 },
    ...{ completion: undefined, confirmation: undefined, acceptance: undefined, rating: undefined },
  });
  const silent = [...WAYS.completed, acceptResult, reopenAt('completed')];
  expect(changed(around(...silent))).toStrictEqual({
    ...{ worker: undefined, suggestedWorker: W1, reopenCount: 1 },
    ...{ completion: undefined, confirmation: undefined, acceptance: undefined },
  });
});

test('reopened again it is counted again, and the last worker is the one suggested', () => {
  const byW2 = ['worker', W2] as const;
  const again = [dispatch, accept, start, complete].map((step) => ({
    ...step,
    ...(step !== dispatch ? { by: byW2 } : { input: { worker: W2 } }),
  }));
  const twice = played([...WAYS.rated, reopenAt('rated'), ...again, confirm, reopenAt('completed')]);
  expect(twice).toMatchObject({ status: 'pendingReview', reopenCount: 2, suggestedWorker: W2, reviewer: R1 });
  expect(twice).not.toHaveProperty('worker');
});

test('after it was reopened it can be accepted, refused and rated as the first time', () => {
  const again = [...WAYS.rated, reopenAt('rated'), dispatch, accept, start, complete, confirm];
  expect(played(again)).not.toHaveProperty('acceptance');
  const rated = played([...again, { ...rate, input: { score: 1 } }]);
  expect(rated.rating).toStrictEqual({ at: at(14), score: 1 });
  expect(rated.acceptance).toEqual({ by: 'reporter', at: at(14) });
});

test('a direct dispatch names worker and reviewer at once', () => {
  expect(changed(around(...WAYS.pendingPreReview, directDispatch))).toStrictEqual({
    reviewer: R1,
    worker: W1,
  });
});

test('return-materials takes off what was given back, and lines that are empty then', () => {
  const used = addMaterials({ ...valve, quantity: 2 }, { ...tape, quantity: 3 });
  const back = returnMaterials({ ...tape, quantity: 1 });
  const all = returnMaterials({ ...valve, quantity: 2 });
  expect(played([...WAYS.repairing, used, back]).materials).toEqual([
    { ...valve, quantity: 2 },
    { ...tape, quantity: 2 },
  ]);
  expect(played([...WAYS.repairing, used, back, all]).materials).toEqual([{ ...tape, quantity: 2 }]);
});

const dangerous: PaperStep = {
  ...submit,
  input: { ...SUBMISSION, trade: '电工', danger: 'electricity' },
};
const lamp = { id: 'lamp', path: ['水电', '灯'] };

test('a submission keeps what its item says of the work', () => {
  expect(played([dangerous])).toMatchObject({ trade: '电工', danger: 'electricity' });
  expect(played([submit])).not.toHaveProperty('trade');
  expect(played([submit])).not.toHaveProperty('danger');
});

test.each<[string, ResolvedInput]>([
  ['address', { address: '阳台' }],
  ['a number to call', { contactPhone: '13700000001' }],
  ['words and name', { description: '其实是灯不亮', contactName: '林先生' }],
  ['place', { area: { id: 'd3-202', path: ['桂林洋校区', '3栋', '202'] }, areaIds: ['gly', 'd3', 'd3-202'] }],
  ['photos', { photos: ['cloud://local.env/photo-2', 'cloud://local.env/photo-9'] }],
  ['no photos', { photos: [] }],
])('edit replaces what it has and nothing else: %s', (_, input) => {
  const [before, after] = around(dangerous, edit(input));
  expect(changed([before, after])).toStrictEqual(input);
  expect([after.since, after.stageSince, after.version]).toEqual([at(0), at(0), 2]);
});

test('another item brings its own trade and danger, or takes them away', () => {
  expect(changed(around(dangerous, edit({ item: lamp })))).toStrictEqual({
    ...{ item: lamp, trade: undefined, danger: undefined },
  });
  expect(changed(around(submit, edit({ item: lamp, trade: '电工', danger: 'gas' })))).toStrictEqual({
    ...{ item: lamp, trade: '电工', danger: 'gas' },
  });
});

test.each<[string, PaperStep[], number]>([
  ['review runs on from 待预审 to 待审核', WAYS.pendingReview, 0],
  ['dispatch begins in the pool', WAYS.pooled, 2],
  ['review begins anew when it is taken back', [...WAYS.pooled, unpool], 3],
  ['dispatch begins with the worker', WAYS.assigned, 2],
  ['repair begins with the acceptance', WAYS.accepted, 3],
  ['repair runs on', WAYS.repairing, 3],
  ['repair runs on through a pause', [...WAYS.paused, resume], 3],
  ['dispatch begins anew with another worker', [...WAYS.repairing, reassignWorker('repairing')], 5],
  ['confirmation begins with the request', WAYS.pendingConfirmation, 5],
  ['repair begins anew when the result is refused', [...WAYS.completed, refuseWork], 7],
  ['review begins anew when it is reopened', [...WAYS.rated, reopenAt('rated')], 8],
  ['the acceptance by the system starts no clock', [...WAYS.completed, acceptResult], 6],
])('stageSince: %s', (_, steps, minute) => expect(played(steps).stageSince).toEqual(at(minute)));

test.each<[string, PaperStep[]]>([
  [
    'changed before anybody looked',
    [dangerous, edit({ item: lamp }), edit({ photos: [] }), ...WAYS.rated.slice(1)],
  ],
  ['grabbed after it was taken back once', [...WAYS.pooled, unpool, ...WAYS.pooled.slice(2), grab]],
  [
    'paused and given to another',
    [...WAYS.paused, resume, pauseAt('repairing', byR1), reassignWorker('paused')],
  ],
  [
    'refused, accepted by nobody, reopened',
    [
      ...[...WAYS.completed, refuseWork, complete, confirm, acceptResult, rate, reopenAt('rated')],
      ...WAYS.pooled.slice(2),
    ],
  ],
  ['sent directly', [dangerous, directDispatch, accept, start, complete, confirm]],
])('rebuilt from its timeline alone: %s', (_, steps) => {
  const ticket = played(steps);
  expect(rebuild('ticket-1', ticket.timeline)).toEqual(ticket);
  expect(ticket.version).toBe(steps.length);
});
