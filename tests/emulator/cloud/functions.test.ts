import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCloudUnderTest, type CloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  it = await openCloudUnderTest();
});
afterAll(() => it.close());

const invoke = async (
  name: string,
  event: unknown,
  headers: Record<string, string> = { 'x-wx-openid': 'user-1' },
) =>
  (await it.post(`/invoke/${name}`, JSON.stringify(event), headers)).json() as Promise<
    Record<string, unknown>
  >;

describe('a call', () => {
  test('answers with what main returned', async () => {
    expect(await invoke('script', { code: 'return { got: args }', args: { a: [1, null] } })).toEqual({
      result: { got: { a: [1, null] } },
    });
  });

  test('answers null when main returned nothing', async () => {
    expect(await invoke('script', { code: '' })).toEqual({ result: null });
  });

  test('tells the function who called, from the header and never from the event', async () => {
    const event = { code: 'return cloud.getWXContext()', openid: 'somebody-else' };
    expect(await invoke('script', event, { 'x-wx-openid': 'user-7' })).toEqual({
      result: expect.objectContaining({
        OPENID: 'user-7',
        ENV: 'local',
        SOURCE: 'wx_client',
        APPID: 'wx-local',
      }),
    });
  });

  test('adds userInfo to what a client sends, as the platform does, whatever the client put there', async () => {
    const event = { code: 'return event.userInfo', userInfo: { openId: 'somebody-else' } };
    expect(await invoke('script', event, { 'x-wx-openid': 'user-7' })).toEqual({
      result: { appId: 'wx-local', openId: 'user-7' },
    });
  });

  test('leaves nothing of one caller to the next', async () => {
    await invoke('script', { code: 'process.env.WX_LEFT = "x"; process.env.WX_OPENID = "thief"' });
    const codes = Array.from(
      { length: 4 },
      () => 'return [cloud.getWXContext().OPENID ?? null, process.env.WX_LEFT ?? null]',
    );
    const answers = await Promise.all(
      codes.map((code) => invoke('script', { code }, { 'x-emulator-source': 'wx_trigger' })),
    );
    expect(answers).toEqual(Array.from({ length: 4 }, () => ({ result: [null, null] })));
  });

  test('of a timer has no openid and says so in its source', async () => {
    const answer = await invoke(
      'script',
      { code: 'return cloud.getWXContext()' },
      { 'x-emulator-source': 'wx_trigger' },
    );
    expect(answer['result']).toMatchObject({ SOURCE: 'wx_trigger' });
    expect(answer['result']).not.toHaveProperty('OPENID');
  });

  test.each([
    ['a function that throws', 'throw new Error("broken wire")', -504002, 'broken wire'],
    ['a function that throws no error', 'throw { errMsg: "odd" }', -504002, 'odd'],
    ['a result that is no JSON', 'const a = {}; a.a = a; return a', -504002, 'circular'],
    ['a function that ends its process', 'process.exit(3)', -504002, 'exited with code 3'],
    [
      'an error nobody catches',
      'setTimeout(() => { throw new Error("late") }); await new Promise(() => {})',
      -504002,
      'late',
    ],
    [
      'a promise nobody catches',
      'Promise.reject(new Error("lost")); await new Promise(() => {})',
      -504002,
      'lost',
    ],
  ])('answers with an error for %s, and the next call works', async (_case, code, errCode, message) => {
    expect(await invoke('script', { code })).toEqual({ errCode, errMsg: expect.stringContaining(message) });
    expect(await invoke('script', { code: 'return 1' })).toEqual({ result: 1 });
  });

  test.each([
    ['waits', 'await new Promise((resolve) => setTimeout(resolve, 60000))'],
    ['spins', 'for (;;);'],
  ])('is cut off when the function %s beyond its timeout', async (_case, code) => {
    expect(await invoke('hasty', { code })).toEqual({
      errCode: -504003,
      errMsg: 'Invoking task timed out after 1 seconds',
    });
    expect(await invoke('hasty', { code: 'return 1' })).toEqual({ result: 1 });
  });

  test.each(['no-such', '..%2Fscript', 'Script', '../script'])(
    'of %s is refused: no such function',
    async (name) => {
      const answer = await it.cloud
        .invoke(decodeURIComponent(name), {}, { openid: 'user-1' })
        .catch((error: unknown) => error);
      expect(answer).toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
    },
  );

  test('of a missing function answers -501000', async () => {
    expect(await invoke('no-such', {})).toEqual({
      errCode: -501000,
      errMsg: expect.stringContaining('FunctionName parameter could not be found'),
    });
  });

  test.each([
    ['text that is no JSON', '{"a":', 400],
    ['a list', '[]', 400],
    ['more than a megabyte', JSON.stringify({ a: 'x'.repeat(1024 * 1024) }), 413],
  ])('with %s is refused before any function runs', async (_case, body, status) => {
    const response = await it.post('/invoke/script', body, { 'x-wx-openid': 'user-1' });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ errCode: expect.any(Number), errMsg: expect.any(String) });
  });

  test('without an openid is refused', async () => {
    const response = await it.post('/invoke/script', '{}');
    expect(response.status).toBe(400);
  });
});

