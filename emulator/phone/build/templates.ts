import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import { BUILT_INS } from '../builtins';
import type { ComponentNode } from './component-graph';
import { lineAt, type Problem } from './problems';
import { NPM_PREFIX, type Project } from './project';
import { checkWxml } from './wxml-check';
import { adaptWxs, WXS_RUNTIME, wxsRequires } from './wxs';

/** Lines count from 0. */
type CompilerWarning = { isError: boolean; level: string; message: string; startLine: number };

const adapt = (
  file: string,
  source: string,
  firstLine: number,
  npm: boolean,
  problems: Problem[],
): string => {
  try {
    return adaptWxs(source, npm);
  } catch (error) {
    const line = (error as { loc?: { line: number } }).loc?.line ?? 1;
    problems.push({
      file,
      line: firstLine + line,
      message: `WXS：${error instanceof Error ? error.message : String(error)}`,
    });
    return source;
  }
};

const join = (from: string, to: string): string =>
  to.startsWith('/') ? to.slice(1) : path.posix.join(path.posix.dirname(from), to);

/** Compiles the templates of all components, with what they import, include and require, into one expression. */
export const compileTemplates = (project: Project, nodes: readonly ComponentNode[]) => {
  const group = new TmplGroup();
  const problems: Problem[] = [];
  const files: string[] = [];
  const scripts = new Set<string>();
  const templates = new Set<string>();
  const read = (id: string, extension: string, user: string): string | null => {
    const file = project.fileOf(id) + extension;
    if (!existsSync(file)) {
      problems.push({ file: user, line: 1, message: `找不到 ${id}${extension}` });
      return null;
    }
    files.push(file);
    return readFileSync(file, 'utf8');
  };
  const addScript = (id: string, user: string): void => {
    if (scripts.has(id)) return;
    scripts.add(id);
    const source = read(id, '.wxs', user);
    if (source === null) return;
    const name = project.display(`${project.fileOf(id)}.wxs`);
    const adapted = adapt(name, source, 0, id.startsWith(NPM_PREFIX), problems);
    group.addScript(id, adapted);
    for (const to of wxsRequires(adapted)) addScript(join(id, to), name);
  };
  const inlineScripts = (id: string, file: string, source: string) => {
    for (const module of group.getInlineScriptModuleNames(id) as string[]) {
      const script = group.getInlineScript(id, module);
      const line = lineAt(source, Math.max(0, source.indexOf(script))) - 1;
      group.setInlineScript(id, module, adapt(file, script, line, id.startsWith(NPM_PREFIX), problems));
    }
  };
  const addTemplate = (id: string, components: ReadonlySet<string>, user: string, isPage = false): void => {
    if (templates.has(id)) return;
    templates.add(id);
    const source = read(id, '.wxml', user);
    if (source === null) return;
    const npm = id.startsWith(NPM_PREFIX);
    const file = project.display(`${project.fileOf(id)}.wxml`);
    for (const { isError, message, startLine } of group.addTmpl(id, source) as CompilerWarning[])
      if (isError || !npm) problems.push({ file, line: startLine + 1, message });
    problems.push(...checkWxml(file, source, components, { strict: !npm, isPage }));
    inlineScripts(id, file, source);
    for (const to of group.getScriptDependencies(id) as string[]) addScript(to.replace(/\.wxs$/, ''), file);
    for (const to of group.getDirectDependencies(id) as string[])
      addTemplate(to.replace(/\.wxml$/, ''), components, file);
  };
  for (const node of nodes) {
    const { usingComponents = {}, componentGenerics = {} } = node.config;
    const components = new Set([...Object.keys(usingComponents), ...Object.keys(componentGenerics)]);
    addTemplate(node.id, components, project.display(`${node.base}.json`), node.kind === 'page');
  }
  group.setExtraRuntimeScript(WXS_RUNTIME);
  const code = group.getTmplGenObjectGroups();
  group.free();
  return { code, problems, files };
};

/** Shadow trees of the built-in components. */
export const compileBuiltIns = (): string => {
  const group = new TmplGroup();
  for (const { tag, template } of BUILT_INS)
    if (template !== undefined) group.addTmpl(`builtin/${tag}`, template);
  const code = group.getTmplGenObjectGroups();
  group.free();
  return code;
};
