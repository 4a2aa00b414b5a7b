/** Good events with something wrong or strange in them. Whatever an event holds is replaced, at every depth, by its type. */
import fc from 'fast-check';
import {
  anything,
  CLASSIC_OPERATORS,
  ENORMOUS,
  FORGED_CURSORS,
  INHERITED,
  largeCount,
  notCount,
  strangeName,
  strangeText,
} from './strange-values';
import type { Fields } from './world';

type Path = readonly [string, ...string[]];

/** What stands at this path now; `undefined` where it was taken out. */
export interface Change {
  readonly path: Path;
  readonly value: unknown;
}

const isParent = (value: unknown): value is object => typeof value === 'object' && value !== null;
const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

function put(parent: object, [key, ...rest]: readonly string[], value: unknown): object {
  if (key === undefined) return parent;
  const inner = rest.length ? put((parent as Fields)[key] as object, rest, value) : value;
  if (Array.isArray(parent)) return parent.map((one: unknown, at) => (String(at) === key ? inner : one));
  // Own fields whatever they are called: `__proto__` too.
  return Object.fromEntries([...Object.entries(parent), [key, inner]]);
}

export const changed = (event: Fields, { path, value }: Change): Fields => put(event, path, value) as Fields;

/** Every value in an event with its path, outer ones first. */
const nodes = (parent: object, above: readonly string[] = []): Change[] =>
  Object.entries(parent).flatMap(([key, value]) => {
    const path: Path = [...above, key] as unknown as Path;
    return [{ path, value }, ...(isParent(value) ? nodes(value, path) : [])];
  });

/** What the platform adds to an event of its own accord. */
export const OF_THE_PLATFORM: readonly string[] = ['userInfo', 'tcbContext'];

/** A field that this object does not have. */
const unknownField = (parent: object, above: readonly string[]): fc.Arbitrary<Change> =>
  fc
    .tuple(strangeName, anything)
    .filter(([name]) => !Object.hasOwn(parent, name) && !OF_THE_PLATFORM.includes(name))
    .map(([name, value]) => ({ path: [...above, name] as unknown as Path, value }));

const wrongValue = ({ path, value }: Change): fc.Arbitrary<Change> => {
  const otherType = anything.filter((one) => typeOf(one) !== typeOf(value));
  return (typeof value === 'number' ? notCount : otherType).map((wrong) => ({ path, value: wrong }));
};

/** A value of a type that stands there never, or a field too many. */
export const wrongChange = (event: Fields): fc.Arbitrary<Change> => {
  const all = nodes(event);
  const objects = all.filter(({ value }) => typeOf(value) === 'object');
  return fc.oneof(
    { weight: all.length, arbitrary: fc.oneof(...all.map(wrongValue)) },
    { weight: 2, arbitrary: unknownField(event, []) },
    ...objects.map(({ path, value }) => ({ weight: 1, arbitrary: unknownField(value as object, path) })),
  );
};

/** A value of the right type that nobody would give, or nothing at all; it may happen to be good. */
export const strangeChange = (event: Fields): fc.Arbitrary<Change> =>
  fc.oneof(
    fc.constantFrom(...Object.keys(event)).map((key) => ({ path: [key] as const, value: undefined })),
    fc
      .tuple(fc.constantFrom(...OF_THE_PLATFORM), anything)
      .map(([key, value]) => ({ path: [key] as const, value })),
    ...nodes(event).flatMap(({ path, value }) => {
      const strange = { string: strangeText, number: largeCount }[typeOf(value)];
      return strange ? [strange.map((one: unknown) => ({ path, value: one }))] : [];
    }),
  );

/** An event that has nothing to do with the call: any object. */
export const strangeEvent: fc.Arbitrary<Fields> = fc
  .array(fc.tuple(strangeName, anything), { maxLength: 6 })
  .map((entries) => Object.fromEntries(entries));

/** Fields that hold one of a few words. */
const WORDS = ['op', 'view', 'tab', 'role', 'status'];

/** What is always tried, whatever is drawn: attacks that have worked elsewhere, in every field that they fit. */
export const classicChanges = (event: Fields): Change[] =>
  Object.keys(event).flatMap((key) =>
    [
      ...CLASSIC_OPERATORS,
      ...(WORDS.includes(key) ? INHERITED : []),
      ...(key === 'cursor' ? FORGED_CURSORS : []),
    ].map((value) => ({ path: [key], value })),
  );

/** Something enormous in every field, an unknown one included; from which value on differs from call to call. */
export const enormousChanges = (event: Fields, from: number): Change[] =>
  [...Object.keys(event), 'more'].map((name, at) => ({
    path: [name],
    value: ENORMOUS[(from + at) % ENORMOUS.length],
  }));
