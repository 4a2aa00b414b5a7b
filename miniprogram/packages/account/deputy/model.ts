/** Who stands in for this person, and when: the form. */
import {
  type AccountView,
  AppError,
  ASSIGNEE_FIELDS,
  type AssigneeField,
  dayText,
  type Deputy,
  deputyWords,
  type Instant,
  MOST_DEPUTY_DAYS,
  parse,
  ROLES,
  SET_DEPUTY,
  type StaffOption,
} from '@xiuda/domain';
import type { Colleague } from '../components/colleague-list/offer';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The function takes no later beginning. */
const FARTHEST = 365;

export const dayAfter = (day: string, days: number): string =>
  dayText(new Date(`${day}T12:00:00+08:00`).getTime() + days * DAY_MS);

/** Roles of this person in which somebody can stand in. */
export const rolesOf = ({ staff }: AccountView): AssigneeField[] =>
  ASSIGNEE_FIELDS.filter((role) => staff?.roles.includes(role));

/** Whom these roles offer: everybody once, with all roles that are shared where there are several. */
export function colleaguesOf(
  found: readonly (readonly [AssigneeField, readonly StaffOption[]])[],
  own: string,
): Colleague[] {
  const numbers = new Set(found.flatMap(([, people]) => people.map(({ staffNo }) => staffNo)));
  numbers.delete(own);
  return [...numbers].flatMap((staffNo) => {
    const as = found.flatMap(([role, people]) => {
      const person = people.find((one) => one.staffNo === staffNo);
      return person ? [{ role, person }] : [];
    });
    const [first] = as;
    if (!first) return [];
    const open = as.reduce((sum, { person }) => sum + person.openTickets, 0);
    const roles = found.length > 1 ? [as.map(({ role }) => ROLES[role].label).join('、')] : [];
    const about = [...roles, open ? `手上 ${open} 单` : '手上没有工单', staffNo].join(' · ');
    return [{ staffNo, name: first.person.name, about }];
  });
}

/** As far as a day may be chosen. */
export const limitsOf = (from: string, now: Instant) => ({
  today: dayText(now),
  lastFrom: dayAfter(dayText(now), FARTHEST),
  lastUntil: dayAfter(from, MOST_DEPUTY_DAYS - 1),
});

/** What the form starts with: who is named, for the days that are left; else today. */
export function formOf({ staff }: AccountView, now: Instant): Deputy {
  const today = dayText(now);
  const { deputy } = staff ?? {};
  if (!deputy) return { staffNo: '', from: today, until: today };
  return { staffNo: deputy.staffNo, from: deputy.from < today ? today : deputy.from, until: deputy.until };
}

/** Another first day takes the last one along where it would lie before it, or too far behind. */
export function withFrom(form: Deputy, from: string): Deputy {
  const last = dayAfter(from, MOST_DEPUTY_DAYS - 1);
  const until = form.until < from ? from : form.until;
  return { ...form, from, until: until > last ? last : until };
}

/** Empty where nobody is named. */
export const standingWords = ({ staff }: AccountView, now: Instant): string =>
  staff?.deputy ? deputyWords(staff.deputy, now) : '';

/** The rules of the function, asked before anything is sent. */
export function checked(form: Deputy, requestId: string): Record<string, string> {
  try {
    parse(SET_DEPUTY, { ...form, requestId });
    return {};
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...(error.details as Record<string, string>) };
  }
}
