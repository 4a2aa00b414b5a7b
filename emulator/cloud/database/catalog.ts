import type { CollectionDefinition, IndexDefinition } from '../../../cloudbase/definitions';
import { type Collection, openCollection } from './collection';
import { createDocumentTable } from './documents';
import { DatabaseError, requestFailed } from './errors';
import {
  buildIndex,
  type CollectionRow,
  definitionOf,
  dropKeyTable,
  recordsOf,
  toRecord,
} from './index-tables';
import type { Sqlite } from './sqlite';

/** Collections and their indexes, as the file has them. */
export interface Catalog {
  /** Throws `DATABASE_COLLECTION_NOT_EXIST`. */
  get(name: string): Collection;
  all(): Collection[];
  create(name: string): void;
  indexesOf(name: string): IndexDefinition[];
  /** Throws `DATABASE_REQUEST_FAILED`, for documents that a unique index refuses too (E11000). */
  createIndex(name: string, index: IndexDefinition): void;
  /** Throws `DATABASE_REQUEST_FAILED`. */
  dropIndex(name: string, index: string): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS notes (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS indexes (
    id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL, keys TEXT NOT NULL,
    is_unique INTEGER NOT NULL, array_paths TEXT NOT NULL DEFAULT '[]', UNIQUE (collection, name)
  );
  CREATE TEMP TABLE IF NOT EXISTS staged_keys (k BLOB, r INTEGER);`;

/**
 * Brings the file in line with the definitions: missing collections and indexes are made, indexes no longer declared go.
 * Without definitions the file's own stay as they are.
 */
export function openCatalog(
  sqlite: Sqlite,
  definitions: readonly CollectionDefinition[] | undefined,
): Catalog {
  sqlite.atomically(() => {
    sqlite.exec(SCHEMA);
    if (definitions === undefined) return;
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

  const get = (name: string): Collection => {
    const collection = collections.get(name);
    if (collection !== undefined) return collection;
    throw new DatabaseError('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${name}`);
  };

  return {
    all: () => [...collections.values()],
    get,
    create(name) {
      if (!/^[A-Za-z_][\w.-]*$/.test(name))
        throw requestFailed(`invalid collection name: ${JSON.stringify(name)}`);
      if (collections.has(name)) throw requestFailed(`Table exist: ${name}`);
      open(
        sqlite.atomically(() => makeTables(sqlite, name)),
        name,
      );
    },
    indexesOf: (name) => recordsOf(sqlite, get(name).id).map(definitionOf),
    createIndex(name, index) {
      const collection = get(name);
      if (collection.indexes.some((one) => one.name === index.name))
        throw requestFailed(`index exists: ${name}.${index.name}`);
      collection.addIndex(sqlite.atomically(() => buildIndex(sqlite, collection, index)));
    },
    dropIndex(name, index) {
      const collection = get(name);
      const row = recordsOf(sqlite, collection.id).find((one) => one[1] === index);
      if (row === undefined) throw requestFailed(`index not found with name [${index}]`);
      sqlite.atomically(() => dropKeyTable(sqlite, row[0]));
      collection.removeIndex(index);
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

function alignIndexes(sqlite: Sqlite, collection: CollectionRow, declared: readonly IndexDefinition[]) {
  const present = new Set<string>();
  for (const [id, name, keys, isUnique] of recordsOf(sqlite, collection.id)) {
    const same = declared.find((index) => index.name === name);
    if (same && JSON.stringify(same.keys) === keys && Number(same.unique ?? false) === isUnique)
      present.add(name);
    else dropKeyTable(sqlite, id);
  }
  for (const index of declared) if (!present.has(index.name)) buildIndex(sqlite, collection, index);
}
