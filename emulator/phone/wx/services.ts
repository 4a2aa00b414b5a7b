import type { AppConfig } from '../contract';
import type { Network } from '../network';
import type { AppHolder, LaunchOptions } from '../router/app';
import type { Router } from '../router';
import type { createToasts } from '../screen/toast';

/** What the APIs stand on. Only touched when an API is called, never while the table of APIs is made. */
export type WxServices = {
  openid: string;
  /** Letters are so many times as large as WeChat's standard. */
  fontScale: number;
  app: AppConfig;
  router: Router;
  overlay: HTMLElement;
  toasts: ReturnType<typeof createToasts>;
  holder: AppHolder;
  /** Of the cold start. */
  launch: LaunchOptions;
  /** Of the latest start, cold or hot. */
  entered(): LaunchOptions;
  network: Network;
  assetUrl(source: string, from: string): string;
  /** Hears of every call of a cloud function. */
  called(name: string): void;
  /** Counts work that the first screen waits for. */
  busy<Result>(work: Promise<Result>): Promise<Result>;
};
