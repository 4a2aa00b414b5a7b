/** WeChat refuses a main package or subpackage over 2 MB; ours stay far below. Counts what DevTools would pack. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buildAll } from './build';
import { MINIPROGRAM } from './paths';
import { run } from './run';

const KB = 1024;
const LIMITS = { main: 1024 * KB, subpackage: 512 * KB };

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

run(async () => {
  await buildAll();
  const app = JSON.parse(await readFile(join(MINIPROGRAM, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[];
  };
  const roots = (app.subPackages ?? []).map(({ root }) => root);
  const sizes = new Map<string, number>(['main', ...roots].map((name) => [name, 0]));
  for (const file of await files(MINIPROGRAM)) {
    const path = relative(MINIPROGRAM, file).split(sep).join('/');
    const owner = roots.find((root) => path.startsWith(`${root}/`)) ?? 'main';
    sizes.set(owner, (sizes.get(owner) ?? 0) + (await stat(file)).size);
  }
  const over: string[] = [];
  for (const [name, size] of sizes) {
    const limit = name === 'main' ? LIMITS.main : LIMITS.subpackage;
    console.log(`${name}: ${Math.ceil(size / KB)} KB of ${limit / KB} KB`);
    if (size > limit) over.push(name);
  }
  if (over.length) throw new Error(`Too large: ${over.join(', ')}`);
});
