/** 代理: who stands in for whom, when, and on which tickets. */
import {
  type Actor,
  actingRole,
  actionsFor,
  actionStory,
  AppError,
  canSee,
  capacityOn,
  checkAssignees,
  checkOtherSide,
  checkTakeover,
  conflict,
  dayObjections,
  deputyBrief,
  deputyObjection,
  deputyState,
  deputyView,
  deputyWords,
  doer,
  isTurnOf,
  keepsTurn,
  namesHeld,
  parse,
  principalsOf,
  principalViews,
  principalWords,
  SET_DEPUTY,
  type StaffRole,
  type StaffRow,
  storyOf,
  summarize,
  type Ticket,
  viewTicket,
  withoutPerson,
} from '@xiuda/domain';
import {
  A1,
  accept,
  at,
  entryOf,
  openidOf,
  R1,
  R2,
  staffActor,
  stored,
  W1,
  W2,
  WAYS,
} from '../support/paper-tickets';

const DAYS = { from: '2026-11-22', until: '2026-11-25' };
/** 2026-11-22 10:00 at UTC+8. */
const NOW = new Date('2026-11-22T10:00:00+08:00');
const on = (day: string, time: string) => new Date(`${day}T${time}+08:00`);

const row = (
  who: { staffNo: string; name: string },
  roles: StaffRole[],
  more: Partial<StaffRow> = {},
): StaffRow => ({
  ...{ _id: who.staffNo, name: who.name, roles, active: true, openid: openidOf(who) },
  ...more,
});

const named = (staffNo: string, days = DAYS) => ({ deputy: { staffNo, ...days } });
const ABSENT = row(W1, ['worker'], named('W2'));
const HE = row(W2, ['worker']);

/** 何永福, who stands in for 陈志强. */
const standIn = (own = W2, roles: StaffRole[] = ['worker'], principal = W1): Actor => ({
  ...staffActor(own, ...roles),
  standsFor: [{ ...principal, roles }],
});

describe('when', () => {
  test.each([
    ['the last moment of the day before', on('2026-11-21', '23:59:59.999'), 'later'],
    ['the first moment of the first day', on('2026-11-22', '00:00:00.000'), 'now'],
    ['the last moment of the last day', on('2026-11-25', '23:59:59.999'), 'now'],
    ['the first moment after it', on('2026-11-26', '00:00:00.000'), 'over'],
  ] as const)('%s, at UTC+8', (_, now, state) => {
    expect(deputyState(DAYS, now)).toBe(state);
  });

  test.each([
    ['today alone', '2026-11-22', '2026-11-22', {}],
    ['90 days', '2026-11-22', '2027-02-19', {}],
    ['91 days', '2026-11-22', '2027-02-20', { until: '一次最多 90 天' }],
    ['yesterday', '2026-11-21', '2026-11-25', { from: '开始日期不能早于今天' }],
    ['an end before its beginning', '2026-11-24', '2026-11-23', { until: '结束日期不能早于开始日期' }],
    ['more than a year ahead', '2027-11-23', '2027-11-23', { from: '开始日期请选在一年之内' }],
  ])('%s', (_, from, until, expected) => {
    expect(dayObjections({ from, until }, NOW)).toEqual(expected);
  });

  test('early in the morning at UTC+8 it is today already', () => {
    expect(dayObjections({ from: '2026-11-21', until: '2026-11-23' }, on('2026-11-22', '00:30:00'))).toEqual({
      from: '开始日期不能早于今天',
    });
  });

  test.each(['2026-02-30', '2026-1-1', '2026-11-22T00:00:00Z', '', 20261122])('%p is no day', (from) => {
    const wish = { staffNo: 'W2', from, until: '2026-11-25', requestId: 'request-1' };
    expect(() => parse(SET_DEPUTY, wish)).toThrow(
      expect.objectContaining({ details: { from: '请选择开始日期' } }) as Error,
    );
  });
});

