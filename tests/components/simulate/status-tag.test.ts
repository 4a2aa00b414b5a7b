/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

let id: string;

beforeAll(() => {
  id = loadComponent('components/status-tag/status-tag');
});

test('a status stands there in words, on the ground of its tone', async () => {
  const tag = await render(id, { label: '待审核', tone: 'waiting' });
  expect(tag.texts('.status-tag')).toEqual(['待审核']);
  expect(tag.attributes('.status-tag', 'class')).toEqual(['status-tag status-tag--waiting']);
});

test('no status, no tag', async () => {
  const tag = await render(id);
  expect(tag.texts('.status-tag')).toEqual([]);
});

test('the tag follows the ticket', async () => {
  const tag = await render(id, { label: '待审核', tone: 'waiting' });
  tag.set({ label: '维修中', tone: 'working' });
  expect(tag.texts('.status-tag')).toEqual(['维修中']);
});
