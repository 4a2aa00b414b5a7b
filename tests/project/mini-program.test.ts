/** The mini program as WeChat's tools take it: every file that something names is there, and the main package holds no more than it must. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../miniprogram');
const inRoot = (...parts: string[]) => path.join(ROOT, ...parts);
const json = <T>(file: string): T => JSON.parse(readFileSync(inRoot(file), 'utf8')) as T;

interface App {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly name: string; readonly pages: string[] }[];
  readonly preloadRule: Readonly<Record<string, { readonly packages: readonly string[] }>>;
  readonly tabBar: { readonly custom: boolean; readonly list: readonly { readonly pagePath: string }[] };
  readonly resolveAlias: Readonly<Record<string, string>>;
  readonly sitemapLocation: string;
  readonly [key: string]: unknown;
}

const app = json<App>('app.json');
const roots = app.subPackages.map(({ root }) => root);
const subPages = app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`));
const allPages = [...app.pages, ...subPages];

/** Ids of the components that one names, npm packages left out. */
function componentsOf(id: string): string[] {
  const { usingComponents = {} } = json<{ usingComponents?: Record<string, string> }>(`${id}.json`);
  return Object.values(usingComponents)
    .filter((one) => !one.startsWith('@'))
    .map((one) =>
      one.startsWith('/') ? one.slice(1) : path.posix.normalize(path.posix.join(path.posix.dirname(id), one)),
    );
}

/** With everything that these need, in templates and scripts. */
function needed(ids: readonly string[], found = new Set<string>()): Set<string> {
  for (const id of ids) {
    if (found.has(id)) continue;
    found.add(id);
    const components = existsSync(inRoot(`${id}.json`)) ? componentsOf(id) : [];
    needed([...components, ...importsOf(id)], found);
  }
  return found;
}

/** Values only: what is imported as a type is gone once it is compiled. */
function importsOf(id: string): string[] {
  const source = existsSync(inRoot(`${id}.ts`)) ? readFileSync(inRoot(`${id}.ts`), 'utf8') : '';
  return [...source.matchAll(/^import (?!type )[^;]*? from '(\.[^']+)'/gms)].map(([, from = '']) =>
    path.posix.normalize(path.posix.join(path.posix.dirname(id), from)),
  );
}

const ofFolders = (...folders: string[]): string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(inRoot(folder), { recursive: true, withFileTypes: true }).map((entry) =>
        path.relative(ROOT, path.join(entry.parentPath, entry.name)),
      ),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''));

test.each(allPages)('the page %s has all its files', (page) => {
  for (const ending of ['ts', 'wxml', 'json']) expect(existsSync(inRoot(`${page}.${ending}`))).toBe(true);
});

test('every component that is named is there, and stands in the main package or in the package that names it', () => {
  for (const id of needed(allPages)) {
    if (!existsSync(inRoot(`${id}.json`))) continue;
    for (const component of componentsOf(id)) {
      expect(existsSync(inRoot(`${component}.json`))).toBe(true);
      const package_ = roots.find((root) => component.startsWith(`${root}/`));
      if (package_) expect(id.startsWith(`${package_}/`)).toBe(true);
    }
  }
});

test('the pages of the main package are the tabs, two to five', () => {
  expect(app.tabBar.list.map(({ pagePath }) => pagePath)).toEqual(app.pages);
  expect(app.pages.length).toBeGreaterThanOrEqual(2);
  expect(app.pages.length).toBeLessThanOrEqual(5);
});

test('what stands in the main package is needed by a tab page, or by two packages that share nothing else', () => {
  const byTabs = needed([...app.pages, 'custom-tab-bar/index', 'app']);
  const byPackages = app.subPackages.map(({ root, pages }) => needed(pages.map((page) => `${root}/${page}`)));
  const isShared = (file: string) => byPackages.filter((files) => files.has(file)).length > 1;
  const scripts = ofFolders('components', 'services', 'behaviors', 'pages');
  const typesOnly = ['services/wire'];
  const strays = scripts.filter((file) => !byTabs.has(file) && !isShared(file) && !typesOnly.includes(file));
  expect(strays).toEqual([]);
});

test('nothing in a package is left over', () => {
  const used = needed(allPages);
  expect(ofFolders('packages').filter((file) => !used.has(file))).toEqual([]);
});

test('glass-easel, lazy code, privacy and sitemap are set as WeChat expects them', () => {
  expect(app).toMatchObject({
    componentFramework: 'glass-easel',
    lazyCodeLoading: 'requiredComponents',
    __usePrivacyCheck__: true,
    tabBar: { custom: true },
  });
  expect(existsSync(inRoot(app.sitemapLocation))).toBe(true);
  expect(existsSync(inRoot('custom-tab-bar/index.json'))).toBe(true);
});

test('what is preloaded exists, and every tab page preloads what its first tap opens', () => {
  const names = app.subPackages.map(({ name }) => name);
  expect(Object.keys(app.preloadRule).sort()).toEqual([...app.pages].sort());
  for (const { packages } of Object.values(app.preloadRule)) {
    for (const name of packages) expect(names).toContain(name);
  }
});

test('every alias leads to files that the build has made', () => {
  for (const target of Object.values(app.resolveAlias)) {
    expect(readdirSync(inRoot(target.replace(/\*$/, ''))).length).toBeGreaterThan(0);
  }
});
