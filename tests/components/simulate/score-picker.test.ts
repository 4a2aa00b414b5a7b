/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const STAR = '.score-picker__star';
const WORD = '.score-picker__word';

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/score-picker/score-picker');
});

test('a tap on a star is so many stars', async () => {
  const picker = await render(id);
  const changes = picker.hear('change');
  await picker.fire(STAR, 'tap', {}, 3);
  expect(changes).toEqual([{ value: 4 }]);
});

test('each star says what it means, and which one was chosen', async () => {
  const picker = await render(id, { value: 2 });
  expect(picker.attributes(STAR, 'ariaLabel')[4]).toBe('5 星，非常满意');
  expect(picker.attributes(STAR, 'ariaChecked')).toEqual([false, true, false, false, false]);
});

test('the word for the score stands below, or what is wrong', async () => {
  const picker = await render(id);
  expect(picker.texts(WORD)).toEqual(['点星星打分']);
  picker.set({ value: 4 });
  expect(picker.texts(WORD)).toEqual(['满意']);
  picker.set({ error: '请选择 1 到 5 颗星' });
  expect(picker.texts(WORD)).toEqual(['请选择 1 到 5 颗星']);
});
