/** What an environment is to be, with the code as it was built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collections, functionRules, functions, storageRule } from '../../cloudbase';
import { fingerprint } from '../../cloudbase/fingerprint';
import { inRoot } from '../paths';
import { codeDigest } from './code';
import type { Wanted } from './model';

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}

/** @param functionsDir the built functions, a folder for each */
export const wantedWith = (functionsDir: string): Wanted => ({
  ...{ collections, storageRule, functionRules },
  functions: functions.map((one) => ({ ...one, digest: codeDigest(join(functionsDir, one.name)) })),
  record: { version: version(), fingerprint },
});
