/** 楼宇二维码: which places get a code, what WeChat is asked, what stands on the sheets, and for how long. */
import type { CodePlace, CodesFile } from '@xiuda/domain';
import { callsOf, forgetCalls, heal, inject } from '../support/faults';
import { drawnPlace, freshPlace, madeCodes } from '../support/good-codes';
import { readPdf } from '../support/pdf';
import { says } from '../support/qr';
import { sweep } from '../support/sweep';
import { type Fields, freshRequestId, REPORT, type World, world } from '../support/world';

/** One room more than may be chosen at once. */
const ROOMS = Array.from({ length: 1201 }, (_, at) => ({
  ...{ _id: `m-${at}`, name: String(at), parentId: 'mass', order: at },
}));

let w: World;
beforeAll(async () => {
  w = await world();
  await w.cloud.insert('places', [{ _id: 'mass', name: '大楼', parentId: '', order: 9 }, ...ROOMS]);
  await w.cloud.insert('settings', [{ _id: 'institution', name: '海湾学院', phone: '0898-65880000' }]);
}, 60_000);
afterEach(() => heal(w.cloud));
afterAll(() => w.stop());

type Made = CodesFile;
const ask = <T>(op: string, fields: Fields) => w.call<T>('admin', 'admin-catalog', { op, ...fields });
const data = <T>(op: string, fields: Fields) => w.data<T>('admin', 'admin-catalog', { op, ...fields });
const plan = (...placeIds: string[]) =>
  data<{ places: CodePlace[]; isTrial: boolean }>('codePlaces', { placeIds });
const make = (placeIds: readonly string[], requestId = freshRequestId()) =>
  ask<Made>('makeCodes', { placeIds, requestId });
const link = (id: string) => data<{ url: string; name: string }>('codesLink', { id });

/** Pictures that WeChat was asked for since `forgetCalls`. */
const asked = async (): Promise<number> =>
  (await callsOf(w.cloud))
    .flatMap(({ requests }) => requests)
    .filter(({ action }) => action === 'openapi.wxacode.getUnlimited').length;

const refused = (code: string, words: string | RegExp, field?: string) => ({
  ok: false,
  error: {
    code,
    ...(field
      ? { details: { [field]: expect.stringMatching(words) } }
      : { message: expect.stringMatching(words) }),
  },
});

describe('the places', () => {
  test('of a building are its rooms, in order, with the way to them', async () => {
    const { places, isTrial } = await plan('d3');
    expect(places.slice(0, 2)).toEqual([
      { id: 'd3-201', name: '3栋 201', above: '东校区 / 3栋' },
      { id: 'd3-202', name: '3栋 202', above: '东校区 / 3栋' },
    ]);
    expect(isTrial).toBe(false);
  });

  test('chosen twice, once by themselves and once by their building, get one code', async () => {
    const { places } = await plan('east', 'd3-202', 'd3');
    const ids = places.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['d3-201', 'd3-202', 'library']));
    expect(ids).not.toContain('d3');
  });

  test('that are switched off get none', async () => {
    const off = await freshPlace(w, { isOff: true });
    expect((await plan('d3')).places.map(({ id }) => id)).not.toContain(off);
    expect(await ask('codePlaces', { placeIds: [off] })).toMatchObject(
      refused('INVALID_INPUT', '停用或不存在', 'placeIds'),
    );
  });

  test('whose id has no room in a code are refused by name', async () => {
    await freshPlace(w, { _id: 'x'.repeat(31), name: '阅览室', parentId: 'west' });
    expect(await ask('codePlaces', { placeIds: ['west'] })).toMatchObject(
      refused('INVALID_INPUT', '“西校区 阅览室”的编号太长', 'placeIds'),
    );
  });

  test('more than a thousand and two hundred are refused with their number', async () => {
    expect(await ask('codePlaces', { placeIds: ['mass'] })).toMatchObject(
      refused('INVALID_INPUT', '一共有 1201 个地点，一次最多 1200 个', 'placeIds'),
    );
    expect((await plan('m-7')).places).toEqual([{ id: 'm-7', name: '大楼 7', above: '大楼' }]);
  });

  test.each([
    ['codePlaces', 201],
    ['drawCodes', 25],
    ['makeCodes', 121],
  ])('%s takes no %d', async (op, count) => {
    const placeIds = Array.from({ length: count }, (_, at) => `p-${at}`);
    const requestId = op === 'makeCodes' ? { requestId: freshRequestId() } : {};
    const answer = await ask(op, { placeIds, ...requestId });
    expect(answer).toMatchObject(refused('INVALID_INPUT', `1 到 ${count - 1} 个地点`, 'placeIds'));
  });
});

