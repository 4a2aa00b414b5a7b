/** Text in a box: as large as it may be, smaller where it is long, on more lines, and cut only then. */

/** One way to set a text. */
interface Setting {
  readonly lines: number;
  /** Points. */
  readonly size: number;
}

export interface Box {
  /** Points. */
  readonly width: number;
  /** The best one first. */
  readonly settings: readonly [...Setting[], Setting];
}

export interface Fitted {
  readonly size: number;
  readonly lines: readonly string[];
}

/** Width in points. */
export type Measure = (text: string, size: number) => number;
type Fits = (line: string) => boolean;

const LETTER = /[A-Za-z0-9]/;

/** How many characters go onto the next line; at least one. Words stay whole where the line has a blank. */
function lineEnd(characters: readonly string[], fits: Fits): number {
  let count = 1;
  while (count < characters.length && fits(characters.slice(0, count + 1).join(''))) count += 1;
  const isInWord = LETTER.test(characters[count - 1] ?? '') && LETTER.test(characters[count] ?? '');
  const blank = isInWord ? characters.slice(0, count).lastIndexOf(' ') : -1;
  return blank > 0 ? blank + 1 : count;
}

function broken(text: string, fits: Fits): string[] {
  let rest = [...text.trim()];
  const lines: string[] = [];
  while (rest.length) {
    const end = lineEnd(rest, fits);
    lines.push(rest.slice(0, end).join('').trim());
    rest = rest.slice(end);
  }
  return lines;
}

/** The end of a name tells rooms apart, so what is cut goes from the front. */
function cut(text: string, lines: number, fits: Fits): string[] {
  let kept = [...text];
  const withMark = () => broken(`…${kept.join('')}`, fits);
  while (kept.length > 1 && withMark().length > lines) kept = kept.slice(1);
  return withMark();
}

export function fitText(text: string, { width, settings }: Box, measure: Measure): Fitted {
  const fitsAt =
    (size: number): Fits =>
    (line) =>
      measure(line, size) <= width;
  for (const { size, lines } of settings) {
    const found = broken(text, fitsAt(size));
    if (found.length <= lines) return { size, lines: found };
  }
  const { size, lines } = settings[settings.length - 1] as Setting;
  return { size, lines: cut(text, lines, fitsAt(size)) };
}
