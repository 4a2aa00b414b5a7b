/** Subscribe messages as WeChat shows them to whom they were sent. */
import type { SentMessage, Template } from './cloud';
import type { ServiceMessage } from './phone';

type Values = Readonly<Record<string, { readonly value?: unknown } | undefined>>;

const shown = (
  { at, template_id, page, data }: SentMessage,
  templates: readonly Template[],
): ServiceMessage => {
  const template = templates.find(({ id }) => id === template_id);
  const values = (data ?? {}) as Values;
  const fields = template?.fields ?? [];
  return {
    at,
    title: template?.title ?? '',
    page: typeof page === 'string' ? page : '',
    fields: fields.map(({ name, label }) => ({ label, value: String(values[name]?.value ?? '') })),
  };
};

/** Those that were delivered to this person, oldest first. */
export const serviceMessages = (
  sent: readonly SentMessage[],
  templates: readonly Template[],
  openid: string,
): ServiceMessage[] =>
  sent
    .filter(({ touser, errcode }) => touser === openid && errcode === 0)
    .map((message) => shown(message, templates));
