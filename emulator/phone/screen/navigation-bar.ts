import type { ComponentConfig } from '../contract';
import { element } from './element';
import { metrics } from './metrics';

export type NavigationBar = {
  readonly element: HTMLElement;
  setTitle(title: string): void;
  setColor(front: string, background: string): void;
  setButtons(canGoBack: boolean, canGoHome: boolean): void;
  /** The page has come to the top: the document bears its title. */
  announce(): void;
  /** The screen has other sizes now. */
  layout(): void;
};

const BACK =
  '<svg viewBox="0 0 12 24" width="12" height="24" aria-hidden="true"><path fill="currentColor" d="M10 19.438L8.955 20.500l-7.666-7.790a1.020 1.020 0 0 1 0-1.420L8.955 3.500 10 4.563 2.682 12 10 19.438z"/></svg>';
const HOME =
  '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="1.500" d="M4 11l8-7 8 7M6 10v9h4v-5h4v5h4v-9"/></svg>';

/** Status bar area and navigation bar of one page; a page with its own bar keeps only the status bar's colour. */
export const createNavigationBar = (
  config: ComponentConfig,
  back: () => void,
  home: () => void,
): NavigationBar => {
  const custom = config.navigationStyle === 'custom';
  const title = element('div', {
    className: 'navigation-title',
    role: 'heading',
    attributes: { 'aria-level': '1' },
  });
  const backButton = element('button', { className: 'navigation-button', label: '返回', onClick: back });
  const homeButton = element('button', { className: 'navigation-button', label: '首页', onClick: home });
  backButton.innerHTML = BACK;
  homeButton.innerHTML = HOME;
  const bar = element('header', { className: 'navigation-bar', children: [backButton, homeButton, title] });
  const layout = () => {
    const { statusBarHeight, navigationBarHeight } = metrics();
    bar.style.paddingTop = `${statusBarHeight}px`;
    bar.style.height = `${navigationBarHeight}px`;
  };
  layout();
  if (custom) bar.classList.add('is-custom');
  title.hidden = custom;
  const setColor = (front: string, background: string) => {
    bar.dataset['front'] = front;
    bar.style.background = custom ? 'transparent' : background;
  };
  const setTitle = (text: string) => {
    title.textContent = text;
    if (!bar.closest('[data-covered]')) document.title = text;
  };
  const setButtons = (canGoBack: boolean, canGoHome: boolean) => {
    backButton.hidden = custom || !canGoBack;
    homeButton.hidden = custom || !canGoHome;
  };
  setColor(config.navigationBarTextStyle ?? 'white', config.navigationBarBackgroundColor ?? '#000000');
  setTitle(config.navigationBarTitleText ?? '');
  setButtons(false, false);
  const announce = () => {
    document.title = title.textContent || document.title;
  };
  return { element: bar, setTitle, setColor, setButtons, announce, layout };
};
