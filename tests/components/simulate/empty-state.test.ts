/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const BUTTON = '.empty-state__button';

let id: string;

beforeAll(() => {
  id = loadComponent('components/empty-state/empty-state');
});

test('it says what will appear here', async () => {
  const empty = await render(id, { text: '这里会出现你的报修' });
  expect(empty.texts('.empty-state__text')).toEqual(['这里会出现你的报修']);
});

test('without a next step there is no button', async () => {
  const empty = await render(id, { text: '都处理完了' });
  expect(empty.texts(BUTTON)).toEqual([]);
});

test('the button names the next step, and a tap takes it', async () => {
  const empty = await render(id, { text: '还没有报修', button: '立即报修' });
  const steps = empty.hear('go');
  expect(empty.texts(BUTTON)).toEqual(['立即报修']);
  await empty.fire(BUTTON, 'tap');
  expect(steps).toHaveLength(1);
});
