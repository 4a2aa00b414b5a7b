/** WeChat's own book of grants, its templates, and what the SDK makes of its refusals. */
import { join } from 'node:path';
import { openGrants } from '../../../emulator/cloud/openapi/grants';
import { openCloudUnderTest, type CloudUnderTest } from './cloud-under-test';

const TEMPLATES = [
  {
    id: 'progress',
    title: '报修进度通知',
    fields: [
      { name: 'character_string1', label: '工单编号' },
      { name: 'phrase3', label: '当前状态' },
    ],
  },
  { id: 'task', title: '新工单提醒', fields: [{ name: 'thing3', label: '地点' }] },
];

let it: CloudUnderTest;
beforeAll(async () => {
  it = await openCloudUnderTest({ templates: TEMPLATES, pages: ['pages/detail/detail'] });
});
afterEach(() => fetch(`${it.cloud.url}/emulator/faults`, { method: 'DELETE' }));
afterAll(() => it.close());

const SEND = `try { return await cloud.openapi.subscribeMessage.send(args) } catch (error) {
  return { errCode: error.errCode, errMsg: error.errMsg, isError: error instanceof Error, code: error.code, message: error.message }
}`;
const MESSAGE = {
  templateId: 'progress',
  page: 'pages/detail/detail?id=1',
  data: { character_string1: { value: 'BX1' }, phrase3: { value: '处理中' } },
  miniprogramState: 'formal',
};
const send = (touser: string, change: object = {}, name = 'script') =>
  it.run(SEND, { args: { ...MESSAGE, touser, ...change }, name }) as Promise<{
    errCode: number;
    errMsg: string;
  }>;
const codes = async (...sent: Promise<{ errCode: number }>[]) =>
  (await Promise.all(sent)).map(({ errCode }) => errCode);
const grant = async (openid: string, ...templateIds: string[]) => {
  const response = await it.post('/emulator/grants', JSON.stringify({ templateIds }), {
    'x-wx-openid': openid,
  });
  expect(response.status).toBe(200);
};
const left = async (openid: string) =>
  (
    (await (
      await fetch(`${it.cloud.url}/emulator/grants`, { headers: { 'x-wx-openid': openid } })
    ).json()) as { grants: Record<string, number> }
  ).grants;

/** Deliveries to somebody, once there is one. */
const delivered = async (openid: string): Promise<number> => {
  const found = it.cloud.sentMessages().filter(({ touser, errcode }) => touser === openid && errcode === 0);
  if (found.length > 0) return found.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  return delivered(openid);
};

describe('a grant', () => {
  test('is one delivery: without one the answer is 43101', async () => {
    expect(await send('grant-1')).toMatchObject({ errCode: 43101 });
    await grant('grant-1', 'progress');
    expect(await send('grant-1')).toMatchObject({ errCode: 0 });
    expect(await send('grant-1')).toMatchObject({ errCode: 43101 });
  });

  test('belongs to one person and one template', async () => {
    await grant('grant-2', 'task');
    expect(
      await codes(
        send('grant-2'),
        send('grant-2b', { templateId: 'task', data: { thing3: { value: '三栋' } } }),
      ),
    ).toEqual([43101, 43101]);
    expect(await left('grant-2')).toEqual({ task: 1 });
  });

  test('adds up, and many messages at once use each up once', async () => {
    await grant('grant-3', 'progress', 'task');
    await grant('grant-3', 'progress');
    const outcomes = await codes(...Array.from({ length: 5 }, () => send('grant-3')));
    expect(outcomes.sort((a, b) => a - b)).toEqual([0, 0, 43101, 43101, 43101]);
    expect(await left('grant-3')).toEqual({ progress: 0, task: 1 });
  });

  test('is not used up by a message that is refused', async () => {
    await grant('grant-4', 'progress');
    await send('grant-4', { data: {} });
    await it.addFault({ match: { action: 'openapi.subscribeMessage.send' }, effect: { code: -1 } });
    await send('grant-4');
    expect(await left('grant-4')).toEqual({ progress: 1 });
  });

  test('outlives a restart, and so does its use', async () => {
    await grant('grant-5', 'progress', 'task');
    await send('grant-5');
    await it.restart();
    expect(await left('grant-5')).toEqual({ progress: 0, task: 1 });
  });

  test('is in the file when it is acknowledged', async () => {
    await grant('grant-6', 'progress');
    expect(openGrants(join(it.folder, 'data')).count('grant-6', 'progress')).toBe(1);
  });

  test.each([
    ['nobody', {}, '{"templateIds":["progress"]}'],
    ['an unknown template', { 'x-wx-openid': 'grant-7' }, '{"templateIds":["other"]}'],
    ['no templates', { 'x-wx-openid': 'grant-7' }, '{"templateIds":[]}'],
    ['four at once', { 'x-wx-openid': 'grant-7' }, '{"templateIds":["task","task","task","task"]}'],
    ['no JSON', { 'x-wx-openid': 'grant-7' }, '{'],
  ])('for %s is refused', async (_case, headers, body) => {
    expect((await it.post('/emulator/grants', body, headers)).status).toBe(400);
    expect(await left('grant-7')).toEqual({});
  });
});

