import { type DocumentTable, openDocuments } from './documents';
import { duplicateKey } from './errors';
import { indexKeys, keyField } from './index-keys';
import { type DeclaredIndex, type Index, type IndexRecord, keyReader, openIndex } from './indexes';
import { type Sqlite, UniqueViolation } from './sqlite';
import { fromText } from './stored-text';
import type { Document, Value } from './types';

/** One collection in the file. */
export interface Collection {
  readonly id: number;
  readonly name: string;
  readonly documents: DocumentTable;
  /** All that queries may read: the index of `_id`, then the declared ones. */
  readonly indexes: readonly Index[];
  readonly declared: readonly DeclaredIndex[];
  /** Indexes come and go under whoever holds the collection, open transactions too. */
  addIndex(record: IndexRecord): void;
  removeIndex(name: string): void;
}

/** What a document is to become; without a text it goes. */
export interface Write {
  readonly collection: Collection;
  readonly id: string;
  readonly text: string | undefined;
}

/** Opens the tables of a collection, which must exist. */
export function openCollection(
  sqlite: Sqlite,
  { id, name }: { readonly id: number; readonly name: string },
  records: readonly IndexRecord[],
): Collection {
  const documents = openDocuments(sqlite, id);
  const declared = records.map((record) => openIndex(sqlite, record));
  const idIndex: Index = {
    name: '_id_',
    isUnique: true,
    fields: [keyField(['_id', 1])],
    arrayPaths: new Set(),
    ...keyReader(sqlite, documents.table),
  };
  const indexes = [idIndex, ...declared];
  return {
    id,
    name,
    documents,
    declared,
    indexes,
    addIndex(record) {
      const index = openIndex(sqlite, record);
      declared.push(index);
      indexes.push(index);
    },
    removeIndex(gone) {
      for (const list of [declared, indexes])
        list.splice(
          list.findIndex((index) => index.name === gone),
          1,
        );
    },
  };
}

/**
 * Carries out several writes at once: keys are given back before any is taken, so documents may swap unique values.
 * Must run inside `Sqlite.atomically`. Throws E11000.
 */
export function applyWrites(writes: readonly Write[]): void {
  const finish = writes.map(beginWrite);
  for (const takeKeys of finish) takeKeys();
}

function beginWrite({ collection, id, text }: Write): () => void {
  const { documents } = collection;
  const [place, oldText] = documents.ofId(id) ?? [];
  const after = text === undefined ? undefined : fromText(text);
  const before = oldText === undefined ? undefined : fromText(oldText);
  const changes = collection.declared.map((index) => keyChange(index, before, after));
  if (place !== undefined) {
    for (const { index, dropped } of changes) for (const key of dropped) index.drop(key, place);
    if (text === undefined) documents.remove(place);
  }
  return () => {
    if (text === undefined) return;
    const row = place ?? documents.insert(id, text);
    if (place !== undefined) documents.update(place, text);
    for (const { index, added } of changes)
      for (const key of added) addKey(collection, index, key, row, after);
  };
}

function keyChange(index: DeclaredIndex, before: Document | undefined, after: Document | undefined) {
  const old = before === undefined ? [] : indexKeys(index.fields, before).keys;
  const found = after === undefined ? { keys: [], arrayPaths: [] } : indexKeys(index.fields, after);
  index.meetArrays(found.arrayPaths);
  return { index, dropped: without(old, found.keys), added: without(found.keys, old) };
}

const without = (keys: readonly Buffer[], others: readonly Buffer[]) =>
  keys.filter((key) => !others.some((other) => other.equals(key)));

function addKey(collection: Collection, index: DeclaredIndex, key: Buffer, row: number, document: Value) {
  try {
    index.add(key, row);
  } catch (error) {
    if (error instanceof UniqueViolation) throw duplicateOf(collection, index, document);
    throw error;
  }
}

/** The E11000 error of a document that a unique index refuses. */
export function duplicateOf(
  collection: Pick<Collection, 'name'>,
  index: Pick<Index, 'name' | 'fields'>,
  document: Value,
) {
  const values = index.fields.map(({ path, parts }) => [path, parts.reduce(memberOf, document)]);
  return duplicateKey(collection.name, index.name, Object.fromEntries(values));
}

const memberOf = (value: Value, name: string): Value =>
  value !== null && typeof value === 'object' ? (value as Record<string, Value>)[name] : undefined;
