/** Exports: what stands in the file is what is stored, once each, however often a call fails, repeats or meets another. */
import type { AuditRow, Ticket } from '@xiuda/domain';
import { callsOf, forgetCalls, heal, inject } from '../support/faults';
import { loseAnswer } from '../support/lost-answers';
import {
  carryOn,
  exported,
  fileOf,
  finish,
  linkTo,
  opened,
  type Rows,
  startExport,
} from '../support/exporting';
import { at, stored, WAYS } from '../support/paper-tickets';
import { person } from '../support/people';
import { uploadRoster } from '../support/roster-file';
import { sweep } from '../support/sweep';
import { type Fields, freshRequestId, type World, world } from '../support/world';

const MANY = 2304;
const A_CALL = 1000;
const NOVEMBER = { kind: 'tickets', from: '2026-11-01', to: '2026-11-30' };
const STATUSES = Object.keys(WAYS) as (keyof typeof WAYS)[];
const FORMULA = '=HYPERLINK("http://example.com","点我")';

let w: World;
const tickets: Ticket[] = [];

/** A ticket of every status in turn; the first has words that a spreadsheet could take for a formula. */
function ticket(index: number): Ticket {
  const status = STATUSES[index % STATUSES.length] ?? 'rated';
  const paper = stored(WAYS[status]);
  return {
    ...paper,
    _id: `exported-${index}`,
    number: `BX20261120-${String(index).padStart(6, '0')}`,
    ...(index === 0 && { description: FORMULA, address: '+86 楼', contactName: '@林晓' }),
    ...(index === 4 && {
      materials: [
        { materialId: 'valve', name: '陶瓷阀芯', unit: '个', quantity: 2 },
        { materialId: 'tape', name: '生料带', unit: '卷', quantity: 1 },
      ],
    }),
  };
}

