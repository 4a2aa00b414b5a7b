/**
 * `npm run selfcheck [-- --url <address>]`: the self-check of 管理 → 系统自检 against the local cloud, as a table. Ends with 1 where
 * something is not in order.
 */
import { parseArgs } from 'node:util';
import { type Check, CHECK_STATES, type CheckState, countsOf, worstFirst } from '@xiuda/domain';
import { checkAll } from '../../miniprogram/packages/admin/selfcheck/check-all';
import { progress, type Progress } from '../cloud/terminal';
import { run } from '../run';
import { httpClient } from './http-client';
import { withLocal } from './local';

/** An admin of the demo campus. */
const ADMIN = 'demo-admin-1';

const MARKS: Record<CheckState, string> = { wrong: '✖', unknown: '?', off: '–', ok: '✔' };

const IN_ENVIRONMENT =
  '已部署的环境在小程序里查：用管理员的微信打开“管理 → 系统自检”。这里没有微信用户，试不了提醒、登录和客户端权限；' +
  '集合和索引可以用 npm run deploy -- --env <环境> --dry-run 核对。';

const lines = ({ state, name, found, mend }: Check): string[] => [
  `${MARKS[state]} ${CHECK_STATES[state]}  ${name}：${found}`,
  ...(mend ? [`    怎么办：${mend}`] : []),
];

async function check(url: string): Promise<void> {
  let checks: readonly Check[] = [];
  let shown: Progress | undefined;
  await checkAll(httpClient(url, ADMIN), ({ checks: known, waiting, done }) => {
    shown ??= progress(waiting.length);
    if (done) shown.step(done.name);
    checks = known;
  });
  shown?.end();
  console.log(['', ...worstFirst(checks).flatMap(lines), '', countsOf(checks)].join('\n'));
  if (checks.some(({ state }) => state === 'wrong' || state === 'unknown')) process.exitCode = 1;
}

run(async () => {
  const { values } = parseArgs({ options: { url: { type: 'string' }, env: { type: 'string' } } });
  if (values.env !== undefined) throw new Error(IN_ENVIRONMENT);
  if (values.url === undefined) return withLocal(check);
  if (!URL.canParse(values.url))
    throw new Error(`--url 不是网址：${values.url}（例：http://127.0.0.1:8787）`);
  return check(new URL(values.url).origin);
});
