/** Deployed code, unpacked: the local cloud runs what was uploaded, with what was configured. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { unzipSync } from 'fflate';
import type { DeployedFunction } from './account';
import { ApiError } from './envelope';

export type Files = Readonly<Record<string, Uint8Array>>;

const unreadable = (why: string): ApiError =>
  new ApiError('InvalidParameterValue.ZipFile', `ZipFile is not valid: ${why}`);

const isInside = (path: string): boolean =>
  !posix.isAbsolute(path) && !posix.normalize(path).startsWith('..') && !path.includes('\\');

/** @throws ApiError `InvalidParameterValue.ZipFile` */
export function unpacked(archive: Uint8Array): Files {
  let entries: Files;
  try {
    entries = unzipSync(archive);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
  const files = Object.entries(entries).filter(([path]) => !path.endsWith('/'));
  const outside = files.find(([path]) => !isInside(path));
  if (outside) throw unreadable(`${outside[0]} lies outside of the function's folder`);
  if (files.length === 0) throw unreadable('it holds no file');
  return Object.fromEntries(files);
}

/** The file that a handler (`index.main`) is in. */
export const entryOf = (handler: string): string => `${handler.split('.')[0] ?? ''}.js`;

/** Puts the code in place of what stood there. */
export function putCode(functionsDir: string, name: string, files: Files): void {
  mkdirSync(functionsDir, { recursive: true });
  const made = mkdtempSync(join(functionsDir, '.new-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(made, path)), { recursive: true });
    writeFileSync(join(made, path), content);
  }
  removeCode(functionsDir, name);
  renameSync(made, join(functionsDir, name));
}

export const removeCode = (functionsDir: string, name: string): void =>
  rmSync(join(functionsDir, name), { recursive: true, force: true });

/** What the platform knows of the function, in the form that the local cloud reads; the archive's own `config.json` counts for nothing. */
export function putConfig(functionsDir: string, deployed: DeployedFunction): void {
  const { name, timeout, variables, triggers, openapi } = deployed;
  const config = {
    timeout,
    envVariables: variables,
    triggers: triggers.map((one) => ({ name: one.name, type: 'timer', config: one.cron })),
    permissions: { openapi },
  };
  writeFileSync(join(functionsDir, name, 'config.json'), JSON.stringify(config, null, 2));
}
