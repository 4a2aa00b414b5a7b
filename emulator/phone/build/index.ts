import path from 'node:path';
import type { ComponentRecord } from '../contract';
import { writeAssets } from './assets';
import { bundlePhone, findScript } from './bundle';
import { type ComponentNode, componentGraph, CUSTOM_TAB_BAR } from './component-graph';
import { PhoneBuildError, type Problem } from './problems';
import { openProject, type Project } from './project';
import { compileBuiltIns, compileTemplates } from './templates';
import { compileWxss, type SheetKind } from './wxss';

export { disposeBuilds } from './bundle';
export { PhoneBuildError, type Problem } from './problems';

export type PhoneBuildOptions = {
  /** Folder with app.json. */
  root: string;
  /** Folder that is written; see createPhoneHandler. */
  outDir: string;
  /**
   * Folder with an app.json of its own, `{ "pages": [...] }`: pages that only the phone has, never the mini
   * program's package. They count as if they lay in the mini program's root.
   */
  extra?: { root: string };
  /** Keeps what is compiled in memory for the next call, and lets the page reload after it. */
  dev?: boolean;
};

const compileStyles = (project: Project, nodes: readonly ComponentNode[]) => {
  const problems: Problem[] = [];
  const compile = (file: string, kind: SheetKind): string => {
    const sheet = compileWxss(project, file, kind);
    problems.push(...sheet.problems);
    return sheet.css;
  };
  const appCss = compile(path.join(project.root, 'app.wxss'), 'app');
  const components = nodes.map(({ id, kind, npm, base, config }, index): ComponentRecord => ({
    id,
    kind,
    npm,
    config,
    scope: `s${index.toString(36)}`,
    css: compile(`${base}.wxss`, kind),
  }));
  return { appCss, components, problems };
};

const script = (project: Project, base: string, problems: Problem[]): string => {
  const file = findScript(base);
  if (!file) problems.push({ file: project.display(`${base}.ts`), line: 1, message: '文件不存在' });
  return JSON.stringify(file ?? base);
};

const entryCode = (
  project: Project,
  nodes: readonly ComponentNode[],
  parts: { appCss: string; components: ComponentRecord[]; templates: string; dev: boolean },
  problems: Problem[],
): string => {
  const run = nodes.map(
    ({ id, base }) => `${JSON.stringify(id)}: () => require(${script(project, base, problems)})`,
  );
  const json = (value: unknown) => JSON.stringify(value);
  return `import { startPhone } from './start';
startPhone({
  app: ${json(project.app)},
  appCss: ${json(parts.appCss)},
  components: ${json(parts.components)},
  templates: ${parts.templates},
  builtInTemplates: ${compileBuiltIns()},
  customTabBar: ${json(project.app.tabBar?.custom ? CUSTOM_TAB_BAR : null)},
  dev: ${parts.dev},
  runApp: () => require(${script(project, path.join(project.root, 'app'), problems)}),
  run: { ${run.join(',\n')} },
});`;
};

/**
 * Builds a native mini program for the local phone. `ms` is the time it took.
 * @throws PhoneBuildError with file, line and name of everything that the phone cannot run.
 */
export const buildPhone = async (options: PhoneBuildOptions): Promise<{ warnings: string[]; ms: number }> => {
  const started = performance.now();
  const project = openProject(options.root, options.extra?.root);
  const outDir = path.resolve(options.outDir);
  const nodes = componentGraph(project);
  const templates = compileTemplates(project, nodes);
  const { appCss, components, problems: styleProblems } = compileStyles(project, nodes);
  const problems = [...templates.problems, ...styleProblems];
  const dev = options.dev ?? false;
  const entry = entryCode(project, nodes, { appCss, components, templates: templates.code, dev }, problems);
  writeAssets(project, outDir);
  try {
    await bundlePhone(project, entry, outDir, dev);
  } catch (error) {
    if (!(error instanceof PhoneBuildError)) throw error;
    problems.push(...error.problems);
  }
  if (problems.length > 0) throw new PhoneBuildError(problems);
  return { warnings: [], ms: Math.round(performance.now() - started) };
};
