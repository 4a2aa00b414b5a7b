/** Items and rules as admins look after them, and what reporters and choosers see of it. */
import type { Catalog, ItemLine, StaffOption } from '@xiuda/domain';
import { person, type PersonName } from '../support/people';
import { type Fields, freshRequestId, REPORT, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
  const set = (id: string, fields: Fields) => w.cloud.change('staff', id, fields);
  await set('W1', { areas: ['d3'], trades: ['水电工'] });
  await set('W2', { areas: ['west'], trades: ['水电工'] });
  await set('W3', { trades: ['木工'] });
  await set('R2', { areas: ['east'] });
}, 60_000);
afterAll(() => w.stop());

const admin = (op: string, fields: Fields = {}) =>
  w.call<{ id: string }>('admin', 'admin-catalog', { op, ...fields });

const change = async (op: string, fields: Fields) =>
  (await w.data<{ id: string }>('admin', 'admin-catalog', { op, ...fields, requestId: freshRequestId() })).id;

const catalog = () => w.data<Catalog>('stranger', 'catalog', { op: 'get' });

const records = async (kind: string) =>
  (await w.cloud.documents('audit')).filter((one) => one.kind === kind).length;

const offered = async (who: PersonName, role: string, fields: Fields) =>
  (await w.data<{ staff: StaffOption[] }>(who, 'staff', { op: 'list', role, ...fields })).staff;

const reasons = async (who: PersonName, role: string, fields: Fields) =>
  (await offered(who, role, fields)).flatMap((one) =>
    one.reason === undefined ? [] : [[one.staffNo, one.reason]],
  );

const HERE = { areaId: 'd3-201', itemId: 'faucet' };

test('the notice and the trade of an item reach every phone, with another version', async () => {
  const before = await catalog();
  const said = { name: '水电', trade: '水电工', notice: '漏水先关总阀，急修 0898-66001234' };
  await change('saveItem', { id: 'water-power', ...said });
  const after = await catalog();
  expect(after.version).not.toBe(before.version);
  expect(after.items[0]).toMatchObject({ id: 'water-power', ...said });
});

test('an item that is switched off is not offered and refused, and old tickets keep its name', async () => {
  const ticket = await w.submit('reporter', { itemId: 'lamp' });
  await change('saveItem', { id: 'lamp', name: '照明' });
  await change('switchItem', { id: 'lamp', isOff: true });
  expect(JSON.stringify((await catalog()).items)).not.toContain('lamp');
  const again = { requestId: freshRequestId(), ...REPORT, itemId: 'lamp' };
  expect(await w.call('reporter', 'ticket-submit', again)).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { itemId: expect.any(String) } },
  });
  expect((await w.stored(ticket._id)).item.path).toEqual(['水电', '灯']);
  await change('switchItem', { id: 'lamp', isOff: false });
  expect((await w.submit('reporter', { itemId: 'lamp' })).item.path).toEqual(['水电', '照明']);
});

test('the same wish twice adds one item and one record; another wish under its requestId is refused', async () => {
  const before = await records('item');
  const wish = { parentId: 'property', name: '窗帘', requestId: freshRequestId() };
  const first = await admin('addItem', wish);
  expect(await admin('addItem', wish)).toEqual(first);
  expect(await records('item')).toBe(before + 1);
  expect(await admin('addItem', { ...wish, name: '纱窗' })).toMatchObject({
    ok: false,
    error: { details: { requestId: expect.any(String) } },
  });
});

test('of two admins who add the same name at the same moment one is refused, and nothing is lost', async () => {
  const wish = (name: string) => ({ parentId: 'property', name, requestId: freshRequestId() });
  const answers = await Promise.all([
    admin('addItem', wish('吊柜')),
    admin('addItem', wish('吊柜')),
    admin('addItem', wish('鞋柜')),
    admin('addItem', wish('书柜')),
  ]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
  const { items } = await w.data<{ items: ItemLine[] }>('admin', 'admin-catalog', { op: 'items' });
  const names = items.filter((one) => one.parentId === 'property').map((one) => one.name);
  expect(names.filter((name) => name.endsWith('柜')).sort()).toEqual(['书柜', '吊柜', '鞋柜'].sort());
});

test.each<[string, string, Fields, string]>([
  ['no place and no item', 'saveRoute', { workerId: 'W1' }, 'areaId'],
  ['nobody', 'saveRoute', { areaId: 'd3' }, 'reviewerId'],
  ['a place that is not there', 'saveRoute', { areaId: 'd9', workerId: 'W1' }, 'areaId'],
  ['an item that is not there', 'saveRoute', { itemId: 'none', workerId: 'W1' }, 'itemId'],
  ['a worker as reviewer', 'saveRoute', { areaId: 'd3', reviewerId: 'W1' }, 'reviewerId'],
  ['somebody who has left', 'saveRoute', { areaId: 'd3', workerId: 'X1' }, 'workerId'],
  ['a rule that is gone', 'saveRoute', { id: 'none', areaId: 'd3', workerId: 'W1' }, 'id'],
  ['a notice that is too long', 'saveItem', { id: 'door', name: '门窗', notice: '长'.repeat(201) }, 'notice'],
  [
    'a trade that is too long',
    'saveItem',
    { id: 'door', name: '门窗', trade: '一二三四五六七八九十工' },
    'trade',
  ],
])('%s is refused at its field', async (_, op, fields, field) => {
  const before = [await w.cloud.documents('routes'), await records('route'), await records('item')];
  expect(await admin(op, { ...fields, requestId: freshRequestId() })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { [field]: expect.stringMatching(/[\u4e00-\u9fff]/) } },
  });
  expect([await w.cloud.documents('routes'), await records('route'), await records('item')]).toEqual(before);
});