describe('a picture', () => {
  test('is asked for once, whoever needs it again', async () => {
    const id = await freshPlace(w);
    await forgetCalls(w.cloud);
    expect(await ask('drawCodes', { placeIds: [id] })).toEqual({ ok: true, data: { open: 0 } });
    await ask('drawCodes', { placeIds: [id] });
    expect(await asked()).toBe(1);
  });

  test('stands where nobody can put another one first', async () => {
    const id = await drawnPlace(w);
    const { fileId } = (await w.cloud.document('codes', `release ${id}`)) as unknown as { fileId: string };
    expect(fileId).toMatch(/\/codes\/[0-9a-f]{32}\.png$/);
    const path = fileId.slice(fileId.indexOf('codes/'));
    expect(await w.cloud.upload('openid-admin', path, Buffer.from('x'))).not.toHaveProperty('fileID');
  });

  test('of two admins at the same time is kept once', async () => {
    const id = await freshPlace(w);
    await Promise.all([1, 2].map(() => ask('drawCodes', { placeIds: [id] })));
    const kept = (await w.cloud.documents('codes')).filter(({ _id }) => _id === `release ${id}`);
    expect(kept).toHaveLength(1);
    expect(await make([id])).toMatchObject({ ok: true });
  });

  test('opens the version that the settings name, and the plan says so', async () => {
    const id = await drawnPlace(w);
    await w.cloud.insert('settings', [{ _id: 'messages', templates: {}, opens: 'trial' }]);
    expect((await plan(id)).isTrial).toBe(true);
    expect(await make([id])).toMatchObject(refused('INVALID_INPUT', '还有 1 个', 'placeIds'));
    await data('drawCodes', { placeIds: [id] });
    expect(await w.cloud.document('codes', `trial ${id}`)).toBeDefined();
    await w.cloud.change('settings', 'messages', { opens: 'formal' });
  });

  test.each([
    [45009, 'RATE_LIMITED', '一分钟'],
    [41030, 'INTERNAL', '小程序还没有发布'],
    [-604101, 'INTERNAL', '没有生成小程序码的权限'],
    [-1, 'INTERNAL', '微信没有生成二维码，请稍后继续'],
  ])('that WeChat refuses with %d says why; the ones before it are kept', async (code, error, words) => {
    const [first, second] = [await freshPlace(w), await freshPlace(w)];
    const match = { action: 'openapi.wxacode.getUnlimited', nth: 2 };
    await inject(w.cloud, { match, effect: { code } });
    const placeIds = [first, second];
    expect(await ask('drawCodes', { placeIds })).toMatchObject(refused(error, words));
    await forgetCalls(w.cloud);
    expect(await ask('drawCodes', { placeIds })).toMatchObject({ ok: true });
    expect(await asked()).toBe(1);
  });

  test.each([40129, 40169, 40097])('whose scene WeChat refuses with %d names the place', async (code) => {
    const id = await freshPlace(w);
    await inject(w.cloud, { match: { action: 'openapi.wxacode.getUnlimited' }, effect: { code } });
    expect(await ask('drawCodes', { placeIds: [id] })).toMatchObject(
      refused('INVALID_INPUT', `微信不接受“3栋 ${300 + Number(id.slice(6))}”的编号`, 'placeIds'),
    );
  });

  test('that is gone from the storage is drawn anew', async () => {
    const id = await drawnPlace(w);
    const { fileId } = (await w.cloud.document('codes', `release ${id}`)) as unknown as { fileId: string };
    await w.cloud.change('codes', `release ${id}`, { fileId: fileId.replace(/\w{32}/, '0'.repeat(32)) });
    const requestId = freshRequestId();
    expect(await make([id], requestId)).toMatchObject(refused('INTERNAL', '会重新画'));
    await data('drawCodes', { placeIds: [id] });
    expect(await make([id], requestId)).toMatchObject({ ok: true });
  });
});

