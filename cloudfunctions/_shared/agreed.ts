/** Subscribe templates that concern a person, and how often each may still be sent to them. */
import { type Actor, type GrantCounts, type TemplateKey, templatesOf } from '@xiuda/domain';
import { readGrants } from './store/grants';
import { readSettings } from './store/settings';

/** One template, for the phone to ask consent with. */
export interface Agreed {
  readonly key: TemplateKey;
  readonly templateId: string;
  /** By our own count; WeChat does not tell its. */
  readonly remaining: number;
}

/** Starts reading; who the person is may be known later. Templates that are not set do not appear. */
export async function loadAgreed(openid: string): Promise<(roles: Actor['roles']) => Agreed[]> {
  const [{ templates }, counts] = await Promise.all([readSettings('messages'), readGrants(openid)]);
  return (roles) =>
    templatesOf(['reporter', ...roles]).flatMap((key) => {
      const template = templates[key];
      return template ? [{ key, templateId: template.id, remaining: counts[key] }] : [];
    });
}

/** How often somebody of these roles may still be told, by template. */
export const countsFor = (counts: GrantCounts, roles: Actor['roles']): Partial<GrantCounts> =>
  Object.fromEntries(templatesOf(['reporter', ...roles]).map((key) => [key, counts[key]]));
