import { randomUUID } from 'node:crypto';
import { type Collection, duplicateOf, type Write } from './collection';
import { DatabaseError } from './errors';
import { indexKeys, keyField, sortKey } from './index-keys';
import { matcherOf } from './matcher';
import type { Store } from './operations';
import { conditionsOf } from './predicates';
import type { Found, Selection } from './select';
import { fromText } from './stored-text';
import type { Filter } from './types';

/** CloudBase ends a transaction after 30 s. */
export const TRANSACTION_LIFETIME_MS = 30_000;

export interface Transactions {
  begin(): string;
  /** Runs one operation inside a transaction; any failure ends it, as in MongoDB. */
  run<Result>(id: string, operation: (store: Store) => Result): Result;
  /** What remains to be written, checked for conflicts; the transaction is over. */
  finish(id: string): readonly Write[];
  abort(id: string): void;
  abortAll(): void;
}

interface Transaction {
  readonly startedAt: number;
  /** Texts of the documents as they were when first read, by collection and id. */
  readonly reads: Map<string, Write>;
  readonly writes: Map<string, Write>;
}

/**
 * Optimistic transactions: writes wait until the commit; at every operation and at the commit everything that was read must
 * still be as it was, else `DATABASE_TRANSACTION_CONFLICT`. `select` reads the file.
 */
export function openTransactions(
  now: () => number,
  select: (collection: Collection, selection: Selection) => Found[],
): Transactions {
  const open = new Map<string, Transaction>();

  function get(id: string): Transaction {
    const transaction = open.get(id);
    if (transaction && now() - transaction.startedAt < TRANSACTION_LIFETIME_MS) return transaction;
    open.delete(id);
    throw new DatabaseError(
      'DATABASE_TRANSACTION_NOT_EXIST',
      `transaction ${id} does not exist or has ended`,
    );
  }

  function removeExpired() {
    for (const [id, { startedAt }] of open) if (now() - startedAt >= TRANSACTION_LIFETIME_MS) open.delete(id);
  }

  return {
    begin() {
      removeExpired();
      const id = randomUUID();
      open.set(id, { startedAt: now(), reads: new Map(), writes: new Map() });
      return id;
    },
    run(id, operation) {
      const transaction = get(id);
      try {
        refuseConflicts(transaction);
        return operation(viewOf(transaction, select));
      } catch (error) {
        open.delete(id);
        throw error;
      }
    },
    finish(id) {
      const transaction = get(id);
      open.delete(id);
      refuseConflicts(transaction);
      return [...transaction.writes.values()];
    },
    abort(id) {
      get(id);
      open.delete(id);
    },
    abortAll: () => open.clear(),
  };
}

function refuseConflicts({ reads }: Transaction) {
  for (const { collection, id, text } of reads.values()) {
    if (collection.documents.ofId(id)?.[1] === text) continue;
    throw new DatabaseError(
      'DATABASE_TRANSACTION_CONFLICT',
      `write conflict: ${collection.name} ${id} was changed by somebody else; the transaction has ended`,
    );
  }
}

const nameOf = (collection: Collection, id: string) => JSON.stringify([collection.name, id]);

function viewOf(
  { reads, writes }: Transaction,
  select: (collection: Collection, selection: Selection) => Found[],
): Store {
  const written = (collection: Collection) =>
    [...writes.values()].filter((write) => write.collection === collection);

  function textOf(collection: Collection, id: string): string | undefined {
    const name = nameOf(collection, id);
    const own = writes.get(name);
    if (own !== undefined) return own.text;
    const text = collection.documents.ofId(id)?.[1];
    reads.set(name, { collection, id, text });
    return text;
  }

  function selectHere(collection: Collection, selection: Selection): Found[] {
    const id = idOf(selection.filter);
    if (id !== undefined) textOf(collection, id);
    const own = written(collection);
    const found = own.length === 0 ? select(collection, selection) : withOwn(collection, selection, own);
    for (const { document } of found) textOf(collection, document._id);
    return found;
  }

  function withOwn(collection: Collection, selection: Selection, own: readonly Write[]): Found[] {
    const ownIds = new Set(own.map((write) => write.id));
    // Selected with the limit, so that what serves this query serves it in a transaction too.
    const reach = selection.limit ? (selection.skip ?? 0) + selection.limit + own.length : undefined;
    const kept = select(collection, { ...selection, skip: 0, limit: reach }).filter(
      ({ document }) => !ownIds.has(document._id),
    );
    return window([...kept, ...matching(own, selection.filter)], selection);
  }

  function write(collection: Collection, id: string, text: string | undefined) {
    textOf(collection, id);
    if (text !== undefined) refuseDuplicates(collection, id, text, written(collection));
    writes.set(nameOf(collection, id), { collection, id, text });
  }

  return { select: selectHere, textOf, write };
}

function matching(own: readonly Write[], filter: Filter): Found[] {
  const matches = matcherOf(filter);
  return own
    .flatMap(({ text }) => (text === undefined ? [] : [{ text, document: fromText(text) }]))
    .filter(({ document }) => matches(document));
}

function window(found: readonly Found[], { sort = [], skip = 0, limit = 0 }: Selection): Found[] {
  const fields = sort.map(keyField);
  const keyed = found.map((one) => ({ one, key: sortKey(fields, one.document) }));
  if (fields.length > 0) keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  return keyed.map(({ one }) => one).slice(skip, limit === 0 ? undefined : skip + limit);
}

/** The one `_id` that a filter asks for. */
function idOf(filter: Filter): string | undefined {
  const equal = conditionsOf(filter._id).find(
    ([operator, value]) => operator === '$eq' && typeof value === 'string',
  );
  return equal?.[1] as string | undefined;
}

/** The file checks unique indexes at the commit; here too, so that the operation fails that is to blame. */
function refuseDuplicates(collection: Collection, id: string, text: string, own: readonly Write[]) {
  const document = fromText(text);
  const others = own.filter((write) => write.id !== id);
  for (const index of collection.declared.filter(({ isUnique }) => isUnique)) {
    const keysOf = (value: unknown) => indexKeys(index.fields, value).keys;
    const ownKeys = others.flatMap((write) => (write.text === undefined ? [] : keysOf(fromText(write.text))));
    for (const key of keysOf(document)) {
      const row = index.ownerOf(key);
      const ownerText = row === undefined ? undefined : collection.documents.ofRow(row);
      const owner = ownerText === undefined ? undefined : fromText(ownerText)._id;
      const isTaken = owner !== undefined && owner !== id && !others.some((write) => write.id === owner);
      if (isTaken || ownKeys.some((other) => other.equals(key)))
        throw duplicateOf(collection, index, document);
    }
  }
}
