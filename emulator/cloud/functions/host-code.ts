import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bundles that were made before, named by what they may be made of. A cache and nothing more. */
const CACHE = join(__dirname, '../../../dist/host-code');
const SOURCES = [__dirname, join(__dirname, '..')];

let bundled: Promise<string> | undefined;

/** The host thread's program as one text, bundled once for the sources as they are. */
export function hostCode(): Promise<string> {
  bundled ??= keptOrBundled();
  return bundled;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.ts')) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

async function keptOrBundled(): Promise<string> {
  const file = join(CACHE, `${fingerprint()}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const code = await bundle();
    keep(file, code);
    return code;
  }
}

/** Whole or not at all: others may look for it at the same moment. */
function keep(file: string, code: string): void {
  const mine = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(mine, code);
    renameSync(mine, file);
  } catch (error) {
    console.warn(`the host code was not kept: ${String(error)}`);
  }
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'host.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild made no host program');
  return file.text;
}
