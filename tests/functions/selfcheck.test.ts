/** 系统自检: nothing is wrong where all is well, and every defect of a deployment is found, each by its own line. */
import type { Check } from '@xiuda/domain';
import { collections, functionRules, functions } from '../../cloudbase';
import { judgeDatabase } from '../../cloudfunctions/_shared/selfcheck/clock';
import { judgeApi } from '../../cloudfunctions/_shared/selfcheck/openapi-words';
import { answersWithoutCloud } from '../support/bare-function';
import { ADMIN, type CheckedCloud, checkedCloud } from '../support/checked-cloud';
import { fingerprintsOf } from '../support/fingerprint';

const MINUTE = 60_000;

let good: CheckedCloud;
let broken: CheckedCloud;
/** Of the broken one. */
let found: readonly Check[];

beforeAll(async () => {
  good = await checkedCloud();
  broken = await checkedCloud({
    without: ['sweep'],
    unpermitted: ['account'],
    outdated: ['notify'],
    collections: collections
      .filter(({ name }) => name !== 'audit')
      .map((one) => ({
        ...one,
        permission: one.name === 'staff' ? 'READONLY' : one.permission,
        indexes: one.indexes.filter(({ unique }) => one.name !== 'tickets' || !unique),
      })),
    functionRules: { ...functionRules, notify: { invoke: 'auth != null' } },
    storageRule: { read: true, write: true },
  });
  broken.database.remove('settings', { _id: 'deployed' }, false);
  broken.database.remove('settings', { _id: 'swept' }, false);
  found = await broken.check();
}, 60_000);
afterAll(() => Promise.all([good.close(), broken.close()]));

const byId = (checks: readonly Check[], id: string): Check | undefined =>
  checks.find((check) => check.id === id);

const set = (id: string, fields: Record<string, unknown>): void =>
  void good.database.update({
    ...{ collection: 'settings', filter: { _id: id }, many: false },
    change: { operators: { $set: fields } },
  });

