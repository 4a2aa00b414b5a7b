/** A cloud in a folder of its own, with the same test function deployed under several names. */
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startCloud,
  type CallSummary,
  type Caller,
  type Cloud,
  type CloudOptions,
} from '../../../emulator/cloud';

/** Deployed names: `hasty` has one second and may call no openapi; `content-check` receives WeChat's pushes. */
const DEPLOYED = {
  script: {
    timeout: 20,
    permissions: {
      openapi: [
        'subscribeMessage.send',
        'phonenumber.getPhoneNumber',
        'security.msgSecCheck',
        'security.mediaCheckAsync',
        'wxacode.getUnlimited',
        'no.suchApi',
      ],
    },
  },
  inner: { timeout: 20 },
  hasty: { timeout: 1 },
  'content-check': { timeout: 20 },
};

const collections: NonNullable<CloudOptions['collections']> = [
  {
    name: 'tickets',
    permission: 'ADMINONLY',
    indexes: [
      { name: 'number', keys: [['number', 1]], unique: true },
      {
        name: 'status_since',
        keys: [
          ['status', 1],
          ['since', -1],
        ],
      },
    ],
  },
  { name: 'notes', permission: 'ADMINONLY', indexes: [] },
];

export interface CloudUnderTest {
  readonly cloud: Cloud;
  readonly folder: string;
  readonly lines: string[];
  /** Runs code inside a function; `cloud`, `db`, `_` (db.command), `args`, `calls`, `context`, `require` are in scope. */
  run(code: string, options?: { args?: unknown; name?: string; caller?: Caller }): Promise<unknown>;
  /** As a client would, over HTTP. */
  post(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Response>;
  /** The latest finished call of a function. */
  latestCall(name: string): Promise<CallSummary | undefined>;
  addFault(fault: unknown): Promise<void>;
  /** Closes the cloud and opens another on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openCloudUnderTest(options: Partial<CloudOptions> = {}): Promise<CloudUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-'));
  const functionsDir = join(folder, 'functions');
  await deploy(functionsDir);
  const lines: string[] = [];
  const start = (): Promise<Cloud> =>
    startCloud({
      port: 0,
      dataDir: join(folder, 'data'),
      functionsDir,
      collections,
      storageRule: { read: false, write: 'auth != null && resource.openid == auth.openid' },
      strict: false,
      workers: 2,
      log: (line) => lines.push(line),
      ...options,
    });
  let cloud = await start().catch((error: unknown) => {
    rmSync(folder, { recursive: true });
    throw error;
  });

  const post: CloudUnderTest['post'] = (path, body, headers = {}) =>
    fetch(cloud.url + path, { method: 'POST', body, headers });
  return {
    get cloud() {
      return cloud;
    },
    folder,
    lines,
    run: (code, { args, name = 'script', caller = { openid: 'user-1' } } = {}) =>
      cloud.invoke(name, { code, args }, caller),
    post,
    async latestCall(name) {
      const { calls } = (await (await fetch(`${cloud.url}/emulator/calls`)).json()) as {
        calls: CallSummary[];
      };
      return calls.filter((call) => call.name === name && call.ms !== undefined).at(-1);
    },
    async addFault(fault) {
      const response = await post('/emulator/faults', JSON.stringify(fault));
      expect(response.status).toBe(200);
    },
    async restart() {
      await cloud.close();
      cloud = await start();
    },
    async close() {
      await cloud.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function deploy(functionsDir: string): Promise<void> {
  bundled ??= bundle();
  const code = await bundled;
  for (const [name, config] of Object.entries(DEPLOYED)) {
    mkdirSync(join(functionsDir, name), { recursive: true });
    writeFileSync(join(functionsDir, name, 'index.js'), code);
    writeFileSync(join(functionsDir, name, 'config.json'), JSON.stringify(config));
  }
}

let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'fixtures/script.ts')],
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild made no function');
  return file.text;
}