beforeAll(async () => {
  w = await world();
  for (let index = 0; index < MANY; index++) tickets.push(ticket(index));
  for (let start = 0; start < MANY; start += 500)
    await w.cloud.insert('tickets', tickets.slice(start, start + 500));
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

const HEADINGS = [
  ...['工单号', '状态', '报修时间', '报修人', '联系电话', '区域', '详细地址', '项目', '报修详情'],
  ...['预审员', '审核员', '维修工', '派单时间', '接单时间', '完工时间', '处理时长（小时）'],
  ...['耗材', '维修结果', '处理建议', '返修次数', '验收'],
  ...['评分', '速度', '质量', '态度', '评价标签', '评价', '拒绝或取消的原因'],
];

/** The story of each status, one step a minute from 2026-11-20 09:00 on, as its row tells it. */
const STORIES: Readonly<Record<keyof typeof WAYS, readonly unknown[]>> = {
  //                      预审员  审核员    维修工    派单时间            接单时间            完工时间            时长 耗材  评分  评价   原因
  pendingPreReview: ['待预审', null, null, null, null, null, null, null, null, null, null, null],
  pendingReview: ['待审核', '刘敏', '王建国', null, null, null, null, null, null, null, null, null],
  pooled: ['待抢单', '刘敏', '王建国', null, null, null, null, null, null, null, null, null],
  assigned: [
    '待接单',
    '刘敏',
    '王建国',
    '陈志强',
    '2026-11-20 09:02',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ],
  accepted: [
    ...['已接单', '刘敏', '王建国', '陈志强', '2026-11-20 09:02', '2026-11-20 09:03'],
    ...[null, null, null, null, null, null],
  ],
  repairing: [
    ...['维修中', '刘敏', '王建国', '陈志强', '2026-11-20 09:02', '2026-11-20 09:03'],
    ...[null, null, null, null, null, null],
  ],
  paused: [
    ...['暂时无法维修', '刘敏', '王建国', '陈志强', '2026-11-20 09:02', '2026-11-20 09:03'],
    ...[null, null, null, null, null, null],
  ],
  pendingConfirmation: [
    ...['完工待确认', '刘敏', '王建国', '陈志强', '2026-11-20 09:02', '2026-11-20 09:03'],
    ...[null, null, null, null, null, null],
  ],
  completed: [
    ...['已完工', '刘敏', '王建国', '陈志强', '2026-11-20 09:02', '2026-11-20 09:03', '2026-11-20 09:06'],
    ...[0.1, null, null, null, null],
  ],
  rated: [
    ...['已评价', '刘敏', '王建国', '陈志强', '2026-11-20 09:02', '2026-11-20 09:03', '2026-11-20 09:06'],
    ...[0.1, null, 5, '很快', null],
  ],
  rejected: ['已拒绝', '刘敏', '王建国', null, null, null, null, 0, null, null, null, '不归我们修'],
  cancelled: [
    '已取消',
    '刘敏',
    '王建国',
    '陈志强',
    '2026-11-20 09:02',
    null,
    null,
    0.1,
    null,
    null,
    null,
    null,
  ],
};

/** How the work ended, what to do instead, how often it was reopened, who accepted it. */
const JUDGED: Readonly<Record<string, readonly unknown[]>> = {
  completed: ['已修好', null, null, null],
  rated: ['已修好', null, null, '报修人验收'],
};
const UNJUDGED = [null, null, null, null];
/** 速度, 质量, 态度, tags: nobody has given any. */
const ASPECTS = [null, null, null, null];

function rowOf({ number, description, address, contactName, materials }: Ticket, index: number): unknown[] {
  const id = STATUSES[index % STATUSES.length] ?? 'rated';
  const [status, ...story] = STORIES[id];
  const [score, ...rest] = story.splice(-3);
  const row = [
    ...[number, status, '2026-11-20 09:00', contactName, '13800011234', '桂林洋校区/3栋/201', address],
    ...['水电/龙头', description, ...story],
    ...(JUDGED[id] ?? UNJUDGED),
    ...[score, ...ASPECTS, ...rest],
  ];
  if (materials.length) row[16] = '陶瓷阀芯×2个、生料带×1卷';
  return row;
}

const numbersIn = (rows: Rows): unknown[] => rows.slice(1).map(([number]) => number);
const allNumbers = () => tickets.map(({ number }) => number);

test('every ticket of the period stands in the file once, cell by cell as it is stored', async () => {
  const begun = await startExport(w, NOVEMBER);
  expect(begun).toMatchObject({ kind: 'tickets', rows: 0, total: MANY, isDone: false });
  expect(begun).toMatchObject({
    scope: '2026-11-01 至 2026-11-30',
    name: '工单-2026-11-01-至-2026-11-30.xlsx',
  });
  expect(await carryOn(w, begun.id)).toMatchObject({ rows: A_CALL, isDone: false });
  expect(await finish(w, begun.id)).toBe(3);
  const rows = await opened(w, begun.id);
  expect(rows[0]).toEqual(HEADINGS);
  expect(rows.slice(1)).toEqual(tickets.map(rowOf));
});

test('words that begin like a formula stay words', async () => {
  const rows = await exported(w, { ...NOVEMBER, status: 'pendingPreReview' });
  expect(rows[1]).toEqual(expect.arrayContaining([FORMULA, '+86 楼', '@林晓']));
});

test('tickets that move or arrive while an export is under way stand in it once', async () => {
  const { id } = await startExport(w, NOVEMBER);
  await carryOn(w, id);
  const moved = [5, 990, 1010, 2290].map((index) => `exported-${index}`);
  const now = new Date();
  for (const one of moved) await w.cloud.change('tickets', one, { since: now, updatedAt: now });
  const late = { ...ticket(0), _id: 'late', number: 'BX20261120-000500x', createdAt: at(9) };
  await w.cloud.insert('tickets', [late]);
  await finish(w, id);
  const found = numbersIn(await opened(w, id));
  expect(found.filter((number) => number !== late.number)).toEqual(allNumbers());
  await w.cloud.change('tickets', 'late', { number: 'BX20200101-000001' });
});

test('two phones that carry on the same export at once do it no harm', async () => {
  const { id } = await startExport(w, NOVEMBER);
  for (let round = 1; round <= 4; round++) {
    const both = await Promise.all([carryOn(w, id), carryOn(w, id)]);
    expect(both.map(({ id: answered }) => answered)).toEqual([id, id]);
  }
  expect(await carryOn(w, id)).toMatchObject({ rows: MANY, isDone: true });
  expect(numbersIn(await opened(w, id))).toEqual(allNumbers());
});

const UPLOAD = 'storage.getUploadMetadata';

/** Resolves when a call waits with what it has to store. */
async function atTheDoor(): Promise<void> {
  const isHeld = async () =>
    (await callsOf(w.cloud)).some(({ requests }) =>
      requests.some(({ action, ms }) => action === UPLOAD && ms === undefined),
    );
  while (!(await isHeld())) await new Promise((resolve) => setTimeout(resolve, 3));
}

test('a phone that was held up does not take an export back to where it left', async () => {
  const { id } = await startExport(w, NOVEMBER);
  await forgetCalls(w.cloud);
  await inject(w.cloud, {
    match: { function: 'admin-export', action: UPLOAD },
    effect: { untilCleared: true },
  });
  const held = carryOn(w, id);
  await atTheDoor();
  await carryOn(w, id);
  expect(await carryOn(w, id)).toMatchObject({ rows: 2 * A_CALL });
  await heal(w.cloud);
  expect(await held).toMatchObject({ rows: 2 * A_CALL });
  await finish(w, id);
  expect(numbersIn(await opened(w, id))).toEqual(allNumbers());
});

test('an export whose calls lose their answers has no gap and nothing twice', async () => {
  const { id } = await startExport(w, NOVEMBER);
  for (const nth of [4, 6, 8, 9, 10, 11]) {
    await loseAnswer(w.cloud, nth);
    await w.call('admin', 'admin-export', { op: 'continue', id });
    await loseAnswer(w.cloud, 0);
  }
  await finish(w, id);
  expect(numbersIn(await opened(w, id))).toEqual(allNumbers());
});

interface Preview {
  readonly total: number;
  readonly counts: Fields;
  readonly rows: readonly { readonly why: readonly string[]; readonly changes: readonly unknown[] }[];
}

const DAY = { kind: 'tickets', from: '2026-01-05', to: '2026-01-05' };

describe('with a few tickets', () => {
  const few = [0, 1, 2].map((index) => ({
    ...stored(WAYS.rated),
    _id: `few-${index}`,
    number: `BX20260105-00000${index}`,
  }));
  beforeAll(() => w.cloud.insert('tickets', few));

  test.each([1, 1000])(
    'whichever request of a call fails, %d times, the next call mends it',
    async (times) => {
      for (const calls of [0, 1]) {
        for (let nth = 1; ; nth++) {
          const { id } = await startExport(w, DAY);
          for (let call = 1; call <= calls; call++) await carryOn(w, id);
          await inject(w.cloud, {
            match: { function: 'admin-export', nth },
            times,
            effect: { code: 'DATABASE_REQUEST_FAILED' },
          });
          const answer = await w.call('admin', 'admin-export', { op: 'continue', id });
          await heal(w.cloud);
          await finish(w, id);
          expect(numbersIn(await opened(w, id))).toEqual(few.map(({ number }) => number));
          if (answer.ok) {
            expect(nth).toBeGreaterThan(6);
            break;
          }
        }
      }
    },
    60_000,
  );

  test('the same request again answers the same export; another wish under its requestId is refused', async () => {
    const wish = { ...DAY, requestId: freshRequestId() };
    const [first, again] = [await startExport(w, wish), await startExport(w, wish)];
    expect(again).toEqual(first);
    const other = { op: 'start', ...wish, to: '2026-01-06' };
    expect(await w.call('admin', 'admin-export', other)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { requestId: expect.any(String) } },
    });
  });

  test('who exported what and how much is on record, once', async () => {
    const { id } = await startExport(w, DAY);
    const row = async () => (await w.cloud.documents('audit')).filter(({ _id }) => _id === id);
    expect(await row()).toMatchObject([
      { kind: 'export', deed: '导出', subject: '工单', by: { staffNo: 'A1' } },
    ]);
    await finish(w, id);
    await carryOn(w, id);
    const [record, ...others] = (await row()) as unknown as AuditRow[];
    expect(others).toEqual([]);
    expect(record?.changes).toEqual([
      { label: '范围', to: '2026-01-05 至 2026-01-05' },
      { label: '条数', to: '3' },
    ]);
  });

  test('nothing but the file is left of a finished export, and it goes after a day', async () => {
    const before = (await w.cloud.documents('exports')).length;
    const { id } = await startExport(w, DAY);
    await finish(w, id);
    expect(await w.cloud.documents('exports')).toHaveLength(before + 2);
    const { url } = await linkTo(w, id);
    const later = new Date(Date.now() + 25 * 3_600_000);
    for (let run = 1; run <= 20; run++) await sweep(w.cloud.url, later);
    expect(await w.cloud.documents('exports')).toEqual([]);
    expect((await fetch(url)).status).toBe(404);
    expect(await w.call('admin', 'admin-export', { op: 'link', id })).toMatchObject({
      error: { code: 'NOT_FOUND', message: '这次导出已经过期，请重新导出' },
    });
  });
});

