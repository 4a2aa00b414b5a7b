/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const INPUT = '.search-field__input';
const CLEAR = '.search-field__clear';
const CLOSE = '.search-field__close';

let id: string;

beforeAll(() => {
  id = loadComponent('components/search-field/search-field');
});

test('says what is typed, letter by letter, and what is looked for in the end', async () => {
  const field = await render(id, { label: '按工单号查找' });
  const changes = field.hear('change');
  const searches = field.hear('search');
  await field.fire(INPUT, 'input', { value: '12' });
  await field.fire(INPUT, 'confirm', { value: '12' });
  expect(changes).toEqual([{ value: '12' }]);
  expect(searches).toEqual([{ value: '12' }]);
});

test('can be emptied with a tap, once there is something to empty', async () => {
  const field = await render(id, {});
  expect(field.texts(CLEAR)).toHaveLength(0);
  await field.fire(INPUT, 'input', { value: '12' });
  const changes = field.hear('change');
  await field.fire(CLEAR, 'tap');
  expect(changes).toEqual([{ value: '' }]);
});

test('can be left where its words say so', async () => {
  const field = await render(id, { close: '取消' });
  const closes = field.hear('close');
  await field.fire(CLOSE, 'tap');
  expect(closes).toHaveLength(1);
  expect((await render(id, {})).texts(CLOSE)).toHaveLength(0);
});

test('is named for those who do not see it', async () => {
  const field = await render(id, { label: '按工单号查找' });
  expect(field.attributes(INPUT, 'ariaLabel')).toEqual(['按工单号查找']);
});
