/**
 * An environment of CloudBase on one machine, empty at first: its management API and its cloud stand on one folder, and what is made
 * through the one is what the other has, at once: collections, indexes, functions with their settings and timers, rules.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Cloud, startCloud } from '../cloud';
import { type DeployedFunction, openAccount } from './account';
import type { EnvironmentName } from './actions/action';
import { putConfig } from './function-store';
import type { Region } from './hosts';
import { type Management, startManagement } from './index';
import { functionRulesOf, permissionOf, storageRuleOf } from './rules';
import type { Secret } from './signature';
import { trust } from './trust';

export interface EnvironmentOptions {
  /** Everything lies in here; the next environment on the same folder goes on with it. */
  readonly dataDir: string;
  readonly id?: string;
  readonly alias?: string;
  readonly others?: readonly EnvironmentName[];
  readonly region?: Region;
  readonly secret?: Secret;
  /** Most indexes of a collection, with that of `_id`. */
  readonly indexLimit?: number;
  /** How often a new or changed function is seen as Creating or Updating before it settles; once unless told. */
  readonly looks?: number;
  /** See `CloudOptions`. */
  readonly workers?: number;
  readonly log?: (line: string) => void;
}

export interface Environment {
  readonly id: string;
  readonly secret: Secret;
  readonly management: Management;
  readonly cloud: Cloud;
  /** What a process needs that is to reach both of them, and no other cloud. */
  readonly variables: Readonly<Record<string, string>>;
  /** This process reaches both of them, and no other cloud, until what is returned is called. */
  enter(): () => void;
  /** Functions as the platform has them, by name. */
  functions(): Readonly<Record<string, DeployedFunction>>;
  /** Calls the function as its timer does. @throws Error where it has none */
  runTimer(name: string): Promise<unknown>;
  /** What WeChat DevTools do beside the upload of a function: its openapis are registered. Nothing else does (platform's manual). */
  registerOpenapi(name: string, openapi: readonly string[]): void;
  close(): Promise<void>;
}

const SECRET: Secret = { secretId: 'AKIDlocal', secretKey: 'local-secret-key' };
const toStandardError = (line: string): void => void process.stderr.write(`${line}\n`);

export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const { dataDir, id = 'xiuda-local', alias = 'xiuda', others = [], region = 'ap-shanghai' } = options;
  const { secret = SECRET, indexLimit = 64, looks = 1, workers, log = toStandardError } = options;
  const functionsDir = join(dataDir, 'functions');
  mkdirSync(functionsDir, { recursive: true });
  const store = openAccount(dataDir);
  const { account } = store;
  const cloud = await startCloud({
    port: 0,
    dataDir,
    functionsDir,
    permissionOf: (name) => permissionOf(account, name),
    storageRule: () => storageRuleOf(account),
    functionRules: () => functionRulesOf(account),
    strict: true,
    env: id,
    isLasting: false,
    ...(workers !== undefined && { workers }),
    log,
  });
  const management = await startManagement({
    dataDir,
    store,
    backing: {
      database: cloud.database,
      functionsDir,
      onFunctionChange: cloud.reloadFunctions,
      invoke: (name, event) => cloud.invoke(name, event, { source: 'wx_unknown' }),
    },
    secret,
    region,
    environment: { id, alias },
    others,
    indexLimit,
    looks,
    log,
  }).catch(async (error: unknown) => {
    await cloud.close();
    throw error;
  });
  const variables = variablesFor(management, cloud, secret, region);
  return {
    id,
    secret,
    management,
    cloud,
    variables,
    enter: () => enter(variables, management.authority),
    functions: () => account.functions,
    async runTimer(name) {
      const [timer] = account.functions[name]?.triggers ?? [];
      if (!timer) throw new Error(`${name} has no timer`);
      const event = { Type: 'Timer', TriggerName: timer.name, Time: new Date().toISOString() };
      return cloud.invoke(name, event, { source: 'wx_trigger' });
    },
    registerOpenapi(name, openapi) {
      const deployed = account.functions[name];
      if (!deployed) throw new Error(`${name} is not deployed`);
      deployed.openapi = [...openapi];
      putConfig(functionsDir, deployed);
      store.save();
      cloud.reloadFunctions(name);
    },
    async close() {
      await management.close();
      await cloud.close();
    },
  };
}

/** The SDK takes its proxy from `http_proxy`; the one for uploads from `https_proxy`, as most do. */
const variablesFor = (
  { proxyUrl, authorityFile }: Management,
  { url }: Cloud,
  { secretId, secretKey, token }: Secret,
  region: Region,
): Record<string, string> => ({
  http_proxy: proxyUrl,
  https_proxy: proxyUrl,
  no_proxy: '127.0.0.1',
  NODE_EXTRA_CA_CERTS: authorityFile,
  TENCENTCLOUD_SECRETID: secretId,
  TENCENTCLOUD_SECRETKEY: secretKey,
  ...(token !== undefined && { TENCENTCLOUD_SESSIONTOKEN: token }),
  TENCENTCLOUD_REGION: region,
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
});

function enter(variables: Readonly<Record<string, string>>, authority: string): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  const distrust = trust(authority);
  return () => {
    distrust();
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