test('where all is well every line says so, and nothing that is stored has changed', async () => {
  const stored = () => new Map(fingerprintsOf(good.database));
  const before = stored();
  const checks = await good.check();
  expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  const apis = functions.flatMap(({ name, openapi }) => openapi.map((api) => `openapi.${name}.${api}`));
  expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining(apis));
  const made = [...stored().keys()].filter((key) => !before.has(key));
  // The slot of the phone's own trial, which the timer clears away.
  expect(made).toEqual([expect.stringMatching(/^files\/photos\//)]);
  expect([...before].filter(([key, { print }]) => stored().get(key)?.print !== print)).toEqual([]);
});

test.each([
  [
    'openapi.account.phonenumber.getPhoneNumber',
    'account 没有登记 phonenumber.getPhoneNumber 权限',
    '开发者工具',
  ],
  ['openapi.sweep', '云函数 sweep 没有部署', 'npm run deploy'],
  ['version.notify', '云函数 notify 是 0.0.9', 'npm run deploy'],
  ['collections', '缺少集合 audit', 'npm run deploy'],
  ['unique.tickets.number', '索引缺失或不唯一', 'npm run deploy'],
  ['deployed', '没有部署记录', 'npm run deploy'],
  ['timer.sweep', '定时器没有运行：从来没有运行过', '触发器'],
  ['rules.functions', '手机能直接调用 notify（', '权限控制'],
  ['rules.collections', '手机能直接读集合 staff，', '所有用户不可读写'],
  ['rules.storage.over', '手机能改写别人的文件', 'storageRule'],
  ['rules.storage.read', '手机能下载别人的文件', 'storageRule'],
])('%s is found: %s', (id, words, mend) => {
  expect(byId(found, id)).toMatchObject({
    state: 'wrong',
    found: expect.stringContaining(words),
    mend: expect.stringContaining(mend),
  });
});

test('where nothing refuses two equal documents, they are not kept either', () => {
  for (const collection of ['tickets', 'places'])
    expect(broken.database.find({ collection, filter: {}, limit: 1 })).toEqual([]);
});

test('what is not wrong there is not said to be', () => {
  expect(found.filter(({ state }) => state !== 'ok')).toHaveLength(11);
  expect(byId(found, 'unique.places.name')).toMatchObject({ state: 'ok' });
});

describe('templates', () => {
  const PROGRESS = 'demo-template-progress';
  const OWN: Record<string, string> = {
    ...{ character_string1: 'number', thing2: 'item', phrase3: 'status', time5: 'time', thing7: 'note' },
  };
  const template = async () => byId(await good.part('templates'), 'template.progress');
  const setting = (fields: Record<string, string>, id = PROGRESS) =>
    set('messages', { 'templates.progress': { id, fields } });
  afterEach(() => setting(OWN));

  test('one that the account has not', async () => {
    setting(OWN, 'template-of-another-account');
    expect(await template()).toMatchObject({ state: 'wrong', found: expect.stringContaining('40037') });
  });

  test('one whose keywords are others: the keyword is named', async () => {
    const { thing2: _, ...others } = OWN;
    setting({ ...others, thing9: 'item' });
    expect(await template()).toMatchObject({
      state: 'wrong',
      found: '关键词 thing9 与模板不符（47003）',
      mend: expect.stringContaining('系统设置 → 微信提醒 → 进度通知'),
    });
  });

  test('one that is not set is off, which is not wrong', async () => {
    good.database.update({
      ...{ collection: 'settings', filter: { _id: 'messages' }, many: false },
      change: { operators: { $unset: { 'templates.progress': '' } } },
    });
    expect(await template()).toMatchObject({ state: 'off', mend: expect.stringContaining('公众平台') });
  });

  test('whoever has agreed is sent the sample, and it is counted', async () => {
    await fetch(`${good.url}/emulator/grants`, {
      method: 'POST',
      headers: { 'x-wx-openid': ADMIN },
      body: JSON.stringify({ templateIds: [PROGRESS] }),
    });
    const counts = { progress: 2, task: 0, review: 0 };
    good.database.insert('grants', [{ _id: ADMIN, counts, requests: [] }]);
    expect(await template()).toMatchObject({ state: 'ok', found: expect.stringContaining('样例') });
    expect(good.database.find({ collection: 'grants', filter: { _id: ADMIN } })).toMatchObject([
      { counts: { ...counts, progress: 1 } },
    ]);
    expect(good.sentMessages().filter(({ errcode }) => errcode === 0)).toHaveLength(1);
  });
});

describe('the timer', () => {
  const timer = async () => byId(await good.part('timer'), 'timer.sweep');
  afterEach(() => {
    set('swept', { at: new Date() });
    set('deployed', { at: new Date() });
  });

  test('leaves a mark when it runs', async () => {
    set('swept', { at: new Date(0) });
    await good.invoke('sweep', {}, { source: 'wx_trigger' });
    expect(await timer()).toMatchObject({ state: 'ok', found: '刚刚运行过' });
  });

  test('that has not run for an hour is wrong, unless all was deployed a moment ago', async () => {
    set('swept', { at: new Date(Date.now() - 60 * MINUTE) });
    expect(await timer()).toMatchObject({ state: 'unknown', mend: expect.stringContaining('5 分钟') });
    set('deployed', { at: new Date(Date.now() - 60 * MINUTE) });
    expect(await timer()).toMatchObject({
      state: 'wrong',
      found: expect.stringContaining('已经 1小时没有运行'),
    });
  });
});

test.each([
  ['storage.getUploadMetadata', '云函数写不进文件'],
  ['storage.batchGetDownloadUrl', '文件写进去了，但换不出临时链接'],
  ['storage.batchDeleteFile', '写进去的文件删不掉'],
])('where %s fails the storage is wrong: %s', async (action, words) => {
  const fault = { match: { function: 'selfcheck', action }, effect: { code: 'STORAGE_REQUEST_FAIL' } };
  await fetch(`${good.url}/emulator/faults`, { method: 'POST', body: JSON.stringify(fault) });
  expect(await good.part('storage')).toMatchObject([{ state: 'wrong', found: words }]);
});

test('definitions of another release are found', async () => {
  set('deployed', { fingerprint: 'of another release' });
  expect(await good.part('deployed')).toMatchObject([
    { state: 'wrong', found: expect.stringContaining('不是同一份') },
  ]);
});

test('a clock that is ahead is found, and which it is', async () => {
  const event = { op: 'run', part: 'clock', now: Date.now() };
  const ahead = { openid: ADMIN, now: Date.now() + 10 * MINUTE };
  const { data } = (await good.invoke('selfcheck', event, ahead)) as { data: { checks: Check[] } };
  expect(byId(data.checks, 'clock.phone')).toMatchObject({
    state: 'wrong',
    found: expect.stringMatching(/手机慢 \d+ 秒/),
  });
  expect(judgeDatabase(0, 60_000, 100)).toMatchObject({ state: 'wrong', found: '数据库比云函数快 60 秒' });
  expect(judgeDatabase(60_000, 0, 60_100)).toMatchObject({ state: 'wrong', found: '数据库比云函数慢 60 秒' });
  expect(judgeDatabase(1000, 1050, 1100)).toMatchObject({ state: 'ok' });
});

test('a mini program of another release is found', async () => {
  const event = { op: 'run', part: 'version', version: '0.0.1' };
  const { data } = (await good.invoke('selfcheck', event, { openid: ADMIN })) as {
    data: { checks: Check[] };
  };
  expect(data.checks).toMatchObject([{ state: 'wrong', found: expect.stringContaining('小程序 0.0.1') }]);
});

test.each([
  [0, 'ok'],
  [40029, 'ok'],
  [-604101, 'wrong'],
  [48001, 'wrong'],
  [45009, 'unknown'],
  [-1, 'unknown'],
  [-501001, 'unknown'],
  [null, 'unknown'],
])('%s from WeChat is %s', (code, state) => {
  const finding = judgeApi('account', { api: 'phonenumber.getPhoneNumber', code, message: 'x' });
  expect(finding.state).toBe(state);
  expect(finding.mend === '').toBe(state === 'ok');
});

const SOURCES = ['wx_client', 'wx_devtools', 'wx_http', 'wx_unknown', 'wx_trigger', 'scf', ''].flatMap(
  (first) => [first, `${first},scf`, `${first},wx_client`, `${first},scf,wx_trigger`],
);

test('only another function is answered a probe, whatever the event says', async () => {
  const event = { op: 'probe', SOURCE: 'scf', requests: [] };
  const names = functions.filter(({ openapi }) => openapi.length).map(({ name }) => name);
  const calls = names.flatMap((name) => SOURCES.map((source) => ({ name, event, source, openid: ADMIN })));
  const answers = await answersWithoutCloud(calls);
  const probed = calls.filter((_, at) => JSON.stringify(answers[at]).includes('outcomes'));
  const isFunction = ({ source }: (typeof calls)[number]) => source.split(',').at(-1) === 'scf';
  expect(probed).toEqual(calls.filter(isFunction));
  expect(probed.length).toBeGreaterThanOrEqual(names.length * 8);
});
