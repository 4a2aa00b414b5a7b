/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const TAB = '.tab-strip__tab';
const tabs = [
  { id: 'waiting', label: '待审核', count: 3 },
  { id: 'done', label: '已完成', count: 0 },
];

let id: string;

beforeAll(() => {
  id = loadComponent('components/tab-strip/tab-strip');
});

test('every tab is shown, with a number where something waits', async () => {
  const strip = await render(id, { tabs, current: 'waiting' });
  expect(strip.texts(TAB)).toEqual(['待审核3', '已完成']);
  expect(strip.attributes(TAB, 'ariaLabel')).toEqual(['待审核，3 单', '已完成']);
});

test('only the chosen tab is marked, for eyes and for screen readers', async () => {
  const strip = await render(id, { tabs, current: 'done' });
  const isMarked = strip
    .attributes(TAB, 'class')
    .map((name) => String(name).includes('tab-strip__tab--chosen'));
  expect(isMarked).toEqual([false, true]);
  expect(strip.attributes(TAB, 'ariaSelected')).toEqual([false, true]);
});

test('a tap on another tab asks for it', async () => {
  const strip = await render(id, { tabs, current: 'waiting' });
  const changes = strip.hear('change');
  await strip.fire(TAB, 'tap', {}, 1);
  expect(changes).toEqual([{ id: 'done' }]);
});

test('a tap on the chosen tab asks for nothing', async () => {
  const strip = await render(id, { tabs, current: 'waiting' });
  const changes = strip.hear('change');
  await strip.fire(TAB, 'tap', {}, 0);
  expect(changes).toEqual([]);
});
