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
];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM || ensureBrowser(), args: ARGUMENTS });
