/** @jest-environment jsdom */
import { ALL_STATUSES, statusRow } from '@xiuda/domain';
import { loadComponent } from './load-component';
import { render } from './rendered';

let id: string;

beforeAll(() => {
  id = loadComponent('components/status-tag/status-tag');
});

test.each(ALL_STATUSES)('%s is shown in its words and on the ground of its tone', async (status) => {
  const tag = await render(id, { status });
  const { label, tone } = statusRow(status);
  expect(tag.texts('.status-tag')).toEqual([label]);
  expect(tag.attributes('.status-tag', 'class')).toEqual([`status-tag status-tag--${tone}`]);
});

test('no status, no tag', async () => {
  const tag = await render(id);
  expect(tag.texts('.status-tag')).toEqual([]);
});

test('the tag follows the ticket', async () => {
  const tag = await render(id, { status: 'pendingReview' });
  tag.set({ status: 'repairing' });
  expect(tag.texts('.status-tag')).toEqual(['维修中']);
});
