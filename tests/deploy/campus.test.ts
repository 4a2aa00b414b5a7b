/** All of it, once: every function and collection into an empty account, and the first administrator goes to work; and the command. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { collections, functions } from '../../cloudbase';
import { fingerprint } from '../../cloudbase/fingerprint';
import { wantedWith } from '../../scripts/deploy/wanted';
import { migrate, pending } from '../../scripts/migrations';
import { hurryLooks, removeFunctions, type Site, startSite } from './site';

const ROOT = path.resolve(__dirname, '../..');
const functionsDir = path.join(ROOT, 'dist/cloudfunctions');
const AROUND = { functionsDir, migrations: { pending, migrate } };
const OPENID = 'openid-of-the-first';

let site: Site;
beforeAll(async () => {
  hurryLooks();
  site = await startSite();
});
afterAll(async () => {
  await site.close();
  removeFunctions();
});

const call = (name: string, event: object) =>
  site.environment.cloud.invoke(name, event, { source: 'wx_client', openid: OPENID });

test('every function, collection and rule into an empty account; then nothing is left to do', async () => {
  const wanted = wantedWith(functionsDir);
  await site.deploy(wanted, {}, AROUND);
  const standing = site.standing();
  expect(Object.keys(standing.functions).sort()).toEqual(functions.map(({ name }) => name));
  expect(standing.collections.map(({ name }) => name)).toEqual(collections.map(({ name }) => name));
  expect(standing.documents.settings).toEqual([
    { _id: 'deployed', version: wanted.record.version, fingerprint },
    { _id: 'migrations', done: expect.any(Number) },
  ]);
  expect(await site.deploy(wanted, {}, AROUND)).toContain('没有要改的。');
}, 120_000);

test('the first administrator binds the row by phone and number, once DevTools have shown WeChat the functions, and works', async () => {
  const bindPhone = { op: 'bindPhone', code: 'phone:13800000001' };
  expect(await call('account', bindPhone)).toMatchObject({ ok: false });
  for (const { name, openapi } of functions)
    if (openapi.length) site.environment.registerOpenapi(name, openapi);
  expect(await call('account', bindPhone)).toMatchObject({ ok: true });
  const bind = { op: 'bindStaff', staffNo: 'A001', name: '周敏', requestId: 'binds-the-first-one' };
  expect(await call('account', bind)).toMatchObject({ ok: true });
  expect(await call('account', { op: 'login' })).toMatchObject({
    ok: true,
    data: { account: { staff: { staffNo: 'A001', roles: ['admin'] } } },
  });
  expect(await call('admin-roster', { op: 'list' })).toMatchObject({ ok: true });
  await expect(call('sweep', {})).rejects.toThrow(/permission/i);
  await site.environment.runTimer('sweep');
});

/** The command as it is typed. */
function command(args: readonly string[], variables: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/deploy.ts', ...args],
    { cwd: ROOT, encoding: 'utf8', env: { PATH: process.env.PATH, ...variables } },
  );
  return { status, stdout, stderr };
}

test('the command: keys that are missing are one sentence and an exit code', () => {
  const { status, stderr } = command(['--env', 'prod']);
  expect([status, stderr.trim()]).toEqual([
    1,
    expect.stringMatching(/^缺少 TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY。[^\n]*$/),
  ]);
});