describe('nested calls', () => {
  test('carry the caller, and the source grows', async () => {
    const code = `const { result } = await cloud.callFunction({ name: 'inner', data: { code: args } }); return result`;
    expect(
      await it.run(code, { args: 'return cloud.getWXContext()', caller: { openid: 'user-3' } }),
    ).toMatchObject({
      OPENID: 'user-3',
      SOURCE: 'wx_client,scf',
    });
  });

  test('do not block each other when every instance is busy', async () => {
    const code = `const { result } = await cloud.callFunction({ name: 'inner', data: { code: 'return 1' } }); return result`;
    expect(await Promise.all(Array.from({ length: 8 }, () => it.run(code)))).toEqual([
      1, 1, 1, 1, 1, 1, 1, 1,
    ]);
  });

  test('that go round in circles end with an error', async () => {
    const code = `const { result } = await cloud.callFunction({ name: 'script', data: { code: args, args } }); return result`;
    await expect(it.run(code, { args: code })).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' });
  });

  test('report the error of the inner function to the outer one', async () => {
    const code = `try { await cloud.callFunction({ name: 'inner', data: { code: 'throw new Error("deep")' } }) }
      catch (error) { return error.errMsg }`;
    expect(await it.run(code)).toContain('deep');
  });
});

describe('the clock', () => {
  const now = Date.UTC(2026, 0, 31, 8);

  test('of an event starts where the header says and runs on', async () => {
    const code = `const first = Date.now(); await new Promise((resolve) => setTimeout(resolve, 30));
      return { first, ran: new Date() - first, call: Date() , isDate: new Date() instanceof Date, same: new Date().constructor === Date }`;
    const { result } = (await invoke(
      'script',
      { code },
      { 'x-wx-openid': 'user-1', 'x-emulator-now': String(now) },
    )) as {
      result: { first: number; ran: number; call: string; isDate: boolean; same: boolean };
    };
    expect(result.first - now).toBeGreaterThanOrEqual(0);
    expect(result.first - now).toBeLessThan(5000);
    expect(result.ran).toBeGreaterThanOrEqual(25);
    expect(result.ran).toBeLessThan(5000);
    expect(result).toMatchObject({ call: expect.stringContaining('2026'), isDate: true, same: true });
  });

  test('is the real one again in the next event', async () => {
    await it.run('return 1', { caller: { openid: 'user-1', now } });
    const read = (await it.run('return Date.now()')) as number;
    expect(Math.abs(read - Date.now())).toBeLessThan(5000);
  });

  test('reaches nested calls', async () => {
    const code = `return (await cloud.callFunction({ name: 'inner', data: { code: 'return Date.now()' } })).result`;
    const read = (await it.run(code, { caller: { openid: 'user-1', now } })) as number;
    expect(read - now).toBeLessThan(5000);
    expect(read - now).toBeGreaterThanOrEqual(0);
  });
});

test('the console of a function comes out in one line per message, with its name', async () => {
  await it.run(`console.log('two\\nlines', { a: 1 })`);
  expect(it.lines).toContain('[script] two | lines { a: 1 }');
});

test('a bundle that was built anew is used after a reload, and not before', async () => {
  const file = join(it.folder, 'functions/inner/index.js');
  const original = readFileSync(file, 'utf8');
  expect(await it.run('return 1', { name: 'inner' })).toBe(1);
  const other = 'exports.main = async () => "rebuilt";';
  writeFileSync(file, other.padEnd(original.length));
  expect(await it.run('return 1', { name: 'inner' })).toBe(1);
  it.cloud.reloadFunctions();
  expect(await it.run('return 1', { name: 'inner' })).toBe('rebuilt');
  writeFileSync(file, original);
  it.cloud.reloadFunctions();
  expect(await it.run('return 1', { name: 'inner' })).toBe(1);
});

test('without the redirect the SDK dials out, so it is the redirect that keeps everything here', async () => {
  const code = `delete process.env.TCB_CONTEXT_CNFG;
    const http = require('node:http'), asked = [], request = http.request;
    http.request = (url) => { asked.push(String(url)); throw new Error('dialled out') };
    try { await db.collection('tickets').get(); return 'answered' }
    catch (error) { return [asked[0], error.errMsg ?? error.message] } finally { http.request = request }`;
  expect(await it.run(code)).toEqual([
    expect.stringContaining('.tcb-api.tencentcloudapi.com/admin'),
    expect.stringContaining('dialled out'),
  ]);
});
