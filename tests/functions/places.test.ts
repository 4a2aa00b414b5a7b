/** What admins do to the tree of places, what reporters choose from it, and what that costs with five thousand rooms. */
import type { AuditRow, PlaceRow } from '@xiuda/domain';
import { person } from '../support/people';
import { type Fields, freshRequestId, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());

interface Level {
  readonly trail: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly count: number;
    readonly isBranch: boolean;
    readonly isOff: boolean;
    readonly isBelowOff: boolean;
  }[];
}

const change = <T = { id: string }>(op: string, fields: Fields) =>
  w.call<T>('admin', 'admin-catalog', { op, requestId: freshRequestId(), ...fields });
const done = async <T = { id: string }>(op: string, fields: Fields) =>
  w.data<T>('admin', 'admin-catalog', { op, requestId: freshRequestId(), ...fields });
const added = async (parentId: string, name: string) => (await done('addPlace', { parentId, name })).id;
const level = (parentId: string) => w.data<Level>('admin', 'admin-catalog', { op: 'places', parentId });
const offered = (event: Fields) =>
  w.data<Level & { recents: { id: string }[]; way: string[] }>('stranger', 'catalog', {
    op: 'places',
    ...event,
  });
const find = (words: string) =>
  w.data<{ places: { id: string; path: string[] }[]; hasMore: boolean }>('stranger', 'catalog', {
    op: 'findPlaces',
    words,
  });
const place = (id: string) => w.call<{ path: string[] }>('stranger', 'catalog', { op: 'place', id });
const names = ({ places }: Level) => places.map(({ name }) => name);
const records = async () => (await w.cloud.documents('audit')) as unknown as AuditRow[];

const refused = (field: string, words: string) => ({
  ok: false,
  error: { code: 'INVALID_INPUT', details: { [field]: words } },
});
const TAKEN = '这里已经有同名的区域，请换一个名称';

let buildings = 0;
/** A building of its own for each test: 1层 with 101 and 102, 2层 without rooms. */
async function building(): Promise<{ id: string; name: string }> {
  const name = `测试楼${++buildings}`;
  const id = await added('west', name);
  await done('addPlaces', { parentId: id, lines: '1层 101-102\n2层', from: 0 });
  return { id, name };
}

const childOf = async (parentId: string, name: string): Promise<string> => {
  const found = (await level(parentId)).places.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found.id;
};

test('a new place can be chosen at once, found by words, and reported from', async () => {
  const { id, name } = await building();
  const floor = await childOf(id, '1层');
  expect(names(await offered({ parentId: floor }))).toEqual(['101', '102']);
  const [room] = (await find(`${name} 102`)).places;
  expect(room?.path).toEqual(['西校区', name, '1层', '102']);
  const ticket = await w.submit('reporter', { areaId: room?.id ?? '' });
  expect(ticket.area.path).toEqual(room?.path);
  const stored = await w.stored(ticket._id);
  expect(stored.areaIds).toEqual(['west', id, floor, room?.id]);
});

test('a level tells how much lies below, and the way to it', async () => {
  const { id, name } = await building();
  const { trail, places } = await level(id);
  expect(trail.map((step) => step.name)).toEqual(['西校区', name]);
  expect(places.map(({ name, count }) => [name, count])).toEqual([
    ['1层', 2],
    ['2层', 0],
  ]);
});

test('renamed, new tickets have the new name, old ones keep theirs, and the record says both', async () => {
  const { id, name } = await building();
  const room = await childOf(await childOf(id, '1层'), '101');
  const before = await w.submit('reporter', { areaId: room });
  await done('renamePlace', { id, name: `${name}改` });
  const after = await w.submit('reporter', { areaId: room });
  expect(after.area.path).toEqual(['西校区', `${name}改`, '1层', '101']);
  expect((await w.stored(before._id)).area.path).toEqual(['西校区', name, '1层', '101']);
  expect(await records()).toContainEqual(
    expect.objectContaining({
      kind: 'place',
      subject: `西校区 / ${name}`,
      deed: '改名',
      by: { staffNo: 'A1', name: '周明远' },
      changes: [{ label: '名称', from: name, to: `${name}改` }],
    }),
  );
});

test('moved, it is found where it went, with all that lies in it', async () => {
  const { id, name } = await building();
  await done('movePlace', { id, parentId: 'east' });
  expect((await find(`${name} 101`)).places[0]?.path).toEqual(['东校区', name, '1层', '101']);
  expect(await level(id)).toMatchObject({ trail: [{ id: 'east' }, { id }] });
});

test('put in another order, it is offered in that order', async () => {
  const { id } = await building();
  const ids = (await level(id)).places.map((one) => one.id).reverse();
  await done('orderPlaces', { parentId: id, ids });
  expect(names(await offered({ parentId: id }))).toEqual(['2层', '1层']);
});

