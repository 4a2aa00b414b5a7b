/** The store room: what a step takes or puts back, in its own transaction; what admins move; what the reports say. */
import type { MaterialRow } from '@xiuda/domain';
import type { Answer } from '../support/cloud';
import { heal, inject } from '../support/faults';
import type { PersonName } from '../support/people';
import { ledgerOf, wrongStock } from '../support/stock';
import { ticketIn } from '../support/walk';
import {
  type Fields,
  freshRequestId,
  type Handle,
  must,
  type SeenTicket,
  type StepData,
  type World,
  world,
} from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ workers: 6 });
}, 60_000);
afterAll(() => w.stop());
afterEach(async () => {
  await heal(w.cloud);
  await w.cloud.holdMessages();
  expect(await wrongStock(w.cloud)).toEqual([]);
});

let kinds = 0;

/** A material that nobody else touches. */
async function material(fields: Partial<MaterialRow> = {}): Promise<string> {
  const _id = `m-${++kinds}`;
  await w.cloud.insert('materials', [{ _id, name: `三角阀 ${kinds}`, unit: '个', order: 50, ...fields }]);
  return _id;
}

const onHand = async (id: string) => (await w.cloud.document('materials', id))?.stock;
const admin = (op: string, fields: Fields) =>
  w.call<{ stock: number; id: string }>('admin', 'admin-catalog', {
    ...{ op, requestId: freshRequestId() },
    ...fields,
  });
const use = (ticket: Handle, materials: Fields[], more: Fields = {}) =>
  w.step('worker', 'add-materials', ticket, { materials, ...more });
const giveBack = (ticket: Handle, materials: Fields[], more: Fields = {}) =>
  w.step('worker', 'return-materials', ticket, { materials, ...more });
const of = (materialId: string, quantity: number) => ({ materialId, quantity });
const ticketAfter = (answer: Answer<StepData>): SeenTicket => must(answer, 'step').ticket;
const deltas = async (ticketId: string) =>
  (await ledgerOf(w.cloud, ticketId)).map(({ kind, delta, price, money }) => [kind, delta, price, money]);

/** A ticket under repair that has written no row of the ledger yet. */
const repairing = async () => {
  await ticketIn(w, 'repairing');
  return ticketIn(w, 'repairing');
};

describe('添加耗材', () => {
  test('takes from stock, with a row of the ledger that keeps the price of the moment', async () => {
    const id = await material({ stock: 5, price: 1250 });
    const ticket = await repairing();
    ticketAfter(await use(ticket, [of(id, 2)]));
    await admin('saveMaterial', { materialId: id, name: `三角阀 ${id}`, unit: '个', price: 9900 });
    expect(await onHand(id)).toBe(3);
    const [row] = await ledgerOf(w.cloud, ticket._id);
    expect(row).toMatchObject({
      ...{ materialId: id, kind: 'use', delta: -2, price: 1250, money: 2500, unit: '个' },
      ...{ number: ticket.number, by: { staffNo: 'W1', name: '陈志强' }, areaIds: ['east', 'd3', 'd3-201'] },
    });
  });

  test('of one that is not there as often as wanted takes nothing of any, and says what is left', async () => {
    const [enough, few, none] = [
      await material({ stock: 9 }),
      await material({ stock: 1, name: '角阀' }),
      await material({ stock: 0, name: '花洒' }),
    ];
    const ticket = await repairing();
    const before = await w.stored(ticket._id);
    const answer = await use(ticket, [of(enough, 2), of(few, 2), of(none, 1)]);
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: 'OUT_OF_STOCK',
        message: '库存不足：角阀 只剩 1 个，花洒 已经没有了',
        details: { left: { [few]: 1, [none]: 0 } },
      },
    });
    expect([await onHand(enough), await onHand(few)]).toEqual([9, 1]);
    expect(await w.stored(ticket._id)).toEqual(before);
    expect(await ledgerOf(w.cloud, ticket._id)).toEqual([]);
    ticketAfter(await use(ticket, [of(few, 1)]));
  });

  test('of what nobody counts limits nobody, and is written down all the same', async () => {
    const id = await material({ price: 80 });
    const ticket = await repairing();
    ticketAfter(await use(ticket, [of(id, 500)]));
    expect(await onHand(id)).toBeUndefined();
    expect(await deltas(ticket._id)).toEqual([['use', -500, 80, 40_000]]);
  });

  test('of what is switched off is refused at its field', async () => {
    const id = await material({ stock: 5, isOff: true });
    expect(await use(await repairing(), [of(id, 1)])).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { materials: '有一种耗材已经下架，请重新选择' } },
    });
  });

  test('sent again takes nothing again', async () => {
    const id = await material({ stock: 5 });
    const ticket = await repairing();
    const event = await w.event('worker', 'add-materials', ticket, { materials: [of(id, 2)] });
    const send = () => w.call<StepData>('worker', 'ticket-add-materials', event);
    must(await send(), 'first');
    expect(must(await send(), 'second').repeated).toBe(true);
    expect(await onHand(id)).toBe(3);
  });
});

