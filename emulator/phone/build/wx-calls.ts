import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { emulatedApis } from '../wx';
import { lineAt, type Problem } from './problems';
import { isNode, walk } from './wxs';

type Member = { object?: unknown; property?: unknown; computed?: unknown; name?: unknown; type: string };

/** `wx.cloud.callFunction` → 'cloud.callFunction'; null for anything else. */
const apiName = (node: Member): string | null => {
  if (node.type !== 'MemberExpression' || node.computed || !isNode(node.object) || !isNode(node.property))
    return null;
  const name = String(node.property['name']);
  if (node.object.type === 'Identifier') return node.object['name'] === 'wx' ? name : null;
  const owner = apiName(node.object as unknown as Member);
  return owner === 'cloud' ? `cloud.${name}` : null;
};

/** null where the script does not parse: the bundler says so, with the line. */
const javascript = (source: string): string | null => {
  try {
    return transformSync(source, { loader: 'ts', target: 'es2022' }).code;
  } catch {
    return null;
  }
};

const cache = new Map<string, { source: string; names: string[] }>();

const apiNames = (file: string, source: string): string[] => {
  const known = cache.get(file);
  if (known?.source === source) return known.names;
  const code = javascript(source);
  if (code === null) return [];
  const names = new Set<string>();
  walk(parse(code, { ecmaVersion: 2022, sourceType: 'module' }) as never, (node) => {
    const name = apiName(node as unknown as Member);
    if (name) names.add(name);
  });
  cache.set(file, { source, names: [...names] });
  return [...names];
};

const lineOf = (source: string, name: string): number => {
  const found = new RegExp(`\\bwx\\s*\\??\\.\\s*${name.split('.').join('\\s*\\??\\.\\s*')}\\b`).exec(source);
  return lineAt(source, found?.index ?? 0);
};

/** Calls of `wx.…` in one of our scripts that this phone does not emulate. */
export const checkWxCalls = (display: string, file: string, source: string): Problem[] => {
  if (!/\bwx\b/.test(source)) return [];
  const emulated = emulatedApis();
  return apiNames(file, source)
    .filter((name) => !emulated.has(name))
    .map((name) => ({ file: display, line: lineOf(source, name), message: `没有实现 wx.${name}` }));
};
