import type { ComponentConfig } from '../contract';
import { createNavigationBar, type NavigationBar } from '../screen/navigation-bar';
import { metrics } from '../screen/metrics';

/** The DOM of one page: navigation bar, window (does not scroll) and the scroller inside it. */
export type PageView = {
  readonly frame: HTMLElement;
  readonly viewport: HTMLElement;
  readonly scroller: HTMLElement;
  readonly refresher: HTMLElement;
  readonly bar: NavigationBar;
  /** px */
  readonly windowHeight: number;
  show(visible: boolean): void;
};

const make = (className: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = className;
  return element;
};

export type PageViewOptions = {
  config: ComponentConfig;
  route: string;
  /** px taken by the native tab bar */
  tabBarHeight: number;
  back(): void;
  home(): void;
};

export const createPageView = (screen: HTMLElement, options: PageViewOptions): PageView => {
  const { config, tabBarHeight } = options;
  const { statusBarHeight, navigationBarHeight, screenHeight, safeBottom } = metrics();
  const custom = config.navigationStyle === 'custom';
  const top = custom ? 0 : statusBarHeight + navigationBarHeight;
  const windowHeight = screenHeight - top - tabBarHeight;
  const frame = make('page-frame');
  const viewport = make('page-viewport');
  const scroller = make('page-scroller');
  const refresher = make('page-refresher');
  refresher.innerHTML = '<i></i><i></i><i></i>';
  refresher.dataset['style'] = config.backgroundTextStyle ?? 'dark';
  frame.dataset['route'] = options.route;
  viewport.style.cssText = `top:${top}px;height:${windowHeight}px;background:${config.backgroundColor ?? '#ffffff'}`;
  const vars = {
    '--vh': `${windowHeight / 100}px`,
    '--safe-top': custom ? `${statusBarHeight}px` : '0px',
    '--safe-bottom': tabBarHeight > 0 ? '0px' : `${safeBottom}px`,
  };
  for (const [name, value] of Object.entries(vars)) viewport.style.setProperty(name, value);
  scroller.style.overflowY = config.disableScroll ? 'hidden' : 'auto';
  scroller.append(refresher);
  viewport.append(scroller);
  const bar = createNavigationBar(config, options.back, options.home);
  frame.append(viewport, bar.element);
  screen.append(frame);
  return {
    frame,
    viewport,
    scroller,
    refresher,
    bar,
    windowHeight,
    // Not `hidden`: a page keeps its scroll position while another lies above it.
    show: (visible) => frame.toggleAttribute('data-covered', !visible),
  };
};
