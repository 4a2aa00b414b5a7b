import { Query } from 'mingo';
import { DatabaseError, requestFailed } from './errors';
import type { Filter, Value } from './types';

export type Matcher = (document: Record<string, Value>) => boolean;

/** MongoDB's query semantics. Throws `DATABASE_REQUEST_FAILED` for a filter that makes no sense. */
export function matcherOf(filter: Filter): Matcher {
  const query = asRequestError(() => new Query(filter, { scriptEnabled: false }));
  return (document) => asRequestError(() => query.test(document));
}

/** mingo answers a malformed request with errors of many kinds. */
export function asRequestError<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw requestFailed(error instanceof Error ? error.message : String(error));
  }
}