describe('who', () => {
  test.each([
    ['a colleague of the same role', HE, undefined],
    ['nobody', undefined, '选的人不是在岗的维修工，请另选一位'],
    ['oneself', ABSENT, '不能选自己，请选一位同事'],
    ['somebody who has left', row(W2, ['worker'], { active: false }), '选的人不是在岗的维修工，请另选一位'],
    ['somebody of another role', row(R2, ['reviewer']), '选的人不是在岗的维修工，请另选一位'],
  ])('%s', (_, deputy, sentence) => {
    expect(deputyObjection(ABSENT, deputy)).toBe(sentence);
  });

  test('somebody who is not bound cannot get tickets', () => {
    const { openid, ...unbound } = HE;
    expect(openid).toBeDefined();
    expect(deputyObjection(ABSENT, unbound)).toBe('何永福 还没有绑定微信，收不到工单，请另选一位');
  });

  const principals = (own: StaffRow, principal: StaffRow, now = NOW) => principalsOf(own, [principal], now);
  const { openid: _, ...UNBOUND } = ABSENT;

  test('whoever is named stands in, in the roles of both', () => {
    const both = row(W1, ['reviewer', 'worker', 'admin'], named('W2'));
    expect(principals(row(W2, ['worker', 'admin']), both)).toEqual([{ ...W1, roles: ['worker'] }]);
  });

  test.each([
    ['before the first day', HE, ABSENT, on('2026-11-21', '23:59:59')],
    ['after the last day', HE, ABSENT, on('2026-11-26', '00:00:00')],
    ['somebody else', row(R2, ['worker']), ABSENT, NOW],
    ['without the role', row(W2, ['reviewer']), ABSENT, NOW],
    ['for who has lost the role', HE, row(W1, ['admin'], named('W2')), NOW],
    ['for who has left', HE, row(W1, ['worker'], { ...named('W2'), active: false }), NOW],
    ['for who is not bound', HE, UNBOUND, NOW],
    ['once they have left themselves', row(W2, ['worker'], { active: false }), ABSENT, NOW],
  ])('nobody stands in: %s', (_title, own, principal, now) => {
    expect(principals(own, principal, now)).toEqual([]);
  });

  test('the queue of the pre-reviewers is everybody’s: there is nothing to stand in for', () => {
    expect(principals(row(W2, ['preReviewer']), row(W1, ['preReviewer'], named('W2')))).toEqual([]);
  });
});

describe('on a ticket', () => {
  const assigned = stored(WAYS.assigned);
  const confirming = stored(WAYS.pendingConfirmation);

  test('a deputy may do what the worker may, and sees what the worker sees', () => {
    const actor = standIn();
    expect(actionsFor(assigned, actor, at(9))).toEqual(actionsFor(assigned, staffActor(W1, 'worker'), at(9)));
    expect(actionsFor(assigned, actor, at(9))).not.toEqual([]);
    expect(canSee(assigned, actor)).toBe(true);
    expect(isTurnOf(assigned, actor)).toBe(true);
    expect(viewTicket(assigned, actor, new Map()).contactPhone).toBe('13800011234');
  });

  test('afterwards nothing of it is left', () => {
    const actor = staffActor(W2, 'worker');
    expect(actionsFor(assigned, actor, at(9))).toEqual([]);
    expect(canSee(assigned, actor)).toBe(false);
  });

  test('a deputy for the worker is none for the reviewer', () => {
    const actor: Actor = {
      ...standIn(W2, ['worker', 'reviewer'], R1),
      standsFor: [{ ...R1, roles: ['worker'] }],
    };
    expect(capacityOn('reviewer', stored(WAYS.pendingReview), actor)).toBeUndefined();
  });

  test('the step is taken in the place of who is named', () => {
    expect(capacityOn('worker', assigned, standIn())).toEqual({ onBehalfOf: W1 });
    expect(capacityOn('worker', assigned, staffActor(W1, 'worker'))).toEqual({});
  });

  test('a ticket says in which of its sides one stands in', () => {
    expect(summarize(assigned, standIn(), new Map()).standsIn).toEqual(['worker']);
    expect(summarize(assigned, staffActor(W1, 'worker'), new Map())).not.toHaveProperty('standsIn');
  });

  test('lists hold one’s own tickets and those of whom one stands in for', () => {
    expect(namesHeld('worker', standIn())).toEqual(['W2', 'W1']);
    expect(namesHeld('reviewer', standIn())).toEqual(['W2']);
  });

  test('the worker of a ticket does not judge it as the deputy of its reviewer', () => {
    const actor = standIn(W1, ['worker', 'reviewer'], R1);
    expect(actingRole('confirm-completion', confirming, actor)).toBeUndefined();
    expect(actingRole('confirm-completion', confirming, standIn(R2, ['reviewer'], R1))).toBe('reviewer');
  });

  test('whoever reported it does not judge it', () => {
    const own = { ...confirming, reporter: { ...confirming.reporter, openid: openidOf(R2) } };
    expect(actingRole('confirm-completion', own, standIn(R2, ['reviewer'], R1))).toBeUndefined();
  });

  test('the reviewer of a ticket does not repair it as the deputy of its worker', () => {
    expect(actingRole('accept', assigned, standIn(R1, ['worker', 'reviewer'], W1))).toBeUndefined();
  });

  test('who stood in for the worker does not judge it as the deputy of the reviewer', () => {
    const past = { ...confirming, past: ['worker:R2'] };
    expect(actingRole('confirm-completion', past, standIn(R2, ['worker', 'reviewer'], R1))).toBeUndefined();
  });

  const acted = (ticket: Ticket): Ticket => ({
    ...ticket,
    timeline: ticket.timeline.map((entry) =>
      entry.by.role === 'worker' ? { ...entry, by: { ...entry.by, ...W2, onBehalfOf: W1 } } : entry,
    ),
  });

  test('who stood in for the worker cannot become its reviewer', () => {
    const hers = row(W2, ['worker', 'reviewer']);
    expect(() => checkAssignees('reassign-reviewer', confirming, { reviewer: hers })).not.toThrow();
    expect(() => checkAssignees('reassign-reviewer', acted(confirming), { reviewer: hers })).toThrow(
      AppError,
    );
  });

  test('who stood in for the reviewer does not grab the ticket', () => {
    const pooled = { ...stored(WAYS.pendingReview), status: 'pooled' as const };
    const by = { role: 'reviewer' as const, openid: openidOf(W2), ...W2, onBehalfOf: R1 };
    const deputed = { ...pooled, timeline: pooled.timeline.map((entry) => ({ ...entry, by })) };
    const grabber = staffActor(W2, 'worker', 'reviewer');
    expect(() => checkTakeover('grab', pooled, grabber)).not.toThrow();
    expect(() => checkTakeover('grab', deputed, grabber)).toThrow('由你审核');
  });

  test('the deputy of the reviewer does not send the ticket to themselves', () => {
    const by = { role: 'reviewer' as const, openid: openidOf(R2), ...R2, onBehalfOf: R1 };
    expect(() => checkOtherSide(by, { worker: R2 })).toThrow('不能是同一个人');
    expect(() => checkOtherSide(by, { worker: W1 })).not.toThrow();
    expect(() => checkOtherSide(by, { reviewer: R2 })).not.toThrow();
  });

  test('who is named acts as themselves, and so does an admin who is a deputy beside', () => {
    const admin = { ...standIn(A1, ['worker', 'admin']), standsFor: [{ ...W1, roles: ['worker' as const] }] };
    expect(actingRole('reassign-worker', assigned, admin)).toBe('admin');
    expect(actingRole('accept', assigned, admin)).toBe('worker');
  });

  test('the deputy has the next turn, and need not open what is in hand', () => {
    const entry = { by: { role: 'worker' as const, openid: openidOf(W2), ...W2, onBehalfOf: W1 } };
    expect(keepsTurn(stored(WAYS.accepted), entry)).toBe(true);
    expect(keepsTurn(stored(WAYS.accepted), { by: { ...entry.by, onBehalfOf: R1 } })).toBe(false);
  });
});

