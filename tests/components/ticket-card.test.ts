/// <reference types="miniprogram-api-typings" />
import type { ViewId } from '@xiuda/domain';
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

const card = (fields: Partial<WireSummary>, view: ViewId, staffNo?: string): Card =>
  cardOf(summary(fields), { view, staffNo, now: NOW });

const worker = { staffNo: 'W1', name: '陈志强' };

test('a reviewer reads that the ticket waits for them', () => {
  expect(card({}, 'reviewer', 'R1')).toMatchObject({
    title: '漏水 · 5栋 1层大厅',
    waiting: '等你审核 · 已等 32分钟',
    isMyTurn: true,
    who: '周婷 · 40分钟前',
  });
});

test('another reviewer, who handled it before, reads whom it waits for', () => {
  expect(card({}, 'reviewer', 'R2')).toMatchObject({
    waiting: '正在等 王建国 审核 · 已等 32分钟',
    isMyTurn: false,
  });
});

test('a dangerous ticket is urgent on its card as long as it is open', () => {
  expect(card({ danger: 'flood' }, 'reviewer').urgent).toBe('紧急');
  expect(card({ danger: 'flood', status: 'completed' }, 'reviewer').urgent).toBe('');
  expect(card({}, 'reviewer').urgent).toBe('');
});

test('a worker does not take a queue of reviewers for their own, whatever their number', () => {
  expect(card({}, 'worker', 'R1').isMyTurn).toBe(false);
});

test('a reporter reads who works on it, and only when it was reported', () => {
  expect(card({ status: 'repairing', worker }, 'reporter')).toMatchObject({
    waiting: '陈志强 正在处理 · 已 32分钟',
    who: '40分钟前',
  });
});

test('a reporter is asked for the rating', () => {
  expect(card({ status: 'completed', worker }, 'reporter')).toMatchObject({
    waiting: '等你评价 · 已等 32分钟',
    isMyTurn: true,
  });
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
    'R1',
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
  expect(card(fields, 'worker', 'W1').restLabel).toBe('转单');
  expect(card(fields, 'reviewer', 'R1').restLabel).toBe('改派');
});

test('staff read that it takes too long, a reporter does not, whatever else they are', () => {
  const late = '超时 3小时';
  expect(card({ late }, 'reviewer', 'R1').late).toBe(' · 超时 3小时');
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
