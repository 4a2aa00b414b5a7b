/** Whom the sheet offers. */
import type { StaffOption } from '@xiuda/domain';

export interface ChooserRow {
  readonly staffNo: string;
  readonly name: string;
  /** `手上 2 单 · W0002`. */
  readonly about: string;
}

/** So many are shown at once; others are found by typing. */
const MOST = 30;

const has = ({ name, staffNo }: StaffOption, words: string): boolean =>
  name.includes(words) || staffNo.toLowerCase().includes(words.toLowerCase());

/** The first of those whom these words find, who has least in hand first. */
export const found = (people: readonly StaffOption[], words: string): ChooserRow[] =>
  people
    .filter((person) => has(person, words))
    .sort((one, other) => one.openTickets - other.openTickets)
    .slice(0, MOST)
    .map(({ staffNo, name, openTickets }) => ({
      ...{ staffNo, name },
      about: `${openTickets ? `手上 ${openTickets} 单` : '手上没有工单'} · ${staffNo}`,
    }));
