/** @jest-environment jsdom */
import { FORMS } from '@xiuda/domain';
import type { ActionForm } from '../../../miniprogram/packages/ticket/components/action-form/action-form';
import { loadComponent } from './load-component';
import { type Rendered, render, turn } from './rendered';

const TEXT = '.action-form__text';

interface Photos {
  onAddPhoto(event: object): Promise<void>;
}

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/action-form/action-form');
});

type People = Readonly<Record<string, { readonly people: readonly { readonly staffNo: string }[] }>>;

/** Field → staff numbers of whom it offers. */
function offered(form: Rendered): Record<string, string[]> {
  const { people } = form.instance<{ data: { people: People } }>().data;
  return Object.fromEntries(
    Object.entries(people).map(([name, field]) => [name, field.people.map(({ staffNo }) => staffNo)]),
  );
}

/** The staff function answers with these people, or not at all. */
function staffIs(people: readonly object[] | undefined): jest.Mock {
  const callFunction = jest.fn(async () => {
    if (!people) throw new Error('request:fail');
    return { result: { ok: true, data: { staff: people } } };
  });
  Object.assign(wx, { cloud: { callFunction } });
  return callFunction;
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

test('a form that offers nothing to choose from asks nobody, and gives what was typed', async () => {
  const callFunction = staffIs([]);
  const form = await render(id, { form: FORMS['pre-reject'] });
  await form.fire(TEXT, 'input', { value: '不归后勤管' });
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ reason: '不归后勤管' });
  expect(callFunction).not.toHaveBeenCalled();
});

test('a text that was emptied again is not given', async () => {
  const form = await render(id, { form: FORMS.cancel });
  await form.fire(TEXT, 'input', { value: '修好了' });
  await form.fire(TEXT, 'input', { value: '' });
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({});
});

test('people are loaded before the form can be filled in', async () => {
  const callFunction = staffIs([{ staffNo: 'W1', name: '陈志强', openTickets: 2 }]);
  const form = await render(id, { form: FORMS.dispatch });
  expect(callFunction).toHaveBeenCalledWith({ name: 'staff', data: { op: 'list', role: 'worker' } });
  expect(form.instance<{ data: object }>().data).toMatchObject({
    state: 'ready',
    people: { workerId: { people: [{ staffNo: 'W1' }], title: '' } },
  });
});

test('without an answer it says so, and loads again when asked to', async () => {
  staffIs(undefined);
  const form = await render(id, { form: FORMS.dispatch });
  const loads = form.hear('load');
  const instance = form.instance<{ data: object; load(): Promise<void> }>();
  expect(instance.data).toMatchObject({ state: 'error', words: '没有连上网络，请检查后再试' });
  staffIs([]);
  await instance.load();
  expect(instance.data).toMatchObject({ state: 'ready' });
  expect(loads).toEqual([{ canBeSent: false }]);
});

test('a form with nobody to choose cannot be sent, any other can', async () => {
  staffIs([]);
  const form = await render(id, { form: FORMS.cancel });
  const loads = form.hear('load');
  await form.instance<{ load(): Promise<void> }>().load();
  expect(loads).toEqual([{ canBeSent: true }]);
});

test('nobody is offered who has the ticket already', async () => {
  staffIs([
    { staffNo: 'W1', name: '陈志强', openTickets: 2 },
    { staffNo: 'W2', name: '何永福', openTickets: 0 },
  ]);
  const form = await render(id, { form: FORMS['reassign-worker'], excluded: ['W1'] });
  expect(offered(form)).toEqual({ workerId: ['W2'] });
});

test('what is said most often is offered to tap, and can be written on', async () => {
  const form = await render(id, { form: FORMS['reject-completion'] });
  await form.fire('.action-form__quick', 'change', { value: '还没修好' });
  expect(form.attributes(TEXT, 'value')).toEqual(['还没修好']);
  await form.fire(TEXT, 'input', { value: '还没修好，又漏了' });
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ reason: '还没修好，又漏了' });
});

