/// <reference types="miniprogram-api-typings" />
/** Tabs that only time fills: on the strip while something is in them, and nobody's badge. */
import { isOnlyByTime, strip, waitingIn } from '../../miniprogram/components/ticket-list/load';

const idsOf = (...given: Parameters<typeof strip>) => strip(...given).map(({ id }) => id);

test('they are hidden while they are empty, and before anybody has counted', () => {
  expect(idsOf('reviewer', {}, 'pending')).not.toContain('late');
  expect(idsOf('reviewer', { late: 2, dueBack: 0 }, 'pending')).toContain('late');
  expect(idsOf('reviewer', { late: 2, dueBack: 0 }, 'pending')).not.toContain('dueBack');
});

test('whoever stands in one stays there when it has become empty', () => {
  expect(idsOf('admin', { late: 0 }, 'late')).toEqual(['all', 'late']);
});

test('what waits in a queue and is late besides is counted once on the badge', () => {
  expect(waitingIn('reviewer', { pending: 3, confirming: 1, late: 4, dueBack: 2 })).toBe(4);
});

test('a filter is for lists that are not made by time', () => {
  expect(isOnlyByTime('admin', 'late')).toBe(true);
  expect(isOnlyByTime('admin', 'all')).toBe(false);
});
