/** Error codes of CloudBase's database; `DATABASE_UNUSABLE` is the emulator's own: the file itself is no good. */
export type DatabaseErrorCode =
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_NOT_EXIST'
  | 'DATABASE_UNUSABLE';

/** Everything that the database throws on purpose. `code` travels to the SDK as it is. */
export class DatabaseError extends Error {
  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'DatabaseError';
  }
}

/** The request itself is wrong, or a unique index forbids it. */
export const requestFailed = (message: string) => new DatabaseError('DATABASE_REQUEST_FAILED', message);

/** MongoDB's wording, because callers look for `E11000`. `values` are shown in mongo-shell style. */
export function duplicateKey(collection: string, index: string, values: Record<string, unknown>) {
  const shown = Object.entries(values).map(([path, value]) => `${path}: ${JSON.stringify(value ?? null)}`);
  return requestFailed(
    `E11000 duplicate key error collection: ${collection} index: ${index} dup key: { ${shown.join(', ')} }`,
  );
}
