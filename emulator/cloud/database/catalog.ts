import type { CollectionDefinition, IndexDefinition } from '../../../cloudbase/definitions';
import { type Collection, openCollection } from './collection';
import { createDocumentTable, documentTable } from './documents';
import { DatabaseError, duplicateKey, requestFailed } from './errors';
import { indexKeys, keyField } from './index-keys';
import { type IndexRecord, keyTable } from './indexes';
import { type Sqlite, UniqueViolation } from './sqlite';
import { fromText } from './stored-text';

/** Collections and their indexes, as the file has them. */
export interface Catalog {
  /** Throws `DATABASE_COLLECTION_NOT_EXIST`. */
  get(name: string): Collection;
  all(): Collection[];
  create(name: string): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS notes (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS indexes (
    id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL, keys TEXT NOT NULL,
    is_unique INTEGER NOT NULL, array_paths TEXT NOT NULL DEFAULT '[]', UNIQUE (collection, name)
  );
  CREATE TEMP TABLE IF NOT EXISTS staged_keys (k BLOB, r INTEGER);`;

/** Brings the file in line with the definitions: missing collections and indexes are made, indexes no longer declared go. */
export function openCatalog(sqlite: Sqlite, definitions: readonly CollectionDefinition[]): Catalog {
  sqlite.atomically(() => {
    sqlite.exec(SCHEMA);
    for (const { name } of definitions) if (idOf(sqlite, name) === undefined) makeTables(sqlite, name);
    const declared = new Map(definitions.map((definition) => [definition.name, definition.indexes]));
    for (const [id, name] of sqlite.prepare<[number, string]>('SELECT id, name FROM collections').all()) {
      alignIndexes(sqlite, { id, name }, declared.get(name) ?? []);
    }
  });
  const collections = new Map<string, Collection>();
  const open = (id: number, name: string) =>
    void collections.set(name, openCollection(sqlite, { id, name }, recordsOf(sqlite, id).map(toRecord)));
  for (const row of sqlite.prepare<[number, string]>('SELECT id, name FROM collections').all()) open(...row);

  return {
    all: () => [...collections.values()],
    get(name) {
      const collection = collections.get(name);
      if (collection !== undefined) return collection;
      throw new DatabaseError('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${name}`);
    },
    create(name) {
      if (!/^[A-Za-z_][\w.-]*$/.test(name))
        throw requestFailed(`invalid collection name: ${JSON.stringify(name)}`);
      if (collections.has(name)) throw requestFailed(`Table exist: ${name}`);
      open(
        sqlite.atomically(() => makeTables(sqlite, name)),
        name,
      );
    },
  };
}

const idOf = (sqlite: Sqlite, name: string) =>
  sqlite.prepare<[number]>('SELECT id FROM collections WHERE name = ?').first(name)?.[0];

function makeTables(sqlite: Sqlite, name: string): number {
  const id = sqlite.prepare('INSERT INTO collections (name) VALUES (?)').run(name);
  sqlite.exec(createDocumentTable(id));
  return id;
}

type IndexRow = [id: number, name: string, keys: string, isUnique: number, arrayPaths: string];

function recordsOf(sqlite: Sqlite, collection: number): IndexRow[] {
  const columns = 'id, name, keys, is_unique, array_paths';
  return sqlite
    .prepare<IndexRow>(`SELECT ${columns} FROM indexes WHERE collection = ? ORDER BY id`)
    .all(collection);
}

function toRecord([id, name, keys, isUnique, arrayPaths]: IndexRow): IndexRecord {
  return {
    id,
    name,
    isUnique: isUnique === 1,
    fields: (JSON.parse(keys) as IndexDefinition['keys']).map(keyField),
    arrayPaths: JSON.parse(arrayPaths) as string[],
  };
}

interface CollectionRow {
  readonly id: number;
  readonly name: string;
}

function alignIndexes(sqlite: Sqlite, collection: CollectionRow, declared: readonly IndexDefinition[]) {
  const present = new Set<string>();
  for (const [id, name, keys, isUnique] of recordsOf(sqlite, collection.id)) {
    const same = declared.find((index) => index.name === name);
    if (same && JSON.stringify(same.keys) === keys && Number(same.unique ?? false) === isUnique)
      present.add(name);
    else {
      sqlite.exec(`DROP TABLE ${keyTable(id)}`);
      sqlite.prepare('DELETE FROM indexes WHERE id = ?').run(id);
    }
  }
  for (const index of declared) if (!present.has(index.name)) buildIndex(sqlite, collection, index);
}

// Staged first and inserted in key order: several times faster on a large collection than key by key.
function buildIndex(sqlite: Sqlite, collection: CollectionRow, index: IndexDefinition) {
  const isUnique = index.unique ?? false;
  const id = sqlite
    .prepare('INSERT INTO indexes (collection, name, keys, is_unique) VALUES (?, ?, ?, ?)')
    .run(collection.id, index.name, JSON.stringify(index.keys), Number(isUnique));
  const primaryKey = isUnique ? 'k' : 'k, r';
  sqlite.exec(
    `CREATE TABLE ${keyTable(id)} (k BLOB NOT NULL, r INTEGER NOT NULL, PRIMARY KEY (${primaryKey})) WITHOUT ROWID`,
  );
  const arrayPaths = stageKeys(sqlite, collection.id, index);
  sqlite.prepare('UPDATE indexes SET array_paths = ? WHERE id = ?').run(JSON.stringify(arrayPaths), id);
  try {
    sqlite.prepare(`INSERT INTO ${keyTable(id)} SELECT k, r FROM staged_keys ORDER BY k, r`).run();
  } catch (error) {
    if (error instanceof UniqueViolation) throw duplicateKey(collection.name, index.name, {});
    throw error;
  }
  sqlite.exec('DELETE FROM staged_keys');
}

function stageKeys(sqlite: Sqlite, collection: number, index: IndexDefinition): string[] {
  const fields = index.keys.map(keyField);
  const arrayPaths = new Set<string>();
  const stage = sqlite.prepare('INSERT INTO staged_keys (k, r) VALUES (?, ?)');
  const page = sqlite.prepare<[number, string]>(
    `SELECT r, j FROM ${documentTable(collection)} WHERE r > ? ORDER BY r LIMIT 500`,
  );
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.[0] ?? 0)) {
    for (const [row, text] of rows) {
      const found = indexKeys(fields, fromText(text));
      for (const key of found.keys) stage.run(key, row);
      for (const path of found.arrayPaths) arrayPaths.add(path);
    }
  }
  return [...arrayPaths];
}
