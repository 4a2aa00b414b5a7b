/** Whom a picker offers, in which order. */
import type { StaffOption } from '@xiuda/domain';

export interface PersonRow extends StaffOption {
  readonly initial: string;
  /** `手上 2 单`. */
  readonly load: string;
  /** Stands above the row: 推荐, 其他人; empty as long as the row before belongs to the same. */
  readonly heading: string;
}

const loadWords = (openTickets: number): string => (openTickets ? `手上 ${openTickets} 单` : '手上没有工单');

const groupOf = ({ reason }: StaffOption): string => (reason ? '推荐' : '其他人');

/** A heading where the suggested ones begin, and where they end; without any there is nothing to tell apart. */
function headingOf(people: readonly StaffOption[], at: number): string {
  const [first, own, before] = [people[0], people[at], people[at - 1]];
  if (!first?.reason || !own) return '';
  return before && groupOf(before) === groupOf(own) ? '' : groupOf(own);
}

const rowOf = (person: StaffOption, at: number, people: readonly StaffOption[]): PersonRow => ({
  ...person,
  heading: headingOf(people, at),
  initial: person.name.slice(0, 1),
  load: loadWords(person.openTickets),
});

const has = ({ name, staffNo }: StaffOption, words: string): boolean =>
  name.includes(words) || staffNo.toLowerCase().includes(words.toLowerCase());

/** Whoever is suggested comes first, in the order of the cloud; of the others, who has least in hand. */
export const inOrder = (people: readonly StaffOption[]): StaffOption[] => [
  ...people.filter(({ reason }) => reason),
  ...people.filter(({ reason }) => !reason).sort((one, other) => one.openTickets - other.openTickets),
];

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
