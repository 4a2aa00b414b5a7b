/// <reference types="miniprogram-api-typings" />
import { ALL_STATUSES, statusRow, type ViewId } from '@xiuda/domain';
import { type Card, cardOf } from '../../miniprogram/components/ticket-card/card';
import type { WireSummary } from '../../miniprogram/services/wire';

const NOW = '2026-11-21T04:00:00.000Z';

const summary = (fields: Partial<WireSummary>): WireSummary => ({
  _id: 't1',
  number: 'BX20261121-000001',
  status: 'pendingReview',
  version: 2,
  since: '2026-11-21T03:28:00.000Z',
  createdAt: '2026-11-21T03:20:00.000Z',
  reporter: { name: '周婷' },
  area: { id: 'a', path: ['桂林洋校区', '5栋', '1层', '大厅'] },
  address: '吊顶',
  item: { id: 'i', path: ['水电', '漏水'] },
  description: '天花板漏水',
  photos: [],
  reviewer: { staffNo: 'R1', name: '王建国' },
  actions: [],
  ...fields,
});

const card = (fields: Partial<WireSummary>, view: ViewId): Card =>
  cardOf(summary(fields), { view, now: NOW });

const worker = { staffNo: 'W1', name: '陈志强' };
const mine = { isMyTurn: true } as const;

beforeAll(() => {
  Object.assign(globalThis, { wx: { getStorageSync: () => '' } });
});

test('a reviewer reads that the ticket waits for them', () => {
  expect(card(mine, 'reviewer')).toMatchObject({
    title: '漏水 · 5栋 1层大厅',
    waiting: '等你审核 · 已等 32分钟',
    isMyTurn: true,
    who: '周婷 · 40分钟前',
  });
});

test('another reviewer, who handled it before, reads whom it waits for', () => {
  expect(card({}, 'reviewer')).toMatchObject({
    waiting: '正在等 王建国 审核 · 已等 32分钟',
    isMyTurn: false,
  });
});

test('a dangerous ticket is urgent on its card as long as it is open', () => {
  expect(card({ danger: 'flood' }, 'reviewer').urgent).toBe('紧急');
  expect(card({ danger: 'flood', status: 'completed' }, 'reviewer').urgent).toBe('');
  expect(card({}, 'reviewer').urgent).toBe('');
});

test('what waits for somebody as a reviewer does not call them in the list of another role', () => {
  expect([card(mine, 'worker').isMyTurn, card(mine, 'admin').isMyTurn]).toEqual([false, false]);
});

test('a reporter reads who works on it, and only when it was reported', () => {
  expect(card({ status: 'repairing', worker }, 'reporter')).toMatchObject({
    waiting: '陈志强 正在处理 · 已 32分钟',
    who: '40分钟前',
  });
});

test('a reporter is asked for an answer, and told what becomes of none', () => {
  expect(card({ status: 'completed', worker, ...mine }, 'reporter')).toMatchObject({
    waiting: '等你验收 · 已等 32分钟',
    hint: '3天内没有答复将自动验收',
    isMyTurn: true,
  });
});

test('on the last day the hours are told', () => {
  const since = '2026-11-18T09:30:00.000Z';
  expect(card({ status: 'completed', since, ...mine }, 'reporter').hint).toBe('6小时内没有答复将自动验收');
});

test('what the system has accepted waits for a rating only, and is no praise', () => {
  const acceptance = { by: 'system', at: NOW } as const;
  const actions = ['rate', 'reopen'] as const;
  const done = card({ status: 'completed', acceptance, actions: [...actions], ...mine }, 'reporter');
  expect(done).toMatchObject({ waiting: '等你评价 · 已等 32分钟', hint: '', restLabel: '申请返修' });
  expect(done.main?.label).toBe('立即评价');
});

test('the answer is one button, the refusal beside it, the rest under 更多', () => {
  const actions = ['rate', 'refuse-work', 'reopen'] as const;
  const { main, beside, rest, restLabel } = card(
    { status: 'completed', actions: [...actions], ...mine },
    'reporter',
  );
  expect([main?.label, beside?.label, beside?.isDanger]).toEqual(['同意并评价', '拒绝验收', true]);
  expect([rest.map(({ label }) => label), restLabel]).toEqual([['申请返修'], '更多']);
});

const pause = {
  ...{ by: worker, at: '2026-11-21T02:00:00.000Z', reasonCode: 'waitingParts' as const, note: '阀芯断货' },
  expectedAt: '2026-11-25T15:59:59.999Z',
} as const;

test('of a pause the reporter reads what it means to them', () => {
  expect(card({ status: 'paused', worker, pause }, 'reporter')).toMatchObject({
    waiting: '等材料，预计 11月25日',
    hint: '不用重复报修，恢复维修后会告诉你',
  });
});

