/** A document as text: canonical Extended JSON, which keeps the type of every value. */
import { EJSON } from 'bson';

type Json = Readonly<Record<string, unknown>>;

/** As the SDK writes numbers. */
function ofNumber(value: number): Json {
  if (Object.is(value, -0)) return { $numberDouble: '-0.0' };
  if (!Number.isInteger(value) || value < -(2 ** 63) || value >= 2 ** 63)
    return { $numberDouble: String(value) };
  return value < -(2 ** 31) || value >= 2 ** 31
    ? { $numberLong: String(value) }
    : { $numberInt: String(value) };
}

/** The relaxed form has its own way to write numbers and dates, and no other type. */
function strict(value: unknown): unknown {
  if (typeof value === 'number') return ofNumber(value);
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== 'object' || value === null) return value;
  if ('$date' in value && typeof value.$date === 'string') {
    return { $date: { $numberLong: String(Date.parse(value.$date)) } };
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, strict(inner)]));
}

/** Equal documents are equal text, whichever of its two forms the cloud answers in. */
export const canonical = (text: string): string => JSON.stringify(strict(JSON.parse(text)));

const sorted = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Whether two lines are one document, in whatever order the cloud keeps its fields. */
export const isSameDocument = (one: string, other: string): boolean =>
  one === other || JSON.stringify(JSON.parse(one), sorted) === JSON.stringify(JSON.parse(other), sorted);

/** A value of ours. */
export const canonicalOf = (value: object): string => EJSON.stringify(value, { relaxed: false });

/** As JavaScript has it. */
export const decoded = (line: string): unknown => EJSON.parse(line);

/** @throws Error where the line is no document with an id that is text: no other can be paged by it */
export function parseLine(line: string): { readonly _id: string } & Json {
  const document: unknown = JSON.parse(line);
  if (typeof document === 'object' && document !== null && '_id' in document) {
    const { _id } = document;
    if (typeof _id === 'string') return { ...document, _id };
  }
  throw new Error('有一条记录的 _id 不是文字，备份只认得文字的 _id');
}

/** Every text within a value; names of fields are none. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsIn(inner);
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((inner) => mapped(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapped(inner, change)]));
}

/** The same line with every text that begins with `from` beginning with `to`. */
export function withPrefix(line: string, from: string, to: string): string {
  if (from === to || !line.includes(from)) return line;
  const change = (text: string): string => (text.startsWith(from) ? to + text.slice(from.length) : text);
  return JSON.stringify(mapped(JSON.parse(line), change));
}
