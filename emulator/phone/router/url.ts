export type PageAddress = { route: string; queryText: string; query: Record<string, string> };

/**
 * Splits a page address. Values of the query are handed on as they stand in the address: WeChat does not decode
 * them, so pages use decodeURIComponent. A relative path counts from the page that navigates.
 */
export const parsePageUrl = (url: string, current: string): PageAddress => {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  const queryText = at < 0 ? '' : url.slice(at + 1);
  const base = current.split('/').slice(0, -1);
  const parts = path.startsWith('/') || !current ? [] : base;
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const query: Record<string, string> = {};
  for (const pair of queryText.split('&').filter(Boolean)) {
    const sign = pair.indexOf('=');
    if (sign < 0) query[pair] = '';
    else query[pair.slice(0, sign)] = pair.slice(sign + 1);
  }
  return { route: parts.join('/').replace(/\.html$/, ''), queryText, query };
};
