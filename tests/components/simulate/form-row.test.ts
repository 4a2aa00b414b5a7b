/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const CHOICE = '.form-row__choice';
const INPUT = '.form-row__input';

let id: string;

beforeAll(() => {
  id = loadComponent('components/form-row/form-row');
});

test('a choice opens from anywhere on its line, and reads its value aloud', async () => {
  const row = await render(id, {
    kind: 'choice',
    label: '报修区域',
    value: '3栋 / 201',
    placeholder: '请选择',
  });
  const opened = row.hear('open');
  await row.fire(CHOICE, 'tap');
  expect(opened).toHaveLength(1);
  expect(row.attributes(CHOICE, 'ariaLabel')).toEqual(['报修区域，3栋 / 201']);
});

test('a choice without a value shows what to do', async () => {
  const row = await render(id, { kind: 'choice', label: '报修区域', placeholder: '请选择' });
  expect(row.texts('.form-row__value')).toEqual(['请选择']);
});

test('what is wrong stands below the value and is read with it', async () => {
  const row = await render(id, {
    kind: 'choice',
    label: '报修区域',
    placeholder: '请选择',
    error: '请选择报修区域',
  });
  expect(row.texts('.form-row__error')).toEqual(['请选择报修区域']);
  expect(row.attributes(CHOICE, 'ariaLabel')).toEqual(['报修区域，请选择，请选择报修区域']);
});

test('an input says what is typed', async () => {
  const row = await render(id, { kind: 'input', label: '报修人' });
  const changes = row.hear('change');
  await row.fire(INPUT, 'input', { value: '林晓' });
  expect(changes).toEqual([{ value: '林晓' }]);
});

test('a phone number that is given away comes with its code, one that is kept back comes not at all', async () => {
  const row = await render(id, { kind: 'choice', label: '更换手机号', openType: 'getPhoneNumber' });
  const phones = row.hear('phone');
  await row.fire(CHOICE, 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
  await row.fire(CHOICE, 'getphonenumber', { code: 'phone:13800001234' });
  expect(phones).toEqual([{ code: 'phone:13800001234' }]);
});
