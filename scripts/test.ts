/** `npm test`: builds the product, sees to a browser, runs every test. Arguments go to jest. */
import { spawnSync } from 'node:child_process';
import { buildPhone } from '../emulator/phone/build';
import { buildAll } from './build';
import { ensureBrowser } from './ensure-browser';
import { GALLERY, inRoot, MINIPROGRAM, PHONE, ROOT } from './paths';
import { run } from './run';

run(async () => {
  const browser = ensureBrowser();
  await buildAll();
  await buildPhone({ root: MINIPROGRAM, outDir: PHONE, extra: { root: GALLERY } });
  const { status } = spawnSync(
    process.execPath,
    [inRoot('node_modules', 'jest', 'bin', 'jest.js'), ...process.argv.slice(2)],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CHROMIUM: browser } },
  );
  process.exitCode = status ?? 1;
});
