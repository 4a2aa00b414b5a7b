/** `npm run dev`: as `npm start`, and a changed page, rule or function is on the screen within two seconds. */
import { sep } from 'node:path';
import { watch } from 'chokidar';
import { type Local, startLocal } from '../emulator';
import { buildPhone } from '../emulator/phone/build';
import { buildAll } from './build';
import { buildDomain } from './build-domain';
import { functionRebuilder } from './build-functions';
import { buildSettings } from './build-settings';
import { localSettings, startFailure } from './local-settings';
import { migrateLocal } from './migrations/local';
import { FUNCTION_SOURCES, FUNCTIONS, GALLERY, inRoot, MINIPROGRAM, PHONE } from './paths';
import { run } from './run';

const DOMAIN = inRoot('domain');
const rebuildFunctions = functionRebuilder();
/** Saves that belong together arrive within this time, in ms. */
const SETTLE = 60;

const phone = () => buildPhone({ root: MINIPROGRAM, outDir: PHONE, extra: { root: GALLERY }, dev: true });

const isIn = (folder: string) => (file: string) => file.startsWith(folder + sep);

/** Rebuilds what these files are part of; says whether functions and pages changed. */
async function rebuild(files: readonly string[]): Promise<{ functions: boolean; pages: boolean }> {
  const rules = files.some(isIn(DOMAIN));
  const functions = rules || files.some(isIn(FUNCTION_SOURCES));
  const pages = rules || files.some((file) => !isIn(FUNCTION_SOURCES)(file));
  if (rules) await buildDomain();
  if (pages) await buildSettings();
  await Promise.all([functions && rebuildFunctions(), pages && phone()]);
  return { functions, pages };
}

/** One rebuild at a time; what changes meanwhile waits for the next. */
function rebuilder(local: Local): (file: string) => void {
  const changed = new Set<string>();
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const work = async (): Promise<void> => {
    const files = [...changed];
    changed.clear();
    if (!files.length) return;
    const started = performance.now();
    try {
      const { functions, pages } = await rebuild(files);
      if (functions) local.cloud.reloadFunctions();
      if (pages) local.phone.reload();
      console.log(`Rebuilt in ${Math.round(performance.now() - started)} ms`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  };
  return (file) => {
    changed.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(work);
    }, SETTLE);
  };
}

run(async () => {
  const settings = localSettings(process.env);
  await buildAll();
  await Promise.all([rebuildFunctions(), phone()]);
  const folders = { functionsDir: FUNCTIONS, phoneDir: PHONE };
  const prepare = async (cloud: Local['cloud']): Promise<void> => void (await migrateLocal(cloud));
  const local = await startLocal({ ...settings, ...folders, prepare }).catch((error: unknown) => {
    throw startFailure(error, settings);
  });
  const onChange = rebuilder(local);
  const settingsFiles = [inRoot('settings.example.json'), inRoot('settings.json')];
  watch([DOMAIN, FUNCTION_SOURCES, MINIPROGRAM, GALLERY, ...settingsFiles], {
    ignored: (path) => /[\\/](generated|miniprogram_npm)([\\/]|$)/.test(path),
    ignoreInitial: true,
  }).on('all', (_, file) => onChange(file));
  console.log(`修达 is ready 已启动 (watching): ${local.cloud.url}/`);
});
