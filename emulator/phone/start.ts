import type { BuiltInServices } from './builtins/definition';
import type { MiniProgram, Person } from './contract';
import { createEngine, nextFrame } from './engine';
import { createRouter, type Router } from './router';
import { type AppHolder, createAppHolder, type LaunchOptions } from './router/app';
import { parsePageUrl } from './router/url';
import { showPhoneNumbers } from './screen/dialogs';
import { createShell } from './screen/shell';
import { createToasts } from './screen/toast';
import { createReadiness } from './readiness';
import { createWx } from './wx';

/** Scene 1001: opened from the list of mini programs. */
const SCENE = 1001;

const assetUrl = (source: string, from: string): string => {
  if (!source || /^(?:https?:|data:|blob:|cloud:|\/\/)/.test(source)) return source;
  const { route } = parsePageUrl(source, source.startsWith('/') ? '' : from);
  return `/phone/assets/${route}`;
};

/** A person without a known number has one that follows from the openid, so that it is always the same. */
const numberOf = (openid: string): string => {
  let hash = 0;
  for (const character of openid) hash = (hash * 31 + character.charCodeAt(0)) % 100_000_000;
  return `138${String(hash).padStart(8, '0')}`;
};

const ownNumber = async (openid: string): Promise<string> => {
  const people = await fetch('/people')
    .then((response) => response.json() as Promise<Person[]>)
    .catch((): Person[] => []);
  return people.find((person) => person.openid === openid)?.phone ?? numberOf(openid);
};

const NAVIGATE: Readonly<Record<string, (router: Router, url: string, delta: number) => Promise<unknown>>> = {
  navigate: (router, url) => router.navigateTo(url),
  redirect: (router, url) => router.redirectTo(url),
  switchTab: (router, url) => router.switchTab(url),
  reLaunch: (router, url) => router.reLaunch(url),
  navigateBack: (router, _, delta) => router.navigateBack(delta),
};

const reloadAfterBuild = (): void =>
  new EventSource('/phone/reload').addEventListener('message', () => location.reload());

/** What was asked for in the address: who, and which page first. */
const readAddress = (program: MiniProgram) => {
  const parameters = new URLSearchParams(location.search);
  const home = program.app.entryPagePath ?? program.app.pages[0] ?? '';
  const url = `/${(parameters.get('path') || home).replace(/^\//, '')}`;
  const { route: path, query } = parsePageUrl(url, '');
  const launch: LaunchOptions = { path, query, scene: SCENE, shareTicket: '', referrerInfo: {} };
  return { openid: parameters.get('as') ?? 'visitor', home: `/${home}`, url, launch };
};

type Report = (error: unknown, where: string) => void;

/** The app instance, and where errors go: to the console with the page's name, and to App.onError. */
const createErrorReport = (route: () => string) => {
  const tell = (error: unknown) =>
    holder.call('onError', error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error));
  const report: Report = (error, where) => {
    console.error(`[${where}]`, error);
    tell(error);
  };
  const holder: AppHolder = createAppHolder(report);
  addEventListener('error', (event) => tell(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => {
    console.error(`[${route()}] unhandled rejection`, event.reason);
    holder.call('onUnhandledRejection', { reason: event.reason as unknown, promise: event.promise });
  });
  return { holder, report };
};

type Surroundings = {
  openid: string;
  appName: string;
  overlay: HTMLElement;
  report: Report;
  router(): Router;
};

const builtInServices = ({ openid, appName, overlay, report, router }: Surroundings): BuiltInServices => ({
  assetUrl,
  overlay: () => overlay,
  navigate(openType, url, delta) {
    const go = NAVIGATE[openType];
    if (!go) throw new Error(`navigator open-type="${openType}" is not emulated`);
    go(router(), url, delta).catch((error: unknown) => report(error, `navigator ${url}`));
  },
  async askPhoneNumber() {
    const number = await showPhoneNumbers(overlay, appName, await ownNumber(openid));
    return number ? { code: `phone:${number}` } : null;
  },
});

/** Starts the phone: `?as=<openid>&path=<page?query>`. Called by the built bundle. */
export const startPhone = (program: MiniProgram): void => {
  const { openid, home, url, launch } = readAddress(program);
  const { pages: screen, overlay } = createShell();
  const readiness = createReadiness();
  const { holder, report } = createErrorReport(() => router.top()?.route ?? 'app');
  const appName = program.app.window.navigationBarTitleText ?? '小程序';
  const services = builtInServices({ openid, appName, overlay, report, router: () => router });
  const engine = createEngine(program, services, report);
  const router: Router = createRouter({ program, engine, screen, report });
  const toasts = createToasts(overlay);
  const wx = createWx({
    openid,
    app: program.app,
    router,
    overlay,
    toasts,
    launch,
    assetUrl,
    busy: readiness.busy,
  });
  Object.assign(globalThis, { wx, App: holder.define, getApp: holder.get, getCurrentPages: router.pages });
  program.runApp();
  engine.load();
  holder.launch(launch);
  try {
    router.start(url);
  } catch (error) {
    report(error, url);
    const { path, query } = launch;
    if (!holder.call('onPageNotFound', { path, query, isEntryPage: true })) router.start(home);
  }
  nextFrame(readiness.pageReady);
  if (program.dev) reloadAfterBuild();
};