test('a day that has passed is not expected any more', () => {
  const expectedAt = '2026-11-20T15:59:59.999Z';
  expect(card({ status: 'paused', pause: { ...pause, expectedAt } }, 'reporter').waiting).toBe(
    '等材料，原定 11月20日',
  );
});

test('to resume is the main step of whom it waits for, and stands beside for who looks on', () => {
  const actions: WireSummary['actions'] = ['resume', 'reassign-worker'];
  const seen = { status: 'paused', worker, pause, actions } as const;
  const own = card({ ...seen, ...mine }, 'worker');
  expect([own.main?.id, own.waiting, own.hint]).toEqual([
    'resume',
    '等你恢复维修 · 已等 32分钟',
    '等材料，预计 11月25日',
  ]);
  const other = card(seen, 'reviewer');
  expect([other.main, other.beside?.id, other.waiting]).toEqual([
    null,
    'resume',
    '正在等 陈志强 恢复维修 · 已等 32分钟',
  ]);
});

test.each(ALL_STATUSES)('%s is shown in its words and on the ground of its tone', (status) => {
  const { label, tone } = statusRow(status);
  expect(card({ status }, 'reporter')).toMatchObject({ statusLabel: label, tone });
});

test('a second reopening is flagged', () => {
  expect(card({ reopenCount: 1 }, 'reviewer').tags).toEqual([{ words: '第 1 次返修', tone: 'waiting' }]);
  expect(card({ reopenCount: 2 }, 'reviewer').tags).toEqual([
    { words: '多次返修 · 第 2 次', tone: 'danger' },
  ]);
  expect(card({}, 'reviewer').tags).toEqual([]);
});

test('what could not be repaired is no success', () => {
  expect(card({ status: 'completed', advice: '整体更换' }, 'reporter')).toMatchObject({
    tone: 'ended',
    end: '未能修复：整体更换',
  });
  expect(card({ status: 'completed' }, 'reporter')).toMatchObject({ tone: 'done', end: '' });
});

test('a rated ticket shows its stars and waits for nobody', () => {
  expect(card({ status: 'rated', rating: { score: 4 } }, 'reporter')).toMatchObject({
    waiting: '评价 4 星',
    isMyTurn: false,
  });
});

test('one filled button, one beside it, the others under 更多', () => {
  const { main, beside, rest, restLabel } = card(
    { actions: ['dispatch', 'transfer-review', 'return-to-pre-review', 'reject'] },
    'reviewer',
  );
  expect(main?.id).toBe('dispatch');
  expect(beside?.id).toBe('transfer-review');
  expect(rest).toEqual([
    { id: 'return-to-pre-review', label: '审核退回', isDanger: false },
    { id: 'reject', label: '审核拒绝', isDanger: true },
  ]);
  expect(restLabel).toBe('更多');
});

test('a single further action stands there by its own name', () => {
  const { main, beside, restLabel } = card({ actions: ['cancel'] }, 'reporter');
  expect([main, beside, restLabel]).toEqual([null, null, '取消工单']);
});

test('a list offers only what its role may do', () => {
  const actions = ['pre-approve', 'pre-reject', 'cancel'] as const;
  const own = card({ status: 'pendingPreReview', actions: [...actions] }, 'reporter');
  expect([own.main, own.beside, own.rest.map(({ id }) => id)]).toEqual([null, null, ['cancel']]);
  const shared = card({ status: 'pendingPreReview', actions: [...actions] }, 'preReviewer');
  expect([shared.main?.id, shared.beside?.id, shared.rest]).toEqual(['pre-approve', 'pre-reject', []]);
});

test('a worker hands over, the others reassign', () => {
  const fields: Partial<WireSummary> = { status: 'assigned', worker, actions: ['reassign-worker'] };
  expect(card(fields, 'worker').restLabel).toBe('转单');
  expect(card(fields, 'reviewer').restLabel).toBe('改派');
});

test('staff read that it takes too long, a reporter does not, whatever else they are', () => {
  const late = '超时 3小时';
  expect(card({ late }, 'reviewer').late).toBe(' · 超时 3小时');
  expect(card({ late }, 'reporter').late).toBe('');
  expect(card({}, 'admin').late).toBe('');
});

test('a card of the pool says why it is for who looks, and how many others have met it', () => {
  const pooled = card(
    { status: 'pooled', fits: ['area', 'trade'], affected: 3, actions: ['grab'] },
    'worker',
  );
  expect(pooled.tags.map(({ words }) => words)).toEqual(['你的片区', '你的工种', '3 人也遇到']);
  expect(pooled).toMatchObject({
    waiting: '已发布抢单 · 等维修工来抢 · 已等 32分钟',
    main: { id: 'grab', label: '抢单' },
  });
  expect(card({}, 'worker').tags).toEqual([]);
});