test('a link works for ten minutes, and not before the file is there', async () => {
  const { id } = await startExport(w, { kind: 'staff' });
  expect(await w.call('admin', 'admin-export', { op: 'link', id })).toMatchObject({
    error: { code: 'WRONG_STATUS', message: '文件还没有整理好，请等它完成' },
  });
  await finish(w, id);
  const { url, minutes } = await linkTo(w, id);
  expect(minutes).toBe(10);
  const until = Number(new URL(url).searchParams.get('t')) * 1000 - Date.now();
  expect(until).toBeGreaterThan(9 * 60_000);
  expect(until).toBeLessThanOrEqual(10 * 60_000);
});

test('the roster stands in the file as it is imported, with state and binding behind', async () => {
  await w.cloud.change('staff', 'W2', { areas: ['d3', 'library'], trades: ['水电工', '木工'] });
  const [headings, ...rows] = await exported(w, { kind: 'staff' });
  expect(headings).toEqual(['学工号', '姓名', '手机号', '角色', '负责区域', '工种', '状态', '是否绑定']);
  expect(rows).toHaveLength((await w.cloud.documents('staff')).length);
  expect(rows).toContainEqual([
    ...[
      'W2',
      '何永福',
      '13800040002',
      '维修工',
      '东校区/3栋、东校区/图书馆',
      '水电工、木工',
      '在岗',
      '已绑定',
    ],
  ]);
  expect(rows).toContainEqual(expect.arrayContaining(['X1', '钟文彬', '已停用']));
  expect(rows).toContainEqual(expect.arrayContaining(['W9', '罗永生', '未绑定']));
});

