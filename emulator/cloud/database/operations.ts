import { randomBytes } from 'node:crypto';
import { type Change, fixedFields, prepareChange, type PreparedChange } from './change';
import type { Collection } from './collection';
import { duplicateKey, requestFailed } from './errors';
import type { Found, Selection } from './select';
import { fromText, toText } from './stored-text';
import type { Document, Filter, Value } from './types';

/** What insert, update and remove work on: the file itself, or a transaction's view of it. */
export interface Store {
  select(collection: Collection, selection: Selection): Found[];
  textOf(collection: Collection, id: string): string | undefined;
  /** Without a text the document goes. */
  write(collection: Collection, id: string, text: string | undefined): void;
}

/** As long and as random as CloudBase's own. */
const newId = () => randomBytes(16).toString('hex');

/** Returns the new ids, in order. */
export function insert(
  store: Store,
  collection: Collection,
  documents: readonly Record<string, Value>[],
): string[] {
  return documents.map((document) => insertOne(store, collection, document)._id);
}

function insertOne(store: Store, collection: Collection, fields: Record<string, Value>): Document {
  const { _id = newId(), ...others } = fields;
  if (typeof _id !== 'string') throw requestFailed(`_id must be a string, not ${JSON.stringify(_id)}`);
  const text = toText({ _id, ...others });
  const document = fromText(text);
  if (store.textOf(collection, document._id) !== undefined) {
    throw duplicateKey(collection.name, '_id_', { _id: document._id });
  }
  store.write(collection, document._id, text);
  return document;
}

export interface Update {
  readonly filter: Filter;
  readonly many: boolean;
  readonly change: Change;
  readonly upsert?: boolean | undefined;
}

export interface Updated {
  /** Documents that really changed. */
  readonly updated: number;
  readonly upsertedId?: string;
  /** The last document that was looked at, as it stands now. */
  readonly document: Document | null;
}

export function update(store: Store, collection: Collection, request: Update): Updated {
  const change = prepareChange(request.change, request.many);
  const found = store.select(collection, { filter: request.filter, limit: request.many ? undefined : 1 });
  if (found.length === 0 && request.upsert === true) return upsert(store, collection, request, change);
  let updated = 0;
  let document: Document | null = null;
  for (const before of found) {
    const text = toText(change(before.document, false));
    document = fromText(text);
    if (text === before.text) continue;
    store.write(collection, document._id, text);
    updated++;
  }
  return { updated, document };
}

function upsert(store: Store, collection: Collection, request: Update, change: PreparedChange): Updated {
  const { _id: filterId, ...fixed } = fixedFields(request.filter);
  const _id = filterId ?? givenId(request.change) ?? newId();
  if (typeof _id !== 'string') throw requestFailed(`_id must be a string, not ${JSON.stringify(_id)}`);
  // A copy: the operators may write into values that belong to the filter.
  const start = fromText(toText({ ...fixed, _id }));
  const document = insertOne(store, collection, change(start, true));
  return { updated: 0, upsertedId: document._id, document };
}

function givenId(change: Change): Value {
  if ('replacement' in change) return change.replacement._id;
  return change.operators.$set?._id ?? change.operators.$setOnInsert?._id;
}

export function remove(store: Store, collection: Collection, filter: Filter, isMany: boolean): number {
  const found = store.select(collection, { filter, limit: isMany ? undefined : 1 });
  for (const { document } of found) store.write(collection, document._id, undefined);
  return found.length;
}
