import type { BuiltIn, Host } from './definition';

const slides = (host: Host): HTMLElement[] => [
  ...host.dom.querySelectorAll<HTMLElement>(':scope > [part=swiper-track] > wx-swiper-item'),
];

const connectDots = (host: Host): ((current: number) => void) => {
  const dots = document.createElement('div');
  dots.className = 'wx-swiper-dots';
  dots.setAttribute('aria-hidden', 'true');
  host.dom.append(dots);
  return (current) => {
    dots.hidden = !host.flag('indicator-dots');
    dots.replaceChildren(
      ...slides(host).map((_, index) => {
        const dot = document.createElement('i');
        dot.style.background = host.text(index === current ? 'indicator-active-color' : 'indicator-color');
        return dot;
      }),
    );
  };
};

/** Dragging: reports the distance while it lasts, and how many slides it went in the end. */
const listenDrag = (host: Host, moved: (px: number) => void, released: (step: -1 | 0 | 1) => void): void => {
  let start: number | null = null;
  let distance = 0;
  const along = (touch: Touch) => (host.flag('vertical') ? touch.clientY : touch.clientX);
  host.dom.addEventListener('touchstart', (event) => {
    start = event.touches[0] ? along(event.touches[0]) : null;
    distance = 0;
  });
  host.dom.addEventListener('touchmove', (event) => {
    if (start === null || !event.touches[0]) return;
    distance = along(event.touches[0]) - start;
    moved(distance);
  });
  const end = () => {
    if (start !== null && distance !== 0) released(Math.abs(distance) < 50 ? 0 : distance < 0 ? 1 : -1);
    start = null;
  };
  host.dom.addEventListener('touchend', end);
  host.dom.addEventListener('touchcancel', end);
};

const connect = (host: Host) => {
  const track = host.dom.querySelector<HTMLElement>(':scope > [part=swiper-track]');
  if (!track) throw new Error('swiper: shadow tree is missing');
  const drawDots = connectDots(host);
  let current = 0;
  let asked: number | null = null;
  const place = (offset: number, animate: boolean) => {
    const axis = host.flag('vertical') ? 'Y' : 'X';
    track.style.transition = animate ? `transform ${host.number('duration')}ms ease` : 'none';
    track.style.transform = `translate${axis}(calc(${-current * 100}% + ${offset}px))`;
  };
  const go = (index: number, source: '' | 'touch' | 'autoplay') => {
    const count = slides(host).length;
    const next =
      host.flag('circular') && count > 0
        ? (index + count) % count
        : Math.min(Math.max(index, 0), Math.max(count - 1, 0));
    const changed = next !== current;
    current = next;
    place(0, true);
    drawDots(current);
    if (!changed) return;
    host.fire('change', { current, source });
    setTimeout(() => host.fire('animationfinish', { current, source }), host.number('duration'));
  };
  listenDrag(
    host,
    (px) => place(px, false),
    (step) => go(current + step, 'touch'),
  );
  let timer: ReturnType<typeof setInterval> | undefined;
  const render = () => {
    host.dom.toggleAttribute('vertical', host.flag('vertical'));
    clearInterval(timer);
    if (host.flag('autoplay'))
      timer = setInterval(() => go(current + 1, 'autoplay'), host.number('interval'));
    if (asked !== host.number('current')) {
      const first = asked === null;
      asked = host.number('current');
      if (first) current = asked;
      else go(asked, '');
    }
    setTimeout(() => drawDots(current));
    place(0, false);
  };
  return { render, detached: () => clearInterval(timer) };
};

export const swiper: BuiltIn = {
  tag: 'swiper',
  attributes: {
    current: 'number',
    autoplay: 'boolean',
    interval: { type: 'number', value: 5000 },
    duration: { type: 'number', value: 500 },
    circular: 'boolean',
    vertical: 'boolean',
    'indicator-dots': 'boolean',
    'indicator-color': { type: 'string', value: 'rgba(0, 0, 0, .3)' },
    'indicator-active-color': { type: 'string', value: '#000000' },
  },
  inert: ['easing-function'],
  events: ['change', 'animationfinish'],
  template: '<h5-div part="swiper-track"><slot /></h5-div>',
  connect,
};

export const swiperItem: BuiltIn = { tag: 'swiper-item', attributes: { 'item-id': 'string' } };
