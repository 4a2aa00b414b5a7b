/** An empty environment for one test file, this process within it, and the unmodified SDKs on both of its sides. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudBase } from '@cloudbase/node-sdk';
import Manager from '@cloudbase/manager-node';
import { zipSync } from 'fflate';
import {
  type Environment,
  type EnvironmentOptions,
  startEnvironment,
} from '../../../emulator/management/environment';
import { openData } from '../../../scripts/cloud/data';

type Parameters = Record<string, unknown>;

export interface Site {
  readonly environment: Environment;
  readonly manager: Manager;
  readonly data: CloudBase;
  readonly lines: string[];
  /** Any action of the services, with the environment named for it. */
  tcb(action: string, parameters?: Parameters): Promise<Parameters>;
  scf(action: string, parameters?: Parameters): Promise<Parameters>;
  /** Makes a function of this source, and waits for nothing. */
  make(name: string, source: string, parameters?: Parameters): Promise<Parameters>;
  /** What this process sees that is not in the environment. */
  outside<T>(look: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** An archive in the form that a request carries. */
export const zipOf = (files: Record<string, string>): string =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))),
  ).toString('base64');

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'environment-'));

export async function openSite(options: Partial<EnvironmentOptions> = {}): Promise<Site> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const lines: string[] = [];
  const environment = await startEnvironment({
    dataDir,
    workers: 1,
    looks: 0,
    log: (line) => lines.push(line),
    ...options,
  });
  let leave = environment.enter();
  const { id, secret } = environment;
  const manager = new Manager({ envId: id, ...secret });
  const scf = async (Action: string, parameters: Parameters = {}) =>
    (await manager
      .commonService('scf')
      .call({ Action, Param: { Namespace: id, ...parameters } })) as Parameters;
  return {
    environment,
    manager,
    data: openData({ ...secret, region: 'ap-shanghai' }, id),
    lines,
    tcb: async (Action, parameters = {}) =>
      (await manager.commonService().call({ Action, Param: { EnvId: id, ...parameters } })) as Parameters,
    scf,
    make: (FunctionName, source, parameters = {}) =>
      scf('CreateFunction', {
        FunctionName,
        Code: { ZipFile: zipOf({ 'index.js': source }) },
        Handler: 'index.main',
        Runtime: 'Nodejs20.19',
        ...parameters,
      }),
    async outside(look) {
      leave();
      try {
        return await look();
      } finally {
        leave = environment.enter();
      }
    },
    async close() {
      leave();
      await environment.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true });
    },
  };
}
