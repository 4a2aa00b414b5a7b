import { listenPull } from '../builtins/pull';
import type { ComponentConfig } from '../contract';
import type { PageView } from './page-view';

/** px at which an open refresher stands, and px of pull that it needs. */
const REFRESHER = 50;
const DEFAULT_BOTTOM_DISTANCE = 50;

export type Scrolling = { startPullDownRefresh(): void; stopPullDownRefresh(): void };

type Handlers = { pullDown(): void; reachBottom(): void; scroll(scrollTop: number): void };

const listenBottom = (view: PageView, distance: number, handlers: Handlers): void => {
  let near = false;
  let height = 0;
  view.scroller.addEventListener('scroll', () => {
    const { scrollTop, clientHeight, scrollHeight } = view.scroller;
    handlers.scroll(scrollTop);
    // More content below makes room for the next time.
    if (scrollHeight > height) near = false;
    height = scrollHeight;
    const now = scrollTop + clientHeight >= scrollHeight - distance;
    if (now && !near) handlers.reachBottom();
    near = now;
  });
};

/** Page scrolling: onPageScroll, onReachBottom and pull-down refresh. */
export const connectScrolling = (view: PageView, config: ComponentConfig, handlers: Handlers): Scrolling => {
  let refreshing = false;
  const open = (height: number, animate: boolean) => {
    view.refresher.style.transition = animate ? 'height .2s' : 'none';
    view.refresher.style.height = `${height}px`;
  };
  const start = () => {
    if (refreshing) return;
    refreshing = true;
    open(REFRESHER, true);
    handlers.pullDown();
  };
  listenBottom(view, config.onReachBottomDistance ?? DEFAULT_BOTTOM_DISTANCE, handlers);
  listenPull(view.scroller, {
    threshold: REFRESHER,
    enabled: () => config.enablePullDownRefresh === true && !refreshing,
    moved: (distance) => open(Math.min(distance, REFRESHER * 2), false),
    released: (refresh) => (refresh ? start() : open(0, true)),
  });
  return {
    startPullDownRefresh: start,
    stopPullDownRefresh() {
      refreshing = false;
      open(0, true);
    },
  };
};
