/** A subscribe template as an account has chosen it in WeChat's console. */
export interface Template {
  readonly id: string;
  /** Stands above the message, and in the consent sheet. */
  readonly title: string;
  /** `name` is the keyword (`character_string1`), `label` what stands before its value (工单编号). */
  readonly fields: readonly { readonly name: string; readonly label: string }[];
}

/** The name of the first field that a template does not have, or that is missing. */
export function firstStrangeField({ fields }: Template, data: Readonly<Record<string, unknown>>) {
  const names = fields.map(({ name }) => name);
  return Object.keys(data).find((name) => !names.includes(name)) ?? names.find((name) => !(name in data));
}