test('the exported roster is imported as it is, whatever its places and trades are called: nothing changes, nothing is refused', async () => {
  const name = '教室、实验室/库房';
  await w.cloud.insert('places', [{ _id: 'listed', name, parentId: 'east', order: 9 }]);
  await w.cloud.change('catalog', 'areas', { version: 2 });
  await w.cloud.change('staff', 'W2', { areas: ['d3', 'library'], trades: ['水电工', '木工'] });
  await w.cloud.change('staff', 'W3', { areas: ['listed', 'd3'], trades: ['空调，暖通'] });
  const { id } = await startExport(w, { kind: 'staff' });
  await finish(w, id);
  const file = await uploadRoster(w, await fileOf(w, id), 'xlsx');
  const { rows, total, counts } = await w.data<Preview>('admin', 'admin-roster', { op: 'preview', file });
  expect(rows.filter(({ why, changes }) => why.length || changes.length)).toEqual([]);
  expect(counts).toEqual({ added: 0, changed: 0, refused: 0, same: total });
  expect(total).toBe((await w.cloud.documents('staff')).length);
});

test('the ledger of materials stands in the file, oldest first, numbers as numbers', async () => {
  const entry = { materialId: 'valve', name: '陶瓷阀芯', unit: '个', by: { staffNo: 'A1', name: '周明远' } };
  const moved = (day: string, index: number) => ({
    ...{ _id: `stock-${index}`, ...entry, at: new Date(`${day}T08:30:00+08:00`) },
    ...(index % 2
      ? { kind: 'use', delta: -2, number: 'BX20261120-000004', price: 1250 }
      : { kind: 'in', delta: 5, reason: '采购' }),
  });
  await w.cloud.insert('stock', [moved('2026-03-02', 0), moved('2026-03-01', 1), moved('2026-03-03', 3)]);
  const [headings, ...rows] = await exported(w, { kind: 'stock', from: '2026-03-01', to: '2026-03-02' });
  expect(headings).toEqual([
    ...['时间', '耗材', '类型', '数量', '单位', '单价（元）', '金额（元）', '工单号', '原因', '经手人'],
  ]);
  expect(rows).toEqual([
    [
      ...['2026-03-01 08:30', '陶瓷阀芯', '维修领用', -2, '个', 12.5, -25],
      ...['BX20261120-000004', null, '周明远'],
    ],
    ['2026-03-02 08:30', '陶瓷阀芯', '入库', 5, '个', null, null, null, '采购', '周明远'],
  ]);
});

