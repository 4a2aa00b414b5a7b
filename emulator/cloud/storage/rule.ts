/**
 * Storage security rules: the part of CloudBase's expression language that `StorageRule` promises.
 * `true`, `false`, `auth != null`, `resource.openid == auth.openid`, with `&&`, `||` and parentheses.
 */
export interface RuleScope {
  readonly auth: { readonly openid: string } | null;
  /** Owner of the file, or who uploads it when there is none yet; null when a function uploaded it. */
  readonly resource: { readonly openid: string | null };
}

export type Rule = (scope: RuleScope) => boolean;

const TERMS: Record<string, Rule> = {
  true: () => true,
  false: () => false,
  'auth != null': ({ auth }) => auth !== null,
  'resource.openid == auth.openid': ({ auth, resource }) => auth !== null && resource.openid === auth.openid,
  'auth.openid == resource.openid': ({ auth, resource }) => auth !== null && resource.openid === auth.openid,
};

/** @throws Error when the expression is not understood: a rule that guesses would let somebody in. */
export function compileRule(expression: string | boolean): Rule {
  const text = String(expression);
  const tokens = text.match(/\(|\)|&&|\|\||[^()&|]+/g)?.map((token) => token.trim()) ?? [];
  const rest = tokens.filter((token) => token !== '');
  const rule = readAny(rest, text);
  if (rest.length > 0) throw notUnderstood(text);
  return rule;
}

function readAny(rest: string[], text: string): Rule {
  const parts = [readAll(rest, text)];
  while (rest[0] === '||') {
    rest.shift();
    parts.push(readAll(rest, text));
  }
  return (scope) => parts.some((part) => part(scope));
}

function readAll(rest: string[], text: string): Rule {
  const parts = [readTerm(rest, text)];
  while (rest[0] === '&&') {
    rest.shift();
    parts.push(readTerm(rest, text));
  }
  return (scope) => parts.every((part) => part(scope));
}

function readTerm(rest: string[], text: string): Rule {
  const token = rest.shift() ?? '';
  if (token === '(') {
    const inner = readAny(rest, text);
    if (rest.shift() !== ')') throw notUnderstood(text);
    return inner;
  }
  const term = TERMS[token.replace(/\s*([!=]=)=?\s*/, ' $1 ')];
  if (!term) throw notUnderstood(text);
  return term;
}

function notUnderstood(text: string): Error {
  return new Error(`the storage rule is not understood: ${text}`);
}
