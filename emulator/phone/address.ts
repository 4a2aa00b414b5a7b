import type { MiniProgram, NetworkMode, PrivacyMode } from './contract';
import type { LaunchOptions } from './router/app';
import { parsePageUrl } from './router/url';

/** Scene 1001: opened from the list of mini programs. */
export const DEFAULT_SCENE = 1001;

const MODES: readonly string[] = ['online', 'slow', 'offline'] satisfies NetworkMode[];
const PRIVACY: readonly string[] = ['ask', 'agreed'] satisfies PrivacyMode[];

export type Address = {
  openid: string;
  /** Letters are so many times as large as WeChat's standard. */
  fontScale: number;
  network: NetworkMode;
  privacy: PrivacyMode;
  /** First page of the mini program, with a leading slash. */
  home: string;
  /** The page that was asked for, with its query as it stands. */
  url: string;
  launch: LaunchOptions;
};

/** Address of a page from the root, with a leading slash. */
export const fromRoot = (path: string): string => `/${path.replace(/^\//, '')}`;

/** Reads `?as=<openid>&path=<page?query>&scene=<number>&font=<scale>&network=<mode>&privacy=<mode>`. */
export const readAddress = (program: MiniProgram, search: string): Address => {
  const parameters = new URLSearchParams(search);
  const home = program.app.entryPagePath ?? program.app.pages[0] ?? '';
  const url = fromRoot(parameters.get('path') || home);
  const { route: path, query } = parsePageUrl(url, '');
  const privacy = parameters.get('privacy') ?? '';
  const network = parameters.get('network') ?? 'online';
  return {
    openid: parameters.get('as') ?? 'visitor',
    fontScale: Number(parameters.get('font')) || 1,
    network: MODES.includes(network) ? (network as NetworkMode) : 'online',
    privacy: PRIVACY.includes(privacy) ? (privacy as PrivacyMode) : 'auto',
    home: fromRoot(home),
    url,
    launch: {
      path,
      query,
      scene: Number(parameters.get('scene')) || DEFAULT_SCENE,
      shareTicket: '',
      referrerInfo: {},
    },
  };
};
