/** The face of the emulated document database. All calls are synchronous: SQLite is, and one thread owns it. */
import type { CollectionDefinition, IndexDefinition } from '../../../cloudbase/definitions';

export type Value = unknown;
export type Document = { _id: string } & Record<string, Value>;
export type Filter = Record<string, Value>;
/** MongoDB update operators, e.g. `{ $set: { 'a.b': 1 } }`. */
export type UpdateOperators = Record<string, Record<string, Value>>;

export interface FindRequest {
  readonly collection: string;
  readonly filter: Filter;
  /** `[path, 1 | -1]` in order. */
  readonly sort?: readonly (readonly [string, 1 | -1])[];
  readonly skip?: number;
  readonly limit?: number;
  /** MongoDB projection: all 1 or all 0. */
  readonly projection?: Record<string, 0 | 1>;
  readonly transactionId?: string;
}

export interface UpdateRequest {
  readonly collection: string;
  readonly filter: Filter;
  readonly many: boolean;
  /** Operators (`merge`) or a whole document that replaces the old one (`replace`). */
  readonly change: { readonly operators: UpdateOperators } | { readonly replacement: Record<string, Value> };
  readonly upsert?: boolean;
  readonly transactionId?: string;
}

export interface DatabaseOptions {
  readonly file: string;
  /** What the file is brought in line with; without it the file's own collections and indexes stay as they are. */
  readonly collections?: readonly CollectionDefinition[];
  /** Refuse a query or a sort that no declared index serves, and unknown collections. */
  readonly strict: boolean;
  /** Every commit waits for the disk; true unless told. Without, it outlives a killed process, but no loss of power. */
  readonly isLasting?: boolean;
  /** Milliseconds since the epoch; the clock of `serverDate` and of transaction expiry. */
  readonly now?: () => number;
}

/** One line of what a call cost, for the counters that benchmarks and tests read. */
export interface Cost {
  readonly plan: string;
  /** Documents that were read, or keys where these say everything; joined ones too. */
  readonly examined: number;
  /** Those of them that were asked for. */
  readonly returned: number;
}

/** A collection as it stands. */
export interface CollectionState {
  readonly name: string;
  readonly documents: number;
  /** Without that of `_id`. */
  readonly indexes: readonly IndexDefinition[];
}

export interface Database {
  createCollection(name: string): void;
  /** In the order of their making. */
  collections(): CollectionState[];
  /** While the database is in use. Throws `DATABASE_REQUEST_FAILED`, for documents that a unique index refuses too (E11000). */
  createIndex(collection: string, index: IndexDefinition): void;
  dropIndex(collection: string, index: string): void;
  insert(collection: string, documents: readonly Record<string, Value>[], transactionId?: string): string[];
  find(request: FindRequest): Document[];
  count(collection: string, filter: Filter): number;
  aggregate(collection: string, stages: readonly Record<string, Value>[]): Record<string, Value>[];
  update(request: UpdateRequest): { updated: number; upsertedId?: string };
  /** Updates the first match and returns it as it stands afterwards. */
  updateAndReturn(request: UpdateRequest): { updated: number; document: Document | null };
  remove(collection: string, filter: Filter, many: boolean, transactionId?: string): number;
  begin(): string;
  commit(transactionId: string): void;
  abort(transactionId: string): void;
  /** Small persistent notes of the emulator itself (e.g. which seed the folder holds); never visible to functions. */
  readNote(key: string): string | undefined;
  writeNote(key: string, value: string): void;
  /** What the latest call cost. */
  lastCost(): Cost;
  /** Empties every collection; for a seed that was interrupted. */
  clear(): void;
  close(): void;
}
