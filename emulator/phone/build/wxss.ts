import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import postcss, { type AtRule, type Root } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { BUILT_INS } from '../builtins';
import { SCOPE } from '../contract';
import { deviceUnits } from '../units';
import type { Problem } from './problems';
import { npmFile, type Project } from './project';

const TAGS = new Set(BUILT_INS.map(({ tag }) => tag));

/** vant's icons come from the network; here from the package that holds the same font. */
export const ICON_FONT = '/phone/vant-icon.woff2';

type Sheet = { css: string; problems: Problem[]; files: string[] };
type Task = { project: Project; problems: Problem[]; files: string[] };

const problem = (task: Task, file: string, line: number | undefined, message: string): void => {
  task.problems.push({ file: task.project.display(file), line: line ?? 1, message });
};

const importedFile = (task: Task, from: string, reference: string): string => {
  const { root, roots, aliases } = task.project;
  if (reference.startsWith('/')) {
    const files = roots.map((one) => path.join(one, reference));
    return files.find((file) => existsSync(file)) ?? path.join(root, reference);
  }
  const alias = aliases.find(({ prefix }) => reference.startsWith(prefix));
  if (alias) return path.join(root, alias.target, reference.slice(alias.prefix.length));
  const relative = path.resolve(path.dirname(from), reference);
  return existsSync(relative) ? relative : (npmFile(root, reference) ?? relative);
};

const inline = (task: Task, file: string, seen: readonly string[]): Root => {
  task.files.push(file);
  const sheet = postcss.parse(readFileSync(file, 'utf8'), { from: file });
  sheet.walkAtRules('import', (rule: AtRule) => {
    const reference = /['"](.+?)['"]/.exec(rule.params)?.[1] ?? '';
    const target = importedFile(task, file, reference);
    if (!existsSync(target)) problem(task, file, rule.source?.start?.line, `@import 找不到 ${reference}`);
    if (!existsSync(target) || seen.includes(target)) rule.remove();
    else rule.replaceWith(inline(task, target, [...seen, target]).nodes);
  });
  return sheet;
};

const isOwn = (task: Task, file: string): boolean => task.project.contains(file);

const renameSelectors = (scoped: boolean, idFound: () => void) =>
  selectorParser((selectors) => {
    selectors.walk((node) => {
      if (node.type === 'class' && scoped) node.value = `${SCOPE}--${node.value}`;
      if (node.type === 'tag' && TAGS.has(node.value)) node.value = `wx-${node.value}`;
      if (node.type === 'id') idFound();
      if (node.type === 'pseudo' && node.value === ':host')
        node.replaceWith(
          selectorParser.attribute({
            attribute: 'wx-host',
            operator: '=',
            value: SCOPE,
            quoteMark: '"',
            raws: {},
          }),
        );
    });
  });

const insideKeyframes = (rule: postcss.Rule): boolean =>
  rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name);

const transform = (task: Task, sheet: Root, scoped: boolean): void => {
  sheet.walkRules((rule) => {
    if (insideKeyframes(rule)) return;
    const file = rule.source?.input.file ?? '';
    const line = rule.source?.start?.line;
    const idFound = () => {
      if (isOwn(task, file)) problem(task, file, line, `没有实现 id 选择器：${rule.selector}`);
    };
    rule.selector = renameSelectors(scoped, idFound).processSync(rule.selector);
  });
  sheet.walkDecls((declaration) => {
    const file = declaration.source?.input.file ?? '';
    if (declaration.prop === 'src' && /at\.alicdn\.com/.test(declaration.value))
      declaration.value = `url(${ICON_FONT}) format("woff2")`;
    const local = /url\(\s*['"]?(?!data:|https?:|\/\/|#)([^'")]+)/.exec(declaration.value)?.[1];
    if (local && isOwn(task, file))
      problem(task, file, declaration.source?.start?.line, `WXSS 不能引用本地文件：${local}`);
    declaration.value = deviceUnits(declaration.value);
  });
};

export type SheetKind = 'app' | 'page' | 'component';

/**
 * In WeChat every page is a web view of its own, here all lie in one document: the rules of a page reach only into
 * the frame of that page (see page-view.ts).
 */
const keepWithinPage = (project: Project, file: string, root: Root): void => {
  const route = project
    .display(file)
    .split(path.sep)
    .join('/')
    .replace(/\.wxss$/, '');
  const global = (node: postcss.ChildNode) =>
    node.type === 'atrule' && /keyframes$|font-face$/.test(node.name);
  const within = root.nodes.filter((node) => !global(node));
  if (within.length === 0) return;
  const scope = postcss.atRule({ name: 'scope', params: `([data-route="${route}"])` });
  scope.append(within);
  root.append(scope);
};

const cache = new Map<string, { stamp: string; sheet: Sheet }>();
const stampOf = (files: readonly string[]): string =>
  files.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)).join();

/**
 * Compiles one style sheet: imports inlined, class names scoped (SCOPE stands for the scope), built-in tags renamed,
 * rpx and the rest of the phone's units rewritten. Unchanged files come from memory.
 */
export const compileWxss = (project: Project, file: string, kind: SheetKind): Sheet => {
  if (!existsSync(file)) return { css: '', problems: [], files: [] };
  const key = `${file}|${kind}`;
  const known = cache.get(key);
  if (known && known.stamp === stampOf(known.sheet.files)) return known.sheet;
  const task: Task = { project, problems: [], files: [] };
  let sheet: Sheet;
  try {
    const root = inline(task, file, [file]);
    transform(task, root, kind !== 'app');
    if (kind === 'page') keepWithinPage(project, file, root);
    sheet = { css: root.toString(), problems: task.problems, files: task.files };
  } catch (error) {
    if (!(error instanceof postcss.CssSyntaxError)) throw error;
    problem(task, error.file ?? file, error.line, error.reason);
    sheet = { css: '', problems: task.problems, files: task.files };
  }
  cache.set(key, { stamp: stampOf(sheet.files), sheet });
  return sheet;
};
