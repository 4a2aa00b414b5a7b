import type { BuiltIn } from './definition';

export const text: BuiltIn = {
  tag: 'text',
  attributes: { 'user-select': 'boolean', selectable: 'boolean', space: 'string', decode: 'boolean' },
  connect(host) {
    const render = () => {
      host.dom.toggleAttribute('selectable', host.flag('user-select') || host.flag('selectable'));
      if (host.flag('decode')) decodeEntities(host.dom);
    };
    return { render };
  },
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&apos;': "'",
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
};

const decodeEntities = (element: HTMLElement): void => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const decoded = (node.nodeValue ?? '').replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
    if (decoded !== node.nodeValue) node.nodeValue = decoded;
  }
};
