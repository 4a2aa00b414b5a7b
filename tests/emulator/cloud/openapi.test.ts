import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCloudUnderTest, type CloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  it = await openCloudUnderTest();
});
afterAll(() => it.close());

const attempt = (call: string) =>
  `try { return await ${call} } catch (error) { return [error.errCode, error.errMsg] }`;
const SEND = attempt('cloud.openapi.subscribeMessage.send(args)');
const PHONE = attempt('cloud.openapi.phonenumber.getPhoneNumber(args)');
const grant = (openid: string, ...templateIds: string[]) =>
  it.post('/emulator/grants', JSON.stringify({ templateIds }), { 'x-wx-openid': openid });
const outbox = async () =>
  (await (await fetch(`${it.cloud.url}/openapi/outbox`)).json()) as Record<string, unknown>[];

const message = {
  touser: 'user-2',
  templateId: 'template-1',
  page: 'pages/detail/detail?id=1',
  data: { thing1: { value: '三号楼水管漏水' }, phrase2: { value: '处理中' } },
  miniprogramState: 'developer',
};

describe('getPhoneNumber', () => {
  test('resolves a code to its number, again and again', async () => {
    const answer = { errCode: 0, phoneInfo: { phoneNumber: '13800001234', countryCode: '86' } };
    expect(await it.run(PHONE, { args: { code: 'phone:13800001234' } })).toMatchObject(answer);
    expect(await it.run(PHONE, { args: { code: 'phone:13800001234' } })).toMatchObject(answer);
  });

  test.each([['phone:123'], ['13800001234'], [''], [undefined], [7]])('refuses the code %j', async (code) => {
    expect(await it.run(PHONE, { args: { code } })).toEqual([40029, expect.stringContaining('invalid code')]);
  });
});

describe('subscribeMessage.send', () => {
  test('keeps what was sent, oldest first, with the outcome', async () => {
    await grant('user-2', 'template-1');
    expect(await it.run(SEND, { args: message })).toMatchObject({ errCode: 0 });
    await it.run(SEND, { args: { ...message, touser: 'user-3', data: { phrase2: { value: 'abc' } } } });
    expect((await outbox()).slice(-2)).toEqual([
      expect.objectContaining({
        touser: 'user-2',
        template_id: 'template-1',
        page: message.page,
        data: message.data,
        miniprogram_state: 'developer',
        errcode: 0,
      }),
      expect.objectContaining({ touser: 'user-3', errcode: 47003 }),
    ]);
  });

  test('keeps it over a restart, even when the last line was cut short', async () => {
    await grant('user-4', 'template-1');
    await it.run(SEND, { args: { ...message, touser: 'user-4' } });
    const before = await outbox();
    appendFileSync(join(it.folder, 'data/outbox.jsonl'), '{"touser":"cut');
    await it.restart();
    expect(await outbox()).toEqual(before);
    await it.run(SEND, { args: message });
    await it.restart();
    expect(await outbox()).toHaveLength(before.length + 1);
  });

  test.each([
    ['no addressee', { touser: '' }, 40003],
    ['no template', { templateId: undefined }, 40037],
    ['no data', { data: {} }, 47003],
    ['an unknown state', { miniprogramState: 'beta' }, 47003],
  ])('refuses a message with %s', async (_case, change, errcode) => {
    expect(await it.run(SEND, { args: { ...message, ...change } })).toEqual([errcode, expect.any(String)]);
  });

  test.each([
    ['thing1', '二十个字'.repeat(5), 0],
    ['thing1', '二十一个字啊'.repeat(4), 47003],
    ['thing1', '', 47003],
    ['thing1', '两行\n字', 47003],
    ['thing1', '漏水😀', 47003],
    ['phrase1', '待验收', 0],
    ['phrase1', '暂时无法维修', 47003],
    ['phrase1', '处理a', 47003],
    ['character_string1', 'BX20260131-123456', 0],
    ['character_string1', '工单1', 47003],
    ['character_string1', 'x'.repeat(33), 47003],
    ['number1', '12.5', 0],
    ['number1', '十', 47003],
    ['time1', '2026年1月31日 15:01', 0],
    ['time1', '15:01', 0],
    ['time1', '2026年1月31日 15:01~2026年1月31日 16:00', 0],
    ['time1', '昨天', 47003],
    ['date1', '2026年1月31日', 0],
    ['date1', '15:01', 47003],
    ['amount1', '¥12.50', 0],
    ['phone_number1', '138****1234', 47003],
    ['phone_number1', '13800001234', 0],
    ['name1', '张三', 0],
    ['name1', '张三3', 47003],
    ['name1', '一二三四五六七八九十一', 47003],
    ['nosuch1', '什么', 47003],
    ['thing', '没有编号', 47003],
  ])('the field %s with %j has the outcome %d', async (field, value, errcode) => {
    await grant('user-2', 'template-1');
    const answer = await it.run(SEND, { args: { ...message, data: { [field]: { value } } } });
    expect(Array.isArray(answer) ? answer[0] : 0).toBe(errcode);
  });
});

test('an API that does not exist is refused with -604100', async () => {
  expect(await it.run(attempt('cloud.openapi.no.suchApi({})'))).toEqual([-604100, expect.any(String)]);
});

test('an API that config.json does not declare is refused with -604101', async () => {
  expect(await it.run(SEND, { args: message, name: 'inner' })).toEqual([-604101, expect.any(String)]);
});
