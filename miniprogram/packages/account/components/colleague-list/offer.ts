/** Which colleagues are shown at once. */

export interface Colleague {
  readonly staffNo: string;
  readonly name: string;
  /** `手上 2 单 · W0002`. */
  readonly about: string;
}

/** So many are shown at once: the days below them stay near. */
const MOST = 8;

const has = ({ name, staffNo }: Colleague, words: string): boolean =>
  name.includes(words) || staffNo.toLowerCase().includes(words.toLowerCase());

/** The first of those whom these words find, whoever is chosen before all others, and how many more there are. */
export function offer(
  people: readonly Colleague[],
  words: string,
  chosen: string,
): { rows: Colleague[]; rest: number } {
  const found = people.filter((person) => has(person, words));
  const first = found.filter(({ staffNo }) => staffNo === chosen);
  const rows = [...first, ...found.filter(({ staffNo }) => staffNo !== chosen)].slice(0, MOST);
  return { rows: found.filter((person) => rows.includes(person)), rest: found.length - rows.length };
}
