/**
 * Large libraries as one file each, linked into the folder of every function that loads them: all of them deploy the same one, the
 * local cloud sees that it is the same, it is minified once, and whoever does not need it does not read it (ADR 29, ADR 41).
 */
import { copyFile, link, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { FUNCTIONS, inRoot } from './paths';

interface Library {
  /** As functions import it. */
  readonly name: string;
  /** Beside the bundle. */
  readonly file: string;
  readonly source: string;
}

const LIBRARIES: readonly Library[] = [
  { name: 'wx-server-sdk', file: 'wx-server-sdk.js', source: 'wx-server-sdk' },
  { name: 'exceljs', file: 'exceljs.js', source: 'exceljs' },
  { name: 'read-excel-file/node', file: 'read-excel-file.js', source: 'read-excel-file/node' },
  // Its module form looks for files beside itself as soon as it is loaded; in a bundle there are none.
  { name: 'pdfkit', file: 'pdfkit.js', source: inRoot('node_modules/pdfkit/js/pdfkit.js') },
];

const built = ({ file }: Library): string => inRoot('dist', file);

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

/** Leaves the libraries out of a bundle, to be found beside it. */
export const librariesBeside: Plugin = {
  name: 'libraries-beside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) => {
      const library = LIBRARIES.find(({ name }) => name === path);
      return library && { path: `./${library.file}`, external: true };
    });
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

async function linkInto(folder: string, library: Library): Promise<void> {
  const [from, file] = [built(library), join(folder, library.file)];
  if (await isSameFile(from, file)) return;
  // Some file systems have no links.
  await place((mine) => link(from, mine).catch(() => copyFile(from, mine)), file);
}

/** Puts beside each bundle the libraries that it loads. */
export async function linkLibraries({ outputs }: Metafile): Promise<void> {
  await Promise.all(
    Object.entries(outputs).flatMap(([bundle, { imports }]) =>
      LIBRARIES.filter(({ file }) => imports.some(({ path }) => path === `./${file}`)).map((library) =>
        linkInto(join(FUNCTIONS, basename(dirname(bundle))), library),
      ),
    ),
  );
}

async function buildLibrary(library: Library): Promise<void> {
  const contents = `module.exports = require(${JSON.stringify(library.source)});`;
  const { outputFiles } = await build({
    ...FOR_THE_CLOUD,
    stdin: { contents, resolveDir: inRoot() },
    write: false,
  });
  await place((mine) => writeFile(mine, outputFiles.map(({ text }) => text).join('')), built(library));
}

/** One file of each for all functions; its text is ASCII, which V8 holds in half the memory. */
export async function buildLibraries(): Promise<void> {
  await Promise.all(LIBRARIES.map(buildLibrary));
}
