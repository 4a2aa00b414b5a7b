/** Jest's global set-up: builds the cloud functions once when a source is newer than what stands in dist/, and the tests' processes. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildProcesses } from './build-processes';

const ROOT = path.resolve(__dirname, '../..');
const BUILT = path.join(ROOT, 'dist/cloudfunctions');
const SOURCES = [
  'cloudfunctions',
  'domain',
  'cloudbase',
  'scripts/build-functions.ts',
  'scripts/build-libraries.ts',
  'package-lock.json',
  'tsconfig.base.json',
];

/** Latest change (ms) of a file or of anything in a folder. */
function changed(file: string): number {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => changed(path.join(file, name))));
}

/** Bundles of every function folder, and the SDK beside them; the folders with an underscore hold shared code. */
const bundles = (): string[] =>
  readdirSync(path.join(ROOT, 'cloudfunctions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .flatMap(({ name }) => ['index.js', 'wx-server-sdk.js'].map((file) => path.join(BUILT, name, file)));

function isStale(): boolean {
  const built = bundles();
  if (!built.every((file) => existsSync(file))) return true;
  const newest = Math.max(...SOURCES.map((source) => changed(path.join(ROOT, source))));
  return Math.min(...built.map((file) => statSync(file).mtimeMs)) < newest;
}

export default async function buildAll(): Promise<void> {
  if (isStale())
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  await buildProcesses();
}
