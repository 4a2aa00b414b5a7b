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
  windowHeight(): number;
  /** The screen has other sizes now. */
  layout(): void;
  show(visible: boolean): void;
};

const make = (className: string, tag: 'div' | 'main' = 'div'): HTMLElement => {
  const element = document.createElement(tag);
  element.className = className;
  return element;
};

export type PageViewOptions = {
  config: ComponentConfig;
  route: string;
  /** px taken by the native tab bar */
  tabBarHeight(): number;
  back(): void;
  home(): void;
};

/** Where the page's window lies: below the bars of its own. */
const placeOf = ({ config, tabBarHeight }: PageViewOptions) => {
  const { statusBarHeight, navigationBarHeight, screenHeight, safeBottom } = metrics();
  const custom = config.navigationStyle === 'custom';
  const top = custom ? 0 : statusBarHeight + navigationBarHeight;
  const height = screenHeight - top - tabBarHeight();
  return {
    top,
    height,
    safeTop: custom ? statusBarHeight : 0,
    safeBottom: tabBarHeight() > 0 ? 0 : safeBottom,
  };
};

const makeScroller = (config: ComponentConfig) => {
  const scroller = make('page-scroller');
  const refresher = make('page-refresher');
  refresher.innerHTML = '<i></i><i></i><i></i>';
  refresher.dataset['style'] = config.backgroundTextStyle ?? 'dark';
  refresher.setAttribute('aria-hidden', 'true');
  scroller.style.overflowY = config.disableScroll ? 'hidden' : 'auto';
  // What scrolls must be reached by the keyboard.
  scroller.tabIndex = 0;
  scroller.append(refresher);
  return { scroller, refresher };
};

export const createPageView = (screen: HTMLElement, options: PageViewOptions): PageView => {
  const { config, route } = options;
  const frame = make('page-frame');
  const viewport = make('page-viewport', 'main');
  const { scroller, refresher } = makeScroller(config);
  const bar = createNavigationBar(config, options.back, options.home);
  const layout = () => {
    const place = placeOf(options);
    viewport.style.top = `${place.top}px`;
    viewport.style.height = `${place.height}px`;
    viewport.style.setProperty('--vh', `${place.height / 100}px`);
    viewport.style.setProperty('--safe-top', `${place.safeTop}px`);
    viewport.style.setProperty('--safe-bottom', `${place.safeBottom}px`);
    bar.layout();
  };
  layout();
  frame.dataset['route'] = route;
  viewport.style.background = config.backgroundColor ?? '#ffffff';
  viewport.append(scroller);
  frame.append(viewport, bar.element);
  screen.append(frame);
  return {
    frame,
    viewport,
    scroller,
    refresher,
    bar,
    windowHeight: () => placeOf(options).height,
    layout,
    // Not `hidden`: a page keeps its scroll position while another lies above it.
    show(visible) {
      frame.toggleAttribute('data-covered', !visible);
      if (visible) bar.announce();
    },
  };
};
