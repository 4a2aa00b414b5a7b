/** What a page of choices shows of them. */
import type { Option } from '../services/choose-one';

/** So many are drawn at once; the others are found by typing. */
const MOST = 60;

const has = ({ name, about }: Option, words: string): boolean =>
  `${name} ${about}`.toLowerCase().includes(words.toLowerCase());

export interface Found {
  readonly shown: readonly Option[];
  /** How many more there are. */
  readonly rest: number;
}

/** @param words empty: all of them */
export function found(options: readonly Option[], words: string): Found {
  const all = words ? options.filter((option) => has(option, words)) : options;
  return { shown: all.slice(0, MOST), rest: Math.max(0, all.length - MOST) };
}
