/** WeChat refuses a main package or subpackage over 2 MB; ours stay far below. */
import { buildAll } from './build';
import { MAIN, packageBytes } from './package-bytes';
import { MINIPROGRAM } from './paths';
import { run } from './run';

const KB = 1024;
const LIMITS = { main: 800 * KB, subpackage: 512 * KB };

run(async () => {
  await buildAll();
  const over: string[] = [];
  for (const [name, size] of Object.entries(await packageBytes(MINIPROGRAM))) {
    const limit = name === MAIN ? LIMITS.main : LIMITS.subpackage;
    console.log(`${name}: ${Math.ceil(size / KB)} KB of ${limit / KB} KB`);
    if (size > limit) over.push(name);
  }
  if (over.length) throw new Error(`Too large: ${over.join(', ')}`);
});
