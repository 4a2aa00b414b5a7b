/** An empty environment on this machine, and deploys into it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FunctionDefinition, functionRules, type IndexDefinition, storageRule } from '../../cloudbase';
import {
  type Environment,
  type EnvironmentOptions,
  startEnvironment,
} from '../../emulator/management/environment';
import { openAccount } from '../../emulator/management/account';
import type { Keys } from '../../scripts/cloud/keys';
import { deploy } from '../../scripts/deploy/index';
import { codeDigest } from '../../scripts/deploy/code';
import type { Migrations } from '../../scripts/deploy/migrations';
import type { Wanted } from '../../scripts/deploy/model';
import type { Options } from '../../scripts/deploy/options';

export const ADMIN = 'A001,周敏,13800000001';
const UNASKED: Options = { env: 'xiuda', isDryRun: false, isAgreed: true, isAllCode: false, admin: ADMIN };

/** Without a first administrator where the name is empty. */
const named = ({ admin, ...rest }: Options): Options => (admin ? { ...rest, admin } : rest);

/** What is otherwise than in most tests. */
interface Around {
  readonly keys?: Partial<Keys>;
  readonly functionsDir?: string;
  readonly migrations?: Migrations;
}

export interface Site {
  readonly environment: Environment;
  /** What was said; rejects with the sentence of a failure. */
  deploy(wanted: Wanted, options?: Partial<Options>, around?: Around): Promise<string[]>;
  /** Everything that stands there, without instants. */
  standing(): ReturnType<typeof standing>;
  close(): Promise<void>;
}

export const functionsDir = mkdtempSync(path.join(tmpdir(), 'xiuda-functions-'));

/** Writes a function's folder. */
export function writeFunction(name: string, code: string | Uint8Array): void {
  mkdirSync(path.join(functionsDir, name), { recursive: true });
  writeFileSync(path.join(functionsDir, name, typeof code === 'string' ? 'index.js' : 'large.bin'), code);
}

export const removeFunctions = (): void => rmSync(functionsDir, { recursive: true, force: true });

const ORDINARY = { runtime: 'Nodejs20.19', timeout: 20, memory: 256, openapi: [] } as const;

type Collections = Readonly<Record<string, readonly IndexDefinition[]>>;

export const NUMBER: IndexDefinition = { name: 'number', keys: [['number', 1]], unique: true };
export const STATUS: IndexDefinition = { name: 'status', keys: [['status', 1]] };
export const TIMER = { name: 'sweep', cron: '0 */5 * * * * *' };

/** An environment of this much, with the code that stands in `functionsDir`. */
export const wantedOf = (
  collections: Collections,
  functions: readonly ({ readonly name: string } & Partial<FunctionDefinition>)[],
): Wanted => ({
  ...{ functionRules, storageRule, record: { version: '1.0.0', fingerprint: 'f' } },
  collections: Object.entries(collections).map(([name, indexes]) => ({
    ...{ name, indexes, permission: 'ADMINONLY' },
  })),
  functions: functions.map((one) => ({
    ...{ ...ORDINARY, ...one, digest: codeDigest(path.join(functionsDir, one.name)) },
  })),
});

/** What the platform keeps beside documents; instants and sizes of archives are left out. */
function standing({ cloud, functions }: Environment, dataDir: string) {
  const { database } = cloud;
  const documents = (collection: string) =>
    database
      .find({ collection, filter: {}, sort: [['_id', 1]], limit: 100 })
      .map(({ at: _, ...rest }) => rest);
  const { collections, storage, functionRules: rules } = openAccount(dataDir).account;
  return {
    ...{ permissions: collections, storage, rules: JSON.parse(rules ?? '{}') as object },
    collections: database.collections(),
    documents: Object.fromEntries(database.collections().map(({ name }) => [name, documents(name)])),
    functions: Object.fromEntries(
      Object.values(functions()).map(
        ({ name, runtime, timeout, memory, variables, description, status, triggers }) => [
          name,
          {
            runtime,
            timeout,
            memory,
            variables,
            description,
            status,
            timers: triggers.map(({ cron }) => cron),
          },
        ],
      ),
    ),
  };
}

/** manager-node looks every second whether a function is ready; here it looks again as soon as it has seen. */
export function hurryLooks(): void {
  const real = globalThis.setInterval;
  const oneAfterTheOther = (look: () => unknown): (() => void) => {
    let isLooking = false;
    return () => {
      if (isLooking) return;
      isLooking = true;
      void Promise.resolve(look()).finally(() => {
        isLooking = false;
      });
    };
  };
  jest
    .spyOn(globalThis, 'setInterval')
    .mockImplementation((work, ms, ...rest) =>
      ms === 1000 ? real(oneAfterTheOther(work), 5) : real(work, ms, ...rest),
    );
}

/** As the real ones do: they write down that everything is done. */
const MIGRATIONS: Migrations = {
  pending: async () => [],
  migrate: (db) => db.collection('settings').doc('migrations').set({ done: 4 }),
};

/** Sites stand one after the other: each is trusted and dialed by the whole process. */
export async function startSite(options: Partial<EnvironmentOptions> = {}): Promise<Site> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'xiuda-site-'));
  const environment = await startEnvironment({ dataDir, workers: 1, log: () => undefined, ...options });
  const leave = environment.enter();
  const { secretId, secretKey } = environment.secret;
  const keys = { secretId, secretKey, region: 'ap-shanghai', proxy: environment.management.proxyUrl };
  return {
    environment,
    async deploy(wanted, chosen, { keys: otherKeys, ...around } = {}) {
      const said: string[] = [];
      const say = (line: string) => void said.push(line);
      await deploy({
        keys: { ...keys, ...otherKeys },
        ...{ functionsDir, say, build: async () => wanted, migrations: MIGRATIONS, ...around },
        options: named({ ...UNASKED, ...chosen }),
      });
      return said;
    },
    standing: () => standing(environment, dataDir),
    async close() {
      leave();
      await environment.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
