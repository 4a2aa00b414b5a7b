import { asyncApi, ApiError } from './async-api';
import type { WxServices } from './services';

type To = { url: string; events?: Record<string, (...values: unknown[]) => void> };

const animateTo = (scroller: HTMLElement, top: number, duration: number) =>
  scroller.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' });

const topOf = (services: WxServices) => {
  const top = services.router.top();
  if (!top) throw new ApiError('page is not ready');
  return top;
};

export const navigation = (services: WxServices) => ({
  navigateTo: asyncApi('navigateTo', async ({ url, events }: To) => {
    const eventChannel = await services.router.navigateTo(url);
    for (const [name, listener] of Object.entries(events ?? {})) eventChannel.on(name, listener);
    return { eventChannel };
  }),
  redirectTo: asyncApi('redirectTo', ({ url }: To) => services.router.redirectTo(url)),
  reLaunch: asyncApi('reLaunch', ({ url }: To) => services.router.reLaunch(url)),
  switchTab: asyncApi('switchTab', ({ url }: To) => services.router.switchTab(url)),
  navigateBack: asyncApi('navigateBack', ({ delta }: { delta?: number }) =>
    services.router.navigateBack(delta ?? 1),
  ),
  setNavigationBarTitle: asyncApi('setNavigationBarTitle', ({ title }: { title: string }) =>
    topOf(services).view.bar.setTitle(title),
  ),
  setNavigationBarColor: asyncApi(
    'setNavigationBarColor',
    (options: { frontColor: string; backgroundColor: string }) =>
      topOf(services).view.bar.setColor(
        options.frontColor === '#ffffff' ? 'white' : 'black',
        options.backgroundColor,
      ),
  ),
  startPullDownRefresh: asyncApi('startPullDownRefresh', () =>
    topOf(services).scrolling.startPullDownRefresh(),
  ),
  stopPullDownRefresh: asyncApi('stopPullDownRefresh', () => topOf(services).scrolling.stopPullDownRefresh()),
  pageScrollTo: asyncApi(
    'pageScrollTo',
    ({
      scrollTop,
      selector,
      duration = 300,
    }: {
      scrollTop?: number;
      selector?: string;
      duration?: number;
    }) => {
      const { view, caller } = topOf(services);
      const found = selector ? caller._$.getShadowRoot()?.querySelector(selector) : null;
      const target = found?.$$ as unknown as HTMLElement | undefined;
      if (selector && !target) throw new ApiError(`no element matches ${selector}`);
      const offset = target
        ? target.getBoundingClientRect().top -
          view.scroller.getBoundingClientRect().top +
          view.scroller.scrollTop
        : 0;
      animateTo(view.scroller, (scrollTop ?? 0) + offset, duration);
    },
  ),
});
