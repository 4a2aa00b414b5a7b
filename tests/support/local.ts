/** The local cloud with its phone, in a process and on a folder of its own: for end-to-end tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Result } from '@xiuda/domain';
import type { Seed } from '../../emulator';
import { send } from './http';
import type { RosterChange } from './local-process';
import { LOCAL_PROCESS } from './processes';

const ROOT = path.resolve(__dirname, '../..');

export interface Local {
  readonly url: string;
  /** What a function answers this person. @throws Error with the code and sentence where it refuses */
  call<T>(name: string, event: object, openid: string): Promise<T>;
  /** What an administrator changes in the roster by hand. */
  changeRoster(change: RosterChange): Promise<void>;
  stop(): Promise<void>;
}

function spawned(dataDir: string, seed: Seed): ChildProcess {
  return spawn(process.execPath, [LOCAL_PROCESS], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, SEED: seed },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Reads on until a line starts with this word; what follows it. */
async function lineAfter(lines: AsyncIterator<string>, word: string, said: () => string): Promise<string> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (next.value.startsWith(`${word} `)) return next.value.slice(word.length + 1);
  }
  throw new Error(`the local cloud ended:\n${said()}`);
}

async function callAs<T>(url: string, name: string, event: object, openid: string): Promise<T> {
  const headers = { 'X-WX-OPENID': openid };
  const body = JSON.stringify(event);
  const { status, bytes } = await send(`${url}/invoke/${name}`, { method: 'POST', headers, body });
  const { result } = JSON.parse(bytes.toString()) as { result?: Result<T> };
  if (result?.ok) return result.data;
  throw new Error(`${name}: ${result ? `${result.error.code} ${result.error.message}` : status}`);
}

/** A fresh folder; with the demo campus in it where `npm test` has filled one to copy. */
async function freshFolder(seed: Seed): Promise<string> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'xiuda-e2e-'));
  const { DEMO_DATA } = process.env;
  if (DEMO_DATA && seed === 'demo') await cp(DEMO_DATA, dataDir, { recursive: true });
  return dataDir;
}

/** Starts it on a fresh folder with this seed. */
export async function startLocal(seed: Seed): Promise<Local> {
  const dataDir = await freshFolder(seed);
  const child = spawned(dataDir, seed);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-10_000);
  });
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  const url = await lineAfter(lines, 'ready', () => said);
  return {
    url,
    call: (name, event, openid) => callAs(url, name, event, openid),
    async changeRoster(change) {
      child.stdin?.write(`${JSON.stringify(change)}\n`);
      const changed = await lineAfter(lines, 'changed', () => said);
      if (changed !== '1') throw new Error(`the roster has no row ${change.staffNo}`);
    },
    async stop() {
      const exited = once(child, 'exit');
      child.stdin?.end();
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
