/** The phone on a local cloud of its own with the demo campus, and a browser to use it with. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { startLocal } from '../../emulator';
import { buildPhone } from '../../emulator/phone/build';
import { launchBrowser } from '../../scripts/browser';
import { buildAll } from '../../scripts/build';

const ROOT = path.resolve(__dirname, '../..');
const at = (...parts: string[]): string => path.join(ROOT, ...parts);

export async function onDemoPhone<T>(work: (browser: Browser, url: string) => Promise<T>): Promise<T> {
  await buildAll();
  const phoneDir = at('dist', 'phone');
  await buildPhone({ root: at('miniprogram'), outDir: phoneDir, extra: { root: at('gallery') } });
  const dataDir = await mkdtemp(path.join(tmpdir(), 'xiuda-bench-'));
  const functionsDir = at('dist', 'cloudfunctions');
  const { cloud } = await startLocal({
    port: 0,
    dataDir,
    seed: 'demo',
    isLasting: false,
    functionsDir,
    phoneDir,
  });
  try {
    const browser = await launchBrowser();
    try {
      return await work(browser, cloud.url);
    } finally {
      await browser.close();
    }
  } finally {
    await cloud.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