describe('in words', () => {
  const step = entryOf(accept, 3);
  const deputed = { ...step, by: { ...step.by, openid: openidOf(W2), ...W2, onBehalfOf: W1 } };

  test('the timeline names who acted, and in whose place', () => {
    expect(doer(deputed.by) + actionStory('accept', 'worker')).toBe('何永福（代 陈志强）接单');
    expect(storyOf(step).story).toBe('陈志强 接单');
    expect(storyOf(deputed).story).toBe('何永福（代 陈志强）接单');
  });

  test('whoever comes too late reads who really acted', () => {
    const { message, details } = conflict([deputed], openidOf(W1));
    expect(message).toBe('维修工 何永福（代 陈志强）刚刚做了“接单”，请看最新进度再决定');
    expect(details).toMatchObject({ name: '何永福', role: 'worker' });
  });

  test('who is stood in for reads who does it and until when', () => {
    const view = deputyView(ABSENT, HE, NOW);
    expect(view && deputyWords(view, NOW)).toBe('何永福 代理你，到 11月25日');
    expect(view && deputyWords(view, on('2026-11-20', '12:00'))).toBe('何永福 11月22日起代理你，到 11月25日');
    expect(view && deputyWords({ ...view, until: '2027-01-05' }, NOW)).toBe('何永福 代理你，到 2027年1月5日');
  });

  test('a deputy who can do nothing any more is said so', () => {
    const view = deputyView(ABSENT, row(W2, ['worker'], { active: false }), NOW);
    expect(view && deputyWords(view, NOW)).toBe('何永福 现在不能代理，请另选一位');
  });

  test('an admin reads who and on which days', () => {
    const view = deputyView(ABSENT, HE, NOW);
    expect(view && deputyBrief(view, NOW)).toBe('何永福，到 11月25日');
    expect(view && deputyBrief(view, on('2026-11-20', '12:00'))).toBe('何永福，11月22日 到 11月25日');
  });

  test('what is over is not shown', () => {
    expect(deputyView(ABSENT, HE, on('2026-11-26', '00:00'))).toBeUndefined();
  });

  test('a deputy reads for whom and until when', () => {
    const [view] = principalViews(HE, [ABSENT], NOW);
    expect(view && principalWords(view, NOW)).toBe('你正在代理 陈志强，到 11月25日');
    expect(principalViews(HE, [ABSENT], on('2026-11-26', '00:00'))).toEqual([]);
  });

  test('somebody who has gone is not named in whose place it was done either', () => {
    const ticket = stored(WAYS.accepted);
    const told = { ...ticket, timeline: [...ticket.timeline.slice(0, 3), deputed] };
    const gone = { openid: openidOf(W1), id: 'removed-1', phones: [], leftStaffNo: 'W1' };
    const { timeline } = withoutPerson(told, gone);
    expect(timeline[3]?.by).toMatchObject({
      name: '何永福',
      onBehalfOf: { staffNo: 'removed-W1', name: '已注销用户' },
    });
    expect(JSON.stringify(timeline)).not.toContain('陈志强');
  });
});