/** So many people ask at the same time, each on a ticket of their own; all have read the stock before anybody writes. */
async function atOnce(id: string, tickets: readonly Handle[]): Promise<Answer<StepData>[]> {
  const match = { action: 'database.commitTransaction', function: 'ticket-add-materials' };
  await inject(w.cloud, { match, times: tickets.length, effect: { delayMs: 40 } });
  return Promise.all(tickets.map((ticket) => use(ticket, [of(id, 1)])));
}

const codes = (answers: readonly Answer<unknown>[]) =>
  answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort();

describe('at the same time', () => {
  test('of many who want the last piece one gets it', async () => {
    const id = await material({ stock: 1 });
    const tickets = await Promise.all(Array.from({ length: 8 }, repairing));
    const answers = await atOnce(id, tickets);
    expect(codes(answers)).toEqual([...Array.from({ length: 7 }, () => 'OUT_OF_STOCK'), 'ok']);
    expect(await onHand(id)).toBe(0);
    const rows = await Promise.all(tickets.map(({ _id }) => ledgerOf(w.cloud, _id)));
    expect(rows.flat()).toHaveLength(1);
  });

  test('where there is enough everybody gets theirs: a conflict is tried again', async () => {
    const id = await material({ stock: 9 });
    const answers = await atOnce(id, await Promise.all(Array.from({ length: 4 }, repairing)));
    expect(codes(answers)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(await onHand(id)).toBe(5);
  });

  test('whoever loses the race for the ticket takes nothing', async () => {
    const id = await material({ stock: 9 });
    const ticket = await repairing();
    const answers = await atOnce(id, [ticket, ticket]);
    expect(codes(answers)).toEqual(['CONFLICT', 'ok']);
    expect(await onHand(id)).toBe(8);
  });

  test('a tap twice takes once', async () => {
    const id = await material({ stock: 9 });
    const ticket = await repairing();
    const event = await w.event('worker', 'add-materials', ticket, { materials: [of(id, 3)] });
    const match = { action: 'database.commitTransaction' };
    await inject(w.cloud, { match, times: 2, effect: { delayMs: 40 } });
    const send = () => w.call<StepData>('worker', 'ticket-add-materials', event);
    const answers = await Promise.all([send(), send()]);
    expect(answers.map((answer) => must(answer, 'tap').repeated ?? false).sort()).toEqual([false, true]);
    expect(await onHand(id)).toBe(6);
  });
});

describe('退回耗材', () => {
  test('puts back what was taken, at the prices at which it was taken, the last first', async () => {
    const id = await material({ stock: 10, price: 100 });
    const first = ticketAfter(await use(await repairing(), [of(id, 2)]));
    await w.cloud.change('materials', id, { price: 300 });
    const second = ticketAfter(await use(first, [of(id, 2)]));
    await w.cloud.change('materials', id, { price: 900 });
    const third = ticketAfter(await giveBack(second, [of(id, 3)]));
    expect(await onHand(id)).toBe(9);
    expect(third.materials.find(({ materialId }) => materialId === id)?.quantity).toBe(1);
    expect(await deltas(first._id)).toEqual(
      expect.arrayContaining([
        ['return', 2, 300, -600],
        ['return', 1, 100, -100],
      ]),
    );
    const last = ticketAfter(await giveBack(third, [of(id, 1)]));
    expect(last.materials.map(({ materialId }) => materialId)).not.toContain(id);
    const money = (await ledgerOf(w.cloud, first._id)).reduce((sum, row) => sum + (row.money ?? 0), 0);
    expect(money).toBe(0);
  });

  test('of more than there is on the ticket is refused at its field and changes nothing', async () => {
    const id = await material({ stock: 10, name: '合页' });
    const ticket = ticketAfter(await use(await repairing(), [of(id, 2)]));
    expect(await giveBack(ticket, [of(id, 3)])).toMatchObject({
      error: {
        code: 'INVALID_INPUT',
        details: { materials: '合页 这张工单上只有 2 个，最多退回这么多' },
      },
    });
    expect(await giveBack(ticket, [of('tube', 1)])).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect(await onHand(id)).toBe(8);
  });

  test('of what is switched off meanwhile is taken all the same', async () => {
    const id = await material({ stock: 10 });
    const ticket = ticketAfter(await use(await repairing(), [of(id, 2)]));
    await w.cloud.change('materials', id, { isOff: true });
    ticketAfter(await giveBack(ticket, [of(id, 2)]));
    expect(await onHand(id)).toBe(10);
  });
});

describe('出入库', () => {
  test('the first delivery begins the counting; out and count follow, each with a record', async () => {
    const id = await material({ name: '闸阀' });
    expect(
      await admin('moveStock', { materialId: id, kind: 'out', quantity: 1, reason: '报损' }),
    ).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { kind: '还没有登记库存，请先入库或盘点' } },
    });
    const moved = async (kind: string, quantity: number) =>
      must(await admin('moveStock', { materialId: id, kind, quantity, reason: '月底清点' }), kind).stock;
    expect([await moved('in', 20), await moved('out', 3), await moved('correct', 15)]).toEqual([20, 17, 15]);
    const ledger = (await w.cloud.documents('stock')).filter(({ materialId }) => materialId === id);
    expect(ledger.map(({ kind, delta }) => [kind, delta]).sort()).toEqual([
      ['correct', -2],
      ['in', 20],
      ['out', -3],
    ]);
    const audit = (await w.cloud.documents('audit')).filter(({ subject }) => subject === '闸阀');
    expect(audit.map(({ deed }) => deed).sort()).toEqual(['入库', '出库', '盘点']);
    expect(audit.find(({ deed }) => deed === '出库')?.changes).toEqual([
      { label: '库存', from: '20 个', to: '17 个' },
      { label: '原因', to: '月底清点' },
    ]);
  });

  test('no more goes out than there is', async () => {
    const id = await material({ stock: 2, name: '弯头' });
    expect(
      await admin('moveStock', { materialId: id, kind: 'out', quantity: 3, reason: '报损' }),
    ).toMatchObject({
      error: { code: 'OUT_OF_STOCK', message: '库存不足：弯头 只剩 2 个', details: { left: { [id]: 2 } } },
    });
    expect(await onHand(id)).toBe(2);
  });

  test('sent again moves nothing again; another wish under its name is refused', async () => {
    const id = await material({ stock: 2 });
    const event = { materialId: id, kind: 'in', quantity: 5, requestId: freshRequestId() };
    const [first, second] = [await admin('moveStock', event), await admin('moveStock', event)];
    expect([must(first, 'in').stock, must(second, 'again').stock, await onHand(id)]).toEqual([7, 7, 7]);
    expect(await admin('moveStock', { ...event, quantity: 6 })).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { requestId: expect.any(String) } },
    });
  });

  test.each<[string, Fields, Fields]>([
    ['nothing comes in', { kind: 'in', quantity: 0 }, { quantity: expect.any(String) }],
    ['goes out without a reason', { kind: 'out', quantity: 1 }, { reason: expect.any(String) }],
    ['is counted without a reason', { kind: 'correct', quantity: 1 }, { reason: expect.any(String) }],
    ['more than a store room holds', { kind: 'in', quantity: 999_999 }, { quantity: '库存最多 999999' }],
    ['half a piece', { kind: 'in', quantity: 1.5 }, { quantity: expect.any(String) }],
  ])('%s: refused at the field', async (_, fields, details) => {
    const id = await material({ stock: 2 });
    expect(await admin('moveStock', { materialId: id, ...fields })).toMatchObject({
      error: { code: 'INVALID_INPUT', details },
    });
    expect(await onHand(id)).toBe(2);
  });
});

