/** Every cloud function as a folder with everything in it: what was tested is what is uploaded. */
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildContext, type BuildOptions, build, context } from 'esbuild';
import { type FunctionDefinition, functions } from '../cloudbase';
import { buildLibraries, FOR_THE_CLOUD, librariesBeside, linkLibraries } from './build-libraries';
import { FUNCTION_SOURCES, FUNCTIONS, inRoot } from './paths';

/** Names of the functions: folders that hold no shared code. */
export async function functionNames(): Promise<string[]> {
  const entries = await readdir(FUNCTION_SOURCES, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name);
}

/** @throws Error naming the folder without a definition, or the definition without a folder */
function definitionOf(name: string): FunctionDefinition {
  const found = functions.find((definition) => definition.name === name);
  if (!found) throw new Error(`cloudfunctions/${name} stands in no definition (cloudbase/functions.ts)`);
  return found;
}

/** As WeChat DevTools and the local cloud read it beside the bundle. */
function configOf({ timeout, memory, openapi, timer, variables }: FunctionDefinition): object {
  return {
    timeout,
    memorySize: memory,
    permissions: { openapi },
    ...(timer && { triggers: [{ name: timer.name, type: 'timer', config: timer.cron }] }),
    ...(variables && { envVariables: variables }),
  };
}

/** Files that a function reads at run time, beside its bundle: they are too large to stand in it. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'admin-catalog': [
    inRoot('node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf'),
    inRoot('node_modules/@embedpdf/fonts-sc/LICENSE'),
  ],
};

const functionBuild = (names: readonly string[]): BuildOptions => ({
  ...FOR_THE_CLOUD,
  entryPoints: Object.fromEntries(
    names.map((name) => [`${name}/index`, join(FUNCTION_SOURCES, name, 'index.ts')]),
  ),
  outdir: FUNCTIONS,
  charset: 'utf8',
  tsconfig: inRoot('tsconfig.base.json'),
  plugins: [librariesBeside],
  metafile: true,
  // What is imported on demand is required on demand: a bundle is no module.
  supported: { 'dynamic-import': false },
});

/** For `npm run dev`, after a whole build: keeps what it parsed, so that a changed rule is in every function at once. */
export function functionRebuilder(): () => Promise<void> {
  let kept: { readonly names: string; readonly build: BuildContext } | undefined;
  return async () => {
    const names = await functionNames();
    if (kept?.names !== names.join()) {
      await kept?.build.dispose();
      kept = { names: names.join(), build: await context({ ...functionBuild(names), minify: false }) };
    }
    await removeStale(names);
    const [{ metafile }] = await Promise.all([kept.build.rebuild(), copyBeside(names)]);
    if (metafile) await linkLibraries(metafile);
  };
}

/** What the platform reads beside each bundle, and what the function reads. */
async function copyBeside(names: readonly string[]): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      await mkdir(join(FUNCTIONS, name), { recursive: true });
      const config = `${JSON.stringify(configOf(definitionOf(name)), null, 2)}\n`;
      await Promise.all([
        writeFile(join(FUNCTIONS, name, 'config.json'), config),
        ...(BESIDE[name] ?? []).map((file) => copyFile(file, join(FUNCTIONS, name, basename(file)))),
      ]);
    }),
  );
}

/** Bundles of functions that are no more; the others are overwritten in place, so that whoever runs them finds one. */
async function removeStale(names: readonly string[]): Promise<void> {
  const built = await readdir(FUNCTIONS).catch(() => []);
  const stale = built.filter((name) => !names.includes(name));
  await Promise.all(stale.map((name) => rm(join(FUNCTIONS, name), { recursive: true, force: true })));
}

export async function buildFunctions(): Promise<void> {
  const names = await functionNames();
  const missing = functions.filter(({ name }) => !names.includes(name));
  if (missing.length)
    throw new Error(`Defined without a folder: ${missing.map(({ name }) => name).join(', ')}`);
  const [{ metafile }] = await Promise.all([
    build(functionBuild(names)),
    removeStale(names),
    buildLibraries(),
  ]);
  await copyBeside(names);
  if (metafile) await linkLibraries(metafile);
}
