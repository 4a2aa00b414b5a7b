/**
 * Turns a component and everything it uses into plain files that miniprogram-simulate can load:
 * `node --import tsx bundle-component.ts components/tab-strip/tab-strip <empty folder>`. A process of its own, because esbuild
 * does not run among jsdom's globals.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = path.resolve(__dirname, '../../..');
const MINIPROGRAM = path.join(ROOT, 'miniprogram');
const NPM = 'miniprogram_npm';

interface Config {
  usingComponents?: Record<string, string>;
}

const inMiniprogram = (id: string, extension = ''): string => path.join(MINIPROGRAM, `${id}${extension}`);

const configOf = (id: string): Config =>
  JSON.parse(readFileSync(inMiniprogram(id, '.json'), 'utf8')) as Config;

/** From the root of the mini program, without a leading slash. */
function resolve(reference: string, from: string): string {
  if (reference.startsWith('/')) return reference.slice(1);
  const beside = path.posix.join(path.posix.dirname(from), reference);
  return existsSync(inMiniprogram(beside, '.json')) ? beside : path.posix.join(NPM, reference);
}

/** The component and all that it uses, by the names of their files: id → tag → id. */
function graph(id: string, known = new Map<string, Record<string, string>>()) {
  if (known.has(id)) return known;
  const using: Record<string, string> = {};
  known.set(id, using);
  for (const [tag, reference] of Object.entries(configOf(id).usingComponents ?? {})) {
    using[tag] = resolve(reference, id);
    graph(using[tag], known);
  }
  return known;
}

/** Markup, styles, and scripts of the markup; a folder of vant's may hold more than its component. */
function copyMarkup(folder: string, out: string): void {
  mkdirSync(path.join(out, folder), { recursive: true });
  for (const name of readdirSync(inMiniprogram(folder)))
    if (/\.(?:wxml|wxss|wxs)$/.test(name))
      copyFileSync(inMiniprogram(folder, `/${name}`), path.join(out, folder, name));
}

function bundle(id: string, out: string): void {
  const script = ['.ts', '.js']
    .map((extension) => inMiniprogram(id, extension))
    .find((file) => existsSync(file));
  if (!script) throw new Error(`${id} has no script`);
  buildSync({
    entryPoints: [script],
    outfile: path.join(out, `${id}.js`),
    bundle: true,
    format: 'cjs',
    target: 'es2018',
    alias: {
      '@xiuda/domain': path.join(ROOT, 'domain/index.ts'),
      '@xiuda/settings': path.join(ROOT, 'settings.example.json'),
    },
  });
}

function write(id: string, using: Record<string, string>, out: string): void {
  copyMarkup(path.posix.dirname(id), out);
  const usingComponents = Object.fromEntries(Object.entries(using).map(([tag, used]) => [tag, `/${used}`]));
  writeFileSync(path.join(out, `${id}.json`), JSON.stringify({ ...configOf(id), usingComponents }));
  bundle(id, out);
}

const [component = '', out = ''] = process.argv.slice(2);
for (const [id, using] of graph(component)) write(id, using, out);
copyMarkup(`${NPM}/@vant/weapp/wxs`, out);
copyMarkup(`${NPM}/@vant/weapp/common`, out);
