/** @jest-environment jsdom */
/// <reference types="miniprogram-api-typings" />
import * as simulate from 'miniprogram-simulate';
import { busy } from '../../../miniprogram/behaviors/busy';
import { formErrors } from '../../../miniprogram/behaviors/form-errors';
import { loadable } from '../../../miniprogram/behaviors/loadable';
import { CloudError } from '../../../miniprogram/services/cloud';

interface Page {
  data: { isBusy: boolean; state: string; words: string; title: string; errors: object };
  whileBusy(work: () => Promise<unknown>, refuse?: (error: unknown) => unknown): Promise<void>;
  showRefusal(error: unknown, fields: readonly string[]): Promise<void>;
  showLoaded(load: () => Promise<object>): Promise<void>;
}

let page: Page;
let said: string[];

beforeEach(() => {
  said = [];
  Object.assign(wx, { showToast: ({ title }: { title: string }) => said.push(title) });
  const id = simulate.load({
    behaviors: [busy, formErrors, loadable],
    data: { title: '' },
    template: '<view></view>',
  });
  page = simulate.render(id as string).instance as unknown as Page;
});

const away = async () => {
  throw new CloudError('NETWORK', '没有连上网络');
};
const notFound = async () => {
  throw new CloudError('NOT_FOUND', '没有这张工单');
};

test('it is busy while the work is under way, and no longer', async () => {
  let seen = false;
  await page.whileBusy(async () => {
    seen = page.data.isBusy;
  });
  expect([seen, page.data.isBusy]).toEqual([true, false]);
});

test('other work is not begun meanwhile', async () => {
  const other = jest.fn(async () => undefined);
  await page.whileBusy(() => page.whileBusy(other));
  expect(other).not.toHaveBeenCalled();
});

test('a refusal is explained, and ends the work', async () => {
  await page.whileBusy(away);
  expect(said).toEqual(['没有连上网络']);
  expect(page.data.isBusy).toBe(false);
});

test('a page with words of its own for a refusal uses them', async () => {
  const refuse = jest.fn();
  await page.whileBusy(away, refuse);
  expect(refuse).toHaveBeenCalledWith(expect.objectContaining({ code: 'NETWORK' }));
  expect(said).toEqual([]);
});

test('what was loaded is shown', async () => {
  await page.showLoaded(async () => ({ title: '水龙头' }));
  expect(page.data).toMatchObject({ state: 'ready', title: '水龙头' });
});

test('where nothing stands yet, the page says what is wrong', async () => {
  await page.showLoaded(away);
  expect(page.data).toMatchObject({ state: 'error', words: '没有连上网络' });
});

test('what stands on the screen stays while the network is away', async () => {
  await page.showLoaded(async () => ({ title: '水龙头' }));
  await page.showLoaded(away);
  expect(page.data).toMatchObject({ state: 'ready', title: '水龙头' });
  expect(said).toEqual(['没有连上网络']);
});

test('what is gone goes', async () => {
  await page.showLoaded(async () => ({ title: '水龙头' }));
  await page.showLoaded(notFound);
  expect(page.data).toMatchObject({ state: 'gone', words: '没有这张工单' });
});

test('what was refused stands at its field; what no field shows is told', async () => {
  const refusedAt = (field: string) => new CloudError('INVALID_INPUT', '没填对', { [field]: '请重新选择' });
  await page.showRefusal(refusedAt('areaId'), ['areaId']);
  expect([page.data.errors, said]).toEqual([{ areaId: '请重新选择' }, []]);
  await page.showRefusal(refusedAt('kind'), ['areaId']);
  expect(said).toEqual(['请重新选择']);
});
