import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AppConfig, TabBarConfig, WindowConfig } from '../contract';
import { PhoneBuildError } from './problems';

export const NPM_PREFIX = 'miniprogram_npm/';

export type Alias = { prefix: string; target: string };

/** A mini program on disk. Ids are paths without extension; those of npm packages start with `miniprogram_npm/`. */
export type Project = {
  root: string;
  /** The mini program's folder, then that of the extra pages. */
  roots: readonly string[];
  app: AppConfig;
  appComponents: Readonly<Record<string, string>>;
  aliases: readonly Alias[];
  /** Path without extension of a page, component, template or script. */
  fileOf(id: string): string;
  /** File name as problems print it: from the root that it lies in. */
  display(file: string): string;
  /** Lies in one of the roots, so it is ours to mend. */
  contains(file: string): boolean;
};

type RawSubPackage = { root: string; pages: string[] };
type RawApp = {
  pages?: string[];
  entryPagePath?: string;
  subPackages?: RawSubPackage[];
  subpackages?: RawSubPackage[];
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  usingComponents?: Record<string, string>;
  resolveAlias?: Record<string, string>;
};

export const readJson = (file: string, display: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new PhoneBuildError([
      { file: display, line: 1, message: error instanceof Error ? error.message : String(error) },
    ]);
  }
};

const nodeModules = (from: string): string[] => {
  const parent = path.dirname(from);
  const here = path.join(from, 'node_modules');
  return parent === from ? [here] : [here, ...nodeModules(parent)];
};

/** Where `@vant/weapp/button/index` lies: the folder that the package names in its field `miniprogram`. */
export const npmFile = (root: string, spec: string): string | null => {
  const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(spec) ?? [];
  const folder = nodeModules(path.dirname(root))
    .map((modules) => path.join(modules, name))
    .find((candidate) => existsSync(path.join(candidate, 'package.json')));
  if (!folder) return null;
  const manifest = readJson(path.join(folder, 'package.json'), `${name}/package.json`) as {
    miniprogram?: string;
  };
  return path.join(folder, manifest.miniprogram ?? 'miniprogram_dist', rest || 'index');
};

const aliases = (raw: RawApp): Alias[] =>
  Object.entries(raw.resolveAlias ?? {}).map(([key, target]) => ({
    prefix: key.replace(/\*$/, ''),
    target: target.replace(/\*$/, '').replace(/^\//, ''),
  }));

const EXTENSIONS = ['.json', '.wxml', '.ts', '.js', '.wxs'];

const rootOf = (roots: readonly string[], file: string): string | undefined =>
  roots.find((root) => file.startsWith(root + path.sep));

/** Extra pages lie beside the mini program, and count as if they lay in it; the mini program's own file wins. */
const fileIn = (roots: readonly string[], id: string): string => {
  const bases = roots.map((root) => path.join(root, id));
  const exists = (base: string) => EXTENSIONS.some((extension) => existsSync(base + extension));
  return bases.find(exists) ?? bases[0] ?? id;
};

/** Pages that only the phone shows: `pages` of an app.json that has nothing else. */
const extraPages = (root: string): string[] =>
  (readJson(path.join(root, 'app.json'), 'app.json') as RawApp).pages ?? [];

/** Reads app.json. Subpackages may be spelt `subPackages` or `subpackages`. */
export const openProject = (rootFolder: string, extraFolder?: string): Project => {
  const root = path.resolve(rootFolder);
  const extra = extraFolder === undefined ? [] : [path.resolve(extraFolder)];
  const roots = [root, ...extra];
  const raw = readJson(path.join(root, 'app.json'), 'app.json') as RawApp;
  const subPackages = [...(raw.subPackages ?? []), ...(raw.subpackages ?? [])];
  const pages = [
    ...(raw.pages ?? []),
    ...subPackages.flatMap((sub) => sub.pages.map((page) => path.posix.join(sub.root, page))),
    ...extra.flatMap(extraPages),
  ];
  const app: AppConfig = {
    pages,
    window: raw.window ?? {},
    ...(raw.entryPagePath && { entryPagePath: raw.entryPagePath }),
    ...(raw.tabBar && { tabBar: raw.tabBar }),
  };
  return {
    root,
    roots,
    app,
    appComponents: raw.usingComponents ?? {},
    aliases: aliases(raw),
    fileOf: (id) =>
      id.startsWith(NPM_PREFIX)
        ? (npmFile(root, id.slice(NPM_PREFIX.length)) ?? path.join(root, id))
        : fileIn(roots, id),
    display: (file) => path.relative(rootOf(roots, file) ?? root, file).replace(/^.*node_modules\//, ''),
    contains: (file) => rootOf(roots, file) !== undefined,
  };
};
