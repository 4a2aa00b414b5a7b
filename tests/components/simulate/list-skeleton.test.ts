/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

let id: string;

beforeAll(() => {
  id = loadComponent('components/list-skeleton/list-skeleton');
});
afterEach(() => jest.useRealTimers());

test('after five seconds it says that the network is slow', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  const rendering = render(id);
  await jest.advanceTimersByTimeAsync(0);
  const skeleton = await rendering;
  await jest.advanceTimersByTimeAsync(4999);
  expect(skeleton.texts('.list-skeleton__slow')).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(skeleton.texts('.list-skeleton__slow')).toEqual(['网络有点慢，请再等一会儿']);
});

test('one that is gone waits for nothing', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  const rendering = render(id);
  await jest.advanceTimersByTimeAsync(0);
  (await rendering).remove();
  expect(jest.getTimerCount()).toBe(0);
});
