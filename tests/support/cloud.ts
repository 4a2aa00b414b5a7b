/** An emulated cloud for one test file: a process of its own on a fresh folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { deserialize, serialize } from 'node:v8';
import type { ErrorBody } from '@xiuda/domain';
import type { CallSummary } from '../../emulator/cloud';
import { send, sendForJson } from './http';
import { CLOUD_PROCESS } from './processes';

const ROOT = path.resolve(__dirname, '../..');

/** What JSON makes of it: instants become text. */
export type Wire<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Wire<T[K]> } : T;

export type Answer<T> =
  { readonly ok: true; readonly data: Wire<T> } | { readonly ok: false; readonly error: ErrorBody };

/** Anything stored. */
export type StoredDocument = { readonly _id: string } & Readonly<Record<string, unknown>>;

export interface TestCloud {
  readonly url: string;
  /** Of its process. */
  readonly pid: number;
  /** Calls a function as this person. @throws Error where the function crashed */
  invoke<T>(name: string, event: unknown, openid: string, now?: number): Promise<Answer<T>>;
  /** The same, with what the call cost. */
  measured<T>(
    name: string,
    event: unknown,
    openid: string,
  ): Promise<{ answer: Answer<T>; cost: CallSummary }>;
  /** Answers the file id, or the refusal of the storage. */
  upload(
    openid: string,
    storagePath: string,
    bytes: Uint8Array,
  ): Promise<{ fileID?: string; errCode?: number }>;
  /** Every stored document of a collection. */
  documents(collection: string): Promise<StoredDocument[]>;
  document(collection: string, id: string): Promise<StoredDocument | undefined>;
  insert(collection: string, documents: readonly object[]): Promise<void>;
  /** Sets fields of one stored document, as an administrator does in the console. */
  change(collection: string, id: string, set: Record<string, unknown>): Promise<void>;
  /** From now on `notify` fails: messages stay in the outbox of their tickets. */
  holdMessages(): Promise<void>;
  /** Everything that functions have answered so far, as text. */
  readonly answers: readonly string[];
  stop(): Promise<void>;
}

/** How a cloud differs from the usual one. */
export interface CloudChoices {
  /** Events that run at once; as many as the machine has cores, unless told. */
  readonly workers?: number;
  /** Where the functions are; what was built, unless told. */
  readonly functionsDir?: string;
  /** The environment's id; `local` unless told. */
  readonly env?: string;
}

/** Starts the process on what `dataDir` holds. */
export async function spawned(
  dataDir: string,
  { workers, env, functionsDir = path.join(ROOT, 'dist/cloudfunctions') }: CloudChoices = {},
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [CLOUD_PROCESS], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      FUNCTIONS_DIR: functionsDir,
      ...(workers !== undefined && { WORKERS: String(workers) }),
      ...(env !== undefined && { ENVIRONMENT: env }),
    },
    stdio: ['pipe', 'pipe', process.env.SHOW_CLOUD_LOG ? 'inherit' : 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-10_000)));
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    if (line.startsWith('ready ')) return { child, url: line.slice('ready '.length) };
  }
  throw new Error(`the emulated cloud did not start:\n${said}`);
}

interface Invoked {
  readonly result?: unknown;
  readonly errMsg?: string;
}

export async function startCloud(choices: CloudChoices = {}): Promise<TestCloud> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'xiuda-'));
  const { child, url } = await spawned(dataDir, choices);
  const answers: string[] = [];

  async function post(
    name: string,
    event: unknown,
    openid: string,
    now?: number,
  ): Promise<[unknown, string]> {
    const headers = { 'X-WX-OPENID': openid, ...(now !== undefined && { 'X-Emulator-Now': String(now) }) };
    const body = JSON.stringify(event);
    const response = await send(`${url}/invoke/${name}`, { method: 'POST', headers, body });
    const text = response.bytes.toString();
    const { result, errMsg } = JSON.parse(text) as Invoked;
    if (result === undefined) throw new Error(`${name}: ${errMsg ?? response.status}`);
    answers.push(text);
    return [result, String(response.headers['x-emulator-call'])];
  }

  async function stored(collection: string, method: string, body?: unknown): Promise<unknown> {
    const sent = body === undefined ? { method } : { method, body: serialize(body) };
    const { status, bytes } = await send(`${url}/test/documents/${collection}`, sent);
    if (status !== 200) throw new Error(bytes.toString());
    return deserialize(bytes);
  }

  return {
    url,
    pid: child.pid ?? 0,
    answers,
    invoke: async <T>(name: string, event: unknown, openid: string, now?: number) =>
      (await post(name, event, openid, now))[0] as Answer<T>,
    async measured<T>(name: string, event: unknown, openid: string) {
      const [answer, id] = await post(name, event, openid);
      const { calls } = await sendForJson<{ calls: CallSummary[] }>(`${url}/emulator/calls?id=${id}`);
      const cost = calls.find((call) => call.id === id);
      if (!cost) throw new Error(`no record of the call ${id}`);
      return { answer: answer as Answer<T>, cost };
    },
    async holdMessages() {
      const match = { function: 'notify' };
      const fault = { match, times: Number.MAX_SAFE_INTEGER, effect: { code: 'SYS_ERR' } };
      await send(`${url}/emulator/faults`, { method: 'POST', body: JSON.stringify(fault) });
    },
    async upload(openid, storagePath, bytes) {
      const headers = { 'X-WX-OPENID': openid, 'Content-Type': 'image/jpeg' };
      const address = `${url}/storage?path=${encodeURIComponent(storagePath)}`;
      return sendForJson(address, { method: 'POST', headers, body: bytes });
    },
    documents: async (collection) => (await stored(collection, 'GET')) as StoredDocument[],
    document: async (collection, id) =>
      ((await stored(`${collection}?id=${encodeURIComponent(id)}`, 'GET')) as StoredDocument[])[0],
    insert: async (collection, documents) => void (await stored(collection, 'POST', documents)),
    change: async (collection, id, set) =>
      void (await stored(`${collection}?id=${encodeURIComponent(id)}`, 'PATCH', set)),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
