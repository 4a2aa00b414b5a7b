/** @jest-environment jsdom */
import { STAGES } from '@xiuda/domain';
import { loadComponent } from './load-component';
import { render } from './rendered';

const STAGE = '.step-bar__stage';

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/step-bar/step-bar');
});

const states = (classes: readonly unknown[]): string[] =>
  classes.map((name) => String(name).replace('step-bar__stage step-bar__stage--', ''));

test('the five stages stand in their order', async () => {
  const bar = await render(id, { stage: 2 });
  expect(bar.texts('.step-bar__label')).toEqual([...STAGES]);
});

test.each([
  [1, ['done', 'current', 'todo', 'todo', 'todo'], '进行到：审核'],
  [3, ['done', 'done', 'done', 'current', 'todo'], '进行到：维修'],
  [5, ['done', 'done', 'done', 'done', 'done'], '全部完成'],
])('at stage %i what is behind, under way and ahead differs', async (stage, expected, summary) => {
  const bar = await render(id, { stage });
  expect(states(bar.attributes(STAGE, 'class'))).toEqual(expected);
  expect(bar.attributes('.step-bar', 'ariaLabel')).toEqual([summary]);
});

test('a ticket that was only just reported stands at the first stage', async () => {
  const bar = await render(id);
  expect(states(bar.attributes(STAGE, 'class'))[0]).toBe('current');
});
