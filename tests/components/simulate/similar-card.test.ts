/** @jest-environment jsdom */
import type { SimilarRow } from '../../../miniprogram/packages/ticket/components/similar-card/rows';
import { loadComponent } from './load-component';
import { render } from './rendered';

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/similar-card/similar-card');
});

const BUTTON = '.similar-card__button';
const FOLD = '.similar-card__link';

const row = (ticketId: string, kind: SimilarRow['kind']): SimilarRow => ({
  ...{ ticketId, kind, title: '3栋 201 龙头', note: '待接单 · 2小时前' },
});

test('somebody else’s can be followed, one’s own looked at, what is followed already says so', async () => {
  const card = await render(id, { rows: [row('a', 'other'), row('b', 'own')] });
  expect(card.texts(BUTTON)).toEqual(['我也遇到', '查看']);
  const fired = [card.hear('follow'), card.hear('open')];
  await card.fire(BUTTON, 'tap', {}, 0);
  await card.fire(BUTTON, 'tap', {}, 1);
  expect(fired).toEqual([[{ id: 'a' }], [{ id: 'b' }]]);
  const joined = await render(id, { rows: [row('c', 'joined')] });
  expect(joined.texts(BUTTON)).toEqual([]);
  expect(joined.texts('.similar-card__joined')).toEqual(['已加入，有进展会通知你']);
});

test('two are shown, and how many more there are', async () => {
  const card = await render(id, { rows: ['a', 'b', 'c', 'd'].map((one) => row(one, 'other')) });
  expect(card.texts('.similar-card__row')).toHaveLength(2);
  expect(card.texts('.similar-card__foot').join()).toContain('还有 2 单');
});

test('仍要报修 folds it to a line, until other rows come', async () => {
  const card = await render(id, { rows: [row('a', 'other')] });
  await card.fire(FOLD, 'tap');
  expect(card.texts(BUTTON)).toEqual([]);
  await card.fire(FOLD, 'tap');
  expect(card.texts(BUTTON)).toEqual(['我也遇到']);
});

test('while an answer is waited for nothing is followed', async () => {
  const card = await render(id, { rows: [row('a', 'other')], busy: true });
  const fired = card.hear('follow');
  await card.fire(BUTTON, 'tap');
  expect(fired).toEqual([]);
});

test('without rows there is nothing', async () => {
  expect((await render(id, {})).texts('.similar-card')).toEqual([]);
});
