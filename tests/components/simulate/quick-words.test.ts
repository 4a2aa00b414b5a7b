/** @jest-environment jsdom */
import { withWords } from '../../../miniprogram/packages/ticket/components/quick-words/words';
import { loadComponent } from './load-component';
import { render } from './rendered';

const CHIP = '.quick-words__chip';

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/quick-words/quick-words');
});

test('a tap adds the words to what stands there', async () => {
  const words = await render(id, { options: ['还没修好', '照片看不清'], value: '下午去看过' });
  const changes = words.hear('change');
  await words.fire(CHIP, 'tap', {}, 1);
  expect(changes).toEqual([{ value: '下午去看过；照片看不清' }]);
});

test('words that are in the text are marked, and added no second time', async () => {
  const words = await render(id, { options: ['还没修好', '照片看不清'], value: '还没修好，又漏了' });
  const changes = words.hear('change');
  expect(words.attributes(CHIP, 'ariaPressed')).toEqual([true, false]);
  await words.fire(CHIP, 'tap', {}, 0);
  expect(changes).toEqual([]);
});

test.each([
  ['', '报错了'],
  ['不用了', '不用了；报错了'],
  ['不用了。', '不用了。报错了'],
  ['不用了\n', '不用了\n报错了'],
  ['已经报错了一次', '已经报错了一次'],
  ['一二三四五六七', '一二三四五六七'],
])('“%s” becomes “%s”', (before, after) => {
  expect(withWords(before, '报错了', 10)).toBe(after);
});
