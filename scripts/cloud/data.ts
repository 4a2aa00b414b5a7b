/**
 * The documents and files of one environment, reached from outside of it with `@cloudbase/node-sdk`: administrators' rights, as
 * functions have them. `TCB_CONTEXT_CNFG` points it at a local cloud, as it does in functions.
 */
import cloudbase, { type CloudBase } from '@cloudbase/node-sdk';
import type { Keys } from './keys';

/** A proxy for https is not asked where the cloud is reached by http. */
const isSecure = (): boolean => !/"URL"\s*:\s*"http:/.test(process.env.TCB_CONTEXT_CNFG ?? '');

/** @param env the environment's id */
export function openData({ secretId, secretKey, token, region, proxy }: Keys, env: string): CloudBase {
  return cloudbase.init({
    ...{ env, secretId, secretKey, region },
    ...(token && { sessionToken: token }),
    ...(proxy && isSecure() && { proxy }),
  });
}

export type Database = ReturnType<CloudBase['database']>;
