import { type Node, parse } from 'acorn';

type AnyNode = Node & Record<string, unknown>;

export const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Visits every node, parents first. */
export const walk = (node: AnyNode, visit: (node: AnyNode) => void): void => {
  visit(node);
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) {
      for (const item of child as unknown[]) if (isNode(item)) walk(item, visit);
    } else if (isNode(child)) walk(child, visit);
  }
};

const STANDARD_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/** The string that WXS sees: it keeps the backslash of an unknown escape (`'\d'`), JavaScript drops it. */
const wxsString = (raw: string): string =>
  raw.slice(1, -1).replace(/\\(.)/gs, (written, c: string) => {
    if (c === '\\' || c === "'" || c === '"') return c;
    return STANDARD_ESCAPES[c] ?? written;
  });

type Edit = { start: number; end: number; text: string };

/** Replaces non-overlapping stretches of a text; several insertions at one place keep their order. */
const applyEdits = (source: string, edits: readonly Edit[]): string => {
  let result = '';
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at);
};

/** Added to the templates' runtime: what WXS has and JavaScript has not. */
export const WXS_RUNTIME = `
var getRegExp = function (source, flags) { return new RegExp(source, flags); };
var getDate = function () { return arguments.length ? new Date(...arguments) : new Date(); };
var __wxsConstructor = function (value) { return Object.prototype.toString.call(value).slice(8, -1); };
`;

/**
 * Makes JavaScript of a WXS script: `x.constructor` is a name there ('Array'), string escapes of regular expressions
 * stay, and `require` leaves out the extension. WXS is ES5; npm packages (vant's cascader) use more, and DevTools lets
 * them. Throws a SyntaxError with `loc` where the script cannot be parsed.
 */
export const adaptWxs = (source: string, npm: boolean): string => {
  const edits: Edit[] = [];
  const program = parse(source, {
    ecmaVersion: npm ? 2020 : 5,
    allowReserved: true,
    locations: true,
  }) as unknown as AnyNode;
  walk(program, (node) => {
    const { object, property, callee } = node;
    if (node.type === 'MemberExpression' && !node['computed'] && isNode(object) && isNode(property)) {
      if (property['name'] !== 'constructor') return;
      edits.push({ start: object.start, end: object.start, text: '__wxsConstructor(' });
      edits.push({ start: object.end, end: node.end, text: ')' });
    }
    if (node.type !== 'CallExpression' || !isNode(callee)) return;
    const first = (node['arguments'] as unknown[])[0];
    if (!isNode(first) || first.type !== 'Literal' || typeof first['value'] !== 'string') return;
    if (callee['name'] === 'getRegExp')
      edits.push({
        start: first.start,
        end: first.end,
        text: JSON.stringify(wxsString(String(first['raw']))),
      });
    if (callee['name'] === 'require')
      edits.push({
        start: first.start,
        end: first.end,
        text: JSON.stringify(first['value'].replace(/\.wxs$/, '')),
      });
  });
  return applyEdits(source, edits);
};

/** Paths of the scripts that a script requires, as written. */
export const wxsRequires = (source: string): string[] =>
  [...source.matchAll(/\brequire\(\s*['"](.+?)['"]\s*\)/g)].map((match) => match[1] ?? '');
