import type { ComponentRecord, MiniProgram } from '../contract';
import type { Caller, Engine } from '../engine';
import { metrics } from '../screen/metrics';
import { createEventChannel, type EventChannel } from './event-channel';
import { type OpenPage, openPage, type PageHost, tabBarHeight } from './page';
import { parsePageUrl, type PageAddress } from './url';

/** WeChat keeps ten pages at most. */
const STACK_LIMIT = 10;

/** The reason as WeChat words it behind `<api>:fail `. */
export class NavigationError extends Error {}

export type Router = {
  start(url: string): void;
  navigateTo(url: string): Promise<EventChannel>;
  redirectTo(url: string): Promise<void>;
  reLaunch(url: string): Promise<void>;
  switchTab(url: string): Promise<void>;
  navigateBack(delta: number): Promise<void>;
  /** The mini program is left, or come back to, with the page on top as it is. */
  background(): void;
  foreground(): void;
  pages(): Caller[];
  top(): OpenPage | undefined;
};

type Options = {
  program: MiniProgram;
  engine: Engine;
  screen: HTMLElement;
  report(error: unknown, where: string): void;
  opened: PageHost['opened'];
};

/** Runs one navigation after the other, each in a task of its own, as WeChat does. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(run: () => Result): Promise<Result> => {
    const turn = last.then(() => new Promise((resolve) => setTimeout(resolve))).then(run);
    last = turn.catch(() => {});
    return turn;
  };
};

export const createRouter = (options: Options): Router => {
  const { program } = options;
  const records = new Map<string, ComponentRecord>(
    program.components.filter((record) => record.kind === 'page').map((record) => [record.id, record]),
  );
  const tabs = new Set((program.app.tabBar?.list ?? []).map((tab) => tab.pagePath));
  const stack: OpenPage[] = [];
  /** Tab pages stay alive while another tab is shown. */
  const hiddenTabs = new Map<string, OpenPage>();
  const inTurn = createTurns();
  const top = () => stack[stack.length - 1];
  const host: PageHost = {
    ...options,
    back: () => void router.navigateBack(1),
    home: () =>
      void (tabs.has(firstPage()) ? router.switchTab(`/${firstPage()}`) : router.reLaunch(`/${firstPage()}`)),
    switchTab: (route) => void router.switchTab(`/${route}`),
  };
  const firstPage = () => program.app.entryPagePath ?? program.app.pages[0] ?? '';
  const resolve = (url: string): PageAddress & { record: ComponentRecord } => {
    const address = parsePageUrl(url, top()?.route ?? '');
    const record = records.get(address.route);
    if (!record) throw new NavigationError(`page "${address.route}" is not found`);
    return { ...address, record };
  };
  const add = (address: PageAddress & { record: ComponentRecord }, channel: EventChannel | null = null) => {
    const height = () => tabBarHeight(program, address.route, metrics().safeBottom);
    const page = openPage(host, address.record, address, channel, height);
    stack.push(page);
    page.load();
    page.setBackButton(
      stack.length > 1,
      stack.length === 1 && address.route !== firstPage() && !tabs.has(address.route),
    );
    page.show();
  };
  const closeAll = () => {
    for (const page of stack.splice(0).reverse()) page.unload();
    for (const page of hiddenTabs.values()) page.unload();
    hiddenTabs.clear();
  };
  const noTab = (route: string, api: string) => {
    if (tabs.has(route)) throw new NavigationError(`can not ${api} a tabbar page`);
  };
  const openTab = (address: PageAddress & { record: ComponentRecord }) => {
    const current = stack[0];
    for (const page of stack.splice(1).reverse()) page.unload();
    if (current?.route === address.route) return current.show();
    if (current && tabs.has(current.route)) {
      current.hide();
      hiddenTabs.set(current.route, current);
    } else current?.unload();
    stack.length = 0;
    const kept = hiddenTabs.get(address.route);
    hiddenTabs.delete(address.route);
    if (!kept) return add(address);
    stack.push(kept);
    kept.show();
  };
  const router: Router = {
    start(url) {
      add(resolve(url));
    },
    navigateTo: (url) =>
      inTurn(() => {
        const address = resolve(url);
        noTab(address.route, 'navigateTo');
        if (stack.length >= STACK_LIMIT) throw new NavigationError('webview count limit exceed');
        const [opener, opened] = createEventChannel();
        top()?.hide();
        add(address, opened);
        return opener;
      }),
    redirectTo: (url) =>
      inTurn(() => {
        const address = resolve(url);
        noTab(address.route, 'redirectTo');
        stack.pop()?.unload();
        add(address);
      }),
    reLaunch: (url) =>
      inTurn(() => {
        const address = resolve(url);
        closeAll();
        add(address);
      }),
    switchTab: (url) =>
      inTurn(() => {
        const address = resolve(url);
        if (!tabs.has(address.route)) throw new NavigationError('can not switch to no-tabBar page');
        if (stack.length === 1 && top()?.route === address.route) return;
        openTab({ ...address, query: {}, queryText: '' });
      }),
    navigateBack: (delta) =>
      inTurn(() => {
        if (stack.length < 2) throw new NavigationError('cannot navigate back at first page.');
        for (const page of stack.splice(Math.max(1, stack.length - delta)).reverse()) page.unload();
        top()?.show();
      }),
    background: () => top()?.sleep(),
    foreground: () => top()?.wake(),
    pages: () => stack.map((page) => page.caller),
    top,
  };
  addEventListener('resize', () => {
    for (const page of [...stack, ...hiddenTabs.values()]) page.resize(page === top());
  });
  return router;
};
