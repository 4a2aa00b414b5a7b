/** The form of a step: what it offers to choose from, and what of it was given. */
import {
  type Form,
  type FormField,
  type MaterialOnHand,
  ROLES,
  type StaffOption,
  tagsFor,
  type UsedMaterial,
} from '@xiuda/domain';
import { CloudError, call } from '../../../../services/cloud';
import type { Values } from './kept-form';

export const NO_FORM: Form = { title: '', send: '', fields: [] };

type PersonField = Extract<FormField, { kind: 'person' }>;

/** Whom one field offers. */
export interface Offered {
  readonly people: readonly StaffOption[];
  /** Above them, where the form asks for several; otherwise empty. */
  readonly title: string;
  /** Said where there is nobody. */
  readonly nobody: string;
}

export interface Choices {
  /** Field → whom it offers. */
  readonly people: Readonly<Record<string, Offered>>;
  readonly materials: readonly MaterialOnHand[];
}

export const fieldOf = <K extends FormField['kind']>(form: Form, kind: K) =>
  form.fields.find((field): field is Extract<FormField, { kind: K }> => field.kind === kind);

const personFields = ({ fields }: Form): PersonField[] =>
  fields.filter((field): field is PersonField => field.kind === 'person');

/** The ticket whose step it is; its place and item are empty where they are not known. */
export interface About {
  readonly ticketId: string;
  readonly area: string;
  readonly item: string;
  /** Staff numbers that are not offered. */
  readonly excluded: readonly string[];
  /** Staff number of who repaired it before; empty: nobody. */
  readonly suggested: string;
}

async function staffOf(role: string, { area, item }: About): Promise<readonly StaffOption[]> {
  const about = { ...(area && { areaId: area }), ...(item && { itemId: item }) };
  return (await call<{ staff: StaffOption[] }>('staff', { op: 'list', role, ...about })).staff;
}

const REPAIRED_BEFORE = '上次由他维修';

/** Who has repaired it before knows it: first of all, if they can be chosen. */
function withFormer(people: readonly StaffOption[], staffNo: string): readonly StaffOption[] {
  const former = people.find((one) => one.staffNo === staffNo);
  return former
    ? [{ ...former, reason: REPAIRED_BEFORE }, ...people.filter((one) => one !== former)]
    : people;
}

async function offeredBy({ role }: PersonField, about: About, isOneOfSeveral: boolean): Promise<Offered> {
  const { label } = ROLES[role];
  const staff = await staffOf(role, about);
  const people = staff.filter(({ staffNo }) => !about.excluded.includes(staffNo));
  return {
    people: role === 'worker' ? withFormer(people, about.suggested) : people,
    title: isOneOfSeveral ? `选择${label}` : '',
    nobody: `现在没有可以选的${label}，请联系管理员在名册里添加，或稍后再试`,
  };
}

async function peopleOf(form: Form, about: About): Promise<Choices['people']> {
  const fields = personFields(form);
  const offered = await Promise.all(fields.map((field) => offeredBy(field, about, fields.length > 1)));
  return Object.fromEntries(fields.map(({ name }, at) => [name, offered[at] as Offered]));
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
  const [people, materials] = await Promise.all([peopleOf(form, about), materialsOf(form, about.ticketId)]);
  return { people, materials };
}

/** Nobody can be left out. */
export const hasPeople = ({ people }: Pick<Choices, 'people'>): boolean =>
  Object.values(people).every((offered) => offered.people.length > 0);

export const isFirstPerson = (form: Form, name: string): boolean => personFields(form)[0]?.name === name;

/** Whoever is suggested first, for each field that nobody is chosen in; nobody twice. */
export function suggestedFor(
  form: Form,
  people: Choices['people'],
  values: Values,
): Record<string, StaffOption> {
  const found: Record<string, StaffOption> = {};
  for (const { name } of personFields(form)) {
    const taken = [...Object.values(values), ...Object.values(found).map(({ staffNo }) => staffNo)];
    const first = people[name]?.people.find(({ reason, staffNo }) => reason && !taken.includes(staffNo));
    if (!values[name] && first) found[name] = first;
  }
  return found;
}

const scoreIn = (values: Values): number => (typeof values['score'] === 'number' ? values['score'] : 0);

/** The tags that go with the score, as something to tap. */
export const tagOptions = (values: Values) =>
  tagsFor(scoreIn(values)).map((tag) => ({ id: tag, label: tag }));

/** What no longer goes with the score is dropped. */
export function settled(values: Values): Values {
  const { tags, ...others } = values;
  if (!Array.isArray(tags)) return values;
  const fitting: readonly string[] = tagsFor(scoreIn(values));
  const kept = tags.filter((tag: string) => fitting.includes(tag));
  return kept.length ? { ...others, tags: kept } : others;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === '' || value === 0;

/** What was given in these fields. Nothing is given where one was emptied again, unless what was chosen asks for it. */
export const given = (fields: readonly FormField[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name];
      if (!isEmpty(value)) return [[field.name, value]];
      return field.kind === 'text' && field.onlyIf ? [[field.name, '']] : [];
    }),
  );

/** The first of the fields that one of these names belongs to. */
export const firstNamed = (fields: readonly FormField[], names: readonly string[]): string | undefined =>
  fields.find(({ name }) => names.includes(name))?.name;

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
