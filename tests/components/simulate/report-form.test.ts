/** @jest-environment jsdom */
import type { Report } from '../../../miniprogram/packages/ticket/create/report';
import { loadComponent } from './load-component';
import { type Rendered, render, turn } from './rendered';

const ACCOUNT = { lastPlace: { areaId: '201', address: '卫生间' } };

interface Form {
  report(): Report;
  showErrors(errors: Record<string, string>): void;
  end(): void;
}

const TEXT = '.report-form__text';
const WORDS = '水龙头拧到底还在滴水';
const ROOMS = ['201', '202'];
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND', message: '没有找到' } };

/** The function `catalog`, asked for a place. */
const place = async ({ data }: { data: { id: string } }) => ({
  result: ROOMS.includes(data.id) ? { ok: true, data: { path: ['3栋', data.id] } } : NOT_FOUND,
});

let id: string;
let storage: Map<string, unknown>;
let scrolls: object[];

beforeAll(() => {
  id = loadComponent('packages/ticket/components/report-form/report-form');
});

beforeEach(() => {
  storage = new Map();
  scrolls = [];
  Object.assign(wx, {
    cloud: { callFunction: place },
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.delete(key),
    pageScrollTo: async (where: object) => scrolls.push(where),
  });
});

const written = async (): Promise<Rendered> => {
  const form = await render(id);
  await form.fire(TEXT, 'input', { value: WORDS });
  return form;
};

test('what is typed is in the report, and counted', async () => {
  const form = await written();
  expect(form.instance<Form>().report()).toMatchObject({ description: WORDS });
  expect(form.instance<{ data: object }>().data).toMatchObject({ length: WORDS.length });
});

test('a form that is left is kept, and the next one starts with it, as the same submission', async () => {
  const form = await written();
  const left = form.instance<Form>().report();
  form.remove();
  const next = await render(id);
  expect(next.instance<Form>().report()).toEqual(left);
  expect(next.attributes(TEXT, 'value')).toEqual([WORDS]);
});

test('of a form that says nothing yet, nothing is kept', async () => {
  (await render(id)).remove();
  expect(storage.has('report')).toBe(false);
});

test('a report that was sent is not kept', async () => {
  const form = await written();
  form.instance<Form>().end();
  form.remove();
  expect(storage.has('report')).toBe(false);
});

test('the first field that is wrong is brought into sight', async () => {
  const form = await render(id);
  form.instance<Form>().showErrors({ contactName: '请填写报修人', description: '请写明情况' });
  await turn();
  expect(form.texts('.report-form__error')).toEqual(['请写明情况']);
  expect(scrolls).toEqual([expect.objectContaining({ selector: '#report-form >>> #description' })]);
});

test('what is being put right is not held against the person any longer', async () => {
  const form = await render(id);
  form.instance<Form>().showErrors({ description: '请写明情况' });
  await form.fire(TEXT, 'input', { value: WORDS });
  expect(form.texts('.report-form__error')).toEqual(['']);
});

test('a form that is opened at a place starts there, and its address is asked for anew', async () => {
  storage.set('account', ACCOUNT);
  const form = await render(id, { area: '202' });
  expect(form.instance<Form>().report()).toMatchObject({ areaId: '202', address: '' });
});

test('opened at the place of the last report, the address is still there', async () => {
  storage.set('account', ACCOUNT);
  const form = await render(id, { area: '201' });
  expect(form.instance<Form>().report()).toMatchObject(ACCOUNT.lastPlace);
});

test('the place it is opened at goes before that of a kept draft, the rest of which stays', async () => {
  (await written()).remove();
  const form = await render(id, { area: '202' });
  expect(form.instance<Form>().report()).toMatchObject({ areaId: '202', description: WORDS });
});

test('nothing is kept of a form that says no more than where it was opened', async () => {
  (await render(id, { area: '202' })).remove();
  expect(storage.has('report')).toBe(false);
});

test('a place that nobody knows is said to be unknown, and the last one is there', async () => {
  storage.set('account', ACCOUNT);
  const form = await render(id, { area: 'nowhere' });
  await turn();
  expect(form.texts('.notice')).toEqual(['没有认出这个二维码对应的地点，请手动选择']);
  expect(form.instance<Form>().report()).toMatchObject(ACCOUNT.lastPlace);
});

test('it tells how many of its photos have arrived', async () => {
  const form = await render(id);
  const uploads = form.hear('upload');
  form.set({
    photos: [
      { path: 'a', fileId: 'cloud://a' },
      { path: 'b', percent: 10 },
    ],
  });
  expect(uploads).toEqual([{ arrived: 1, total: 2 }]);
});

describe('what is reported already', () => {
  interface Asked {
    readonly areaId: string;
    answer(titles: readonly string[]): Promise<void>;
  }
  let asked: Asked[];

  beforeEach(() => {
    asked = [];
    const similar = ({ areaId }: { areaId: string }) =>
      new Promise((resolve) => {
        const tickets = (titles: readonly string[]) =>
          titles.map((title) => ({ ticketId: title, title, status: 'assigned', createdAt: 0, affected: 0 }));
        const answer = (titles: readonly string[]) => {
          resolve({ result: { ok: true, data: { tickets: tickets(titles) } } });
          return turn();
        };
        asked.push({ areaId, answer });
      });
    const callFunction = ({ name, data }: { name: string; data: { areaId: string; id: string } }) =>
      name === 'tickets' ? similar(data) : place({ data });
    Object.assign(wx, { cloud: { callFunction } });
  });

  const choose = async (form: Rendered, areaId: string) => {
    await form.fire('#areaId', 'change', { value: areaId });
    await form.fire('#itemId', 'change', { value: 'faucet' });
  };
  const titles = (form: Rendered) =>
    form.instance<{ data: { similar: { title: string }[] } }>().data.similar.map(({ title }) => title);

  test('is asked for once a place and an item are chosen, and shown', async () => {
    const form = await render(id);
    expect(asked).toEqual([]);
    await choose(form, '201');
    await form.fire(TEXT, 'input', { value: WORDS });
    expect(asked.map(({ areaId }) => areaId)).toEqual(['201']);
    await asked[0]?.answer(['3栋 201 龙头']);
    expect(titles(form)).toEqual(['3栋 201 龙头']);
  });

  test('an answer for another place than the one that is chosen now is dropped', async () => {
    const form = await render(id);
    await choose(form, '201');
    await form.fire('#areaId', 'change', { value: '202' });
    await asked[1]?.answer(['3栋 202 龙头']);
    await asked[0]?.answer(['3栋 201 龙头']);
    expect(asked.map(({ areaId }) => areaId)).toEqual(['201', '202']);
    expect(titles(form)).toEqual(['3栋 202 龙头']);
  });
});
