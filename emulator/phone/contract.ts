/** What the build hands to the browser. Keys of components are paths without extension and without a leading slash. */

/** `window` of app.json, or the JSON file of one page. Unknown keys are kept and ignored. */
export type WindowConfig = {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  backgroundTextStyle?: 'dark' | 'light';
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  disableScroll?: boolean;
};

/** JSON file of a page or component, with `usingComponents` already resolved to absolute paths. */
export type ComponentConfig = WindowConfig & {
  component?: boolean;
  styleIsolation?: string;
  addGlobalClass?: boolean;
  usingComponents?: Record<string, string>;
  componentGenerics?: Record<string, true | { default?: string }>;
  componentPlaceholder?: Record<string, string>;
  pureDataPattern?: string;
};

export type TabBarConfig = {
  custom?: boolean;
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[];
};

/** app.json, with the pages of subpackages already in `pages` (main package first). */
export type AppConfig = {
  pages: string[];
  entryPagePath?: string;
  window: WindowConfig;
  tabBar?: TabBarConfig;
};

export type ComponentRecord = {
  id: string;
  kind: 'page' | 'component';
  /** Comes from node_modules: its warnings are not ours to mend. */
  npm: boolean;
  config: ComponentConfig;
  /** Style scope name; stands in `css` as SCOPE. */
  scope: string;
  css: string;
};

/** Placeholder of the style scope in compiled style sheets. */
export const SCOPE = '__SCOPE__';

/** Template groups as glass-easel's compiler prints them; only the engine looks inside. */
export type TemplateGroups = Record<string, unknown>;

export type MiniProgram = {
  app: AppConfig;
  appCss: string;
  components: readonly ComponentRecord[];
  templates: TemplateGroups;
  builtInTemplates: TemplateGroups;
  runApp: () => void;
  run: Readonly<Record<string, () => void>>;
  /** Id of the custom tab bar, if there is one. */
  customTabBar: string | null;
  dev: boolean;
};

/** One of the demo people of the identity switcher (`GET /people`). `role` and `note` are shown as they are. */
export type Person = { openid: string; name: string; role: string; note?: string; phone?: string };

/** A code that can be scanned: what stands beside it, and the page it opens (`GET /codes`). */
export type Code = { label: string; path: string };

/** A subscribe template of the account (`GET /templates`). */
export type SubscribeTemplate = { id: string; title: string };

/** A subscribe message as WeChat shows it. `page` may carry its query; empty where it opens none. */
export type ServiceMessage = {
  /** Milliseconds since the epoch. */
  at: number;
  title: string;
  page: string;
  fields: readonly { label: string; value: string }[];
};

/** `GET /phone/messages?as=<openid>&after=<count>`: all in all, and those behind the first `after`; none without it. */
export type ServiceMessages = { total: number; messages: readonly ServiceMessage[] };

/** `auto`: those of the identity switcher have agreed to the privacy contract, everybody else has not. */
export type PrivacyMode = 'auto' | 'ask' | 'agreed';

/** How somebody comes back into the running mini program. `path` may carry its query; without one the present page stays. */
export type EnterOptions = { path?: string; query?: string; scene?: number };

/** `slow`: every answer takes six seconds longer. */
export type NetworkMode = 'online' | 'slow' | 'offline';

/** What the frame posts to a phone's window. */
export type PhoneMessage = { type: 'enter'; options: EnterOptions } | { type: 'network'; mode: NetworkMode };

/** What one opened page has cost. */
export type PageMeasure = {
  route: string;
  /** Cloud functions called until it was ready, in order. */
  calls: string[];
  /** `count` and `bytes` until it was ready, `total` bytes to this day: JSON in UTF-8, components included. */
  setData: { count: number; bytes: number; total: number };
  /** Elements that stood there when it was ready, what built-ins consist of included; 0 before. */
  nodes: number;
  /** From its opening (the first page: from the document's) until its calls were answered and drawn; null before. */
  readyMs: number | null;
};

export type Measures = {
  /** In the order in which they were opened; closed ones stay. */
  pages: PageMeasure[];
  /** Lengths of the frames over 50 ms since `__measureFrames()`, ms. */
  longFrames: number[];
};

declare global {
  interface Window {
    __measure?: () => Measures;
    /** Begins to watch frames, from zero. */
    __measureFrames?: () => void;
    /** Hot start, as from WeChat's scanner or a message card. */
    __enter?: (options: EnterOptions) => void;
  }
}
