/** Function security rules, which bind clients and nobody else. */
import type { FunctionRules } from '../../../cloudbase';
import type { Caller } from '../../../emulator/cloud';
import { checkRule } from '../../../emulator/cloud/functions/rules';
import { type CloudUnderTest, openCloudUnderTest } from './cloud-under-test';

let it: CloudUnderTest;
beforeAll(async () => {
  const functionRules: FunctionRules = { '*': { invoke: 'auth != null' }, inner: { invoke: false } };
  it = await openCloudUnderTest({ functionRules });
});
afterAll(() => it.close());

const ONE = 'return 1';

test.each(['wx_client', 'wx_devtools'])('a client (%s) does not get in, and nothing runs', async (source) => {
  await it.run(ONE, { name: 'inner', caller: { source: 'wx_trigger' } });
  const before = await it.latestCall('inner');
  const answer = await it.post('/invoke/inner', JSON.stringify({ code: ONE }), {
    'x-wx-openid': 'user-1',
    'x-emulator-source': source,
  });
  expect(await answer.json()).toEqual({
    errCode: -501001,
    errMsg: expect.stringContaining('permission denied'),
  });
  const inside = it.run(ONE, { name: 'inner', caller: { openid: 'user-1', source } });
  await expect(inside).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  expect(await it.latestCall('inner')).toEqual(before);
});

test.each<Caller>([{ source: 'wx_trigger' }, { openid: 'user-1', source: 'wx_http' }])(
  '$source is not bound by the rules',
  async (caller) => expect(await it.run(ONE, { name: 'inner', caller })).toBe(1),
);

test('a function that a client called gets in', async () => {
  const code = `return (await cloud.callFunction({ name: 'inner', data: { code: 'return cloud.getWXContext().SOURCE' } })).result`;
  expect(await it.run(code)).toBe('wx_client,scf');
});

const TOLD = { '*': { invoke: false }, open: { invoke: true }, odd: { invoke: 'auth == null' } };

test.each([
  ['open', 'user-1', true],
  ['open', undefined, true],
  ['odd', 'user-1', false],
  ['other', 'user-1', false],
  ['toString', 'user-1', false],
])('%s called by %s: %s', (name, openid, isLet) => {
  const origin = { source: 'wx_client', clockOffset: 0, depth: 0, ...(openid && { openid }) };
  const check = () => checkRule(TOLD as FunctionRules, name, origin);
  if (isLet) expect(check).not.toThrow();
  else expect(check).toThrow('permission denied');
});
