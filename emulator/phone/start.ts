import { readAddress } from './address';
import type { BuiltInServices } from './builtins/definition';
import type { MiniProgram, Person, PhoneMessage } from './contract';
import { createEngine, isInTap, nextFrame } from './engine';
import { createErrorReport, type Report } from './errors';
import { createMeasure } from './measure';
import { createNetwork, type Network } from './network';
import { createPrivacy, type Privacy } from './privacy';
import { createReadiness } from './readiness';
import { createRouter, type Router } from './router';
import { createEntry, type Entry } from './router/entry';
import { parsePageUrl } from './router/url';
import { createBanners } from './screen/banner';
import { showPhoneNumbers } from './screen/dialogs';
import { askPrivacy } from './screen/privacy';
import { createShell } from './screen/shell';
import { createToasts } from './screen/toast';
import { watchMessages } from './service-messages';
import { createDecisions } from './wechat-settings';
import { createWx } from './wx';
import { STANDARD_FONT_SIZE } from './wx/device';

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

/** One of the people of the identity switcher. */
const personOf = async (openid: string): Promise<Person | undefined> => {
  const people = await fetch('/people')
    .then((response) => response.json() as Promise<Person[]>)
    .catch((): Person[] => []);
  return people.find((person) => person.openid === openid);
};

const ownNumber = async (openid: string): Promise<string> =>
  (await personOf(openid))?.phone ?? numberOf(openid);

/** Scene 1014: the card of a subscribe message. */
const FROM_MESSAGE = 1014;

const NAVIGATE: Readonly<Record<string, (router: Router, url: string, delta: number) => Promise<unknown>>> = {
  navigate: (router, url) => router.navigateTo(url),
  redirect: (router, url) => router.redirectTo(url),
  switchTab: (router, url) => router.switchTab(url),
  reLaunch: (router, url) => router.reLaunch(url),
  navigateBack: (router, _, delta) => router.navigateBack(delta),
};

const reloadAfterBuild = (): void =>
  new EventSource('/phone/reload').addEventListener('message', () => location.reload());

type Surroundings = {
  openid: string;
  fontScale: number;
  appName: string;
  overlay: HTMLElement;
  report: Report;
  privacy: Privacy;
  router(): Router;
};

const builtInServices = (surroundings: Surroundings): BuiltInServices => {
  const { openid, fontScale, appName, overlay, report, privacy, router } = surroundings;
  return {
    assetUrl,
    overlay: () => overlay,
    fontSize: Math.round(STANDARD_FONT_SIZE * fontScale),
    navigate(openType, url, delta) {
      const go = NAVIGATE[openType];
      if (!go) throw new Error(`navigator open-type="${openType}" is not emulated`);
      go(router(), url, delta).catch((error: unknown) => report(error, `navigator ${url}`));
    },
    requirePrivacy: privacy.require,
    agreePrivacy: privacy.agree,
    async askPhoneNumber() {
      const number = await showPhoneNumbers(overlay, appName, await ownNumber(openid));
      return number ? { code: `phone:${number}` } : null;
    },
  };
};

/** The frame, or a test, has somebody come back or takes the network away. */
const listenOutside = (entry: Entry, network: Network): void => {
  window.__enter = entry.enter;
  addEventListener('message', ({ origin, data }: MessageEvent<PhoneMessage | null>) => {
    if (origin !== location.origin) return;
    if (data?.type === 'enter') entry.enter(data.options);
    if (data?.type === 'network') network.setMode(data.mode);
  });
};

/** Starts the phone at what its address asks for (see readAddress). Called by the built bundle. */
export const startPhone = (program: MiniProgram): void => {
  const address = readAddress(program, location.search);
  const { openid, fontScale } = address;
  const { pages: screen, overlay } = createShell();
  const readiness = createReadiness();
  const network = createNetwork(address.network);
  const { holder, report } = createErrorReport(() => router.top()?.route ?? 'app');
  const appName = program.app.window.navigationBarTitleText ?? '小程序';
  const decisions = createDecisions(openid);
  const privacy = createPrivacy({
    decisions,
    mode: address.privacy,
    isKnown: async () => (await personOf(openid)) !== undefined,
    ask: () => askPrivacy(overlay, appName),
  });
  const services = builtInServices({
    openid,
    fontScale,
    appName,
    overlay,
    report,
    privacy,
    router: () => router,
  });
  const measure = createMeasure(readiness);
  const engine = createEngine(program, services, report, measure.setData);
  const router: Router = createRouter({ program, engine, screen, report, opened: measure.opened });
  const entry = createEntry({ holder, router, address, report });
  const wx = createWx({
    openid,
    fontScale,
    app: program.app,
    appName,
    router,
    overlay,
    toasts: createToasts(overlay),
    holder,
    launch: address.launch,
    entered: entry.latest,
    network,
    decisions,
    privacy,
    isInTap,
    assetUrl,
    called: measure.called,
    busy: readiness.busy,
  });
  Object.assign(globalThis, { wx, App: holder.define, getApp: holder.get, getCurrentPages: router.pages });
  program.runApp();
  engine.load();
  entry.cold();
  listenOutside(entry, network);
  const show = createBanners(appName, ({ page: path }) => entry.enter({ path, scene: FROM_MESSAGE }));
  watchMessages(openid, network, () => decisions.read().mainSwitch, show);
  nextFrame(readiness.announce);
  if (program.dev) reloadAfterBuild();
};
