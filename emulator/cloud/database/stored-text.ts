import { DatabaseError, requestFailed } from './errors';
import type { Document } from './types';

/** MongoDB's limit of nested levels. */
const MAX_DEPTH = 100;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The stored form of a document: JSON, where `{"$date": ms}` is an instant and `{"$number": "NaN"}` a number that JSON
 * lacks. A field whose own name begins with `$` gets a second one, so that no document is taken for these marks.
 * `undefined` is dropped. Throws `DATABASE_REQUEST_FAILED` for anything that the database cannot hold.
 */
export const toText = (document: Record<string, unknown>): string => JSON.stringify(encode(document, 0));

/** The document behind a stored text, freshly made. */
export function fromText(text: string): Document {
  try {
    const parsed: unknown = JSON.parse(text);
    return (text.includes('"$') ? decode(parsed) : parsed) as Document;
  } catch (error) {
    throw new DatabaseError('DATABASE_UNUSABLE', `a stored document is damaged: ${String(error)}`);
  }
}

function encode(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw requestFailed(`the document has more than ${MAX_DEPTH} nested levels`);
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $number: String(value) };
  // BSON is UTF-8: half a pair has no place in it.
  if (typeof value === 'string') return value.replace(LONE_SURROGATE, '\ufffd');
  if (typeof value !== 'object') throw requestFailed(`a document cannot hold a ${typeof value}`);
  if (value instanceof Date) return encodeDate(value);
  if (Array.isArray(value)) return value.map((item) => encode(item, depth + 1));
  return encodeObject(value, depth);
}

function encodeDate(value: Date) {
  if (Number.isNaN(value.getTime())) throw requestFailed('a document cannot hold an invalid date');
  return { $date: value.getTime() };
}

function encodeObject(value: object, depth: number) {
  const prototype = Object.getPrototypeOf(value) as object | null;
  // A plain object, of whichever realm.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw requestFailed(`a document cannot hold a ${value.constructor.name}`);
  }
  const encoded: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    if (name === '__proto__') throw requestFailed('a field cannot be called __proto__');
    encoded[name.startsWith('$') ? `$${name}` : name] = encode(item, depth + 1);
  }
  return encoded;
}

function decode(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(decode);
  const marked = value as { $date?: unknown; $number?: unknown };
  if (typeof marked.$date === 'number') return new Date(marked.$date);
  if (typeof marked.$number === 'string') return Number(marked.$number);
  const decoded: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    decoded[name.startsWith('$$') ? name.slice(1) : name] = decode(item);
  }
  return decoded;
}