test.each<[Fields, number]>([
  [{ status: 'rejected' }, MANY / STATUSES.length],
  [{ areaId: 'd3' }, MANY],
  [{ areaId: 'west' }, 0],
  [{ itemId: 'faucet', status: 'rated' }, MANY / STATUSES.length],
  [{ workerId: 'W1', status: 'rated' }, MANY / STATUSES.length],
  [{ workerId: 'W2' }, 0],
])('%j narrows tickets down to %d', async (filter, count) => {
  expect(await startExport(w, { ...NOVEMBER, ...filter })).toMatchObject({ total: count });
});

test('a period without tickets makes a file with headings only', async () => {
  expect(await exported(w, { kind: 'tickets', from: '2025-01-01', to: '2025-01-02' })).toEqual([HEADINGS]);
});

test.each<[Fields, string]>([
  [{ kind: 'everything' }, 'kind'],
  [{ kind: 'tickets', from: '2026-02-01', to: '2026-01-31' }, 'to'],
  [{ kind: 'tickets', from: '2026-2-1' }, 'from'],
  [{ kind: 'tickets', areaId: 'nowhere' }, 'areaId'],
  [{ kind: 'tickets', itemId: 'nothing' }, 'itemId'],
  [{ kind: 'tickets', workerId: 'nobody' }, 'workerId'],
  [{ kind: 'staff', from: '2026-01-01' }, 'from'],
  [{ kind: 'stock', status: 'rated' }, 'status'],
])('%j is refused at %s, and nothing begins', async (wish, field) => {
  const before = (await w.cloud.documents('exports')).length;
  const answer = await w.call('admin', 'admin-export', { op: 'start', requestId: freshRequestId(), ...wish });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', details: { [field]: expect.stringMatching(/[\u4e00-\u9fff]/) } },
  });
  expect(await w.cloud.documents('exports')).toHaveLength(before);
});

test('no client can write where exports are kept, and their paths cannot be guessed', async () => {
  const { id } = await startExport(w, { kind: 'staff' });
  await finish(w, id);
  const { url } = await linkTo(w, id);
  const path = new URL(url).pathname.replace('/storage/files/', '');
  expect(path).toMatch(/^exports\/\d{8}\/[0-9a-f]{32}\.xlsx$/);
  expect(await w.cloud.upload(person('admin').openid, path, Uint8Array.of(1))).not.toHaveProperty('fileID');
});
