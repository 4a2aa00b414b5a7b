/** An emulated cloud that is killed without warning, and started again on the same data. */
import { once } from 'node:events';
import { deserialize, serialize } from 'node:v8';
import type { Fault } from '../../emulator/cloud';
import { type Answer, spawned, type StoredDocument } from './cloud';
import { type Sent, send } from './http';
import { sweep } from './sweep';

const EVERY_TIME = 1_000_000;
const SLOW_MS = 40;

export interface KillableCloud {
  /** `undefined` where no answer came. @throws Error where the function crashed */
  invoke<T>(name: string, event: unknown, openid: string): Promise<Answer<T> | undefined>;
  /** The file id; `undefined` where no answer came. */
  upload(openid: string, storagePath: string, bytes: Uint8Array): Promise<string | undefined>;
  documents(collection: string): Promise<StoredDocument[]>;
  insert(collection: string, documents: readonly object[]): Promise<void>;
  /** Runs the timer's function, at that time. */
  sweep(now: Date): Promise<unknown>;
  /** From now on every such request waits at the door, so that more calls are in the middle of it. */
  slowDown(action: string): Promise<void>;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** The whole body, or `undefined` where the connection was cut. */
async function bodyOf(url: string, sent: Sent): Promise<string | undefined> {
  try {
    return (await send(url, sent)).bytes.toString();
  } catch {
    return undefined;
  }
}

export async function startOn(dataDir: string): Promise<KillableCloud> {
  const { child, url } = await spawned(dataDir);

  async function post<T>(address: string, openid: string, body: string | Uint8Array) {
    const text = await bodyOf(`${url}${address}`, {
      method: 'POST',
      headers: { 'X-WX-OPENID': openid },
      body,
    });
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  return {
    async invoke<T>(name: string, event: unknown, openid: string) {
      const said = await post<{ result?: Answer<T> }>(`/invoke/${name}`, openid, JSON.stringify(event));
      if (said && !said.result) throw new Error(`${name} crashed: ${JSON.stringify(said)}`);
      return said?.result;
    },
    async upload(openid, storagePath, bytes) {
      const address = `/storage?path=${encodeURIComponent(storagePath)}`;
      return (await post<{ fileID: string }>(address, openid, bytes))?.fileID;
    },
    async documents(collection) {
      const { bytes } = await send(`${url}/test/documents/${collection}`);
      return deserialize(bytes) as StoredDocument[];
    },
    async insert(collection, documents) {
      const body = serialize(documents);
      const { status, bytes } = await send(`${url}/test/documents/${collection}`, { method: 'POST', body });
      if (status !== 200) throw new Error(bytes.toString());
    },
    sweep: (now) => sweep(url, now),
    async slowDown(action) {
      const fault: Fault = { match: { action }, times: EVERY_TIME, effect: { delayMs: SLOW_MS } };
      await send(`${url}/emulator/faults`, { method: 'POST', body: JSON.stringify(fault) });
    },
    async kill() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
