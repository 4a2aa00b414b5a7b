/** A cloud in this process, filled as versions before had filled theirs, and reached from outside as a deployment reaches it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collections, storageRule } from '../../cloudbase';
import { type Cloud, type Fault, startCloud } from '../../emulator/cloud';
import { type Database, openData } from '../../scripts/cloud/data';
import type { StoredDocument } from '../support/cloud';

/**
 * What commit 2e17b36 stored: its demo campus, of which seven tickets and what they name are kept. Places and materials stand in
 * `catalog`, photos of tickets at the slots of their uploads; nobody ranks, has clocks, or keeps 工种.
 */
const BEFORE = path.join(__dirname, 'trees-in-catalog.jsonl');

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

type Line = readonly [collection: string, document: StoredDocument];

export const BEFORE_PLACES: readonly Line[] = readFileSync(BEFORE, 'utf8')
  .trim()
  .split('\n')
  .map((line) =>
    JSON.parse(line, (_, value: unknown) =>
      typeof value === 'string' && INSTANT.test(value) ? new Date(value) : value,
    ),
  );

export interface OldCloud {
  readonly cloud: Cloud;
  readonly db: Database;
  /** Everything that is stored afterwards. */
  fill(lines: readonly Line[]): void;
  insert(collection: string, ...documents: readonly object[]): void;
  set(collection: string, id: string, fields: Readonly<Record<string, unknown>>): void;
  documents<T = StoredDocument>(collection: string): readonly T[];
  document<T = StoredDocument>(collection: string, id: string): T;
  /** All documents of all collections, without the moment of the record. */
  everything(): unknown;
  inject(fault: Fault): Promise<void>;
  heal(): Promise<void>;
  stop(): Promise<void>;
}

const clocked = ({ at: _, ...record }: StoredDocument): object => record;

export async function openOldCloud(): Promise<OldCloud> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'xiuda-old-'));
  const functionsDir = path.resolve(__dirname, '../../dist/cloudfunctions');
  const options = { ...{ port: 0, dataDir, functionsDir, collections, storageRule }, isLasting: false };
  const cloud = await startCloud({ ...options, strict: true, workers: 2, log: () => undefined });
  const { database } = cloud;
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: `${cloud.url}/admin` });
  // Elsewhere than in Tencent's network the SDK waits 60 ms before each request for an address that only stands there.
  process.env.SUMERU_ENV = 'test';
  const keys = { secretId: 'local', secretKey: 'local', region: 'ap-shanghai' };
  const find = (
    collection: string,
    filter: Record<string, unknown> = { _id: { $gt: '' } },
  ): readonly unknown[] => database.find({ collection, filter });
  const insert = (collection: string, ...documents: readonly object[]): void =>
    void database.insert(
      collection,
      documents.map((document) => ({ ...document })),
    );
  return {
    cloud,
    db: openData(keys, 'local').database(),
    insert,
    fill(lines) {
      database.clear();
      for (const [collection, document] of lines) insert(collection, document);
    },
    set: (collection, _id, fields) =>
      void database.update({
        ...{ collection, filter: { _id }, many: false },
        change: { operators: { $set: { ...fields } } },
      }),
    documents: <T>(collection: string) => find(collection) as readonly T[],
    document: <T>(collection: string, _id: string) => find(collection, { _id })[0] as T,
    everything: () =>
      collections.map(({ name }) => [
        name,
        name === 'settings' ? (find(name) as StoredDocument[]).map(clocked) : find(name),
      ]),
    async inject(fault) {
      await fetch(`${cloud.url}/emulator/faults`, { method: 'POST', body: JSON.stringify(fault) });
    },
    async heal() {
      await fetch(`${cloud.url}/emulator/faults`, { method: 'DELETE' });
    },
    async stop() {
      delete process.env.TCB_CONTEXT_CNFG;
      delete process.env.SUMERU_ENV;
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
