/** @jest-environment jsdom */
import { loadComponent } from './load-component';
import { render } from './rendered';

const ROW = '.person-picker__row';
const NAME = '.person-picker__name';
const MORE = '.person-picker__more';
const NONE = '.person-picker__none';

const person = (staffNo: string, name: string, openTickets = 0) => ({ staffNo, name, openTickets });
const THREE = [person('W1', '陈志强', 5), person('W2', '何永福', 0), person('W3', '郑大勇', 2)];
const MANY = Array.from({ length: 200 }, (_, index) => person(`W${1000 + index}`, `工友${index}`, index));

let id: string;

beforeAll(() => {
  id = loadComponent('packages/ticket/components/person-picker/person-picker');
});

interface Picker {
  onSearch(event: { detail: { value: string } }): void;
}

test('who has least in hand comes first, and each says how much', async () => {
  const picker = await render(id, { people: THREE });
  expect(picker.texts(NAME)).toEqual(['何永福', '郑大勇', '陈志强']);
  expect(picker.attributes(ROW, 'ariaLabel')).toEqual([
    '何永福，手上没有工单，W2',
    '郑大勇，手上 2 单，W3',
    '陈志强，手上 5 单，W1',
  ]);
});

test('a tap chooses, with the name for the button that sends it', async () => {
  const picker = await render(id, { people: THREE });
  const changes = picker.hear('change');
  await picker.fire(ROW, 'tap', {}, 1);
  expect(changes).toEqual([{ value: 'W3', name: '郑大勇' }]);
});

test('whoever is chosen is marked', async () => {
  const picker = await render(id, { people: THREE, chosen: 'W3' });
  expect(picker.attributes(ROW, 'ariaChecked')).toEqual([false, true, false]);
});

test('a few people need no search, many do', async () => {
  expect((await render(id, { people: THREE })).texts('.person-picker__search')).toHaveLength(0);
  expect((await render(id, { people: MANY })).texts('.person-picker__search')).toHaveLength(1);
});

test('of many only the first are drawn, the others on demand', async () => {
  const picker = await render(id, { people: MANY });
  expect(picker.texts(ROW)).toHaveLength(10);
  expect(picker.texts(MORE)).toEqual(['还有 190 位，点开查看']);
  await picker.fire(MORE, 'tap');
  expect(picker.texts(ROW)).toHaveLength(40);
});

test('typing finds a person by name or number; whoever is chosen stays in sight', async () => {
  const picker = await render(id, { people: MANY, chosen: 'W1150' });
  expect(picker.texts(NAME)).toContain('工友150');
  picker.instance<Picker>().onSearch({ detail: { value: ' w1199 ' } });
  expect(picker.texts(NAME)).toEqual(['工友199']);
});

test('nobody found and nobody there are different things', async () => {
  const picker = await render(id, { people: MANY });
  picker.instance<Picker>().onSearch({ detail: { value: '无此人' } });
  expect(picker.texts(NONE)).toEqual(['没有找到“无此人”，换个姓名或学工号试试']);
  const empty = await render(id, { people: [], empty: '现在没有可以选的维修工' });
  expect(empty.texts(NONE)).toEqual(['现在没有可以选的维修工']);
});

test('whoever is suggested stands first, on rows of their own, and says why', async () => {
  const why = { reason: '派单规则：3栋 · 水电' };
  const picker = await render(id, { people: [{ ...person('W1', '陈志强', 5), ...why }, ...THREE.slice(1)] });
  expect(picker.texts(NAME)).toEqual(['陈志强', '何永福', '郑大勇']);
  expect(picker.texts('.person-picker__heading')).toEqual(['推荐', '其他人']);
  expect(picker.texts('.person-picker__reason')).toEqual([why.reason]);
  expect(picker.attributes(ROW, 'ariaLabel')[0]).toBe('陈志强，推荐，派单规则：3栋 · 水电，手上 5 单，W1');
});

test('without anybody suggested there are no headings', async () => {
  expect((await render(id, { people: THREE })).texts('.person-picker__heading')).toEqual([]);
});