describe('a message is held to the account', () => {
  test.each([
    ['a template that it has not', { templateId: 'other' }, 40037, 'invalid template_id'],
    [
      'a field that the template has not',
      { data: { ...MESSAGE.data, thing9: { value: '什么' } } },
      47003,
      'data.thing9.value is invalid',
    ],
    ['a missing field', { data: { phrase3: { value: '处理中' } } }, 47003, 'data.character_string1.value'],
    ['a page that is not published', { page: 'pages/other/other?id=1' }, 41030, 'invalid page'],
    ['a page with a slash before it', { page: '/pages/detail/detail' }, 41030, 'invalid page'],
  ])('%s is refused before the grant', async (_case, change, errCode, words) => {
    expect(await send('held-1', change)).toMatchObject({ errCode, errMsg: expect.stringContaining(words) });
  });

  test('a message may open no page', async () => {
    await grant('held-2', 'progress');
    expect(await send('held-2', { page: undefined })).toMatchObject({ errCode: 0 });
  });
});

describe('the SDK throws', () => {
  const fails = (api: string, errCode: number, words: string) => ({
    errCode,
    isError: true,
    errMsg: expect.stringContaining(`${api}:fail ${words}`),
  });

  test('an Error with a numeric errCode and the words in errMsg; code is not set', async () => {
    const refusal = await send('sdk-1');
    expect(refusal).toMatchObject(
      fails('openapi.subscribeMessage.send', 43101, 'user refuse to accept the msg'),
    );
    expect(refusal).not.toHaveProperty('code');
    expect(await send('sdk-1', { data: {} })).toMatchObject({ errCode: 47003 });
  });

  test.each([-1, 45009, 43108])('the errcode of an injected fault: %d', async (code) => {
    await grant('sdk-2', 'progress');
    await it.addFault({ match: { action: 'openapi.subscribeMessage.send' }, effect: { code } });
    expect(await send('sdk-2')).toMatchObject(fails('openapi.subscribeMessage.send', code, 'injected fault'));
    const attempts = it.cloud.sentMessages().filter(({ touser }) => touser === 'sdk-2');
    expect(attempts.at(-1)).toMatchObject({ errcode: code, template_id: 'progress' });
  });

  test('its own number for a call that hangs, and the message is delivered all the same', async () => {
    await grant('sdk-3', 'progress');
    await it.addFault({ match: { action: 'openapi.subscribeMessage.send' }, effect: { delayMs: 600 } });
    // Only the first init of an instance sets the time; 15 seconds without one.
    const hasty = `cloud = cloud.createNewInstance({ env: cloud.DYNAMIC_CURRENT_ENV, timeout: 200 }); ${SEND}`;
    const answer = await it.run(hasty, { args: { ...MESSAGE, touser: 'sdk-3' } });
    expect(answer).toMatchObject(
      fails('openapi.subscribeMessage.send', -501001, '-501001 resource system error. request timeout'),
    );
    expect(await delivered('sdk-3')).toBe(1);
  });

  test('nothing when a slow call answers in time', async () => {
    await grant('sdk-4', 'progress');
    await it.addFault({ match: { action: 'openapi.subscribeMessage.send' }, effect: { delayMs: 50 } });
    expect(await send('sdk-4')).toMatchObject({ errCode: 0 });
  });
});
