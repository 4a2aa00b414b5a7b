/**
 * wx-server-sdk as one file, linked into the folder of every function: all of them deploy the same one, the local cloud sees that
 * it is the same, and it is minified once.
 */
import { copyFile, link, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { FUNCTIONS, inRoot } from './paths';

const PACKAGE = 'wx-server-sdk';
const FILE = `${PACKAGE}.js`;
const BUILT = inRoot('dist', FILE);

/** How everything that runs in the cloud is bundled. */
export const FOR_THE_CLOUD: BuildOptions = {
  bundle: true,
  minify: true,
  keepNames: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  logLevel: 'warning',
};

/** Leaves the SDK out of a bundle, to be found beside it. */
export const sdkBeside: Plugin = {
  name: 'sdk-beside',
  setup({ onResolve }) {
    onResolve({ filter: /^wx-server-sdk$/ }, () => ({ path: `./${FILE}`, external: true }));
  },
};

/** Whole or not at all, as it is: whoever runs may be loading it. */
async function place(make: (file: string) => Promise<void>, file: string): Promise<void> {
  const mine = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await rm(mine, { force: true });
  await make(mine);
  await rename(mine, file);
}

const isSameFile = async (a: string, b: string): Promise<boolean> => {
  const [one, other] = await Promise.all(
    [a, b].map((file) => stat(file, { bigint: true }).catch(() => null)),
  );
  return one != null && other != null && one.ino === other.ino && one.dev === other.dev;
};

async function linkInto(folder: string): Promise<void> {
  const file = join(folder, FILE);
  if (await isSameFile(BUILT, file)) return;
  // Some file systems have no links.
  await place((mine) => link(BUILT, mine).catch(() => copyFile(BUILT, mine)), file);
}

/** Puts the built SDK beside the bundles of these functions. */
export async function linkSdk(names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => linkInto(join(FUNCTIONS, name))));
}

/** One file for all functions; its text is ASCII, which V8 holds in half the memory. */
export async function buildSdk(): Promise<void> {
  const { outputFiles } = await build({
    ...FOR_THE_CLOUD,
    stdin: { contents: `module.exports = require('${PACKAGE}');`, resolveDir: inRoot() },
    write: false,
  });
  await place((mine) => writeFile(mine, outputFiles.map(({ text }) => text).join('')), BUILT);
}
