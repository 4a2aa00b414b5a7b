/** The rules as one file for the client: pages import '@xiuda/domain', which app.json maps to generated/domain.js. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { GENERATED, inRoot } from './paths';

export const buildDomain = () =>
  build({
    entryPoints: [inRoot('domain', 'index.ts')],
    outfile: join(GENERATED, 'domain.js'),
    bundle: true,
    minify: true,
    format: 'cjs',
    // What base library 3.8 runs on the oldest phones; DevTools transpiles further where a setting asks for it.
    target: 'es2018',
    charset: 'utf8',
    logLevel: 'warning',
  });
