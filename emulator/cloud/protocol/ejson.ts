/** Extended JSON as @cloudbase/database writes and reads it: canonical text in, relaxed text out. */
import { BSONRegExp, EJSON, ObjectId } from 'bson';
import { CloudError } from '../errors';

/**
 * Plain values: numbers, strings, Date, RegExp, arrays, objects. `db.serverDate({offset})` becomes a Date.
 * @param now milliseconds since the epoch
 * @throws CloudError `INVALID_PARAM` for malformed text and for BSON types that the database does not keep
 */
export function decode(text: string, now: number): unknown {
  let parsed: unknown;
  try {
    parsed = EJSON.parse(text) as unknown;
  } catch (error) {
    throw new CloudError(
      'INVALID_PARAM',
      `not extended JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
  return plain(parsed, now);
}

/** @throws CloudError `INVALID_PARAM` unless the text is an object; no text is the empty one. */
export function decodeObject(text: string | undefined, now: number): Record<string, unknown> {
  const value = text === undefined || text === '' ? {} : decode(text, now);
  if (!isPlainObject(value)) throw new CloudError('INVALID_PARAM', 'an object was expected');
  return value;
}

export function encode(value: unknown): string {
  return EJSON.stringify(value);
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function plain(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((element) => plain(element, now));
  if (value instanceof BSONRegExp) return regExp(value);
  if (value instanceof ObjectId) return value.toHexString();
  if ('_bsontype' in value) {
    throw new CloudError('INVALID_PARAM', `values of type ${String(value._bsontype)} are not supported`);
  }
  if ('$tcb_server_date' in value) return serverDate(value.$tcb_server_date, now);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, now)]));
}

function regExp({ pattern, options }: BSONRegExp): RegExp {
  try {
    return new RegExp(pattern, options.replace(/[^ims]/g, ''));
  } catch {
    throw new CloudError('DATABASE_REQUEST_FAILED', `not a regular expression: ${pattern}`);
  }
}

function serverDate(value: unknown, now: number): Date {
  const offset = isPlainObject(value) ? Number(value['offset'] ?? 0) : 0;
  return new Date(now + offset);
}
