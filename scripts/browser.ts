/** Chromium as the project starts it, for tests and pictures alike: offline, quiet, in a container too. */
import { type Browser, chromium } from 'playwright-core';
import { ensureBrowser } from './ensure-browser';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Kept while compiling, not found again by a second parse at the first error: a quarter of what opening a phone costs.
  '--js-flags=--no-enable-lazy-source-positions',
];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM || ensureBrowser(), args: ARGUMENTS });
