/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const BUTTON = '.quantity-stepper__button';
const INPUT = '.quantity-stepper__input';
const LESS = 0;
const MORE = 1;

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/quantity-stepper/quantity-stepper');
});

test('a tap makes it one more or one less', async () => {
  const stepper = await render(id, { value: 3 });
  const changes = stepper.hear('change');
  await stepper.fire(BUTTON, 'tap', {}, MORE);
  await stepper.fire(BUTTON, 'tap', {}, LESS);
  expect(changes).toEqual([{ value: 4 }, { value: 2 }]);
});

test('it stays between its bounds', async () => {
  const stepper = await render(id, { value: 1, min: 1, max: 1 });
  const changes = stepper.hear('change');
  await stepper.fire(BUTTON, 'tap', {}, LESS);
  await stepper.fire(BUTTON, 'tap', {}, MORE);
  expect(changes).toEqual([]);
  expect(stepper.attributes(BUTTON, 'ariaDisabled')).toEqual([true, true]);
});

test('what is typed counts at once', async () => {
  const stepper = await render(id, { value: 1 });
  const changes = stepper.hear('change');
  await stepper.fire(INPUT, 'input', { value: '20' });
  expect(changes).toEqual([{ value: 20 }]);
});

test('what is too much becomes the most, what is no number the number before', async () => {
  const stepper = await render(id, { value: 7, max: 999 });
  const changes = stepper.hear('change');
  await stepper.fire(INPUT, 'input', { value: '' });
  await stepper.fire(INPUT, 'blur');
  expect(stepper.attributes(INPUT, 'value')).toEqual(['7']);
  await stepper.fire(INPUT, 'input', { value: '5000' });
  await stepper.fire(INPUT, 'blur');
  expect(changes).toEqual([{ value: 999 }]);
});