describe('the sheets', () => {
  let file: CodesFile;
  beforeAll(async () => {
    const ids = ['d3-201', 'd3-202', 'library', ...ROOMS.slice(0, 10).map(({ _id }) => _id)];
    await data('drawCodes', { placeIds: ids });
    file = await data<Made>('makeCodes', { placeIds: ids, requestId: freshRequestId() });
  });

  test('are A4, twelve codes each, with the names as text and codes of 45 mm', async () => {
    expect(file).toMatchObject({ name: '报修二维码-3栋201至大楼9.pdf', codes: 13, sheets: 2 });
    const { url, name } = await link(file.id);
    expect(name).toBe(file.name);
    const pdf = Buffer.from(await (await fetch(url)).arrayBuffer());
    const pages = readPdf(pdf);
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(
      Array(2).fill([595, 842]),
    );
    expect(pages.map(({ pictures }) => pictures.length)).toEqual([12, 1]);
    for (const { width } of pages.flatMap(({ pictures }) => pictures))
      expect(width / (72 / 25.4)).toBeCloseTo(45);
    expect(pages[0]?.texts.slice(0, 4)).toEqual([
      ...['3栋 201', '东校区 / 3栋', '微信扫码报修', '海湾学院 · 服务电话 0898-65880000'],
    ]);
    expect(pages[0]?.texts).toContain('东校区 图书馆');
    expect(pages[1]?.texts[0]).toBe('大楼 9');
    expect(pdf.length).toBeLessThan(1_000_000);
  });

  test('hold under each name the code of that place', async () => {
    const [page] = readPdf(Buffer.from(await (await fetch((await link(file.id)).url)).arrayBuffer()));
    const pictures = page?.pictures ?? [];
    const codes = ['d3-201', 'd3-202', 'library', 'm-0'].map(
      (id) => `pages/reporter/reporter?scene=a%3D${id}`,
    );
    expect(codes.map((text) => pictures.findIndex((picture) => says(text, picture)))).toEqual([0, 1, 2, 3]);
    expect(page?.texts.filter((_, at) => at % 4 === 0).slice(0, 4)).toEqual([
      ...['3栋 201', '3栋 202', '东校区 图书馆', '大楼 0'],
    ]);
  });

  test('are opened by a link of ten minutes', async () => {
    const { url } = await link(file.id);
    const left = Number(new URL(url).searchParams.get('t')) - Date.now() / 1000;
    expect(left).toBeGreaterThan(540);
    expect(left).toBeLessThanOrEqual(600);
  });

  test('sent again are the same file, written down once; another wish is refused', async () => {
    const [id, other] = [await drawnPlace(w), await drawnPlace(w)];
    const requestId = freshRequestId();
    const answers = await Promise.all([1, 2].map(() => make([id], requestId)));
    expect(answers[0]).toEqual(answers[1]);
    expect(await make([id], requestId)).toEqual(answers[0]);
    expect(await make([other], requestId)).toMatchObject(refused('INVALID_INPUT', '内容不同', 'requestId'));
    const number = `3栋 ${300 + Number(id.slice(6))}（1 个）`;
    const rows = (await w.cloud.documents('audit')).filter(({ subject }) => subject === number);
    expect(rows).toMatchObject([{ kind: 'code', deed: '生成', by: { staffNo: 'A1' } }]);
  });

  test('need every picture', async () => {
    expect(await make([await drawnPlace(w), await freshPlace(w)])).toMatchObject(
      refused('INVALID_INPUT', '还有 1 个二维码没有画好', 'placeIds'),
    );
  });

  test('of a place that was switched off in the meantime are refused', async () => {
    const id = await drawnPlace(w);
    await w.cloud.change('places', id, { isOff: true });
    await freshPlace(w);
    expect(await make(['d3-201', id])).toMatchObject(
      refused('INVALID_INPUT', '有的地点刚刚变了', 'placeIds'),
    );
  });

  test('go after a day, file and all; the pictures stay', async () => {
    const id = await madeCodes(w);
    const { url } = await link(id);
    const DAY = 24 * 3_600_000;
    await sweep(w.cloud.url, new Date(Date.now() + DAY - 60_000));
    expect((await fetch(url)).status).toBe(200);
    await sweep(w.cloud.url, new Date(Date.now() + DAY + 60_000));
    expect((await fetch(url)).status).toBe(404);
    expect(await ask('codesLink', { id })).toMatchObject(refused('NOT_FOUND', '文件已经过期'));
    expect((await w.cloud.documents('codes')).length).toBeGreaterThan(10);
  });
});

test('a code outlives a rename, and leads to the place under its new name', async () => {
  const id = await drawnPlace(w);
  await w.cloud.change('places', id, { name: '新名字' });
  await freshPlace(w);
  await forgetCalls(w.cloud);
  expect(await make([id])).toMatchObject({ data: { name: '报修二维码-3栋新名字.pdf' } });
  expect(await asked()).toBe(0);
  const { ticket } = await w.data<{ ticket: { area: { path: string[] } } }>('reporter', 'ticket-submit', {
    ...{ requestId: freshRequestId(), ...REPORT, areaId: id },
  });
  expect(ticket.area.path).toEqual(['东校区', '3栋', '新名字']);
});
