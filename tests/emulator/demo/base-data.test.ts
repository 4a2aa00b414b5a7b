import { FACTS, TEMPLATE_KEYS, type TreeNode } from '@xiuda/domain';
import { AREAS } from '../../../emulator/demo/campus';
import { DEMO_IDENTITIES, EMPTY_IDENTITIES } from '../../../emulator/demo/identities';
import { ITEMS } from '../../../emulator/demo/items';
import { MATERIALS } from '../../../emulator/demo/materials';
import { DEMO_PEOPLE, EVERYBODY } from '../../../emulator/demo/people';
import { DEMO_BASE, EMPTY_BASE } from '../../../emulator/demo/base-data';
import { firstBadField } from '../../../emulator/cloud/openapi/message-fields';
import { FIRST_ADMIN, ROSTER } from '../../../emulator/demo/roster';
import { DEMO_SETTINGS, DEMO_TEMPLATES } from '../../../emulator/demo/templates';

const flat = (nodes: readonly TreeNode[]): TreeNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children ?? [])]);
const unique = (list: readonly unknown[]) => new Set(list).size;
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const staffNos = EVERYBODY.flatMap((one) => ('staffNo' in one ? [one.staffNo] : []));

test('the campus has 500 to 900 places in three campuses and fits in 60 KB', () => {
  expect(AREAS).toHaveLength(3);
  expect(flat(AREAS).length).toBeGreaterThanOrEqual(500);
  expect(flat(AREAS).length).toBeLessThanOrEqual(900);
  expect(bytes(AREAS)).toBeLessThan(60_000);
});

test.each([
  ['areas', flat(AREAS)],
  ['items', flat(ITEMS)],
  ['materials', MATERIALS.map(({ _id }) => ({ id: _id }))],
])('ids of %s are unique, short and plain', (_, nodes) => {
  const ids = nodes.map(({ id }) => id);
  expect(unique(ids)).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z0-9-]{2,24}$/.test(id))).toEqual([]);
});

test('a place carries the id of its parent, and siblings have different names', () => {
  for (const { id, children = [] } of flat(AREAS)) {
    expect(children.filter((child) => !child.id.startsWith(`${id}-`))).toEqual([]);
    expect(unique(children.map(({ name }) => name))).toBe(children.length);
  }
});

test('the items are those of the service scope: eight of 水电, eight of 物业; emergencies stand apart', () => {
  expect(ITEMS.map(({ name, children }) => [name, children?.length])).toEqual([
    ['水电', 8],
    ['物业', 8],
    ['紧急情况', 3],
  ]);
});

test('there are thirty materials, each with a unit', () => {
  expect(MATERIALS).toHaveLength(30);
  expect(MATERIALS.filter(({ name, unit }) => !name || !unit)).toEqual([]);
});

test('the roster has 25 rows, and phones belong to one person each', () => {
  expect(ROSTER).toHaveLength(25);
  expect(unique(ROSTER.map(({ _id }) => _id))).toBe(25);
  const phones = ROSTER.flatMap(({ phone }) => phone ?? []);
  expect(unique(phones)).toBe(phones.length);
  expect(phones.length).toBeLessThan(25);
});

test('the roster holds rows to try binding with: unbound, of two roles, inactive, without a phone', () => {
  const free = ROSTER.filter(({ _id }) => !staffNos.includes(_id));
  expect(free.length).toBeGreaterThanOrEqual(12);
  expect(free.filter(({ roles }) => roles.length === 2)).toHaveLength(2);
  expect(free.filter(({ active }) => !active)).toHaveLength(1);
  expect(free.filter(({ phone }) => !phone).length).toBeGreaterThanOrEqual(3);
});

test('everybody who is bound has exactly one role, an active row and its phone', () => {
  for (const person of EVERYBODY) {
    if (!('staffNo' in person)) continue;
    const row = ROSTER.find(({ _id }) => _id === person.staffNo);
    const { name, phone, role } = person;
    const { areas: _, trades: __, ...rest } = row ?? {};
    expect(rest).toEqual({ _id: person.staffNo, name, phone, roles: [role], active: true });
  }
});

test('the demo people are those whom the contract names', () => {
  expect(DEMO_PEOPLE.map(({ openid }) => openid)).toEqual([
    'demo-reporter-1',
    'demo-reporter-2',
    'demo-pre-reviewer-1',
    'demo-pre-reviewer-2',
    'demo-reviewer-1',
    'demo-reviewer-2',
    'demo-worker-1',
    'demo-worker-2',
    'demo-worker-3',
    'demo-admin-1',
  ]);
});

test('the identity switcher shows a name, a role and a note for each', () => {
  expect(DEMO_IDENTITIES[2]).toMatchObject({
    openid: 'demo-pre-reviewer-1',
    name: '刘敏',
    role: '预审员',
    note: '后勤值班室',
  });
  expect(DEMO_IDENTITIES.filter(({ note }) => note.length > 16)).toEqual([]);
});

test('an empty installation starts from the administrator of the contract', () => {
  expect(FIRST_ADMIN).toEqual({
    _id: 'A0001',
    name: '管理员',
    phone: '13800000000',
    roles: ['admin'],
    active: true,
  });
});

test('a new installation offers the first administrator, whose WeChat knows the number of the roster', () => {
  expect(EMPTY_IDENTITIES).toEqual([
    expect.objectContaining({ name: '管理员', note: '学工号 A0001', phone: '13800000000' }),
  ]);
});

test('each subscribe message has a template of its own, whose keywords say what the settings name', () => {
  const { templates } = DEMO_SETTINGS.messages;
  expect(Object.keys(templates)).toEqual(TEMPLATE_KEYS);
  expect(unique(DEMO_TEMPLATES.map(({ title }) => title))).toBe(3);
  for (const setting of Object.values(templates)) {
    const template = DEMO_TEMPLATES.find(({ id }) => id === setting.id);
    expect(Object.keys(setting.fields)).toEqual(template?.fields.map(({ name }) => name));
    expect(Object.values(setting.fields).filter((fact) => !FACTS.includes(fact))).toEqual([]);
  }
});

test('every keyword of the templates is of a type that WeChat has', () => {
  const values = { value: '1', thing: '水管', phrase: '处理中', time: '15:01' };
  const data = DEMO_TEMPLATES.flatMap(({ fields }) =>
    fields.map(({ name }) => {
      const type = name.replace(/\d+$/, '') as keyof typeof values;
      return [name, { value: values[type] ?? values.value }];
    }),
  );
  expect(firstBadField(Object.fromEntries(data))).toBeUndefined();
});

test('the demo has set its messages and its content check, a new installation nothing', () => {
  expect(DEMO_BASE.settings).toEqual(DEMO_SETTINGS);
  expect(DEMO_SETTINGS.content).toEqual({ checksText: true, checksPhotos: true });
  expect(EMPTY_BASE.settings).toEqual({});
});
