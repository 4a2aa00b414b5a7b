import { keyOf } from './keys';
import type { Sqlite } from './sqlite';

/** The table of a collection's documents: `r` row, `k` key of `_id`, `j` stored text. */
export interface DocumentTable {
  readonly table: string;
  ofRow(row: number): string | undefined;
  ofId(id: string): readonly [row: number, text: string] | undefined;
  /** Up to `limit` documents in the order of their insertion, after a row. */
  page(afterRow: number, limit: number): (readonly [row: number, text: string])[];
  insert(id: string, text: string): number;
  update(row: number, text: string): void;
  remove(row: number): void;
  empty(): void;
  size(): number;
}

export const documentTable = (collectionId: number) => `documents_${collectionId}`;

export const createDocumentTable = (collectionId: number) =>
  `CREATE TABLE ${documentTable(collectionId)} (r INTEGER PRIMARY KEY, k BLOB NOT NULL UNIQUE, j TEXT NOT NULL)`;

/** Opens the table, which must exist. */
export function openDocuments(sqlite: Sqlite, collectionId: number): DocumentTable {
  const table = documentTable(collectionId);
  const byRow = sqlite.prepare<[string]>(`SELECT j FROM ${table} WHERE r = ?`);
  const byKey = sqlite.prepare<[number, string]>(`SELECT r, j FROM ${table} WHERE k = ?`);
  const pages = sqlite.prepare<[number, string]>(`SELECT r, j FROM ${table} WHERE r > ? ORDER BY r LIMIT ?`);
  const insert = sqlite.prepare(`INSERT INTO ${table} (k, j) VALUES (?, ?)`);
  const update = sqlite.prepare(`UPDATE ${table} SET j = ? WHERE r = ?`);
  const remove = sqlite.prepare(`DELETE FROM ${table} WHERE r = ?`);
  const removeAll = sqlite.prepare(`DELETE FROM ${table}`);
  const counted = sqlite.prepare<[number]>(`SELECT count(*) FROM ${table}`);
  return {
    table,
    ofRow: (row) => byRow.first(row)?.[0],
    ofId: (id) => byKey.first(keyOf(id)),
    page: (afterRow, limit) => pages.all(afterRow, limit),
    insert: (id, text) => insert.run(keyOf(id), text),
    update: (row, text) => void update.run(text, row),
    remove: (row) => void remove.run(row),
    empty: () => void removeAll.run(),
    size: () => counted.first()?.[0] ?? 0,
  };
}
