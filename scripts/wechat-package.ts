/** What can be said of a package that WeChat's compiler made. `files`: contents by path in the package. */
import { readdirSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { MINIPROGRAM } from './paths';

type Files = Readonly<Record<string, string>>;

interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly resolveAlias?: Readonly<Record<string, string>>;
}

const parse = <T>(files: Files, path: string): T => JSON.parse(files[path] ?? '{}') as T;
const appOf = (files: Files): AppJson => parse<AppJson>(files, 'app.json');

/** Files of the project that the package does not hold, neither as they are nor compiled. */
export function leftOut(files: Files): string[] {
  const entries = readdirSync(MINIPROGRAM, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(MINIPROGRAM, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !(path in files) && !(path.replace(/\.ts$/, '.js') in files))
    .sort();
}

/** What the compiler notes in a compiled JSON file: keys that its schema does not know. */
export const warnings = (files: Files): string[] =>
  Object.keys(files)
    .filter((path) => path.endsWith('.json'))
    .flatMap((path) => {
      const { __warning__: words } = parse<{ __warning__?: string }>(files, path);
      return words ? [`${path}: ${words}`] : [];
    });

function targetOf(request: string, from: string, aliases: AppJson['resolveAlias'] = {}): string {
  const alias = Object.keys(aliases).find((key) => key.endsWith('*') && request.startsWith(key.slice(0, -1)));
  if (alias) return (aliases[alias] ?? '').replace('*', request.slice(alias.length - 1));
  return request.startsWith('/') ? request.slice(1) : posix.join(posix.dirname(from), request);
}

const missingScripts = (files: Files): string[] =>
  Object.entries(files)
    .filter(([path]) => path.endsWith('.js'))
    .flatMap(([path, code]) =>
      [...code.matchAll(/\brequire\("([^"]+)"\)/g)]
        .map(([, request = '']) => ({ request, target: targetOf(request, path, appOf(files).resolveAlias) }))
        .filter(({ target }) => ![target, `${target}.js`, `${target}/index.js`].some((one) => one in files))
        .map(({ request }) => `${path}: requires ${request}, which is not in the package`),
    );

function declared(files: Files): string[] {
  const { pages, subPackages = [] } = appOf(files);
  const components = Object.keys(files)
    .filter((path) => path.endsWith('.json'))
    .flatMap((path) => {
      const { usingComponents = {} } = parse<{ usingComponents?: Record<string, string> }>(files, path);
      return Object.values(usingComponents).map((request) =>
        request.startsWith('@') ? `miniprogram_npm/${request}` : targetOf(request, path),
      );
    });
  const inPackages = subPackages.flatMap(({ root, pages: own }) => own.map((page) => posix.join(root, page)));
  return [...new Set([...pages, ...inPackages, ...components])];
}

/** Scripts and templates that something asks for and that are not there: the compiler itself does not mind. */
export const unresolved = (files: Files): string[] => [
  ...missingScripts(files),
  ...declared(files).flatMap((base) =>
    ['.js', '.json', '.wxml']
      .filter((ending) => !(base + ending in files))
      .map((ending) => `${base}${ending} is not in the package`),
  ),
];
