/** Cloud and phone on one address, on seeded data that persists: what `npm start` serves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collections, functionRules, storageRule } from '../cloudbase';
import { type Cloud, startCloud } from './cloud';
import { startTimers } from './cloud/functions/timers';
import { roomCodes } from './codes';
import { noteDeployed } from './deployed';
import { DEMO_IDENTITIES, DEMO_TEMPLATES, EMPTY_IDENTITIES, seedDemo, seedEmpty } from './demo';
import { createPhoneHandler, type PhoneHandler } from './phone';
import { serviceMessages } from './service-messages';

export const SEEDS = ['demo', 'empty'] as const;
export type Seed = (typeof SEEDS)[number];

export interface LocalOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Each seed keeps its data in a folder of its own in here. */
  readonly dataDir: string;
  readonly seed: Seed;
  /** Built cloud functions, `<name>/index.js`. */
  readonly functionsDir: string;
  /** The built phone. */
  readonly phoneDir: string;
  /** See `CloudOptions`. */
  readonly isLasting?: boolean;
  readonly onSeedProgress?: (done: number, total: number) => void;
  /** Called once, on the data as they were left, before anything is filled in or answered. */
  readonly prepare?: (cloud: Cloud) => Promise<void>;
}

export interface Local {
  readonly cloud: Cloud;
  readonly phone: PhoneHandler;
}

/** @throws Error naming what is wrong: a taken port, an unusable data folder, a refused seed step */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const { port, dataDir, seed, functionsDir, phoneDir, isLasting = true, onSeedProgress, prepare } = options;
  const templates = seed === 'demo' ? DEMO_TEMPLATES : [];
  const phone = createPhoneHandler({
    outDir: phoneDir,
    people: seed === 'demo' ? DEMO_IDENTITIES : EMPTY_IDENTITIES,
    codes: () => roomCodes(cloud.database),
    templates: templates.map(({ id, title }) => ({ id, title })),
    messages: (openid) => serviceMessages(cloud.sentMessages(), templates, openid),
  });
  let isSeeded = false;
  const cloud: Cloud = await startCloud({
    isReady: () => isSeeded,
    port,
    dataDir: join(dataDir, seed),
    functionsDir,
    collections,
    storageRule,
    functionRules,
    // The phone is bound by them; the local interface answers what a function itself says to a client.
    bindsEverybody: false,
    strict: true,
    isLasting,
    handlers: [phone],
    templates,
    pages: () => publishedPages(phoneDir),
  });
  try {
    await prepare?.(cloud);
    if (seed === 'demo') await seedDemo(cloud, onSeedProgress ? { onProgress: onSeedProgress } : {});
    else await seedEmpty(cloud);
    noteDeployed(cloud.database);
  } catch (error) {
    await cloud.close();
    throw error;
  }
  isSeeded = true;
  const stopTimers = startTimers(functionsDir, (name, event) =>
    cloud.invoke(name, event, { source: 'wx_trigger' }),
  );
  const close = (): Promise<void> => {
    stopTimers();
    return cloud.close();
  };
  return { cloud: { ...cloud, close }, phone };
}

/** What the phone runs is what is published here. */
const publishedPages = (phoneDir: string): string[] =>
  JSON.parse(readFileSync(join(phoneDir, 'pages.json'), 'utf8')) as string[];
