import { find as mingoFind } from 'mingo';
import { aggregate } from './aggregate';
import { openCatalog } from './catalog';
import { applyWrites, type Collection } from './collection';
import { asRequestError } from './matcher';
import { insert, remove, type Store, update } from './operations';
import { countMatches, type Found, select, type Selection } from './select';
import { openSqlite } from './sqlite';
import { openTransactions } from './transactions';
import type { Cost, Database, DatabaseOptions, Document, UpdateRequest } from './types';

export { DatabaseError, type DatabaseErrorCode } from './errors';
export type * from './types';

const NO_COST: Cost = { plan: 'none', examined: 0, returned: 0 };

/**
 * Opens (or makes) the database in one SQLite file, which it holds alone until `close()`. Throws `DatabaseError`:
 * `DATABASE_UNUSABLE` where the file is broken, busy, not ours or cannot be written.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const { file, collections, strict, isLasting = true, now = Date.now } = options;
  const sqlite = openSqlite(file, isLasting);
  const catalog = opened(() => openCatalog(sqlite, collections), sqlite.close);
  const getNote = sqlite.prepare<[string]>('SELECT value FROM notes WHERE key = ?');
  const setNote = sqlite.prepare('INSERT OR REPLACE INTO notes (key, value) VALUES (?, ?)');
  let cost = NO_COST;

  function selectCounted(collection: Collection, selection: Selection): Found[] {
    const result = select(collection, selection, strict);
    cost = result.cost;
    return result.found;
  }

  const fileStore: Store = {
    select: selectCounted,
    textOf: (collection, id) => collection.documents.ofId(id)?.[1],
    write: (collection, id, text) => applyWrites([{ collection, id, text }]),
  };
  const transactions = openTransactions(now, selectCounted);

  function write<Result>(work: () => Result): Result {
    let isCommitted = false;
    try {
      const result = sqlite.atomically(work);
      isCommitted = true;
      return result;
    } finally {
      for (const { declared } of catalog.all()) for (const index of declared) index.settle(isCommitted);
    }
  }

  function change<Result>(transactionId: string | undefined, work: (store: Store) => Result): Result {
    cost = NO_COST;
    return transactionId === undefined ? write(() => work(fileStore)) : transactions.run(transactionId, work);
  }

  const updateHere = (request: UpdateRequest) => {
    const collection = catalog.get(request.collection);
    return change(request.transactionId, (store) => update(store, collection, request));
  };

  return {
    createCollection: (name) => catalog.create(name),
    collections: () =>
      catalog.all().map(({ name, documents }) => ({
        name,
        documents: documents.size(),
        indexes: catalog.indexesOf(name),
      })),
    createIndex: catalog.createIndex,
    dropIndex: catalog.dropIndex,
    insert(name, documents, transactionId) {
      const collection = catalog.get(name);
      const ids = change(transactionId, (store) => insert(store, collection, documents));
      cost = { plan: 'insert', examined: 0, returned: ids.length };
      return ids;
    },
    find(request) {
      const collection = catalog.get(request.collection);
      const found =
        request.transactionId === undefined
          ? selectCounted(collection, request)
          : transactions.run(request.transactionId, (store) => store.select(collection, request));
      return projected(found, request.projection);
    },
    count(name, filter) {
      const result = countMatches(catalog.get(name), filter, strict);
      cost = result.cost;
      return result.count;
    },
    aggregate(name, stages) {
      const collection = catalog.get(name);
      // What is joined is looked up too: its cost comes on top.
      function joinedFrom(from: Collection, selection: Selection): Document[] {
        const { found, cost: own } = select(from, selection, false);
        const [examined, returned] = [cost.examined + own.examined, cost.returned + own.returned];
        cost = { ...cost, examined, returned };
        return found.map(({ document }) => document);
      }
      return aggregate(stages, {
        isStrict: strict,
        select: (selection) => selectCounted(collection, selection).map(({ document }) => document),
        joined(other) {
          const foreign = catalog.all().find((one) => one.name === other);
          return foreign && { collection: foreign, find: (filter) => joinedFrom(foreign, { filter }) };
        },
      });
    },
    update(request) {
      const { updated, upsertedId } = updateHere(request);
      return upsertedId === undefined ? { updated } : { updated, upsertedId };
    },
    updateAndReturn(request) {
      const { updated, document } = updateHere({ ...request, many: false });
      return { updated, document };
    },
    remove(name, filter, many, transactionId) {
      const collection = catalog.get(name);
      return change(transactionId, (store) => remove(store, collection, filter, many));
    },
    begin: () => transactions.begin(),
    commit(id) {
      const writes = transactions.finish(id);
      if (writes.length > 0) write(() => applyWrites(writes));
    },
    abort: (id) => transactions.abort(id),
    readNote: (key) => getNote.first(key)?.[0],
    writeNote: (key, value) => void write(() => setNote.run(key, value)),
    lastCost: () => cost,
    clear() {
      transactions.abortAll();
      write(() => empty(catalog.all()));
    },
    close: () => sqlite.close(),
  };
}

function opened<Result>(open: () => Result, close: () => void): Result {
  try {
    return open();
  } catch (error) {
    close();
    throw error;
  }
}

function empty(collections: readonly Collection[]) {
  for (const { documents, declared } of collections) {
    documents.empty();
    for (const index of declared) index.empty();
  }
}

function projected(found: readonly Found[], projection: Record<string, 0 | 1> | undefined): Document[] {
  const documents = found.map(({ document }) => document);
  if (projection === undefined || Object.keys(projection).length === 0) return documents;
  return asRequestError(() => mingoFind<Document>(documents, {}, projection).all());
}
