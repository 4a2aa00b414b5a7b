/** `npm test`: builds the product, sees to a browser, fills the demo campus once, runs every test. Arguments go to jest. */
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { startLocal } from '../emulator';
import { buildPhone } from '../emulator/phone/build';
import { buildAll } from './build';
import { ensureBrowser } from './ensure-browser';
import { FUNCTIONS, GALLERY, inRoot, MINIPROGRAM, PHONE, ROOT } from './paths';
import { run } from './run';

/** Every end-to-end test starts from a copy of this folder. */
const DEMO_DATA = inRoot('dist', 'demo-data');

async function seedDemo(): Promise<void> {
  await rm(DEMO_DATA, { recursive: true, force: true });
  const where = { port: 0, dataDir: DEMO_DATA, functionsDir: FUNCTIONS, phoneDir: PHONE };
  const { cloud } = await startLocal({ ...where, seed: 'demo' });
  await cloud.close();
}

run(async () => {
  const browser = ensureBrowser();
  await buildAll();
  await buildPhone({ root: MINIPROGRAM, outDir: PHONE, extra: { root: GALLERY } });
  await seedDemo();
  const { status } = spawnSync(
    process.execPath,
    [inRoot('node_modules', 'jest', 'bin', 'jest.js'), ...process.argv.slice(2)],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CHROMIUM: browser, DEMO_DATA } },
  );
  process.exitCode = status ?? 1;
});