test('what is wrong stands at its field until it is put right', async () => {
  const form = await render(id, { form: FORMS['pre-reject'] });
  form.set({ errors: { reason: '请填写原因' } });
  expect(form.texts('.action-form__error')).toEqual(['请填写原因']);
  await form.fire(TEXT, 'input', { value: '不归后勤管' });
  expect(form.texts('.action-form__error')).toEqual(['']);
});

test('what was filled in is kept until it is sent, but nobody who was chosen', async () => {
  staffIs([{ staffNo: 'W1', name: '陈志强', openTickets: 0 }]);
  const properties = { form: FORMS['reassign-worker'], keepAs: 'reassign-worker:t1' };
  const form = await render(id, properties);
  const choice = {
    currentTarget: { dataset: { name: 'workerId' } },
    detail: { value: 'W1', name: '陈志强' },
  };
  form.instance<{ onChange(event: object): void }>().onChange(choice);
  await form.fire(TEXT, 'input', { value: '现在走不开' });
  form.remove();
  const next = await render(id, properties);
  await expect(next.instance<ActionForm>().fields()).resolves.toEqual({ reason: '现在走不开' });
  next.instance<ActionForm>().forget();
  next.remove();
  await expect((await render(id, properties)).instance<ActionForm>().fields()).resolves.toEqual({});
});

test('a photo is on its way as soon as it is chosen, and stands in the input once it is there', async () => {
  const uploads: { success(answer: { fileID: string }): void }[] = [];
  const callFunction = async () => ({ result: { ok: true, data: { paths: ['photos/slot.jpg'] } } });
  const uploadFile = (upload: (typeof uploads)[number]) => {
    uploads.push(upload);
    return { onProgressUpdate: () => undefined };
  };
  Object.assign(wx, {
    cloud: { callFunction, uploadFile },
    chooseMedia: async () => ({ tempFiles: [{ tempFilePath: 'tap.jpg' }] }),
    getImageInfo: async () => ({ width: 10, height: 10 }),
  });
  const form = await render(id, { form: FORMS['request-completion'] });
  const instance = form.instance<ActionForm & { data: object } & Photos>();
  await instance.onAddPhoto({ detail: { source: 'camera' } });
  expect(instance.data).toMatchObject({ photos: [{ path: 'tap.jpg', percent: 0 }] });
  const fields = instance.fields();
  await turn();
  uploads[0]?.success({ fileID: 'cloud://tap' });
  await expect(fields).resolves.toEqual({ result: 'fixed', photos: ['cloud://tap'] });
});

test('whoever is suggested for the place and item is chosen already, and the button says who', async () => {
  const reason = '派单规则：3栋 · 水电';
  const callFunction = staffIs([
    { staffNo: 'W1', name: '陈志强', openTickets: 2, reason },
    { staffNo: 'W2', name: '何永福', openTickets: 0 },
  ]);
  const form = await render(id, { form: FORMS.dispatch, area: 'd3-201', item: 'faucet' });
  const data = { op: 'list', role: 'worker', areaId: 'd3-201', itemId: 'faucet' };
  expect(callFunction).toHaveBeenCalledWith({ name: 'staff', data });
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ workerId: 'W1' });
});

test('of suggested people who cannot be chosen none is; nobody is chosen without a reason', async () => {
  staffIs([
    { staffNo: 'W1', name: '陈志强', openTickets: 2, reason: '负责 3栋' },
    { staffNo: 'W2', name: '何永福', openTickets: 0 },
  ]);
  const form = await render(id, { form: FORMS.dispatch, excluded: ['W1'] });
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({});
});

/** As a picker, stars or chips say that something was chosen. */
const choose = (form: Rendered, name: string, value: unknown, label?: string): void =>
  form.instance<{ onChange(event: object): void }>().onChange({
    currentTarget: { dataset: { name } },
    detail: { value, name: label },
  });

const tag = (form: Rendered, ids: readonly string[]): void =>
  form.instance<{ onTags(event: object): void }>().onTags({
    currentTarget: { dataset: { name: 'tags' } },
    detail: { ids },
  });

const tagsOffered = (form: Rendered): string[] =>
  form.instance<{ data: { tags: { label: string }[] } }>().data.tags.map(({ label }) => label);

