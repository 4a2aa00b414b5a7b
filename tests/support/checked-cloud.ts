/** A local cloud in this process whose parts may be as wrong as in a badly deployed environment, and the whole self-check of it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Check } from '@xiuda/domain';
import {
  type CollectionDefinition,
  collections,
  functionRules,
  functions,
  storageRule,
} from '../../cloudbase';
import { type Cloud, type CloudOptions, startCloud } from '../../emulator/cloud';
import { DEMO_SETTINGS, DEMO_TEMPLATES } from '../../emulator/demo';
import { noteDeployed } from '../../emulator/deployed';
import { checkAll } from '../../miniprogram/packages/admin/selfcheck/check-all';
import { version } from '../../package.json';
import { httpClient } from '../../scripts/selfcheck/http-client';

const BUILT = path.resolve(__dirname, '../../dist/cloudfunctions');
/** All that a self-check runs. */
const DEPLOYED = ['selfcheck', ...functions.filter(({ openapi }) => openapi.length).map(({ name }) => name)];

export const ADMIN = 'openid-admin';

export interface CheckedCloud extends Cloud {
  /** Everything that there is to check, as an admin's phone finds it. */
  check(): Promise<readonly Check[]>;
  /** Of one part, as a phone finds it whose clock reads `now`. */
  part(id: string, now?: number): Promise<Check[]>;
}

/** How its deployment differs from a good one. */
export interface Defects extends Partial<Pick<CloudOptions, 'functionRules' | 'storageRule'>> {
  readonly collections?: readonly CollectionDefinition[];
  /** What was not deployed. */
  readonly without?: readonly string[];
  /** Functions whose `config.json` has no openapi permission. */
  readonly unpermitted?: readonly string[];
  /** Functions of another release. */
  readonly outdated?: readonly string[];
}

const rewrite = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, 'utf8')));

/** The fonts of the sheets are large, and nothing here draws any. */
function deploy(functionsDir: string, { without = [], unpermitted = [], outdated = [] }: Defects): void {
  for (const name of DEPLOYED.filter((one) => !without.includes(one))) {
    const folder = path.join(functionsDir, name);
    cpSync(path.join(BUILT, name), folder, {
      recursive: true,
      dereference: true,
      filter: (file) => !file.endsWith('.otf'),
    });
    if (unpermitted.includes(name))
      rewrite(path.join(folder, 'config.json'), (text) =>
        JSON.stringify({ ...(JSON.parse(text) as object), permissions: { openapi: [] } }),
      );
    if (outdated.includes(name))
      rewrite(path.join(folder, 'index.js'), (text) => text.replaceAll(`"${version}"`, '"0.0.9"'));
  }
}

const hasSettings = (given: readonly CollectionDefinition[]) => given.some(({ name }) => name === 'settings');

function fill({ database }: Cloud, given: readonly CollectionDefinition[]): void {
  const admin = { _id: 'A1', name: '周明远', roles: ['admin'], active: true, openid: ADMIN };
  database.insert('staff', [admin]);
  if (!hasSettings(given)) return;
  database.insert('settings', [{ _id: 'messages', ...DEMO_SETTINGS.messages }]);
  noteDeployed(database);
  database.insert('settings', [{ _id: 'swept', at: new Date() }]);
}

export async function checkedCloud(defects: Defects = {}): Promise<CheckedCloud> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiuda-checked-'));
  const functionsDir = path.join(folder, 'functions');
  mkdirSync(functionsDir);
  deploy(functionsDir, defects);
  const given = defects.collections ?? collections;
  const cloud = await startCloud({
    ...{ port: 0, dataDir: path.join(folder, 'data'), functionsDir, isLasting: false, strict: true },
    collections: given,
    storageRule: defects.storageRule ?? storageRule,
    functionRules: defects.functionRules ?? functionRules,
    templates: DEMO_TEMPLATES,
    pages: ['packages/ticket/detail/detail'],
    // What goes wrong on purpose is no news.
    log: () => undefined,
  });
  fill(cloud, given);
  const client = httpClient(cloud.url, ADMIN);
  return {
    ...cloud,
    async check() {
      let found: readonly Check[] = [];
      await checkAll(client, ({ checks }) => {
        found = checks;
      });
      return found;
    },
    part: async (id, now = Date.now()) =>
      (await client.ask<{ checks: Check[] }>({ op: 'run', part: id, now, version: client.version })).checks,
    async close() {
      await cloud.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
