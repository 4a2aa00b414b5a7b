/**
 * What a client relies on in an answer: keys, and the types behind them. A key that ends with `?` stands in some elements of a list
 * and not in others.
 */
export type Shape = string | readonly Shape[] | ObjectShape;
interface ObjectShape {
  readonly [key: string]: Shape;
}

const ANYTHING = 'anything';

const typeOf = (value: unknown): string => (value === null ? 'null' : typeof value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isList(value);
const isObjectShape = (shape: Shape): shape is ObjectShape => isObject(shape);
const isListShape = (shape: Shape): shape is readonly Shape[] => isList(shape);

/** A list is told by its elements together; an empty one tells nothing of them. */
export function shapeOf(value: unknown): Shape {
  if (isList(value)) {
    const [first, ...others] = value.map(shapeOf);
    return first === undefined ? [] : [others.reduce((a, b) => together(a, b, 'either'), first)];
  }
  if (!isObject(value)) return typeOf(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shapeOf(one)]));
}

/** Of two elements of a list everything that either has; of two worlds only what both have. */
type Kept = 'either' | 'both';

const nameOf = (key: string): string => key.replace(/\?$/, '');
const byName = (shape: ObjectShape) =>
  new Map(Object.entries(shape).map(([key, one]) => [nameOf(key), { key, one }]));

function ofObjects(a: ObjectShape, b: ObjectShape, kept: Kept): Shape {
  const [of, other] = [byName(a), byName(b)];
  const names = [...new Set([...of.keys(), ...other.keys()])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const [left, right] = [of.get(name), other.get(name)];
      if (left && right) {
        const key = left.key === right.key ? left.key : `${name}?`;
        return [[key, together(left.one, right.one, kept)]];
      }
      const alone = left ?? right;
      return kept === 'either' && alone ? [[`${name}?`, alone.one]] : [];
    }),
  );
}

export function together(a: Shape, b: Shape, kept: Kept): Shape {
  if (typeof a === 'string' && typeof b === 'string')
    return [...new Set([...a.split('|'), ...b.split('|')])].sort().join('|');
  if (isListShape(a) && isListShape(b)) {
    const [[one], [other]] = [a, b];
    if (one !== undefined && other !== undefined) return [together(one, other, kept)];
    return kept === 'either' ? [one ?? other].filter((shape) => shape !== undefined) : [];
  }
  return isObjectShape(a) && isObjectShape(b) ? ofObjects(a, b, kept) : ANYTHING;
}

function lostInLists([element]: readonly Shape[], lists: readonly unknown[], path: string): string[] {
  const other = lists.find((list) => !isList(list));
  if (other !== undefined) return [`${path}: was a list, is ${typeOf(other)}`];
  if (element === undefined) return [];
  const elements = lists.flat();
  return elements.length ? lost(element, elements, `${path}[]`) : [`${path}: is empty`];
}

function lostInObjects(shape: ObjectShape, objects: readonly unknown[], path: string): string[] {
  const other = objects.find((one) => !isObject(one));
  if (other !== undefined) return [`${path}: was an object, is ${typeOf(other)}`];
  return Object.entries(shape).flatMap(([key, one]) => {
    const name = nameOf(key);
    const values = objects
      .filter(isObject)
      .flatMap((object) => (object[name] === undefined ? [] : [object[name]]));
    const enough = name === key ? objects.length : 1;
    return values.length < enough ? [`${path}.${name}: is gone`] : lost(one, values, `${path}.${name}`);
  });
}

/** What of this shape the values do not have any more, path by path; empty where they hold all of it. */
export function lost(shape: Shape, values: readonly unknown[], path = 'data'): string[] {
  if (shape === ANYTHING) return [];
  if (isListShape(shape)) return lostInLists(shape, values, path);
  if (isObjectShape(shape)) return lostInObjects(shape, values, path);
  const other = values.find((value) => !shape.split('|').includes(typeOf(value)));
  return other === undefined ? [] : [`${path}: was ${shape}, is ${typeOf(other)}`];
}
