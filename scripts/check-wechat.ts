/**
 * `npm run check:wechat`: WeChat's own compiler (miniprogram-ci) on the built project, without an account and without contacting
 * WeChat. Opt-in, because it fetches 280 MB once. What only WeChat's servers know of an app is stood in for by the limits that
 * hold for everybody.
 */
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildAll } from './build';
import { inRoot, MINIPROGRAM, ROOT } from './paths';
import { run } from './run';
import { leftOut, unresolved, warnings } from './wechat-package';

/** Pinned: that `attr` can be given is undocumented. */
const VERSION = '2.1.42';
const CACHE = inRoot('node_modules', '.cache', `miniprogram-ci-${VERSION}`);
const APP_ID = 'wx0123456789abcdef';
const KB = 1024;
/** The compiler asks WeChat for the newest list of file types, and takes its own where nobody answers: nobody listens here. */
const NOBODY = 'http://127.0.0.1:9';

/** Limits of packages in MB, of tabs and links in number; what WeChat's servers answer for an app without exceptions. */
const ATTRIBUTES = {
  platform: true,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: {
    ...{
      MaxCodeSize: 2,
      MaxSubpackageSubCodeSize: 2,
      MaxSubpackageFullCodeSize: 30,
      MaxSubPackageLimit: 100,
    },
    ...{ MinTabbarCount: 2, MaxTabbarCount: 5, MaxCustomTabbarCount: 5, MaxTabbarIconSize: 40 },
    NavigateMiniprogramLimit: 10,
  },
};

type Compiled = Record<string, string | Buffer>;
interface Project {
  attr(): Promise<typeof ATTRIBUTES>;
  getExtAppid(): Promise<undefined>;
}
interface MiniprogramCi {
  Project: new (options: object) => Project;
  proxy(url: string): void;
  getCompiledResult(options: object, savePath: string): Promise<Compiled>;
}

async function fetched(): Promise<MiniprogramCi> {
  const entry = join(CACHE, 'node_modules', 'miniprogram-ci');
  if (!(await stat(entry).catch(() => undefined))) {
    console.log(`Fetching miniprogram-ci ${VERSION}`);
    await mkdir(CACHE, { recursive: true });
    await writeFile(join(CACHE, 'package.json'), '{ "private": true }\n');
    const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `miniprogram-ci@${VERSION}`];
    await promisify(execFile)('npm', install, { cwd: CACHE });
  }
  return createRequire(__filename)(entry) as MiniprogramCi;
}

/** What the compiler tells on its way is shown with DEBUG; its refusal says file and line by itself. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { log, info, warn, error } = console;
  const told: unknown[][] = [];
  const keep = (...words: unknown[]) => void told.push(words);
  Object.assign(console, { log: keep, info: keep, warn: keep, error: keep });
  try {
    return await work();
  } catch (failure) {
    if (process.env.DEBUG) for (const words of told) error(...words);
    throw failure;
  } finally {
    Object.assign(console, { log, info, warn, error });
  }
}

async function compile(folder: string): Promise<Compiled> {
  const ci = await fetched();
  ci.proxy(NOBODY);
  // It leaves a folder behind wherever it is started.
  process.chdir(folder);
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const ignores = ['node_modules/**/*', 'dist/**/*'];
  const project = new ci.Project({
    ...{ appid: APP_ID, type: 'miniProgram', projectPath: ROOT, privateKey, ignores },
  });
  Object.assign(project, { attr: async () => ATTRIBUTES, getExtAppid: async () => undefined });
  const options = { project, version: '0.0.0', desc: 'check', setting: { useProjectConfig: true } };
  return ci.getCompiledResult(
    { ...options, onProgressUpdate: () => undefined },
    join(folder, 'compiled.zip'),
  );
}

async function packageRoots(): Promise<string[]> {
  const app = JSON.parse(await readFile(join(MINIPROGRAM, 'app.json'), 'utf8')) as {
    subPackages: readonly { readonly root: string }[];
  };
  return app.subPackages.map(({ root }) => `${root}/`);
}

/** What WeChat would store of each package, bytes. */
function sizesOf(compiled: Compiled, roots: readonly string[]): Map<string, number> {
  const sizes = new Map(['main', ...roots].map((name) => [name, 0]));
  for (const [file, content] of Object.entries(compiled)) {
    const owner = roots.find((root) => file.startsWith(root)) ?? 'main';
    sizes.set(owner, (sizes.get(owner) ?? 0) + Buffer.byteLength(content));
  }
  return sizes;
}

/** Sources, types and settings have no business in what people download. */
const MISPLACED = /\.(ts|md|map)$|(^|\/)(tsconfig|package)\.json$|(^|\/)tests?\//;

run(async () => {
  await buildAll();
  const folder = await mkdtemp(join(tmpdir(), 'xiuda-wechat-'));
  try {
    const compiled = await quietly(() => compile(folder));
    for (const [name, size] of sizesOf(compiled, await packageRoots())) {
      console.log(`${name}: ${Math.ceil(size / KB)} KB`);
    }
    const misplaced = Object.keys(compiled).filter((file) => MISPLACED.test(file));
    if (misplaced.length) throw new Error(`Would be uploaded: ${misplaced.join(', ')}`);
    const texts = Object.fromEntries(
      Object.entries(compiled).map(([file, content]) => [file, content.toString()]),
    );
    for (const warning of warnings(texts)) console.log(`Warning: ${warning}`);
    const missing = unresolved(texts);
    if (missing.length) throw new Error(`Accepted, and would not run:\n${missing.join('\n')}`);
    console.log(`Left out, because nothing uses them: ${leftOut(texts).join(', ')}`);
    console.log(`WeChat's compiler accepts the project: ${Object.keys(compiled).length} files`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  // Its compiler processes stay.
  process.exit(0);
});
