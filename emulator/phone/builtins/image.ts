import type { BuiltIn, Host } from './definition';
import { setState } from './common';

/** `mode` → how the picture lies in its box (object-fit and object-position). */
const FIT: Readonly<Record<string, readonly [fit: string, position: string]>> = {
  scaleToFill: ['fill', 'center'],
  aspectFit: ['contain', 'center'],
  aspectFill: ['cover', 'center'],
  widthFix: ['fill', 'center'],
  heightFix: ['fill', 'center'],
  top: ['none', 'top'],
  bottom: ['none', 'bottom'],
  center: ['none', 'center'],
  left: ['none', 'left'],
  right: ['none', 'right'],
  'top left': ['none', 'left top'],
  'top right': ['none', 'right top'],
  'bottom left': ['none', 'left bottom'],
  'bottom right': ['none', 'right bottom'],
};

const connect = (host: Host) => {
  const picture = document.createElement('img');
  picture.alt = '';
  picture.draggable = false;
  host.dom.append(picture);
  let shown = '';
  picture.addEventListener('load', () => {
    const size = { width: picture.naturalWidth, height: picture.naturalHeight };
    if (host.text('mode') === 'widthFix')
      host.dom.style.height = `${(size.height / size.width) * host.dom.clientWidth}px`;
    if (host.text('mode') === 'heightFix')
      host.dom.style.width = `${(size.width / size.height) * host.dom.clientHeight}px`;
    host.fire('load', size);
  });
  picture.addEventListener('error', () => host.fire('error', { errMsg: `GET ${shown} 404 (Not Found)` }));
  const render = () => {
    const [fit, position] = FIT[host.text('mode')] ?? ['fill', 'center'];
    picture.style.objectFit = fit;
    picture.style.objectPosition = position;
    // aria-label would win over alt anyway; without either the picture is decoration.
    picture.alt = host.text('alt') || String(host.read('aria-label') ?? '');
    picture.loading = host.flag('lazy-load') ? 'lazy' : 'eager';
    const address = host.services.assetUrl(host.text('src'), host.dom.dataset['owner'] ?? '');
    if (address === shown) return;
    shown = address;
    setState(picture, 'src', address);
  };
  return { render };
};

const attributes = {
  src: 'string',
  mode: { type: 'string', value: 'scaleToFill' },
  'lazy-load': 'boolean',
  alt: 'string',
} as const;

export const image: BuiltIn = {
  tag: 'image',
  native: 'img',
  attributes,
  inert: ['webp', 'show-menu-by-longpress', 'fade-in', 'forceHttps'],
  events: ['load', 'error'],
  template: '',
  connect,
};

export const coverImage: BuiltIn = {
  tag: 'cover-image',
  native: 'img',
  attributes,
  events: ['load', 'error'],
  template: '',
  connect,
};
