/** Codes that hang at places: what they say, and how many of them make a file. */
import { placeName } from './place-name';
import { ROLES } from './roles';

/** Where every printed code leads; once printed it never changes. */
export const CODE_PAGE: string = ROLES.reporter.page;

/** Source: WeChat's manual of wxacode.getUnlimited, 32 visible characters. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

/** What the code of a place says; `undefined` where the id has no room in a code or holds what no code can. */
export function codeScene(placeId: string): string | undefined {
  const scene = `a=${placeId}`;
  return SCENE.test(scene) ? scene : undefined;
}

/** Drawn in one call: WeChat needs about 300 ms for each, a call has 60 s. */
export const CODES_A_CALL = 24;
/** On a sheet of A4: three beside each other, four below. */
export const CODES_A_SHEET = 12;
/** In one file: ten sheets, well below what a phone opens. */
export const CODES_A_FILE = 120;
/** Chosen at once. */
export const MOST_CODES = 1200;

interface Node {
  readonly ids: readonly string[];
  readonly path: readonly string[];
}

/** A place that gets a code. */
export interface CodePlace {
  readonly id: string;
  /** `3栋 201`. */
  readonly name: string;
  /** The way to it, without it: `桂林洋校区 / 3栋 / 2层`. */
  readonly above: string;
}

const idOf = ({ ids }: Node): string => ids.at(-1) ?? '';

/**
 * The rooms and public places at or below the chosen ones, each once, in the order of the tree.
 * @param places every place that is offered, in the order of the tree
 */
export function codePlaces(places: readonly Node[], chosen: readonly string[]): CodePlace[] {
  const wanted = new Set(chosen);
  const branches = new Set(places.map(({ ids }) => ids.at(-2)));
  return places
    .filter((place) => !branches.has(idOf(place)) && place.ids.some((id) => wanted.has(id)))
    .map((place) => ({
      id: idOf(place),
      name: placeName(place),
      above: place.path.slice(0, -1).join(' / '),
    }));
}

/** A list in parts of at most `size`. */
export const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

export const sheetsFor = (codes: number): number => Math.ceil(codes / CODES_A_SHEET);

/** A file of codes that can be opened. */
export interface CodesFile {
  readonly id: string;
  /** As the receiver sees it: `报修二维码-3栋201至3栋620.pdf`. */
  readonly name: string;
  /** `3栋 201 至 3栋 620`. */
  readonly range: string;
  readonly codes: number;
  readonly sheets: number;
}