const asked = (form: Rendered): string[] =>
  form.instance<{ data: { fields: { name: string }[] } }>().data.fields.map(({ name }) => name);

test('of a rating the stars stand alone until there are some', async () => {
  const form = await render(id, { form: FORMS.rate });
  expect(asked(form)).toEqual(['score']);
  choose(form, 'score', 5);
  expect(asked(form)).toEqual(['score', 'speed', 'quality', 'attitude', 'tags', 'comment']);
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ score: 5 });
});

test('tags change with the stars; those that no longer fit are dropped', async () => {
  const form = await render(id, { form: FORMS.rate });
  choose(form, 'score', 5);
  expect(tagsOffered(form)).toContain('手艺好');
  tag(form, ['手艺好', '上门快']);
  choose(form, 'score', 4);
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({
    score: 4,
    tags: ['手艺好', '上门快'],
  });
  choose(form, 'score', 2);
  expect(tagsOffered(form)).toContain('没有修好');
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ score: 2 });
});

test('stars for one side that are taken back are not given', async () => {
  const form = await render(id, { form: FORMS.rate });
  choose(form, 'score', 4);
  choose(form, 'speed', 3);
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ score: 4, speed: 3 });
  choose(form, 'speed', 0);
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ score: 4 });
});

test('advice is given with 未能修复 only, and asked for by name where it is empty', async () => {
  const form = await render(id, { form: FORMS['request-completion'] });
  const instance = form.instance<ActionForm>();
  expect(asked(form)).not.toContain('advice');
  choose(form, 'result', 'unfixable');
  await expect(instance.fields()).resolves.toMatchObject({ result: 'unfixable', advice: '' });
  form.set({ values: { result: 'unfixable', advice: '整体更换' } });
  await expect(instance.fields()).resolves.toMatchObject({ advice: '整体更换' });
  choose(form, 'result', 'fixed');
  await expect(instance.fields()).resolves.toEqual({ result: 'fixed', photos: [] });
});

test('a day that was taken back is not given', async () => {
  const form = await render(id, { form: FORMS.pause });
  choose(form, 'expectedAt', '2026-11-25');
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ expectedAt: '2026-11-25' });
  choose(form, 'expectedAt', '');
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({});
});

test('a form that asks for two people has two lists; the same one is not suggested for both', async () => {
  staffIs([
    { staffNo: 'S1', name: '陈志强', openTickets: 2, reason: '负责 3栋' },
    { staffNo: 'S2', name: '王建国', openTickets: 0, reason: '派单规则：3栋' },
  ]);
  const form = await render(id, { form: FORMS['direct-dispatch'] });
  expect(offered(form)).toEqual({ workerId: ['S1', 'S2'], reviewerId: ['S1', 'S2'] });
  expect(form.instance<{ data: object }>().data).toMatchObject({
    people: { workerId: { title: '选择维修工' }, reviewerId: { title: '选择审核员' } },
  });
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ workerId: 'S1', reviewerId: 'S2' });
  const chosen = form.hear('choose');
  choose(form, 'reviewerId', 'S2', '王建国');
  choose(form, 'workerId', 'S1', '陈志强');
  expect(chosen).toEqual([{ label: '陈志强' }]);
});

const STAFF = [
  { staffNo: 'W1', name: '陈志强', openTickets: 2, reason: '派单规则：3栋 · 水电' },
  { staffNo: 'W2', name: '何永福', openTickets: 0 },
];

test('who repaired it before comes first and says so, before any rule', async () => {
  staffIs(STAFF);
  const form = await render(id, { form: FORMS.dispatch, suggested: 'W2' });
  expect(offered(form)).toEqual({ workerId: ['W2', 'W1'] });
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ workerId: 'W2' });
});

test('unless they cannot be chosen', async () => {
  staffIs(STAFF);
  const form = await render(id, { form: FORMS.dispatch, suggested: 'W9' });
  await expect(form.instance<ActionForm>().fields()).resolves.toEqual({ workerId: 'W1' });
});
