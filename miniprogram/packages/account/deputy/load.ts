import type { AccountView, Deputy, StaffOption } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import { login } from '../../../services/session';
import { colleaguesOf, formOf, limitsOf, rolesOf, standingWords } from './model';

/** What the page shows of an account that has just been asked for. */
export const shownOf = (person: AccountView, form: Deputy, now: number) => ({
  ...form,
  ...limitsOf(form.from, now),
  standing: standingWords(person, now),
});

/** @throws CloudError */
export async function loadDeputy() {
  const person = await login();
  const found = await Promise.all(
    rolesOf(person).map(async (role) => {
      const { staff } = await call<{ staff: StaffOption[] }>('staff', { op: 'list', role });
      return [role, staff] as const;
    }),
  );
  const now = Date.now();
  return {
    ...shownOf(person, formOf(person, now), now),
    people: colleaguesOf(found, person.staff?.staffNo ?? ''),
  };
}
