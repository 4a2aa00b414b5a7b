/** The form of a step: what it offers to choose from, and what of it was given. */
import type { Form, FormField, MaterialOnHand, StaffOption, UsedMaterial } from '@xiuda/domain';
import { CloudError, call } from '../../../../services/cloud';

export const NO_FORM: Form = { title: '', send: '', fields: [] };

export interface Choices {
  /** Field → whom it offers. */
  readonly people: Readonly<Record<string, readonly StaffOption[]>>;
  readonly materials: readonly MaterialOnHand[];
}

export const fieldOf = <K extends FormField['kind']>(form: Form, kind: K) =>
  form.fields.find((field): field is Extract<FormField, { kind: K }> => field.kind === kind);

type PersonField = Extract<FormField, { kind: 'person' }>;

export const personFields = ({ fields }: Form): PersonField[] =>
  fields.filter((field): field is PersonField => field.kind === 'person');

/** The ticket whose step it is; its place and item are empty where they are not known. */
export interface About {
  readonly ticketId: string;
  readonly area: string;
  readonly item: string;
  /** Staff numbers that are not offered. */
  readonly excluded: readonly string[];
}

async function staffOf(role: string, { area, item }: About): Promise<readonly StaffOption[]> {
  const about = { ...(area && { areaId: area }), ...(item && { itemId: item }) };
  return (await call<{ staff: StaffOption[] }>('staff', { op: 'list', role, ...about })).staff;
}

/** What a ticket has used, as something to choose from. */
const usedMaterial = ({ materialId: id, name, unit, quantity: left }: UsedMaterial): MaterialOnHand => ({
  ...{ id, name, unit, left },
});

/** What is there now: it is asked for each time, as others take from it too. */
async function materialsOf(form: Form, ticketId: string): Promise<readonly MaterialOnHand[]> {
  const source = fieldOf(form, 'materials')?.source;
  if (source === 'store')
    return (await call<Pick<Choices, 'materials'>>('catalog', { op: 'stock' })).materials;
  if (source !== 'ticket') return [];
  const { ticket } = await call<{ ticket: { materials: readonly UsedMaterial[] } }>('tickets', {
    ...{ op: 'get', ticketId },
  });
  return ticket.materials.map(usedMaterial);
}

/** @throws CloudError */
export async function choicesOf(form: Form, about: About): Promise<Choices> {
  const offered = personFields(form).map(async ({ name, role }) => {
    const people = await staffOf(role, about);
    return [name, people.filter(({ staffNo }) => !about.excluded.includes(staffNo))] as const;
  });
  return {
    people: Object.fromEntries(await Promise.all(offered)),
    materials: await materialsOf(form, about.ticketId),
  };
}

/** A text that was emptied again is not given. */
export const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/** Does one of these names belong to a field that is shown? */
export const hasField = (form: Form, names: readonly string[]): boolean =>
  form.fields.some(({ name }) => names.includes(name));

/** What there is by now, where a step was refused because there was less than was wanted. */
export function leftNow(
  materials: readonly MaterialOnHand[],
  error: unknown,
): readonly MaterialOnHand[] | undefined {
  if (!(error instanceof CloudError) || error.code !== 'OUT_OF_STOCK') return undefined;
  const left = (error.details?.left ?? {}) as Readonly<Record<string, number>>;
  return materials.map((one) => {
    const now = left[one.id];
    return now === undefined ? one : { ...one, left: now };
  });
}
