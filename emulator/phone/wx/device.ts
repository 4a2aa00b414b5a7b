import { capsuleRect, metrics } from '../screen/metrics';
import { asyncApi } from './async-api';
import type { WxServices } from './services';

/** Base library that is emulated: the first with glass-easel on WebView pages. */
export const SDK_VERSION = '3.8.12';

const windowInfo = (services: WxServices) => {
  const { screenWidth, screenHeight, statusBarHeight, navigationBarHeight, safeBottom, safeSide } = metrics();
  const bottom = screenHeight - safeBottom;
  const right = screenWidth - safeSide;
  const safe = { left: safeSide, right, top: statusBarHeight, bottom, width: right - safeSide };
  return {
    pixelRatio: devicePixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: screenWidth,
    windowHeight:
      services.router.top()?.view.windowHeight() ?? screenHeight - statusBarHeight - navigationBarHeight,
    statusBarHeight,
    safeArea: { ...safe, height: bottom - statusBarHeight },
    screenTop: statusBarHeight + navigationBarHeight,
  };
};

const deviceInfo = () => ({
  brand: 'emulator',
  model: 'xiuda emulator',
  system: 'iOS 17.0',
  platform: 'ios',
  abi: '',
  benchmarkLevel: 50,
  memorySize: 4096,
});

/** px */
export const STANDARD_FONT_SIZE = 16;

const baseInfo = ({ fontScale }: WxServices) => ({
  SDKVersion: SDK_VERSION,
  enableDebug: false,
  language: 'zh_CN',
  version: '8.0.50',
  theme: 'light' as const,
  fontSizeSetting: Math.round(STANDARD_FONT_SIZE * fontScale),
  fontSizeScaleFactor: fontScale,
  host: { env: 'WeChat', appId: 'wx0000000000000000', version: 0 },
});

const systemInfo = (services: WxServices) => ({
  ...windowInfo(services),
  ...deviceInfo(),
  ...baseInfo(services),
});

type ResizeListener = (result: { size: { windowWidth: number; windowHeight: number } }) => void;

const windowResize = (services: WxServices) => {
  const listeners = new Map<ResizeListener, () => void>();
  const off = (listener: ResizeListener) => {
    const run = listeners.get(listener);
    if (run) removeEventListener('resize', run);
    listeners.delete(listener);
  };
  return {
    onWindowResize(listener: ResizeListener) {
      off(listener);
      const run = () => {
        const { windowWidth, windowHeight } = windowInfo(services);
        listener({ size: { windowWidth, windowHeight } });
      };
      listeners.set(listener, run);
      addEventListener('resize', run);
    },
    offWindowResize(listener?: ResizeListener) {
      for (const known of listener ? [listener] : [...listeners.keys()]) off(known);
    },
  };
};

/** One version only: there is never an update, and pages may listen for one. */
const updateManager = () => ({
  onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
    void setTimeout(() => listener({ hasUpdate: false })),
  onUpdateReady: () => {},
  onUpdateFailed: () => {},
  applyUpdate: () => location.reload(),
});

export const device = (services: WxServices) => ({
  getWindowInfo: () => windowInfo(services),
  getDeviceInfo: deviceInfo,
  getAppBaseInfo: () => baseInfo(services),
  getSystemInfoSync: () => systemInfo(services),
  getSystemInfo: asyncApi('getSystemInfo', () => systemInfo(services)),
  getMenuButtonBoundingClientRect: capsuleRect,
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' },
  }),
  getUpdateManager: updateManager,
  ...windowResize(services),
  vibrateShort: asyncApi('vibrateShort', () => void globalThis.navigator?.vibrate?.(15)),
  setClipboardData: asyncApi('setClipboardData', async ({ data }: { data: string }) => {
    await services.privacy.require('setClipboardData');
    clipboard = data;
    await navigator.clipboard?.writeText(data).catch(() => {});
    services.toasts.show({ title: '内容已复制', icon: 'none', duration: 1500, mask: false });
  }),
  getClipboardData: asyncApi('getClipboardData', async () => {
    await services.privacy.require('getClipboardData');
    return { data: clipboard };
  }),
});

let clipboard = '';
