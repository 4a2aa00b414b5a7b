import type { IndexShape } from './bounds';
import type { KeyField } from './index-keys';
import type { Sqlite } from './sqlite';

export type Entry = readonly [key: Buffer, row: number];

/** A table of keys in byte order, each with the row of its document. */
export interface Index extends IndexShape {
  /** At most `limit` entries after (upwards) or before (downwards) a position, up to the border; in that order. */
  scan(direction: 1 | -1, position: Entry, border: Buffer, limit: number): Entry[];
  count(low: Buffer, high: Buffer): number;
  /** Row of the document that holds a key of a unique index. */
  ownerOf(key: Buffer): number | undefined;
}

/** An index with a key table of its own; the index of `_id` lives in the documents' table. */
export interface DeclaredIndex extends Index {
  readonly table: string;
  readonly arrayPaths: Set<string>;
  /** Notes, in the file too, that the index runs through arrays. */
  meetArrays(paths: readonly string[]): void;
  /** Throws `UniqueViolation`. */
  add(key: Buffer, row: number): void;
  drop(key: Buffer, row: number): void;
  /** What {@link meetArrays} noted is kept after a commit, forgotten after a rollback. */
  settle(isCommitted: boolean): void;
  /** Array paths stay known, as MongoDB keeps an index multikey. */
  empty(): void;
}

/** Reading a table with columns `k` (key) and `r` (row of the document). */
export function keyReader(sqlite: Sqlite, table: string): Pick<Index, 'scan' | 'count' | 'ownerOf'> {
  const upwards = sqlite.prepare<Entry>(
    `SELECT k, r FROM ${table} WHERE (k, r) > (?, ?) AND k < ? ORDER BY k, r LIMIT ?`,
  );
  const downwards = sqlite.prepare<Entry>(
    `SELECT k, r FROM ${table} WHERE (k, r) < (?, ?) AND k >= ? ORDER BY k DESC, r DESC LIMIT ?`,
  );
  const counted = sqlite.prepare<[number]>(`SELECT count(*) FROM ${table} WHERE k >= ? AND k < ?`);
  const owner = sqlite.prepare<[number]>(`SELECT r FROM ${table} WHERE k = ?`);
  return {
    scan: (direction, [key, row], border, limit) =>
      (direction === 1 ? upwards : downwards).all(key, row, border, limit),
    count: (low, high) => counted.first(low, high)?.[0] ?? 0,
    ownerOf: (key) => owner.first(key)?.[0],
  };
}

export interface IndexRecord {
  readonly id: number;
  readonly name: string;
  readonly isUnique: boolean;
  readonly fields: readonly KeyField[];
  readonly arrayPaths: readonly string[];
}

export const keyTable = (indexId: number) => `keys_${indexId}`;

/** Opens the key table of an index; the table must exist. */
export function openIndex(sqlite: Sqlite, record: IndexRecord): DeclaredIndex {
  const { id, name, isUnique, fields } = record;
  const table = keyTable(id);
  const arrayPaths = new Set(record.arrayPaths);
  const met = new Set<string>();
  const insert = sqlite.prepare(`INSERT INTO ${table} (k, r) VALUES (?, ?)`);
  const remove = sqlite.prepare(`DELETE FROM ${table} WHERE k = ? AND r = ?`);
  const removeAll = sqlite.prepare(`DELETE FROM ${table}`);
  const remember = sqlite.prepare('UPDATE indexes SET array_paths = ? WHERE id = ?');

  function meetArrays(paths: readonly string[]) {
    const unknown = paths.filter((path) => !arrayPaths.has(path) && !met.has(path));
    if (unknown.length === 0) return;
    for (const path of unknown) met.add(path);
    remember.run(JSON.stringify([...arrayPaths, ...met]), id);
  }

  function settle(isCommitted: boolean) {
    if (isCommitted) for (const path of met) arrayPaths.add(path);
    met.clear();
  }

  const add = (key: Buffer, row: number) => void insert.run(key, row);
  const drop = (key: Buffer, row: number) => void remove.run(key, row);
  const empty = () => void removeAll.run();
  const reader = keyReader(sqlite, table);
  return { name, isUnique, fields, table, arrayPaths, ...reader, meetArrays, add, drop, settle, empty };
}
