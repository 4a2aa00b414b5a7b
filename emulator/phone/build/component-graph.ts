import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ComponentConfig } from '../contract';
import { PhoneBuildError, type Problem } from './problems';
import { NPM_PREFIX, type Project, readJson } from './project';

export type ComponentNode = {
  id: string;
  kind: 'page' | 'component';
  npm: boolean;
  /** Path without extension. */
  base: string;
  config: ComponentConfig;
};

export const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

/** Resolves a reference of `usingComponents`: absolute, relative to the file, or an npm package. */
const resolveReference = (project: Project, reference: string, from: string): string | null => {
  if (reference.startsWith('plugin')) return null;
  const exists = (id: string) => existsSync(`${project.fileOf(id)}.json`);
  const candidates = reference.startsWith('/')
    ? [reference.slice(1)]
    : [path.posix.join(path.posix.dirname(from), reference), NPM_PREFIX + reference];
  return candidates.find(exists) ?? null;
};

/** Every page and component that the mini program can show, dependencies after those that use them. */
export const componentGraph = (project: Project): ComponentNode[] => {
  const nodes = new Map<string, ComponentNode>();
  const problems: Problem[] = [];
  const visit = (id: string, kind: ComponentNode['kind']): void => {
    if (nodes.has(id)) return;
    const base = project.fileOf(id);
    const npm = id.startsWith(NPM_PREFIX);
    const file = project.display(`${base}.json`);
    const own = existsSync(`${base}.json`) ? (readJson(`${base}.json`, file) as ComponentConfig) : {};
    const node: ComponentNode = { id, kind, npm, base, config: own };
    nodes.set(id, node);
    for (const extension of ['.wxml', '.json'])
      if (!npm && !existsSync(base + extension))
        problems.push({ file: project.display(base + extension), line: 1, message: '文件不存在' });
    const using: Record<string, string> = {};
    const references = [
      ...(npm ? [] : Object.entries(project.appComponents).map(([tag, to]) => [tag, to, 'app'] as const)),
      ...Object.entries(own.usingComponents ?? {}).map(([tag, to]) => [tag, to, id] as const),
    ];
    for (const [tag, reference, from] of references) {
      const target = resolveReference(project, reference, from);
      if (target) using[tag] = `/${target}`;
      else problems.push({ file, line: 1, message: `找不到组件 <${tag}>：${reference}` });
    }
    node.config = { ...own, usingComponents: using };
    for (const target of Object.values(using)) visit(target.slice(1), 'component');
  };
  for (const page of project.app.pages) visit(page, 'page');
  if (project.app.tabBar?.custom) visit(CUSTOM_TAB_BAR, 'component');
  if (problems.length > 0) throw new PhoneBuildError(problems);
  return [...nodes.values()];
};
