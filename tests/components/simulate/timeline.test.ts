/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const ITEM = '.timeline__item';

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/timeline/timeline');
});

const items = [
  {
    key: '2',
    what: '郑大勇 退回审核',
    when: '今天 10:05',
    role: '维修工',
    notes: ['要拆总箱', '请派电工'],
    remark: '微信提示：原因可能有不合适的内容',
    photos: [{ path: 'box.jpg' }],
  },
  { key: '1', what: '林晓 提交报修', when: '今天 09:48', role: '报修人', notes: [], remark: '', photos: [] },
];

test('each entry says what, when and in which role, in the order in which they come', async () => {
  const timeline = await render(id, { items });
  expect(timeline.texts('.timeline__what')).toEqual(['郑大勇 退回审核', '林晓 提交报修']);
  expect(timeline.texts('.small')).toEqual(['今天 10:05', '维修工', '今天 09:48', '报修人']);
});

test('the newest is marked, and no other', async () => {
  const timeline = await render(id, { items });
  const marked = timeline.attributes(ITEM, 'class').map((name) => String(name).includes('--newest'));
  expect(marked).toEqual([true, false]);
});

test('reasons stand in boxes of their own, photos only where there are some', async () => {
  const timeline = await render(id, { items });
  expect(timeline.texts('.timeline__note')).toEqual(['要拆总箱', '请派电工']);
  expect(timeline.texts('.timeline__photos')).toHaveLength(1);
});

test('what the content check has to say stands at the entry, and nothing where it has nothing to say', async () => {
  const timeline = await render(id, { items });
  expect(timeline.texts('.timeline__remark')).toEqual([items[0]?.remark]);
});
