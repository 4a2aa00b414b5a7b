/** Finding a place, or any leaf of a tree, by any part of the way to it. */

/** Something to find, with the names on the way to it, its own the last. */
export interface Findable {
  readonly path: readonly string[];
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** `3栋201` and `3栋 201室` are 3栋 and 201, `3-201` is 3 and 201: a number begins a word, and 室 says nothing more. */
export const wordsIn = (typed: string): string[] =>
  plain(typed)
    .replace(/(\d)[室号房]+/g, '$1 ')
    .match(/\d+[^\d\s\-/#·,、。—]*|[^\d\s\-/#·,、。—]+/g) ?? [];

/** How well a name answers a word; 3 must not find 13栋 before 3栋. */
function closeness(name: string, word: string): number {
  if (!name.includes(word)) return 0;
  if (!name.startsWith(word)) return 1;
  return /^\d/.test(name.slice(word.length)) ? 2 : 3;
}

/** 0: some word is nowhere on the way, nor are all of them run together: 图书馆西区. */
function rank(names: readonly string[], words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const best = Math.max(...names.map((name) => closeness(name, word)));
    if (!best) return names.join('').includes(words.join('')) ? 1 : 0;
    sum += best;
  }
  return sum;
}

/** Put into one form once for all that is typed. */
const plainNames = new WeakMap<Findable, readonly string[]>();

function namesOf(one: Findable): readonly string[] {
  const names = plainNames.get(one) ?? one.path.map(plain);
  plainNames.set(one, names);
  return names;
}

/** Those with every word on the way to them: the best answers first, otherwise in the given order. */
export function findByWords<T extends Findable>(all: readonly T[], typed: string): T[] {
  const words = wordsIn(typed);
  if (!words.length) return [];
  return all
    .map((one) => ({ one, rank: rank(namesOf(one), words) }))
    .filter((ranked) => ranked.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ one }) => one);
}
