import type { ComponentRecord, MiniProgram } from '../contract';
import { type Caller, type Engine, type Mounted, nextFrame } from '../engine';
import { createTabBar } from '../screen/tab-bar';
import { createEventChannel, type EventChannel } from './event-channel';
import { createPageView, type PageView } from './page-view';
import { connectScrolling, type Scrolling } from './scrolling';
import type { PageAddress } from './url';

export type OpenPage = {
  readonly route: string;
  readonly caller: Caller;
  readonly view: PageView;
  readonly scrolling: Scrolling;
  show(): void;
  hide(): void;
  /** onShow and onHide of a page that stays where it is while the app comes and goes. */
  wake(): void;
  sleep(): void;
  /** Takes the new sizes of the screen; the page on top is told. */
  resize(isTop: boolean): void;
  unload(): void;
  /** Once it is on the stack: what it asks of the page on top, it asks of itself. */
  load(): void;
  setBackButton(canGoBack: boolean, canGoHome: boolean): void;
};

export type PageHost = {
  program: MiniProgram;
  engine: Engine;
  screen: HTMLElement;
  back(): void;
  home(): void;
  switchTab(route: string): void;
  report(error: unknown, where: string): void;
  /** A page begins in this frame; answers what to call when it is ready. */
  opened(route: string, frame: Element): () => void;
};

const caller = (host: PageHost, mounted: Mounted, route: string) => {
  return (method: string, ...values: unknown[]): void => {
    const run = mounted.caller[method];
    if (typeof run !== 'function') return;
    try {
      run.apply(mounted.caller, values);
    } catch (error) {
      host.report(error, `${route} ${method}`);
    }
  };
};

const mountTabBar = (
  host: PageHost,
  view: PageView,
  route: string,
): { caller: Caller | null; release(): void } => {
  const { app, customTabBar } = host.program;
  const isTab = app.tabBar?.list.some((tab) => tab.pagePath === route) ?? false;
  if (!app.tabBar || !isTab) return { caller: null, release: () => {} };
  if (!customTabBar) {
    view.frame.append(createTabBar(app.tabBar, route, host.switchTab));
    return { caller: null, release: () => {} };
  }
  const mounted = host.engine.mount(customTabBar, '', view.viewport);
  mounted.attach();
  return { caller: mounted.caller, release: mounted.release };
};

export const tabBarHeight = (program: MiniProgram, route: string, safeBottom: number): number => {
  const tabBar = program.app.tabBar;
  const native = tabBar && !tabBar.custom && tabBar.list.some((tab) => tab.pagePath === route);
  return native ? 50 + safeBottom : 0;
};

/** Creates a page; `load` and `show` begin its life: attached → onLoad → onShow → ready of its components → onReady. */
export const openPage = (
  host: PageHost,
  record: ComponentRecord,
  address: PageAddress,
  channel: EventChannel | null,
  barHeight: () => number,
): OpenPage => {
  const config = { ...host.program.app.window, ...record.config };
  const { route, query, queryText } = address;
  const view = createPageView(host.screen, {
    config,
    route,
    tabBarHeight: barHeight,
    back: host.back,
    home: host.home,
  });
  const painted = host.opened(route, view.frame);
  const mounted = host.engine.mount(record.id, queryText, view.scroller);
  const call = caller(host, mounted, route);
  const tabBar = mountTabBar(host, view, route);
  const opened = channel ?? createEventChannel()[1];
  Object.assign(mounted.caller, {
    route,
    options: query,
    getTabBar: () => tabBar.caller,
    getOpenerEventChannel: () => opened,
  });
  const scrolling = connectScrolling(view, config, {
    pullDown: () => call('onPullDownRefresh'),
    reachBottom: () => call('onReachBottom'),
    scroll: (scrollTop) => call('onPageScroll', { scrollTop }),
  });
  const load = () => {
    mounted.attach();
    call('onLoad', query);
    nextFrame(() => {
      mounted.ready();
      call('onReady');
      view.frame.dataset['ready'] = 'true';
      painted();
    });
  };
  const wake = () => {
    call('onShow');
    mounted.pageLifetime('show');
  };
  const sleep = () => {
    call('onHide');
    mounted.pageLifetime('hide');
  };
  return {
    route,
    caller: mounted.caller,
    view,
    scrolling,
    load,
    setBackButton: (canGoBack, canGoHome) => view.bar.setButtons(canGoBack, canGoHome),
    show() {
      view.show(true);
      wake();
    },
    hide() {
      sleep();
      view.show(false);
    },
    wake,
    sleep,
    resize(isTop) {
      view.layout();
      if (!isTop) return;
      const size = { windowWidth: innerWidth, windowHeight: view.windowHeight() };
      call('onResize', { size });
      mounted.pageLifetime('resize', size);
    },
    unload() {
      call('onUnload');
      tabBar.release();
      mounted.release();
      view.frame.remove();
    },
  };
};
