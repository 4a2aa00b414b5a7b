import { element } from './element';
import { capsuleRect, metrics } from './metrics';

/** The phone's own parts around the pages. */
export type Shell = {
  readonly pages: HTMLElement;
  /** Sheets and dialogs, above every page. */
  readonly overlay: HTMLElement;
};

const STATUS_ICONS =
  '<svg viewBox="0 0 66 12" width="66" height="12" aria-hidden="true"><g fill="currentColor"><rect x="0" y="8" width="3" height="4" rx="1"/><rect x="5" y="5.500" width="3" height="6.500" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" y="0" width="3" height="12" rx="1"/><path class="status-wifi" d="M31 2c2.700 0 5.100 1.100 6.900 2.800l1-1.100A11.400 11.400 0 0 0 31 .500c-3 0-5.800 1.200-7.900 3.200l1 1.100A9.900 9.900 0 0 1 31 2zm0 3.500c1.700 0 3.300.700 4.500 1.800l1-1.100A8 8 0 0 0 31 4a8 8 0 0 0-5.500 2.200l1 1.100A6.500 6.500 0 0 1 31 5.500zm0 3.500-2.100 1 2.100 2 2.100-2L31 9z"/><rect x="45" y="1" width="17" height="10" rx="3" fill="none" stroke="currentColor"/><rect x="46.500" y="2.500" width="14" height="7" rx="1.700"/><rect x="63" y="4" width="1.500" height="4" rx=".7"/></g></svg>';

const statusBar = (): HTMLElement => {
  const time = element('span', { className: 'status-time' });
  const tick = () => {
    time.textContent = new Date().toLocaleTimeString('zh-CN', {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
  };
  tick();
  setInterval(tick, 10_000);
  const icons = element('span', { className: 'status-icons' });
  icons.innerHTML = STATUS_ICONS;
  const bar = element('div', {
    className: 'status-bar',
    attributes: { 'aria-hidden': 'true' },
    children: [time, icons],
  });
  return bar;
};

const capsule = (): HTMLElement => {
  const made = element('div', { className: 'capsule', attributes: { 'aria-hidden': 'true' } });
  made.innerHTML =
    '<svg viewBox="0 0 87 32" width="87" height="32"><g fill="currentColor"><circle cx="15.500" cy="16" r="2"/><circle cx="22" cy="16" r="3"/><circle cx="28.500" cy="16" r="2"/><rect x="43" y="7" width="1" height="18" opacity=".2"/><circle cx="65" cy="16" r="3.200"/><circle cx="65" cy="16" r="8" fill="none" stroke="currentColor" stroke-width="2"/></g></svg>';
  return made;
};

/** Draws the shell into the document, and again when the phone is turned. */
export const createShell = (): Shell => {
  const pages = element('div', { className: 'pages' });
  const overlay = element('div', { className: 'overlay' });
  const indicator = element('div', { className: 'home-indicator', attributes: { 'aria-hidden': 'true' } });
  const [status, menu] = [statusBar(), capsule()];
  const layout = () => {
    const { safeBottom, safeSide, statusBarHeight } = metrics();
    const root = document.documentElement.style;
    const lengths = {
      '--safe-bottom': safeBottom,
      '--safe-top': statusBarHeight,
      '--safe-left': safeSide,
      '--safe-right': safeSide,
      '--vh': innerHeight / 100,
    };
    for (const [name, px] of Object.entries(lengths)) root.setProperty(name, `${px}px`);
    const { top, left, width, height } = capsuleRect();
    menu.style.cssText = `top:${top}px;left:${left}px;width:${width}px;height:${height}px`;
    status.style.height = `${statusBarHeight}px`;
    status.hidden = statusBarHeight === 0;
    indicator.hidden = safeBottom === 0;
  };
  layout();
  addEventListener('resize', layout);
  document.body.append(pages, status, menu, overlay, indicator);
  return { pages, overlay };
};
