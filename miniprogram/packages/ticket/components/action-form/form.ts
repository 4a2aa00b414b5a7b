/** The form of a step: what it offers to choose from, and what of it was given. */
import type { Form, FormField, Material, StaffOption } from '@xiuda/domain';
import { catalog } from '../../services/catalog';
import { call } from '../../../../services/cloud';

export const NO_FORM: Form = { title: '', send: '', fields: [] };

export interface Choices {
  readonly people: readonly StaffOption[];
  readonly materials: readonly Material[];
}

export const fieldOf = <K extends FormField['kind']>(form: Form, kind: K) =>
  form.fields.find((field): field is Extract<FormField, { kind: K }> => field.kind === kind);

const staffOf = async (role: string): Promise<readonly StaffOption[]> =>
  (await call<{ staff: StaffOption[] }>('staff', { op: 'list', role })).staff;

/**
 * @param excluded staff numbers that are not offered
 * @throws CloudError
 */
export async function choicesOf(form: Form, excluded: readonly string[]): Promise<Choices> {
  const role = fieldOf(form, 'person')?.role;
  const people = role ? await staffOf(role) : [];
  return {
    people: people.filter(({ staffNo }) => !excluded.includes(staffNo)),
    materials: fieldOf(form, 'materials') ? (await catalog()).materials : [],
  };
}

/** A text that was emptied again is not given. */
export const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/** Does one of these names belong to a field that is shown? */
export const hasField = (form: Form, names: readonly string[]): boolean =>
  form.fields.some(({ name }) => names.includes(name));
