import { asyncApi, ApiError } from './async-api';
import type { WxServices } from './services';

/** WeChat's limits: 1 MB a key, 10 MB in all. */
const KEY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * KEY_LIMIT;

const size = (text: string): number => new Blob([text]).size;

/** wx storage on localStorage, one namespace per openid, so that several phones share one browser. */
const createStore = (services: WxServices) => {
  const prefix = () => `wx:${services.openid}:`;
  const keys = (): string[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix()))
      .map((key) => key.slice(prefix().length));
  const total = () => keys().reduce((sum, key) => sum + size(localStorage.getItem(prefix() + key) ?? ''), 0);
  return {
    get: (key: string): unknown => {
      const text = localStorage.getItem(prefix() + key);
      return text === null ? undefined : (JSON.parse(text) as { data: unknown }).data;
    },
    set(key: string, data: unknown) {
      const text = JSON.stringify({ data });
      if (size(text) > KEY_LIMIT) throw new ApiError('entry size limit reached');
      if (total() + size(text) > TOTAL_LIMIT) throw new ApiError('exceed storage max size');
      localStorage.setItem(prefix() + key, text);
    },
    remove: (key: string) => localStorage.removeItem(prefix() + key),
    clear() {
      for (const key of keys()) localStorage.removeItem(prefix() + key);
    },
    info: () => ({ keys: keys(), currentSize: Math.ceil(total() / 1024), limitSize: TOTAL_LIMIT / 1024 }),
  };
};

const named = <Result>(api: string, run: () => Result): Result => {
  try {
    return run();
  } catch (error) {
    throw new Error(`${api}:fail ${error instanceof Error ? error.message : String(error)}`);
  }
};

type Key = { key: string };

export const storage = (services: WxServices) => {
  const store = createStore(services);
  return {
    getStorageSync: (key: string): unknown => named('getStorageSync', () => store.get(key) ?? ''),
    setStorageSync: (key: string, data: unknown): void => named('setStorageSync', () => store.set(key, data)),
    removeStorageSync: (key: string): void => store.remove(key),
    clearStorageSync: (): void => store.clear(),
    getStorageInfoSync: () => store.info(),
    getStorage: asyncApi('getStorage', ({ key }: Key) => {
      const data = store.get(key);
      if (data === undefined) throw new ApiError('data not found');
      return { data };
    }),
    setStorage: asyncApi('setStorage', ({ key, data }: Key & { data: unknown }) => store.set(key, data)),
    removeStorage: asyncApi('removeStorage', ({ key }: Key) => store.remove(key)),
    clearStorage: asyncApi('clearStorage', () => store.clear()),
    getStorageInfo: asyncApi('getStorageInfo', () => store.info()),
  };
};