describe('the catalogue', () => {
  const catalog = () =>
    w.data<{ version: string; materials: { id: string }[] }>('worker', 'catalog', { op: 'get' });

  test('a new material is offered at once, at the end, and changes the version', async () => {
    const before = await catalog();
    const { id } = must(await admin('addMaterial', { name: '膨胀螺丝', unit: '颗' }), 'add');
    const after = await catalog();
    expect(after.version).not.toBe(before.version);
    expect(after.materials.at(-1)).toEqual({ id, name: '膨胀螺丝', unit: '颗' });
    must(await admin('switchMaterial', { materialId: id, isOff: true }), 'off');
    expect((await catalog()).materials.map((one) => one.id)).not.toContain(id);
  });

  test('what is taken does not change the version: nobody loads the catalogue again for it', async () => {
    const id = await material({ stock: 5 });
    const { version } = await catalog();
    ticketAfter(await use(await repairing(), [of(id, 1)]));
    expect(await w.data('worker', 'catalog', { op: 'get', knownVersion: version })).toEqual({
      unchanged: true,
    });
  });

  test('two of one name are refused, also when both come at once', async () => {
    const add = () => admin('addMaterial', { name: '生胶带', unit: '卷' });
    const match = { action: 'database.commitTransaction' };
    await inject(w.cloud, { match, times: 2, effect: { delayMs: 40 } });
    const answers = await Promise.all([add(), add()]);
    expect(codes(answers)).toEqual(['INVALID_INPUT', 'ok']);
    expect((await w.cloud.documents('materials')).filter(({ name }) => name === '生胶带')).toHaveLength(1);
  });

  test('whoever repairs sees what is left of what is offered', async () => {
    const id = await material({ stock: 4, price: 100 });
    const { materials } = await w.data<{ materials: { id: string }[] }>('worker', 'catalog', { op: 'stock' });
    expect(materials.find((one) => one.id === id)).toEqual({
      id,
      name: expect.any(String),
      unit: '个',
      left: 4,
    });
  });

  test('what is low comes first where that is asked for', async () => {
    const [low, gone, plenty] = [
      await material({ stock: 3, lowAt: 3, order: 900 }),
      await material({ stock: 0, order: 901 }),
      await material({ stock: 4, lowAt: 3, order: 1 }),
    ];
    const answer = await w.data<{ materials: { id: string; isLow: boolean }[]; low: number }>(
      ...(['admin', 'admin-catalog', { op: 'materials', lowFirst: true }] as const),
    );
    const isLow = (id: string) => answer.materials.find((one) => one.id === id)?.isLow;
    expect([low, gone, plenty].map(isLow)).toEqual([true, true, false]);
    expect(answer.materials.slice(0, answer.low).every((one) => one.isLow)).toBe(true);
  });
});