test('there is one rule at most for a place and an item, also when two are made at the same moment', async () => {
  const make = (workerId: string) =>
    admin('saveRoute', { areaId: 'library', itemId: 'lamp', workerId, requestId: freshRequestId() });
  const answers = await Promise.all([make('W1'), make('W2')]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.find((answer) => !answer.ok)).toMatchObject({
    error: { details: { areaId: expect.any(String) } },
  });
});

test('the roster suggests a worker by place and trade; others come without a reason', async () => {
  expect(await reasons('reviewer', 'worker', HERE)).toEqual([['W1', '负责 3栋、水电工']]);
  expect((await offered('reviewer', 'worker', HERE)).map((one) => one.staffNo)).toEqual([
    ...['W1', 'M1', 'W2', 'W3'],
  ]);
});

test('a rule goes before the roster, the most specific before the others', async () => {
  await change('saveRoute', { itemId: 'water-power', reviewerId: 'R3', workerId: 'W3' });
  const id = await change('saveRoute', { areaId: 'd3', itemId: 'faucet', workerId: 'W2' });
  expect(await reasons('reviewer', 'worker', HERE)).toEqual([
    ['W2', '派单规则：3栋 · 龙头'],
    ['W3', '派单规则：水电'],
    ['W1', '负责 3栋、水电工'],
  ]);
  // Not the rule for the worker alone: it names no reviewer.
  expect(await reasons('preReviewer', 'reviewer', HERE)).toEqual([
    ['R3', '派单规则：水电'],
    ['R2', '负责 东校区'],
  ]);
  await change('removeRoute', { id });
  expect((await reasons('reviewer', 'worker', HERE))[0]).toEqual(['W3', '派单规则：水电']);
});

test('whoever has left, has lost the role or has bound nobody is never suggested, whatever the rule says', async () => {
  await change('saveRoute', { areaId: 'd3-201', itemId: 'faucet', workerId: 'W9' });
  expect((await reasons('reviewer', 'worker', HERE))[0]).toEqual(['W3', '派单规则：水电']);
  await w.cloud.change('staff', 'W3', { active: false });
  expect((await reasons('reviewer', 'worker', HERE))[0]).toEqual(['W1', '负责 3栋、水电工']);
  await w.cloud.change('staff', 'W3', { active: true });
  const { routes } = await w.data<{ routes: Fields[] }>('admin', 'admin-catalog', { op: 'routes' });
  expect(routes.find((one) => (one.worker as Fields | undefined)?.staffNo === 'W9')).toMatchObject({
    title: '3栋 201 · 龙头',
    worker: { name: '罗永生', absent: '还没有绑定微信' },
  });
});

test('a suggestion costs two round trips in sequence', async () => {
  const event = { op: 'list', role: 'worker', ...HERE };
  const { answer, cost } = await w.cloud.measured('staff', event, person('reviewer').openid);
  expect(answer.ok).toBe(true);
  expect(cost.sequentialRoundTrips).toBe(2);
  expect(cost.roundTrips).toBe(7);
});

test('a rule that is changed leaves none of what it was', async () => {
  const id = await change('saveRoute', { areaId: 'west', workerId: 'W1' });
  const other = await change('saveRoute', { id, areaId: 'gate', workerId: 'W2' });
  const rules = await w.cloud.documents('routes');
  expect(rules.find((one) => one._id === id)).toBeUndefined();
  expect(rules.find((one) => one._id === other)).toEqual({ _id: other, areaId: 'gate', workerId: 'W2' });
});
