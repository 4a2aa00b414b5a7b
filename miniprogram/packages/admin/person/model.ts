/** The form of one person. */
import {
  AppError,
  deputyBrief,
  type Instant,
  PERSON,
  type PersonInput,
  parse,
  type StaffRole,
} from '@xiuda/domain';
import type { KnownArea, PersonAnswer } from '../services/roster';

export interface PersonForm {
  readonly staffNo: string;
  readonly name: string;
  readonly phone: string;
  readonly roles: readonly StaffRole[];
  readonly areas: readonly KnownArea[];
  readonly trades: readonly string[];
  /** 工种 that nobody has offered, as typed. */
  readonly otherTrades: string;
  readonly active: boolean;
}

export const EMPTY: PersonForm = {
  ...{ staffNo: '', name: '', phone: '', roles: [], areas: [], trades: [], otherTrades: '', active: true },
};

export const formOf = ({ person }: PersonAnswer): PersonForm => {
  if (!person) return EMPTY;
  const { staffNo, name, phone = '', roles, areas, trades, isActive } = person;
  return { staffNo, name, phone, roles, areas, trades, otherTrades: '', active: isActive };
};

const listed = (words: string): string[] =>
  words
    .split(/[、，,；;\s]+/)
    .map((word) => word.trim())
    .filter(Boolean);

/** As the function takes it. */
export const inputOf = (form: PersonForm) => ({
  ...{ staffNo: form.staffNo.trim(), name: form.name, roles: form.roles, active: form.active },
  areas: form.areas.map(({ id }) => id),
  trades: [...new Set([...form.trades, ...listed(form.otherTrades)])],
  ...(form.phone.trim() && { phone: form.phone }),
});

export type Checked = { readonly input: PersonInput } | { readonly errors: Readonly<Record<string, string>> };

/** The rules of the function, asked before anything is sent. */
export function checked(form: PersonForm): Checked {
  try {
    return { input: parse(PERSON, inputOf(form)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { errors: { ...(error.details as Record<string, string>) } };
  }
}

/** `3栋、图书馆 4层`: names as people say them. */
export const areaWords = (areas: readonly KnownArea[]): string =>
  areas.map(({ path }) => path.slice(-2).join(' ')).join('、');

/** What the page says of tickets in hand; empty where there are none. */
export function heldWords({ tickets }: PersonAnswer): string {
  const waiting = tickets.filter((ticket) => ticket.needsHandover).length;
  if (!tickets.length) return '';
  return waiting ? `${tickets.length} 单，${waiting} 单要交接` : `${tickets.length} 单，等审核员确认`;
}

/** `陈志强，到 11月25日`; empty where nobody stands in. */
export const deputyOf = ({ person }: PersonAnswer, now: Instant): string =>
  person?.deputy ? deputyBrief(person.deputy, now) : '';
