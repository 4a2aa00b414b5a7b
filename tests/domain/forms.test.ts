/** The forms of the steps against the rules of their inputs. */
import {
  type ActionId,
  ALL_ACTIONS,
  askedFields,
  firstChoices,
  type Form,
  FORMS,
  type FormField,
  INPUTS,
} from '@xiuda/domain';

const STEP = ['ticketId', 'version', 'requestId'];
/** Texts that the step can do without; 处理建议 is needed with 未能修复 only. */
const OPTIONAL = new Set([
  ...['cancel.reason', 'transfer-review.reason', 'resume.note', 'rate.comment'],
  'request-completion.advice',
]);
/** Filled in on a page of their own, and never by a person. */
const WITHOUT_FORM: readonly ActionId[] = ['submit', 'edit', 'accept-result'];

const asked = ALL_ACTIONS.filter((action) => !WITHOUT_FORM.includes(action));
const fieldsOf = (action: ActionId): readonly FormField[] => FORMS[action]?.fields ?? [];
const texts = asked.flatMap((action) =>
  fieldsOf(action).flatMap((field) => (field.kind === 'text' ? [{ action, field }] : [])),
);

/** What is wrong with this field, given only it. */
function wrong(action: ActionId, name: string, value: unknown): boolean {
  const { success, error } = INPUTS[action].safeParse({ [name]: value });
  return !success && error.issues.some(({ path }) => path[0] === name);
}

test.each(asked)('%s · asks for exactly what the step takes', (action) => {
  const taken = Object.keys(INPUTS[action].shape).filter((name) => !STEP.includes(name));
  expect(
    fieldsOf(action)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(taken.sort());
});

test.each(texts)(
  '$action · $field.label · as long as the step allows, and no longer',
  ({ action, field }) => {
    expect(wrong(action, field.name, '好'.repeat(field.max))).toBe(false);
    expect(wrong(action, field.name, '好'.repeat(field.max + 1))).toBe(true);
  },
);

test.each(texts)(
  '$action · $field.label · may be left out where the step does not need it',
  ({ action, field }) => {
    expect(field.optional ?? false).toBe(OPTIONAL.has(`${action}.${field.name}`));
    expect(wrong(action, field.name, undefined)).toBe(!field.optional);
  },
);

const quick = texts.flatMap(({ action, field }) =>
  [...(field.quick ?? []), ...(field.instead?.quick ?? [])].map((words) => ({
    action,
    name: field.name,
    words,
  })),
);

test.each(quick)('$action · “$words” alone is reason enough', ({ action, name, words }) => {
  expect(wrong(action, name, words)).toBe(false);
});

test('what is typed comes after what is tapped', () => {
  for (const action of asked) {
    const kinds = fieldsOf(action).map(({ kind }) => kind);
    expect([...kinds].sort((one, other) => Number(one === 'text') - Number(other === 'text'))).toEqual(kinds);
  }
});

const namesAsked = (action: ActionId, given: Record<string, unknown>): string[] =>
  askedFields(FORMS[action] as Form, given).map(({ name }) => name);

test('a rating asks for the stars first, for everything else once there are some', () => {
  expect(namesAsked('rate', {})).toEqual(['score']);
  expect(namesAsked('rate', { score: 3 })).toEqual([
    ...['score', 'speed', 'quality', 'attitude', 'tags', 'comment'],
  ]);
});

test('advice is asked for where it could not be repaired, in words that fit', () => {
  const form = FORMS['request-completion'] as Form;
  expect(firstChoices(form)).toEqual({ result: 'fixed' });
  expect(namesAsked('request-completion', { result: 'fixed' })).not.toContain('advice');
  const fields = askedFields(form, { result: 'unfixable' });
  expect(fields.map(({ name }) => name)).toContain('advice');
  expect(fields.find(({ name }) => name === 'note')).toMatchObject({ hint: '查了什么、为什么修不了' });
});
