// Runs before everything else, on a bare checkout: no dependency, and nothing that an old Node cannot parse.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST_NODE = 20;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// What was installed last, so that a changed lock file installs again.
const stamp = join(root, 'node_modules', '.xiuda-lock');

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < LEAST_NODE) {
  fail(
    `修达 needs Node ${LEAST_NODE} or newer; this is ${process.versions.node}. 请安装 Node ${LEAST_NODE} 或更新的版本。`,
  );
}

const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing packages (npm ci)… 正在安装依赖');
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' };
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  if (status !== 0) fail(`npm ci failed 安装依赖失败:\n${stderr}`);
  writeFileSync(stamp, lock);
}