describe('the reports', () => {
  interface Usage {
    readonly rows: { id: string; name: string; quantity: number; money: number; unit?: string }[];
    readonly money: number;
  }
  const YEAR = { from: '2020-01-01', to: '2020-12-31' };
  const usage = (fields: Fields) =>
    w.data<Usage>('admin', 'admin-catalog', { op: 'usage', ...YEAR, ...fields });
  const row = (n: number, fields: Fields): object => ({
    ...{ _id: `past-${n}`, materialId: 'old', name: '老阀芯', unit: '个', kind: 'use' },
    ...{ areaIds: ['east', 'd3', 'd3-201'], area: { id: 'd3-201', path: ['东校区', '3栋', '201'] } },
    ...{ by: { staffNo: 'W1', name: '陈志强' }, ticketId: `past-${n}`, at: new Date('2020-06-01T04:00:00Z') },
    ...fields,
  });
  const west = { areaIds: ['west', 'gate'], area: { id: 'gate', path: ['西校区', '大门'] } };

  beforeAll(() =>
    w.cloud.insert('stock', [
      row(1, { delta: -3, price: 100, money: 300 }),
      row(2, { kind: 'return', delta: 1, price: 100, money: -100 }),
      row(3, { delta: -2, price: 150, money: 300, ...west, by: { staffNo: 'W2', name: '何永福' } }),
      row(4, { kind: 'in', delta: 50 }),
      // The first instant of the year at UTC+8, and the last before it.
      row(5, {
        delta: -1,
        at: new Date('2019-12-31T16:00:00Z'),
        materialId: 'other',
        name: '生料带',
        unit: '卷',
      }),
      row(6, { delta: -7, at: new Date('2019-12-31T15:59:59Z') }),
    ]),
  );
  test('by material, less what was given back; deliveries are no use', async () => {
    expect(await usage({ by: 'material' })).toEqual({
      rows: [
        { id: 'old', name: '老阀芯', unit: '个', quantity: 4, money: 500 },
        { id: 'other', name: '生料带', unit: '卷', quantity: 1, money: 0 },
      ],
      money: 500,
    });
  });

  test('by place, from the campus down', async () => {
    const campuses = await usage({ by: 'area' });
    expect(campuses.rows.map(({ id, name, money }) => [id, name, money])).toEqual([
      ['west', '西校区', 300],
      ['east', '东校区', 200],
    ]);
    const below = await usage({ by: 'area', areaId: 'east' });
    expect(below.rows.map(({ id, name }) => [id, name])).toEqual([['d3', '3栋']]);
  });

  test('by worker, and of one worker at one place', async () => {
    const workers = await usage({ by: 'worker' });
    expect(workers.rows.map(({ id, name, money }) => [id, name, money])).toEqual([
      ['W2', '何永福', 300],
      ['W1', '陈志强', 200],
    ]);
    const both = await usage({ by: 'material', workerId: 'W2', areaId: 'west' });
    expect(both.rows.map(({ quantity }) => quantity)).toEqual([2]);
  });

  test('a period that ends before it begins, or is too long, is refused at its field', async () => {
    const asked = (to: string, from = '2020-01-02') =>
      w.call('admin', 'admin-catalog', { op: 'usage', by: 'worker', from, to });
    expect(await asked('2020-01-01')).toMatchObject({
      error: { details: { to: '结束日期不能早于开始日期' } },
    });
    expect(await asked('2021-06-01')).toMatchObject({ error: { details: { to: '一次最多统计一年' } } });
  });

  test('the ledger is read page by page, newest first, each row once', async () => {
    const id = await material({ stock: 0 });
    for (let n = 1; n <= 23; n += 1)
      must(await admin('moveStock', { materialId: id, kind: 'in', quantity: n }), 'in');
    const page = (cursor?: string) =>
      w.data<{ rows: { delta: number }[]; nextCursor: string | null }>(
        ...(['admin', 'admin-catalog', { op: 'ledger', materialId: id, ...(cursor && { cursor }) }] as const),
      );
    const first = await page();
    const second = await page(first.nextCursor ?? '');
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([20, 3, null]);
    const seen = [...first.rows, ...second.rows].map(({ delta }) => delta);
    expect(seen).toEqual(Array.from({ length: 23 }, (_, n) => 23 - n));
  });
});

test.each<PersonName>(['worker', 'reviewer', 'reporter'])('%s moves nothing', async (who) => {
  const event = {
    op: 'moveStock',
    materialId: 'valve',
    kind: 'in',
    quantity: 1,
    requestId: freshRequestId(),
  };
  expect(await w.call(who, 'admin-catalog', event)).toMatchObject({ error: { code: 'FORBIDDEN' } });
});