test('switched off, neither it nor what lies below is offered, found, resolved; switched on it is again', async () => {
  const { id, name } = await building();
  const floor = await childOf(id, '1层');
  const room = await childOf(floor, '101');
  await done('switchPlace', { id, isOff: true });
  expect(names(await offered({ parentId: 'west' }))).not.toContain(name);
  expect((await find(`${name} 101`)).places).toEqual([]);
  for (const one of [id, room]) expect(await place(one)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect((await offered({ parentId: '', chosen: room, recents: [room] })).recents).toEqual([]);
  expect((await level(floor)).places[0]).toMatchObject({ isOff: false, isBelowOff: true });
  await done('switchPlace', { id, isOff: false });
  expect(await place(room)).toMatchObject({ ok: true });
});

test('who begins to choose starts beside what is chosen, with the recent ones that can be chosen still', async () => {
  const start = await offered({
    parentId: '',
    chosen: 'd3-202',
    recents: ['gone', 'd3', 'library', 'd3-201'],
  });
  expect(start.trail.map(({ id }) => id)).toEqual(['east', 'd3']);
  expect(start.way).toEqual(['east', 'd3', 'd3-202']);
  expect(start.recents.map(({ id }) => id)).toEqual(['library', 'd3-201']);
});

describe('what cannot be', () => {
  test.each([
    ['addPlace', { parentId: 'east', name: '3栋' }, refused('name', TAKEN)],
    ['addPlace', { parentId: 'gone', name: '3栋' }, refused('parentId', '这个区域已经不在了，请刷新后再试')],
    ['addPlace', { parentId: 'east', name: ' ' }, refused('name', '请填写名称，最多 20 个字')],
    ['renamePlace', { id: 'library', name: '３栋' }, refused('name', TAKEN)],
    [
      'movePlace',
      { id: 'east', parentId: 'd3-201' },
      refused('parentId', '不能移动到它自己里面，请另选一处'),
    ],
    ['orderPlaces', { parentId: 'east', ids: ['d3'] }, refused('ids', '这一级刚刚有变化，请刷新后再排')],
    ['addPlaces', { parentId: 'east', lines: '6-1层', from: 0 }, refused('lines', '“6-1层”的开头比结尾大')],
    [
      'planPlaces',
      { parentId: 'east', lines: '、', requestId: undefined },
      refused('lines', '请写上要增加的区域，例如：3栋 1-6层 每层 01-20室'),
    ],
  ])('%s %j', async (op, fields, refusal) => {
    const before = [await w.cloud.documents('places'), await records()];
    expect(await change(op, fields)).toMatchObject(refusal);
    expect([await w.cloud.documents('places'), await records()]).toEqual(before);
  });
});

describe('many at once', () => {
  interface Piece {
    readonly added: number;
    readonly skipped: number;
    readonly next: number | null;
  }
  const LINES = '1-6层 每层 01-60室';
  const piece = (parentId: string, from: number, requestId = freshRequestId()) =>
    done<Piece>('addPlaces', { parentId, lines: LINES, from, requestId });
  const roomsIn = async (parentId: string) =>
    (await level(parentId)).places.reduce((sum, { count }) => sum + 1 + count, 0);

  test('said beforehand, nothing is added', async () => {
    const { id } = await building();
    const plan = await w.data('admin', 'admin-catalog', { op: 'planPlaces', parentId: id, lines: LINES });
    expect(plan).toEqual({ total: 366, added: 364, skipped: 2, first: '1层', last: '6层 / 660室' });
    expect(await roomsIn(id)).toBe(4);
  });

  test('piece by piece until there is no next; a piece sent again answers the same and adds nothing', async () => {
    const { id } = await building();
    const requestId = freshRequestId();
    const first = await piece(id, 0, requestId);
    expect(first).toEqual({ added: 248, skipped: 2, next: 250 });
    expect(await piece(id, 0, requestId)).toEqual(first);
    expect(await piece(id, 250)).toEqual({ added: 116, skipped: 0, next: null });
    expect(await roomsIn(id)).toBe(4 + 364);
  });

  test('broken off and begun anew, all are there once', async () => {
    const { id } = await building();
    await piece(id, 0);
    expect(await piece(id, 0)).toEqual({ added: 0, skipped: 250, next: 250 });
    await piece(id, 250);
    expect(await roomsIn(id)).toBe(4 + 364);
  });
});

describe('two admins at the same time', () => {
  test('of two places of one name there is one', async () => {
    const { id } = await building();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => change('addPlace', { parentId: id, name: '顶楼' })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers.filter(({ ok }) => !ok))
      expect(answer).toMatchObject(refused('name', TAKEN));
  });

  test('of two that are moved into each other, one is', async () => {
    const [one, other] = [await building(), await building()];
    const answers = await Promise.all([
      change('movePlace', { id: one.id, parentId: other.id }),
      change('movePlace', { id: other.id, parentId: one.id }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const { id } of [one, other])
      expect(await place(await childOf(id, '1层'))).toMatchObject({ ok: true });
  });

  test('no change gets lost', async () => {
    const { id } = await building();
    const floors = ['3层', '4层', '5层', '6层', '7层', '8层'];
    await Promise.all(floors.map((name) => done('addPlace', { parentId: id, name })));
    expect(names(await level(id)).sort()).toEqual(['1层', '2层', ...floors]);
  });
});

describe('five thousand rooms', () => {
  const ROOMS: PlaceRow[] = Array.from({ length: 10 }, (_, b) => [
    { _id: `b${b}`, name: `大楼${b}`, parentId: 'north', order: b },
    ...Array.from({ length: 5 }, (_, f) => [
      { _id: `b${b}-${f}`, name: `${f + 1}层`, parentId: `b${b}`, order: f },
      ...Array.from({ length: 100 }, (_, r) => ({
        _id: `b${b}-${f}-${r}`,
        name: `${(f + 1) * 1000 + r}`,
        parentId: `b${b}-${f}`,
        order: r,
      })),
    ]).flat(),
  ]).flat();

  let one: World;
  beforeAll(async () => {
    // One worker: its memory is warm after the first call.
    one = await world({ workers: 1 });
    await one.cloud.insert('places', [{ _id: 'north', name: '北校区', parentId: '', order: 9 }, ...ROOMS]);
    await one.cloud.change('catalog', 'areas', { version: 2 });
  }, 60_000);
  afterAll(() => one.stop());

  const measured = (name: string, event: Fields, openid = person('stranger').openid) =>
    one.cloud.measured<{ places: { id: string }[] }>(name, event, openid);
  const bytes = (answer: unknown) => Buffer.byteLength(JSON.stringify(answer));

  test('a cold instance reads the tree in three round trips in sequence, a warm one asks for its version only', async () => {
    const cold = await measured('catalog', { op: 'findPlaces', words: '大楼7 3042' });
    expect(cold.answer).toMatchObject({ ok: true, data: { places: [{ id: 'b7-2-42' }] } });
    expect(cold.cost.sequentialRoundTrips).toBeLessThanOrEqual(3);
    const warm = await measured('catalog', { op: 'findPlaces', words: '3042 大楼8' });
    expect(warm.answer).toMatchObject({ ok: true, data: { places: [{ id: 'b8-2-42' }] } });
    expect(warm.cost.roundTrips).toBe(1);
  });

  test('choosing a room asks for one small level at a time', async () => {
    const levels = [''].concat('north', 'b7', 'b7-2');
    for (const parentId of levels) {
      const { answer, cost } = await measured('catalog', { op: 'places', parentId });
      expect(cost.roundTrips).toBe(1);
      expect(bytes(answer)).toBeLessThan(7000);
    }
  });

  test('a place that is known by its id is one round trip, and few documents', async () => {
    const { answer, cost } = await measured('catalog', { op: 'place', id: 'b7-2-42' });
    expect(answer).toMatchObject({ data: { path: ['北校区', '大楼7', '3层', '3042'] } });
    expect(cost.roundTrips).toBe(1);
  });

  test('a building of five hundred rooms is renamed by one document', async () => {
    const wish = { op: 'renamePlace', id: 'b7', name: '第七大楼', requestId: freshRequestId() };
    await measured('admin-catalog', { op: 'places', parentId: '' }, person('admin').openid);
    const { answer, cost } = await measured('admin-catalog', wish, person('admin').openid);
    expect(answer).toMatchObject({ ok: true });
    expect(
      cost.requests.filter(
        ({ collection, action }) => collection === 'places' && /modify|insert/.test(action),
      ),
    ).toHaveLength(1);
    expect(cost.roundTrips).toBeLessThanOrEqual(10);
  });

  test('a piece of two hundred and fifty rooms is one insertion', async () => {
    const wish = {
      op: 'addPlaces',
      parentId: 'north',
      lines: '新楼 1-6层 每层 01-40室',
      from: 0,
      requestId: freshRequestId(),
    };
    const { answer, cost } = await measured('admin-catalog', wish, person('admin').openid);
    expect(answer).toMatchObject({ ok: true, data: { added: 247 } });
    expect(
      cost.requests.filter(({ collection, action }) => collection === 'places' && /insert/.test(action)),
    ).toHaveLength(1);
  });
});
