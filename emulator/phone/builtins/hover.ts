import type { Attribute, Host } from './definition';

export const HOVER_ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  'hover-class': { type: 'string', value: 'none' },
  'hover-stop-propagation': 'boolean',
  'hover-start-time': { type: 'number', value: 50 },
  'hover-stay-time': { type: 'number', value: 400 },
};

/** Shows `hover-class` while a finger rests on the component. Times in milliseconds, as WeChat documents them. */
export const connectHover = (host: Host, fallbackClass = ''): void => {
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    if (shown) host.toggleClass(shown, false);
    shown = '';
  };
  const show = () => {
    const name = host.text('hover-class') || fallbackClass;
    if (!name || name === 'none' || shown) return;
    shown = name;
    host.toggleClass(name, true);
  };
  host.dom.addEventListener('touchstart', (event) => {
    if (host.flag('hover-stop-propagation')) event.stopPropagation();
    clearTimeout(timer);
    timer = setTimeout(show, host.number('hover-start-time'));
  });
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, host.number('hover-stay-time'));
  };
  host.dom.addEventListener('touchend', leave);
  host.dom.addEventListener('touchcancel', leave);
};
