/** What npm run deploy leaves is in order for the self-check, but for what WeChat DevTools alone can do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Check } from '@xiuda/domain';
import { functions } from '../../cloudbase';
import { type Environment, startEnvironment } from '../../emulator/management/environment';
import { checkAll } from '../../miniprogram/packages/admin/selfcheck/check-all';
import { deploy } from '../../scripts/deploy/index';
import { wantedWith } from '../../scripts/deploy/wanted';
import { httpClient } from '../../scripts/selfcheck/http-client';

const BUILT = path.resolve(__dirname, '../../dist/cloudfunctions');
const OPENID = 'openid-admin';
const CALLING_WECHAT = functions.filter(({ openapi }) => openapi.length > 0);
/** Its fonts are 10 MB; what is not deployed is found as well. */
const LEFT_OUT = 'admin-catalog';
/** All that a self-check runs. */
const NEEDED = ['selfcheck', ...CALLING_WECHAT.map(({ name }) => name).filter((name) => name !== LEFT_OUT)];

let environment: Environment;
let leave: () => void;
const dataDir = mkdtempSync(path.join(tmpdir(), 'xiuda-deployed-'));

beforeAll(async () => {
  environment = await startEnvironment({ dataDir, log: () => undefined });
  leave = environment.enter();
  const wanted = wantedWith(BUILT);
  await deploy({
    keys: { ...environment.secret, region: 'ap-shanghai' },
    options: {
      ...{ env: 'xiuda', isDryRun: false, isAgreed: true, isAllCode: false },
      admin: 'A001,周敏,13800000001',
    },
    functionsDir: BUILT,
    migrations: { pending: async () => [], migrate: async () => undefined },
    say: () => undefined,
    build: async () => ({
      ...wanted,
      functions: wanted.functions.filter(({ name }) => NEEDED.includes(name)),
    }),
  });
  const { database } = environment.cloud;
  const $set = { openid: OPENID };
  database.update({
    collection: 'staff',
    filter: { _id: 'A001' },
    many: false,
    change: { operators: { $set } },
  });
}, 120_000);
afterAll(async () => {
  leave();
  await environment.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function check(): Promise<readonly Check[]> {
  let found: readonly Check[] = [];
  await checkAll(httpClient(environment.cloud.url, OPENID), ({ checks }) => {
    found = checks;
  });
  return found;
}

const notFine = (checks: readonly Check[]) =>
  checks.filter(({ state }) => state === 'wrong' || state === 'unknown').map(({ id }) => id);

test('after a deployment only the permissions of WeChat are missing, and the timer has not come yet', async () => {
  const apis = CALLING_WECHAT.filter(({ name }) => name !== LEFT_OUT).flatMap(({ name, openapi }) =>
    openapi.map((api) => `openapi.${name}.${api}`),
  );
  expect(notFine(await check()).sort()).toEqual([...apis, `openapi.${LEFT_OUT}`, 'timer.sweep'].sort());
});

test('once DevTools have registered them and the timer has run everything is in order', async () => {
  for (const { name, openapi } of CALLING_WECHAT)
    if (name !== LEFT_OUT) environment.registerOpenapi(name, openapi);
  await environment.runTimer('sweep');
  expect(notFine(await check())).toEqual([`openapi.${LEFT_OUT}`]);
});
