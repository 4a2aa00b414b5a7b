/** Many places from a few words: `3栋 1-6层 每层 01-20室` is a building, six floors and twenty rooms on each. */
import { AppError } from './errors';

/** Added at once, branches included. */
export const MOST_NEW_PLACES = 2000;

export const LONGEST_PLACE_NAME = 20;

/** Names from the parent downwards. */
export type NewPlace = readonly string[];

/** What stands at one level of a line. */
interface Level {
  readonly names: readonly string[];
  /** After 每层: what is numbered here takes the number of the floor before it, 2层 01室 is 201室. */
  readonly isPerFloor: boolean;
}

const PER_FLOOR = /^每层/;
const FILLER = /^每[栋幢楼座区]/;
const SEPARATORS = /[、,;，；]/;
const RANGE = /^(\D*?)(\d+)(\D*?)[-~—–至到](\D*?)(\d+)(\D*)$/;

const refuse = (words: string): never => {
  throw new AppError('INVALID_INPUT', { lines: words });
};

const tooMany = (): never => refuse(`一次最多增加 ${MOST_NEW_PLACES} 个，请分几次`);

/** `01-20室`, `A1-A6`, `1层-6层`; `undefined` for a name that is no range. */
function rangeOf(text: string): string[] | undefined {
  const [, before = '', from = '', unit = '', again = '', to = '', after = ''] = RANGE.exec(text) ?? [];
  const isRange = from && (again === '' || again === before) && (unit === '' || unit === after);
  if (!isRange) return undefined;
  const count = Number(to) - Number(from) + 1;
  if (count < 1) return refuse(`“${text}”的开头比结尾大`);
  if (count > MOST_NEW_PLACES) return tooMany();
  const width = from.startsWith('0') ? from.length : 0;
  return Array.from({ length: count }, (_, at) => {
    const number = String(Number(from) + at).padStart(width, '0');
    return `${before}${number}${after}`;
  });
}

function namesOf(text: string): string[] {
  const names = text
    .split(SEPARATORS)
    .filter(Boolean)
    .flatMap((one) => rangeOf(one) ?? [one]);
  const long = names.find((name) => name.length > LONGEST_PLACE_NAME);
  if (long !== undefined) refuse(`“${long}”太长，名称最多 ${LONGEST_PLACE_NAME} 个字`);
  return [...new Set(names)];
}

/** 每层 may stand alone before what it says. */
function levelsOf(line: string): Level[] {
  const levels: Level[] = [];
  let isPerFloor = false;
  for (const word of line.normalize('NFKC').split(/\s+/).filter(Boolean)) {
    isPerFloor ||= PER_FLOOR.test(word);
    const names = namesOf(word.replace(PER_FLOOR, '').replace(FILLER, ''));
    if (!names.length) continue;
    levels.push({ names, isPerFloor });
    isPerFloor = false;
  }
  return levels;
}

/** 01室 on 2层 is 201室, on B1层 B101室; what is no number of a room, or tells its floor itself, stays. */
function onFloor(name: string, floor: string): string {
  const [, number] = /^([A-Za-z]*\d+)/.exec(floor) ?? [];
  const [, room = '', rest = ''] = /^(\d{1,2})(\D.*)?$/.exec(name) ?? [];
  return number && room ? `${number}${room.padStart(2, '0')}${rest}` : name;
}

/** Each place before what lies below it. */
function below(levels: readonly Level[], above: NewPlace = []): NewPlace[] {
  const [level, ...rest] = levels;
  if (!level) return [];
  const places: NewPlace[] = [];
  for (const name of level.names) {
    const place = [...above, level.isPerFloor ? onFloor(name, above.at(-1) ?? '') : name];
    for (const one of [place, ...below(rest, place)]) places.push(one);
    if (places.length > MOST_NEW_PLACES) tooMany();
  }
  return places;
}

const keyOf = (place: NewPlace): string => JSON.stringify(place);

/**
 * Every place that the lines name, each once, each after the one that it lies in.
 * @param most levels that there is room for
 * @throws AppError INVALID_INPUT at `lines`
 */
export function placesOfLines(lines: string, most: number): NewPlace[] {
  const found = new Map<string, NewPlace>();
  for (const line of lines.split('\n')) {
    const levels = levelsOf(line);
    if (levels.length > most) refuse(`“${line.trim().slice(0, 20)}”的层级太多，这里最多再往下 ${most} 级`);
    for (const place of below(levels)) found.set(keyOf(place), place);
    if (found.size > MOST_NEW_PLACES) tooMany();
  }
  if (!found.size) refuse('请写上要增加的区域，例如：3栋 1-6层 每层 01-20室');
  return [...found.values()];
}
