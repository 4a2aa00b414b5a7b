import type { AppConfig } from '../contract';
import type { LaunchOptions } from '../router/app';
import type { Router } from '../router';
import type { createToasts } from '../screen/toast';

/** What the APIs stand on. Only touched when an API is called, never while the table of APIs is made. */
export type WxServices = {
  openid: string;
  app: AppConfig;
  router: Router;
  overlay: HTMLElement;
  toasts: ReturnType<typeof createToasts>;
  launch: LaunchOptions;
  assetUrl(source: string, from: string): string;
  /** Counts work that the first screen waits for. */
  busy<Result>(work: Promise<Result>): Promise<Result>;
};
