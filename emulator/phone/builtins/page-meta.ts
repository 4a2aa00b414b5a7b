import { deviceUnits } from '../units';
import { setState } from './common';
import type { BuiltIn, Host } from './definition';

const px = (value: string): string => (/^\d+(?:\.\d+)?$/.test(value) ? `${value}px` : value);

/** `system` is the size that the person has chosen in WeChat; anything else is a CSS length. */
const fontSize = (host: Host, name: string): string => {
  const size = host.text(name);
  return size === 'system' ? `${host.services.fontSize}px` : deviceUnits(px(size));
};

/** Pieces of the document that belong to the page which this component stands in. */
const surroundings = (dom: HTMLElement) => ({
  page: dom.closest<HTMLElement>('page'),
  viewport: dom.closest<HTMLElement>('.page-viewport'),
  scroller: dom.closest<HTMLElement>('.page-scroller'),
});

const dressPage = (host: Host, page: HTMLElement): void => {
  setState(page, 'style', deviceUnits(host.text('page-style')));
  if (host.text('page-font-size')) page.style.fontSize = fontSize(host, 'page-font-size');
};

const dressWindow = (host: Host, viewport: HTMLElement, scroller: HTMLElement): void => {
  const rem = fontSize(host, 'root-font-size');
  if (rem) viewport.style.setProperty('--rem', rem);
  else viewport.style.removeProperty('--rem');
  if (host.text('background-color')) viewport.style.backgroundColor = host.text('background-color');
  // In WeChat the page element's overflow is the window's: `overflow: hidden` keeps a page from scrolling.
  scroller.toggleAttribute('data-locked', /overflow(?:-y)?:\s*hidden/.test(host.text('page-style')));
  scroller.style.backgroundColor = host.text('root-background-color');
  const refresher = scroller.querySelector<HTMLElement>(':scope > .page-refresher');
  const textStyle = host.text('background-text-style');
  if (refresher && textStyle) refresher.dataset['style'] = textStyle;
};

/** Scrolls when `scroll-top` changes, not when something else does. */
const connectScrollTop = (host: Host): ((scroller: HTMLElement) => void) => {
  let seen = '';
  return (scroller) => {
    const top = host.text('scroll-top');
    if (top === seen) return;
    seen = top;
    const behavior = host.number('scroll-duration') > 0 ? 'smooth' : 'instant';
    scroller.scrollTo({ top: Number.parseFloat(top) || 0, behavior });
  };
};

/** What a page says about itself as a whole; the build lets it stand only as the first node of a page. */
export const pageMeta: BuiltIn = {
  tag: 'page-meta',
  attributes: {
    'page-style': 'string',
    'root-font-size': 'string',
    'page-font-size': 'string',
    'background-color': 'string',
    'background-text-style': 'string',
    'root-background-color': 'string',
    'scroll-top': 'string',
    'scroll-duration': { type: 'number', value: 300 },
  },
  inert: ['background-color-top', 'background-color-bottom', 'page-orientation'],
  template: '',
  connect(host) {
    const scroll = connectScrollTop(host);
    const render = () => {
      const { page, viewport, scroller } = surroundings(host.dom);
      if (page) dressPage(host, page);
      if (!viewport || !scroller) return;
      dressWindow(host, viewport, scroller);
      scroll(scroller);
    };
    return { render };
  },
};
