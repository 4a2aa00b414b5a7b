import { build } from 'esbuild';
import { join } from 'node:path';

let bundled: Promise<string> | undefined;

/** The host thread's program as one text, bundled once for this process. */
export function hostCode(): Promise<string> {
  bundled ??= bundle();
  return bundled;
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
