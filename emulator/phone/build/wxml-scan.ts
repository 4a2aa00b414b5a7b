import { lineAt } from './problems';

export type Attribute = { name: string; value: string | null; line: number };
export type Tag = { name: string; attributes: Attribute[]; line: number; offset: number };

/**
 * Lists the opening tags of a template with their attributes and lines. It only looks at the surface: whether the
 * template is well formed is glass-easel's compiler's to say.
 */
export const scanWxml = (source: string): Tag[] => {
  const tags: Tag[] = [];
  let at = 0;
  const skipTo = (end: string) => {
    const found = source.indexOf(end, at);
    at = found < 0 ? source.length : found + end.length;
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const value = (): string => {
    const quote = source[at];
    if (quote !== '"' && quote !== "'") return take(/(?:\{\{.*?\}\}|[^\s>])*/sy);
    at += 1;
    const start = at;
    skipTo(quote);
    return source.slice(start, at - 1);
  };
  const attributes = (): Attribute[] => {
    const found: Attribute[] = [];
    for (;;) {
      take(/[\s/]+/y);
      const line = lineAt(source, at);
      const name = take(/[^\s=>/]+/y);
      if (!name) return found;
      take(/\s*/y);
      if (source[at] !== '=') {
        found.push({ name, value: null, line });
        continue;
      }
      at += 1;
      take(/\s*/y);
      found.push({ name, value: value(), line });
    }
  };
  while (at < source.length) {
    skipTo('<');
    if (source.startsWith('!--', at)) {
      skipTo('-->');
      continue;
    }
    const offset = at - 1;
    const line = lineAt(source, at);
    const name = take(/[A-Za-z][\w-]*/y);
    if (!name) continue;
    tags.push({ name, attributes: attributes(), line, offset });
    const selfClosing = source[at - 1] === '/';
    skipTo('>');
    if (name === 'wxs' && !selfClosing) skipTo('</wxs>');
  }
  return tags;
};
