import { capsuleRect, metrics } from '../screen/metrics';
import { asyncApi } from './async-api';
import type { WxServices } from './services';

/** Base library that is emulated: the first with glass-easel on WebView pages. */
export const SDK_VERSION = '3.8.12';

const windowInfo = (services: WxServices) => {
  const { screenWidth, screenHeight, statusBarHeight, navigationBarHeight, safeBottom } = metrics();
  const bottom = screenHeight - safeBottom;
  const safe = { left: 0, right: screenWidth, top: statusBarHeight, bottom, width: screenWidth };
  return {
    pixelRatio: devicePixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: screenWidth,
    windowHeight:
      services.router.top()?.view.windowHeight ?? screenHeight - statusBarHeight - navigationBarHeight,
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

const baseInfo = () => ({
  SDKVersion: SDK_VERSION,
  enableDebug: false,
  language: 'zh_CN',
  version: '8.0.50',
  theme: 'light' as const,
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  host: { env: 'WeChat', appId: 'wx0000000000000000', version: 0 },
});

const systemInfo = (services: WxServices) => ({ ...windowInfo(services), ...deviceInfo(), ...baseInfo() });

const networkType = () => (navigator.onLine ? 'wifi' : 'none');
type NetworkListener = (result: { isConnected: boolean; networkType: string }) => void;

const networkStatus = () => {
  const listeners = new Map<NetworkListener, () => void>();
  const on = (listener: NetworkListener) => {
    const run = () => listener({ isConnected: navigator.onLine, networkType: networkType() });
    listeners.set(listener, run);
    addEventListener('online', run);
    addEventListener('offline', run);
  };
  const off = (listener?: NetworkListener) => {
    for (const [known, run] of listeners) {
      if (listener && known !== listener) continue;
      removeEventListener('online', run);
      removeEventListener('offline', run);
      listeners.delete(known);
    }
  };
  return { onNetworkStatusChange: on, offNetworkStatusChange: off };
};

const windowResize = () => {
  const listeners = new Map<(result: object) => void, () => void>();
  return {
    onWindowResize(listener: (result: object) => void) {
      const run = () => listener({ size: { windowWidth: innerWidth, windowHeight: innerHeight } });
      listeners.set(listener, run);
      addEventListener('resize', run);
    },
    offWindowResize(listener?: (result: object) => void) {
      for (const [known, run] of listeners)
        if (!listener || known === listener) removeEventListener('resize', run);
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
  getAppBaseInfo: baseInfo,
  getSystemInfoSync: () => systemInfo(services),
  getSystemInfo: asyncApi('getSystemInfo', () => systemInfo(services)),
  getMenuButtonBoundingClientRect: capsuleRect,
  getLaunchOptionsSync: () => services.launch,
  getEnterOptionsSync: () => services.launch,
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' },
  }),
  getUpdateManager: updateManager,
  getNetworkType: asyncApi('getNetworkType', () => ({ networkType: networkType() })),
  ...networkStatus(),
  ...windowResize(),
  vibrateShort: asyncApi('vibrateShort', () => void globalThis.navigator?.vibrate?.(15)),
  setClipboardData: asyncApi('setClipboardData', async ({ data }: { data: string }) => {
    clipboard = data;
    await navigator.clipboard?.writeText(data).catch(() => {});
    services.toasts.show({ title: '内容已复制', icon: 'none', duration: 1500, mask: false });
  }),
  getClipboardData: asyncApi('getClipboardData', () => ({ data: clipboard })),
});

let clipboard = '';
