import { type Address, DEFAULT_SCENE, fromRoot } from '../address';
import type { EnterOptions } from '../contract';
import type { AppHolder, LaunchOptions } from './app';
import type { Router } from './index';
import { parsePageUrl } from './url';

type Options = {
  holder: AppHolder;
  router: Router;
  address: Address;
  report(error: unknown, where: string): void;
};

const withQuery = (path: string, query: string | undefined): string =>
  query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;

/** How people come into the mini program: the first time (cold start), and again while it still runs (hot start). */
export const createEntry = ({ holder, router, address, report }: Options) => {
  let latest = address.launch;
  let isShown = false;
  const show = () => {
    isShown = true;
    holder.show(latest);
  };
  const leave = () => {
    if (!isShown) return;
    isShown = false;
    router.background();
    holder.hide();
  };
  const resume = () => {
    if (isShown) return;
    show();
    router.foreground();
  };
  /** A page that is not there is the app's to answer, else the first page comes. */
  const missing = (error: unknown, url: string): boolean => {
    report(error, url);
    const { path, query } = latest;
    return holder.call('onPageNotFound', { path, query, isEntryPage: true });
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : resume()));
  return {
    latest: (): LaunchOptions => latest,
    cold() {
      holder.call('onLaunch', latest);
      show();
      try {
        router.start(address.url);
      } catch (error) {
        if (!missing(error, address.url)) router.start(address.home);
      }
    },
    /** As WeChat does: with a path everything is closed and that page opened, without one the present page stays. */
    enter({ path, query, scene = DEFAULT_SCENE }: EnterOptions) {
      leave();
      const url = path ? fromRoot(withQuery(path, query)) : null;
      const page = parsePageUrl(url ?? `/${router.top()?.route ?? ''}`, '');
      latest = { ...address.launch, path: page.route, query: page.query, scene };
      if (url === null) return resume();
      show();
      router.reLaunch(url).catch((error: unknown) => {
        if (!missing(error, url)) void router.reLaunch(address.home);
      });
    },
  };
};

export type Entry = ReturnType<typeof createEntry>;
