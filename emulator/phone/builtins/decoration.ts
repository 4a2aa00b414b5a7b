import type { BuiltIn } from './definition';

/** Shapes of `icon type`, drawn in a 24×24 box; the colour is WeChat's unless `color` says otherwise. */
const ICONS: Readonly<Record<string, readonly [path: string, color: string]>> = {
  success: [
    'M12 1a11 11 0 100 22 11 11 0 000-22zm-1.4 16L5.8 12.200l1.500-1.500 3.300 3.200 6.200-6.200 1.500 1.500z',
    '#07c160',
  ],
  success_no_circle: ['M9.500 19L2.500 12l1.700-1.700 5.300 5.200L19.800 5.200 21.500 7z', '#07c160'],
  info: ['M12 1a11 11 0 100 22 11 11 0 000-22zm-1.200 9h2.400v8h-2.400zm0-4h2.400v2.400h-2.400z', '#10aeff'],
  warn: ['M12 1a11 11 0 100 22 11 11 0 000-22zm-1.200 5h2.400v8h-2.400zm0 10h2.400v2.400h-2.400z', '#fa5151'],
  waiting: ['M12 1a11 11 0 100 22 11 11 0 000-22zm-1 5h2v5.500l4 2.400-1 1.600-5-3z', '#10aeff'],
  cancel: [
    'M12 1a11 11 0 100 22 11 11 0 000-22zm4.600 14.200l-1.400 1.400L12 13.400l-3.200 3.200-1.400-1.400 3.200-3.200-3.200-3.200 1.400-1.400 3.200 3.200 3.200-3.200 1.400 1.400-3.200 3.200z',
    '#fa5151',
  ],
  clear: [
    'M12 1a11 11 0 100 22 11 11 0 000-22zm4.600 14.200l-1.400 1.400L12 13.400l-3.200 3.200-1.400-1.400 3.200-3.200-3.200-3.200 1.400-1.400 3.200 3.200 3.200-3.200 1.400 1.400-3.200 3.200z',
    '#b2b2b2',
  ],
  download: ['M11 3h2v9h3.500L12 17l-4.500-5H11zM4 19h16v2H4z', '#07c160'],
  search: ['M10 3a7 7 0 105 12l5 5 1.400-1.400-5-5A7 7 0 0010 3zm0 2a5 5 0 110 10 5 5 0 010-10z', '#b2b2b2'],
};

export const icon: BuiltIn = {
  tag: 'icon',
  attributes: { type: 'string', size: { type: 'any', value: 23 }, color: 'string' },
  template: '',
  connect: (host) => ({
    render() {
      const [path, color] = ICONS[host.text('type')] ?? ICONS['info'] ?? ['', ''];
      // Without a name it is decoration beside words.
      if (host.read('aria-label') === null && !host.text('aria-role')) host.dom.removeAttribute('role');
      const size = String(host.read('size')).replace(/^(\d+)$/, '$1px');
      host.dom.style.width = host.dom.style.height = size;
      host.dom.innerHTML = `<svg viewBox="0 0 24 24" width="100%" height="100%" aria-hidden="true"><path d="${path}"/></svg>`;
      host.dom.querySelector('svg')?.setAttribute('fill', host.text('color') || color);
    },
  }),
};

export const progress: BuiltIn = {
  tag: 'progress',
  attributes: {
    percent: 'number',
    'show-info': 'boolean',
    'stroke-width': { type: 'number', value: 6 },
    'active-color': { type: 'string', value: '#09bb07' },
    activeColor: 'string',
    'background-color': { type: 'string', value: '#ebebeb' },
    backgroundColor: 'string',
    active: 'boolean',
    'border-radius': 'number',
  },
  template: '',
  connect(host) {
    const track = document.createElement('div');
    const bar = document.createElement('div');
    const info = document.createElement('span');
    track.className = 'wx-progress-track';
    track.append(bar);
    host.dom.append(track, info);
    const render = () => {
      const percent = Math.min(100, Math.max(0, host.number('percent')));
      for (const [name, value] of Object.entries({ now: percent, min: 0, max: 100 }))
        host.dom.setAttribute(`aria-value${name}`, String(value));
      track.style.cssText = `height:${host.number('stroke-width')}px;background:${host.text('background-color')};border-radius:${host.number('border-radius')}px`;
      bar.style.cssText = `width:${percent}%;background:${host.text('active-color')};transition:${host.flag('active') ? 'width .6s' : 'none'}`;
      info.textContent = host.flag('show-info') ? `${percent}%` : '';
    };
    return { render };
  },
};

type RichNode = {
  name?: string;
  type?: string;
  text?: string;
  attrs?: Record<string, string>;
  children?: RichNode[];
};

const richElement = (node: RichNode): Node => {
  if (node.type === 'text' || !node.name) return document.createTextNode(node.text ?? '');
  const element = document.createElement(node.name);
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (['class', 'style', 'src', 'alt', 'width', 'height', 'colspan', 'rowspan'].includes(name))
      element.setAttribute(name, String(value));
  element.append(...(node.children ?? []).map(richElement));
  return element;
};

const UNTRUSTED = 'script, iframe, object, embed, link, style, form, input, button';

const richFragment = (html: string): Node[] => {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const bad of parsed.body.querySelectorAll(UNTRUSTED)) bad.remove();
  for (const element of parsed.body.querySelectorAll('*'))
    for (const name of element.getAttributeNames())
      if (/^on|^href$/i.test(name)) element.removeAttribute(name);
  return [...parsed.body.childNodes];
};

export const richText: BuiltIn = {
  tag: 'rich-text',
  attributes: { nodes: { type: 'any', value: '' }, space: 'string', 'user-select': 'boolean' },
  template: '',
  connect: (host) => ({
    render() {
      const nodes = host.read('nodes');
      const content = Array.isArray(nodes)
        ? (nodes as RichNode[]).map(richElement)
        : richFragment(String(nodes ?? ''));
      host.dom.replaceChildren(...content);
    },
  }),
};

export const canvas: BuiltIn = {
  tag: 'canvas',
  attributes: { type: 'string', 'canvas-id': 'string' },
  inert: ['disable-scroll'],
  events: ['error'],
  template: '<h5-canvas />',
  connect(host) {
    const native = host.dom.querySelector('canvas');
    return {
      render() {
        if (!native || native.dataset['sized']) return;
        native.width = host.dom.clientWidth || 300;
        native.height = host.dom.clientHeight || 150;
        native.dataset['sized'] = 'true';
      },
    };
  },
};

export const video: BuiltIn = {
  tag: 'video',
  native: 'video',
  attributes: {
    src: 'string',
    poster: 'string',
    autoplay: 'boolean',
    controls: { type: 'boolean', value: true },
  },
  inert: ['title', 'object-fit', 'referrer-policy'],
  template: '<h5-video />',
  connect(host) {
    const native = host.dom.querySelector('video');
    const render = () => {
      if (!native) return;
      native.controls = host.flag('controls');
      native.autoplay = host.flag('autoplay');
      if (native.getAttribute('src') !== host.text('src')) native.src = host.text('src');
      native.poster = host.text('poster');
    };
    return { render };
  },
};
