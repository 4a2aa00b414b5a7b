import type { BuiltIn, Host } from './definition';

/** Fires `submit` with the values of the named fields inside. */
export const submitForm = (form: Host): void => {
  const value = Object.fromEntries(form.fields().map((field) => [field.name, field.value]));
  form.fire('submit', { value });
};

/** Puts every field back and fires `reset`. */
export const resetForm = (form: Host): void => {
  for (const field of form.fields()) field.reset();
  form.fire('reset', {});
};

export const form: BuiltIn = {
  tag: 'form',
  inert: ['report-submit', 'report-submit-timeout'],
  events: ['submit', 'reset'],
};
