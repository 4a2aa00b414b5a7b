/// <reference types="miniprogram-api-typings" />
import type { ActionId, Role, Status } from '@xiuda/domain';
import { arrivedIn, doneWords } from '../../miniprogram/services/moves';
import type { WireTicket } from '../../miniprogram/services/wire';

beforeAll(() => {
  const getStorageSync = () => ({ staff: { staffNo: 'S1', name: '王建国', roles: [] } });
  Object.assign(globalThis, { wx: { getStorageSync } });
});

const ticketAfter = (action: ActionId, role: Role, status: Status, assignee: string) =>
  ({
    status,
    reviewer: { staffNo: assignee },
    worker: { staffNo: assignee },
    timeline: [{ action, by: { role } }],
  }) as unknown as WireTicket;

test.each<[ActionId, Role, Status, string, string]>([
  ['pre-approve', 'preReviewer', 'pendingReview', 'S2', '已转给审核员，移到“已处理”'],
  ['dispatch', 'reviewer', 'assigned', 'S1', '已派单，移到“维修中”'],
  ['transfer-review', 'reviewer', 'pendingReview', 'S2', '已转给另一位审核员，移到“已处理”'],
  ['start', 'worker', 'repairing', 'S1', '已开始维修，移到“维修中”'],
  ['request-completion', 'worker', 'pendingConfirmation', 'S1', '已申请完工，移到“完工待确认”'],
  ['reassign-worker', 'worker', 'assigned', 'S2', '已转给新的维修工，移到“已处理”'],
  ['reassign-worker', 'reviewer', 'assigned', 'S1', '已转给新的维修工，移到“维修中”'],
  ['cancel', 'reporter', 'cancelled', 'S2', '已取消，移到“已结束”'],
])('%s by a %s says where the ticket went', (action, role, status, assignee, words) => {
  expect(doneWords(action, ticketAfter(action, role, status, assignee))).toBe(words);
});

test('what stays where it is says no place', () => {
  expect(doneWords('add-materials', ticketAfter('add-materials', 'worker', 'repairing', 'S1'))).toBe(
    '耗材已添加',
  );
});

test('an admin has one list, in which nothing moves', () => {
  expect(doneWords('reassign-reviewer', ticketAfter('reassign-reviewer', 'admin', 'repairing', 'S2'))).toBe(
    '已改派审核员',
  );
});

test('the list of that role is told once where something arrived, another list is not', () => {
  doneWords('dispatch', ticketAfter('dispatch', 'reviewer', 'assigned', 'S1'));
  expect(arrivedIn('worker')).toBe('');
  expect(arrivedIn('reviewer')).toBe('repairing');
  expect(arrivedIn('reviewer')).toBe('');
});
