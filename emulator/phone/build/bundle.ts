import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type BuildContext, type BuildOptions, context, type Plugin } from 'esbuild';
import { PhoneBuildError, type Problem } from './problems';
import { npmFile, type Project } from './project';
import { checkWxCalls } from './wx-calls';

/** This folder's parent: where the browser's part lies. */
export const PHONE_SOURCE = path.resolve(__dirname, '..');
const ENTRY = 'phone-entry';

/** What the plugins read anew at every build; esbuild keeps its own options. */
type Task = { project: Project; entry: string; problems: Problem[] };

const EXTENSIONS = ['', '.ts', '.js', '/index.ts', '/index.js'];

export const findScript = (base: string): string | null =>
  EXTENSIONS.map((extension) => base + extension).find(
    (file) => existsSync(file) && statSync(file).isFile(),
  ) ?? null;

const scriptInRoots = (project: Project, name: string): string | null =>
  project.roots.map((root) => findScript(path.join(root, name))).find((file) => file !== null) ?? null;

/** Resolves as DevTools does: relative, from the root, by `resolveAlias`, or an npm package's mini program folder. */
const locate = (project: Project, from: string, request: string): string | null => {
  if (request.startsWith('.')) {
    const file = path.resolve(path.dirname(from), request);
    return findScript(file) ?? scriptInRoots(project, project.display(file));
  }
  if (request.startsWith('/')) return scriptInRoots(project, request) ?? findScript(request);
  const alias = project.aliases.find(({ prefix }) => request.startsWith(prefix));
  const base = alias
    ? path.join(project.root, alias.target, request.slice(alias.prefix.length))
    : npmFile(project.root, request);
  return base ? findScript(base) : null;
};

const plugin = (task: () => Task): Plugin => ({
  name: 'mini-program',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${ENTRY}$`) }, () => ({ path: ENTRY, namespace: ENTRY }));
    build.onLoad({ filter: /.*/, namespace: ENTRY }, () => ({
      contents: task().entry,
      loader: 'js',
      resolveDir: PHONE_SOURCE,
    }));
    const own = (file: string) => task().project.contains(file);
    build.onResolve({ filter: /.*/ }, ({ path: request, importer }) => {
      if (!own(importer)) return undefined;
      const found = locate(task().project, importer, request);
      if (found) return { path: found };
      const file = task().project.display(importer);
      task().problems.push({ file, line: lineOfImport(importer, request), message: `找不到模块 ${request}` });
      return { path: request, external: true };
    });
    build.onLoad({ filter: /\.(?:ts|js)$/ }, ({ path: file }) => {
      if (!own(file) || /[\\/](?:generated|miniprogram_npm)[\\/]/.test(file)) return undefined;
      const contents = readFileSync(file, 'utf8');
      task().problems.push(...checkWxCalls(task().project.display(file), file, contents));
      return { contents, loader: 'ts' };
    });
  },
});

const lineOfImport = (file: string, request: string): number => {
  const lines = readFileSync(file, 'utf8').split('\n');
  return (
    Math.max(
      0,
      lines.findIndex((line) => line.includes(request)),
    ) + 1
  );
};

const options = (outDir: string, task: () => Task): BuildOptions => ({
  entryPoints: { phone: ENTRY },
  outdir: outDir,
  bundle: true,
  format: 'iife',
  target: 'chrome110',
  charset: 'utf8',
  // Every phone that is opened reads all of it.
  minify: true,
  sourcemap: true,
  sourcesContent: true,
  logLevel: 'silent',
  define: { 'process.env.NODE_ENV': '"production"' },
  tsconfigRaw: { compilerOptions: { target: 'es2022' } },
  plugins: [plugin(task)],
});

type Kept = { build: BuildContext; task: Task };
const kept = new Map<string, Kept>();

const failures = (project: Project, error: unknown): Problem[] => {
  const errors = (error as { errors?: { text: string; location: { file: string; line: number } | null }[] })
    .errors;
  if (!errors) throw error;
  return errors.map(({ text, location }) => ({
    file: location ? project.display(path.resolve(location.file)) : 'app.json',
    line: location?.line ?? 1,
    message: text,
  }));
};

/** Bundles the phone and the mini program into `phone.js`. With `keep` the next call only redoes what changed. */
export const bundlePhone = async (
  project: Project,
  entry: string,
  outDir: string,
  keep: boolean,
): Promise<void> => {
  const key = `${project.root}|${outDir}`;
  const task: Task = { project, entry, problems: [] };
  let current = kept.get(key);
  if (current) current.task = task;
  else {
    const made: Partial<Kept> = { task };
    made.build = await context(options(outDir, () => (made as Kept).task));
    current = made as Kept;
    kept.set(key, current);
  }
  try {
    await current.build.rebuild();
  } catch (error) {
    task.problems.push(...failures(project, error));
  } finally {
    if (!keep) {
      kept.delete(key);
      await current.build.dispose();
    }
  }
  if (task.problems.length > 0) throw new PhoneBuildError(task.problems);
};

/** Lets go of what incremental builds keep, so that the process can end. */
export const disposeBuilds = async (): Promise<void> => {
  for (const { build } of kept.values()) await build.dispose();
  kept.clear();
};
