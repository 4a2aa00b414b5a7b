/** 系统设置 and the record of administration: what is set holds for the next call, once, and who set it is written down with it. */
import {
  type AuditRow,
  DEFAULT_SETTINGS,
  type ServiceInfo,
  type Settings,
  type SetupCounts,
} from '@xiuda/domain';
import type { Answer, Wire } from '../support/cloud';
import { heal, inject } from '../support/faults';
import { ticketIn } from '../support/walk';
import { type Fields, freshRequestId, REPORT, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world();
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

interface Rows {
  readonly rows: Wire<AuditRow>[];
  readonly nextCursor: string | null;
}

const save = (part: string, value: unknown, requestId: unknown = freshRequestId()) =>
  w.call<{ value: Fields }>('admin', 'admin-settings', { op: 'save', part, value, requestId });

async function set(part: keyof Settings, value: Fields): Promise<Fields> {
  const answer = await save(part, value);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.data.value;
}

const get = async () =>
  (await w.data<{ settings: Settings }>('admin', 'admin-settings', { op: 'get' })).settings;

const records = (input: Fields = {}) => w.data<Rows>('admin', 'admin-settings', { op: 'audit', ...input });

const newest = async () => (await records()).rows[0];

const stored = async () => [await w.cloud.documents('settings'), await w.cloud.documents('audit')];

const refusal = (answer: Answer<unknown>) => (answer.ok ? {} : answer.error.details);

test('where nobody has set anything the defaults hold', async () => {
  const { institution, limits, messages } = await get();
  expect({ institution, limits, messages }).toEqual({
    institution: DEFAULT_SETTINGS.institution,
    limits: DEFAULT_SETTINGS.limits,
    messages: DEFAULT_SETTINGS.messages,
  });
});

test('a field is set, the others stay, and the record says from what to what', async () => {
  await set('institution', { name: '海湾学院 后勤报修', phone: '0898-65880000' });
  await set('institution', { phone: ' 400 123 4567 ', hours: '每天 8:00–22:00' });
  expect((await get()).institution).toEqual({
    name: '海湾学院 后勤报修',
    phone: '4001234567',
    hours: '每天 8:00–22:00',
    scope: '',
  });
  expect(await newest()).toMatchObject({
    kind: 'setting',
    subject: '单位信息',
    deed: '修改',
    by: { staffNo: 'A1', name: '周明远' },
    changes: [
      { label: '服务电话', from: '0898-65880000', to: '4001234567' },
      { label: '服务时间', to: '每天 8:00–22:00' },
    ],
  });
});

const GOOD_TEMPLATE = { id: 'NZIKsQlFiLRy1V-jGQDF', fields: { thing1: 'item', phrase2: 'status' } };
const templates = (fields: Fields, id: string = GOOD_TEMPLATE.id) => ({
  templates: { progress: { id, fields } },
});
const AT = 'templates.progress';

const WRONG: readonly [part: string, field: string, value: unknown][] = [
  ['institution', 'name', { name: '修' }],
  ['institution', 'name', { name: '名'.repeat(25) }],
  ['institution', 'phone', { phone: '8' }],
  ['institution', 'phone', { phone: '电话 65880000' }],
  ['institution', 'scope', { scope: '字'.repeat(501) }],
  ['institution', 'hours', { hours: 8 }],
  ['institution', '', { motto: '随叫随到' }],
  ['institution', '', '后勤'],
  ['limits', 'photos', { photos: 0 }],
  ['limits', 'photos', { photos: 7 }],
  ['limits', 'photos', { photos: 2.5 }],
  ['limits', 'urgeHours', { urgeHours: 0 }],
  ['limits', 'acceptDays', { acceptDays: 31 }],
  ['content', 'checksText', { checksText: 'no' }],
  ['messages', 'opens', { opens: 'released' }],
  ['messages', `${AT}.id`, templates({ thing1: 'item' }, '模板一')],
  ['messages', `${AT}.id`, templates({ thing1: 'item' }, 'short')],
  ['messages', `${AT}.fields`, templates({})],
  ['messages', `${AT}.fields.事项`, templates({ 事项: 'item' })],
  ['messages', `${AT}.fields.thing`, templates({ thing: 'item' })],
  ['messages', `${AT}.fields.constructor1`, templates({ constructor1: 'item' })],
  ['messages', `${AT}.fields.amount1`, templates({ amount1: 'item' })],
  ['messages', `${AT}.fields.time1`, templates({ time1: 'item' })],
  ['messages', `${AT}.fields.thing1`, templates({ thing1: 'weather' })],
  ['messages', 'templates', { templates: { other: GOOD_TEMPLATE } }],
  ['messages', 'templates.task.id', { templates: { progress: GOOD_TEMPLATE, task: GOOD_TEMPLATE } }],
];

test.each(WRONG)('%s, %s: a wrong value is refused there and changes nothing', async (part, field, value) => {
  const before = await stored();
  const answer = await save(part, value);
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  expect(Object.keys(refusal(answer) ?? {})).toEqual([['value', field].filter(Boolean).join('.')]);
  expect(Object.values(refusal(answer) ?? {})).toEqual([expect.stringMatching(/^[^A-Z]*[\u4e00-\u9fff]/)]);
  expect(await stored()).toEqual(before);
});

test('a part that does not exist is refused', async () => {
  expect(refusal(await save('weather', {}))).toEqual({ part: '没有这一组设置' });
});

test('a template is told in words, changed as a whole, and no longer sent once it is taken away', async () => {
  await set('messages', templates(GOOD_TEMPLATE.fields));
  expect((await newest())?.changes).toEqual([
    { label: '进度通知，模板编号', to: GOOD_TEMPLATE.id },
    { label: '进度通知，关键词', to: 'thing1 报修项目、phrase2 当前状态' },
  ]);
  await set('messages', { ...templates({ thing7: 'note' }), opens: 'trial' });
  expect((await get()).messages).toEqual({ ...templates({ thing7: 'note' }), opens: 'trial' });
  expect(await set('messages', { templates: { progress: null } })).toEqual({ templates: {}, opens: 'trial' });
});

test('a template that another reminder has already is refused', async () => {
  await set('messages', { templates: { progress: GOOD_TEMPLATE } });
  const answer = await save('messages', { templates: { task: GOOD_TEMPLATE } });
  expect(Object.keys(refusal(answer) ?? {})).toEqual(['value.templates.task.id']);
  // Changing places is no clash.
  const other = { ...GOOD_TEMPLATE, id: 'another-template-id' };
  await set('messages', { templates: { progress: other, task: GOOD_TEMPLATE } });
  await set('messages', { templates: { progress: null, task: null } });
});

test('sent again it answers the same and leaves one record', async () => {
  const requestId = freshRequestId();
  const first = await save('institution', { hours: '工作日' }, requestId);
  await set('institution', { hours: '每天' });
  const before = await stored();
  expect(await save('institution', { hours: '工作日' }, requestId)).toEqual(first);
  expect(await stored()).toEqual(before);
});

test('another wish under the same requestId is refused and changes nothing', async () => {
  const requestId = freshRequestId();
  await save('institution', { hours: '白天' }, requestId);
  const before = await stored();
  const answer = await save('institution', { hours: '夜里' }, requestId);
  expect(refusal(answer)).toEqual({ requestId: '这次提交与上次的内容不同，请刷新后再试' });
  expect(await stored()).toEqual(before);
});

test('what is as it was leaves no record', async () => {
  await set('limits', { photos: 5 });
  const before = await stored();
  await set('limits', { photos: 5 });
  expect(await stored()).toEqual(before);
  await set('limits', { photos: 6 });
});

test('two admins at once lose nothing of each other, and their records follow on each other', async () => {
  await set('institution', { hours: '零', scope: '' });
  const wishes = ['一', '二', '三', '四'].map((hours) => save('institution', { hours }));
  const answers = await Promise.all([...wishes, save('institution', { scope: '校内' })]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  const { institution } = await get();
  expect(institution.scope).toBe('校内');
  const { rows } = await records({ kind: 'setting' });
  const of = rows
    .slice(0, 5)
    .flatMap(({ changes = [] }) => changes.filter(({ label }) => label === '服务时间'));
  const follows = new Map(of.map(({ from = '', to = '' }) => [from, to]));
  let at = '零';
  for (let steps = 0; steps < 4; steps += 1) at = follows.get(at) ?? '';
  expect(at).toBe(institution.hours);
});

test.each(['database.modifyDocument', 'database.commitTransaction'])(
  'where %s of the change fails, neither the change nor its record stands',
  async (action) => {
    const requestId = freshRequestId();
    const before = await stored();
    await inject(w.cloud, {
      match: { function: 'admin-settings', action },
      times: 1,
      effect: { code: 'SYS_ERR' },
    });
    expect(await save('institution', { hours: `过后 ${action}` }, requestId)).toMatchObject({ ok: false });
    expect(await stored()).toEqual(before);
    await heal(w.cloud);
    expect(await save('institution', { hours: `过后 ${action}` }, requestId)).toMatchObject({ ok: true });
    expect((await newest())?.changes).toEqual([expect.objectContaining({ to: `过后 ${action}` })]);
  },
);

test('everybody is told at login and in the hall, nobody else has to ask', async () => {
  const told = { name: '海湾学院 报修中心', phone: '65880000', hours: '每天', scope: '校内' };
  await set('institution', told);
  await set('limits', { photos: 4 });
  const { service } = await w.data<{ service: ServiceInfo }>('stranger', 'account', { op: 'login' });
  expect(service).toEqual({ ...told, photos: 4, acceptDays: 3 });
  expect(await w.data('reporter', 'tickets', { op: 'list', view: 'reporter' })).toMatchObject({ service });
  const centre = await w.data('worker', 'tickets', { op: 'list', view: 'worker' });
  expect(centre).not.toHaveProperty('service');
  await set('limits', { photos: 6 });
});

test('more photos than the institution takes are refused at the photos, in a report and at completion', async () => {
  const photos = [await w.photo('reporter'), await w.photo('otherReporter')];
  await set('limits', { photos: 1 });
  const refused = { ok: false, error: { code: 'INVALID_INPUT', details: { photos: '最多添加 1 张照片' } } };
  const tickets = await w.cloud.documents('tickets');
  const report = { requestId: freshRequestId(), ...REPORT, photos };
  expect(await w.call('reporter', 'ticket-submit', report)).toMatchObject(refused);
  expect(await w.cloud.documents('tickets')).toEqual(tickets);
  const ticket = await ticketIn(w, 'repairing');
  expect(await w.step('worker', 'request-completion', ticket, { photos })).toMatchObject(refused);
  expect(await w.step('worker', 'request-completion', ticket)).toMatchObject({ ok: true });
  await set('limits', { photos: 6 });
});

test('nobody is kept from reporting where the settings cannot be read', async () => {
  const match = { function: 'ticket-submit', collection: 'settings' };
  await inject(w.cloud, { match, times: 9, effect: { code: 'SYS_ERR' } });
  const report = { requestId: freshRequestId(), ...REPORT, photos: [await w.photo('reporter')] };
  expect(await w.call('reporter', 'ticket-submit', report)).toMatchObject({ ok: true });
});

test('records are read newest first, page by page, by what was changed', async () => {
  const filler = Array.from({ length: 25 }, (_, at) => ({
    ...{ _id: `filler-${at}`, kind: 'export', subject: `工单 ${at}`, deed: '导出' },
    ...{ by: { staffNo: 'A1', name: '周明远' }, at: new Date(Date.UTC(2026, 0, 1, 0, at)), result: 'secret' },
  }));
  await w.cloud.insert('audit', filler);
  const first = await records({ kind: 'export' });
  const second = await records({ kind: 'export', cursor: first.nextCursor });
  const subjects = [...first.rows, ...second.rows].map(({ subject }) => subject);
  expect(subjects).toEqual(Array.from({ length: 25 }, (_, at) => `工单 ${24 - at}`));
  expect(second.nextCursor).toBeNull();
  expect(Object.keys(first.rows[0] ?? {}).sort()).toEqual(['_id', 'at', 'by', 'deed', 'kind', 'subject']);
});

test('progress counts what is there, and codes once some were made', async () => {
  const progress = () => w.data<SetupCounts>('admin', 'admin-settings', { op: 'progress' });
  await set('institution', { name: '报修中心' });
  expect(await progress()).toMatchObject({
    ...{ staffed: 3, places: 7, items: 4, templates: 0, hasInstitution: true, hasCodes: false },
    people: (await w.cloud.documents('staff')).filter(({ active }) => active).length,
  });
  await w.cloud.insert('audit', [{ _id: 'codes', kind: 'code', at: new Date(), by: {}, deed: '生成' }]);
  expect(await progress()).toMatchObject({ hasCodes: true });
});
