/** The processes that tests start, each as one file: a third of the time that they take to start from their sources. */
import { readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { CLOUD_PROCESS, LOCAL_PROCESS } from './processes';

const ROOT = path.resolve(__dirname, '../..');

/** The emulator finds pictures and the host thread's sources beside its own. */
const folderOfSource: Plugin = {
  name: 'folder-of-source',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]emulator[\\/].*\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replaceAll('__dirname', JSON.stringify(path.dirname(file))),
      loader: 'ts',
    }));
  },
};

async function buildProcess(file: string): Promise<void> {
  // Whole or not at all: another run may start it at the same moment.
  const mine = `${file}.${process.pid}`;
  await build({
    entryPoints: [path.join(__dirname, `${path.basename(file, '.js')}.ts`)],
    outfile: mine,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'utf8',
    tsconfig: path.join(ROOT, 'tsconfig.base.json'),
    // They load programs that stand beside them.
    external: ['libsql', 'esbuild', 'glass-easel-template-compiler'],
    plugins: [folderOfSource],
    logLevel: 'warning',
  });
  await rename(mine, file);
}

export async function buildProcesses(): Promise<void> {
  await Promise.all([CLOUD_PROCESS, LOCAL_PROCESS].map(buildProcess));
}
