import type { BuiltIn, Host } from './definition';
import { listenPull } from './pull';

const listenScroll = (host: Host): void => {
  const { dom } = host;
  let atEnd = false;
  let atStart = true;
  let last = { top: 0, left: 0 };
  dom.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = dom;
    const detail = { deltaX: last.left - scrollLeft, deltaY: last.top - scrollTop };
    last = { top: scrollTop, left: scrollLeft };
    host.fire('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, ...detail });
    const vertical = host.flag('scroll-y');
    const position = vertical ? scrollTop : scrollLeft;
    const room = vertical ? scrollHeight - dom.clientHeight : scrollWidth - dom.clientWidth;
    const nearEnd = position >= room - host.number('lower-threshold');
    const nearStart = position <= host.number('upper-threshold');
    if (nearEnd && !atEnd) host.fire('scrolltolower', { direction: vertical ? 'bottom' : 'right' });
    if (nearStart && !atStart) host.fire('scrolltoupper', { direction: vertical ? 'top' : 'left' });
    atEnd = nearEnd;
    atStart = nearStart;
  });
};

/** The refresher: pulling it down fires `refresherrefresh`; `refresher-triggered` holds it open. */
const connectRefresher = (host: Host): (() => void) => {
  const indicator = document.createElement('div');
  indicator.className = 'wx-refresher';
  indicator.innerHTML = '<i></i><i></i><i></i>';
  host.dom.prepend(indicator);
  const open = (height: number) => {
    indicator.style.height = `${height}px`;
  };
  const threshold = host.number('refresher-threshold');
  listenPull(host.dom, {
    threshold,
    enabled: () => host.flag('refresher-enabled') && !host.flag('refresher-triggered'),
    moved(distance) {
      open(Math.min(distance, threshold * 2));
      host.fire('refresherpulling', { dy: distance });
    },
    released(refresh) {
      open(refresh ? threshold : 0);
      host.fire(refresh ? 'refresherrefresh' : 'refresherabort', {});
    },
  });
  let triggered = false;
  return () => {
    const next = host.flag('refresher-triggered');
    if (next !== triggered) open(next ? threshold : 0);
    if (triggered && !next) host.fire('refresherrestore', {});
    triggered = next;
  };
};

const connectPosition = (host: Host): (() => void) => {
  let seen = { top: 0, left: 0, into: '' };
  return () => {
    const behavior = host.flag('scroll-with-animation') ? 'smooth' : 'instant';
    const next = {
      top: host.number('scroll-top'),
      left: host.number('scroll-left'),
      into: host.text('scroll-into-view'),
    };
    const previous = seen;
    seen = next;
    if (next.top !== previous.top) host.dom.scrollTo({ top: next.top, behavior });
    if (next.left !== previous.left) host.dom.scrollTo({ left: next.left, behavior });
    if (next.into && next.into !== previous.into)
      setTimeout(() => host.byId(next.into)?.scrollIntoView({ block: 'start', inline: 'start', behavior }));
  };
};

export const scrollView: BuiltIn = {
  tag: 'scroll-view',
  attributes: {
    'scroll-x': 'boolean',
    'scroll-y': 'boolean',
    'upper-threshold': { type: 'number', value: 50 },
    'lower-threshold': { type: 'number', value: 50 },
    'scroll-top': 'number',
    'scroll-left': 'number',
    'scroll-into-view': 'string',
    'scroll-with-animation': 'boolean',
    'enable-flex': 'boolean',
    'refresher-enabled': 'boolean',
    'refresher-threshold': { type: 'number', value: 45 },
    'refresher-triggered': 'boolean',
  },
  inert: [
    'enhanced',
    'bounces',
    'show-scrollbar',
    'fast-deceleration',
    'enable-back-to-top',
    'enable-passive',
    'refresher-background',
    'refresher-default-style',
    'type',
  ],
  events: [
    'scroll',
    'scrolltoupper',
    'scrolltolower',
    'refresherpulling',
    'refresherrefresh',
    'refresherrestore',
    'refresherabort',
  ],
  connect(host) {
    listenScroll(host);
    const refresh = connectRefresher(host);
    const position = connectPosition(host);
    const render = () => {
      host.dom.toggleAttribute('scroll-x', host.flag('scroll-x'));
      host.dom.toggleAttribute('scroll-y', host.flag('scroll-y'));
      host.dom.toggleAttribute('enable-flex', host.flag('enable-flex'));
      // What scrolls must be reached by the keyboard.
      if (host.read('tabindex') === null && (host.flag('scroll-x') || host.flag('scroll-y')))
        host.dom.tabIndex = 0;
      refresh();
      position();
    };
    return { render };
  },
};
