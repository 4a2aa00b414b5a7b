/** Whom a picker offers, in which order. */
import type { StaffOption } from '@xiuda/domain';

export interface PersonRow extends StaffOption {
  readonly initial: string;
  /** `手上 2 单`. */
  readonly load: string;
}

const loadWords = (openTickets: number): string => (openTickets ? `手上 ${openTickets} 单` : '手上没有工单');

const rowOf = (person: StaffOption): PersonRow => ({
  ...person,
  initial: person.name.slice(0, 1),
  load: loadWords(person.openTickets),
});

const has = ({ name, staffNo }: StaffOption, words: string): boolean =>
  name.includes(words) || staffNo.toLowerCase().includes(words.toLowerCase());

/** Who has least in hand comes first; among equals the order of the roster stays. */
export const byLoad = (people: readonly StaffOption[]): StaffOption[] =>
  [...people].sort((one, other) => one.openTickets - other.openTickets);

export interface Offer {
  readonly rows: PersonRow[];
  /** How many more there are. */
  readonly rest: number;
}

/**
 * The first `count` of those whom these words find, and whoever is chosen already.
 * @param people in their order
 */
export function offer(people: readonly StaffOption[], words: string, count: number, chosen: string): Offer {
  const found = people.filter((person) => has(person, words));
  const shown = found.filter(({ staffNo }, index) => index < count || staffNo === chosen);
  return { rows: shown.map(rowOf), rest: found.length - shown.length };
}
