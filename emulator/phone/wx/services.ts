import type { AppConfig } from '../contract';
import type { Privacy } from '../privacy';
import type { Network } from '../network';
import type { AppHolder, LaunchOptions } from '../router/app';
import type { Router } from '../router';
import type { createToasts } from '../screen/toast';
import type { DecisionsStore } from '../wechat-settings';

/** What the APIs stand on. Only touched when an API is called, never while the table of APIs is made. */
export type WxServices = {
  openid: string;
  /** Letters are so many times as large as WeChat's standard. */
  fontScale: number;
  app: AppConfig;
  appName: string;
  router: Router;
  overlay: HTMLElement;
  toasts: ReturnType<typeof createToasts>;
  holder: AppHolder;
  /** Of the cold start. */
  launch: LaunchOptions;
  /** Of the latest start, cold or hot. */
  entered(): LaunchOptions;
  network: Network;
  decisions: DecisionsStore;
  privacy: Privacy;
  /** Whether the handlers of a tap are running. */
  isInTap(): boolean;
  assetUrl(source: string, from: string): string;
  /** Hears of every call of a cloud function. */
  called(name: string): void;
  /** Counts work that the first screen waits for. */
  busy<Result>(work: Promise<Result>): Promise<Result>;
};
