/** @jest-environment jsdom */
import { FORMS } from '@xiuda/domain';
import type { StepSheet } from '../../../miniprogram/packages/ticket/components/step-sheet/step-sheet';
import { loadComponent } from './load-component';
import { type Rendered, render } from './rendered';

const SEND = '.btn';
const LATER = '.step-sheet__later';

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/step-sheet/step-sheet');
});

const opened = (more: object = {}): Promise<Rendered> =>
  render(id, { show: true, form: FORMS.rate, keepAs: 'rate:t1', ...more });

interface Sheet {
  onKeyboard(event: { detail: { height: number } }): void;
}

interface Form {
  onChange(event: object): void;
}

const typeInto = (sheet: Rendered, name: string, value: unknown): void =>
  (sheet.instance<StepSheet>().actionForm() as unknown as Form).onChange({
    currentTarget: { dataset: { name } },
    detail: { value },
  });

test('without a form there is nothing', async () => {
  const sheet = await render(id, {});
  expect(sheet.texts('.step-sheet')).toEqual([]);
});

test('it has the title and the words of the form, and a way out', async () => {
  const sheet = await opened();
  expect(sheet.texts('.step-sheet__title')).toEqual(['评价本次维修']);
  expect([sheet.texts(SEND), sheet.texts(LATER)]).toEqual([['提交'], ['以后再说']]);
});

test('the page is told when it is to be sent, and when it is to be closed', async () => {
  const sheet = await opened();
  const heard = [sheet.hear('send'), sheet.hear('close')];
  await sheet.fire(SEND, 'tap');
  await sheet.fire(LATER, 'tap');
  expect(heard.map((events) => events.length)).toEqual([1, 1]);
});

test('while it is under way it says so, cannot be sent again, and stays', async () => {
  const sheet = await opened({ busy: true });
  const heard = [sheet.hear('send'), sheet.hear('close')];
  expect(sheet.texts(SEND)).toEqual(['正在提交']);
  await sheet.fire(SEND, 'tap');
  await sheet.fire(LATER, 'tap');
  expect(heard.map((events) => events.length)).toEqual([0, 0]);
});

test('what was filled in is there again when it is opened again, on another page too', async () => {
  const sheet = await opened();
  typeInto(sheet, 'score', 4);
  typeInto(sheet, 'comment', '来得快');
  sheet.set({ show: false });
  sheet.set({ show: true });
  await expect(sheet.instance<StepSheet>().actionForm().fields()).resolves.toEqual({
    score: 4,
    comment: '来得快',
  });
  sheet.remove();
  const next = await opened();
  await expect(next.instance<StepSheet>().actionForm().fields()).resolves.toEqual({
    score: 4,
    comment: '来得快',
  });
});

test('it ends above the keyboard', async () => {
  const sheet = await opened();
  sheet.instance<Sheet>().onKeyboard({ detail: { height: 280 } });
  expect(sheet.instance<{ data: object }>().data).toMatchObject({ keyboard: 280 });
  await sheet.fire(LATER, 'tap');
  expect(sheet.instance<{ data: object }>().data).toMatchObject({ keyboard: 0 });
});
