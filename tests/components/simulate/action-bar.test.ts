/** @jest-environment jsdom */
import type { ActionId } from '@xiuda/domain';
import { loadComponent } from './load-component';
import { render } from './rendered';

const MAIN = '.btn--main';
const BESIDE = '.btn--side';
const REST = '.action-bar__rest';
const REVIEW: ActionId[] = ['dispatch', 'transfer-review', 'return-to-pre-review', 'reject'];

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/action-bar/action-bar');
});

/** The person taps this line of the sheet, or closes it. */
function sheet(tapIndex: number | undefined): jest.Mock {
  const show = jest.fn(async () => {
    if (tapIndex === undefined) throw new Error('showActionSheet:fail cancel');
    return { tapIndex };
  });
  Object.assign(wx, { showActionSheet: show });
  return show;
}

test('one step is filled, one stands beside it, the others under 更多', async () => {
  const bar = await render(id, { actions: REVIEW });
  expect([MAIN, BESIDE, REST].map((part) => bar.texts(part))).toEqual([['审核通过'], ['审核转单'], ['更多']]);
});

test('where nothing can be done there is no bar', async () => {
  const bar = await render(id, { actions: [] });
  expect(bar.texts('.action-bar')).toEqual([]);
});

test('a tap on a button asks for its step', async () => {
  const bar = await render(id, { actions: REVIEW });
  const acts = bar.hear('act');
  await bar.fire(MAIN, 'tap');
  await bar.fire(BESIDE, 'tap');
  expect(acts).toEqual([{ action: 'dispatch' }, { action: 'transfer-review' }]);
});

test('更多 offers the others, and the chosen one is asked for', async () => {
  const show = sheet(1);
  const bar = await render(id, { actions: REVIEW });
  const acts = bar.hear('act');
  await bar.fire(REST, 'tap');
  expect(show).toHaveBeenCalledWith({ itemList: ['审核退回', '审核拒绝'] });
  expect(acts).toEqual([{ action: 'reject' }]);
});

test('a sheet that is closed asks for nothing', async () => {
  sheet(undefined);
  const bar = await render(id, { actions: REVIEW });
  const acts = bar.hear('act');
  await bar.fire(REST, 'tap');
  expect(acts).toEqual([]);
});

test('a single further step stands there by its own name and needs no sheet', async () => {
  const show = sheet(0);
  const bar = await render(id, { actions: ['cancel'] });
  const acts = bar.hear('act');
  expect(bar.texts(BESIDE)).toEqual(['取消工单']);
  await bar.fire(BESIDE, 'tap');
  expect(acts).toEqual([{ action: 'cancel' }]);
  expect(show).not.toHaveBeenCalled();
});

test('while a step is under way no other begins', async () => {
  const bar = await render(id, { actions: REVIEW, busy: true });
  const acts = bar.hear('act');
  await bar.fire(MAIN, 'tap');
  expect(acts).toEqual([]);
});

test('the step that is under way says so, the others wait', async () => {
  const bar = await render(id, { actions: REVIEW });
  await bar.fire(MAIN, 'tap');
  bar.set({ busy: true });
  expect([MAIN, BESIDE].map((part) => bar.texts(part))).toEqual([['正在提交'], ['审核转单']]);
  bar.set({ busy: false });
  expect(bar.texts(MAIN)).toEqual(['审核通过']);
});

test('a refusal without a main step does not stand where one was', async () => {
  const bar = await render(id, { actions: ['cancel'] });
  expect(bar.attributes(BESIDE, 'class')[0]).toContain('action-bar__other');
});

test('a worker hands over what the others reassign', async () => {
  const bar = await render(id, { actions: ['reassign-worker'] });
  expect(bar.texts(BESIDE)).toEqual(['改派']);
  bar.set({ role: 'worker' });
  expect(bar.texts(BESIDE)).toEqual(['转单']);
});
