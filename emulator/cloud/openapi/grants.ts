/**
 * WeChat's own book of one-time grants: each 允许 of a template in the consent sheet is one delivery to this person, kept
 * without a limit of time. What was accepted stands in `<dataDir>/grants.jsonl`; what was used up is told by the
 * deliveries, so that a delivery and its grant are one write.
 */
import { join } from 'node:path';
import { openLines } from './lines';

interface Grant {
  readonly openid: string;
  readonly templateId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Grants {
  /** One more delivery of each template. */
  add(openid: string, templateIds: readonly string[], now: number): void;
  /** A delivery has used one up. */
  use(openid: string, templateId: string): void;
  count(openid: string, templateId: string): number;
  /** Template id → deliveries that are left; templates that were never accepted are not listed. */
  of(openid: string): Readonly<Record<string, number>>;
}

export function openGrants(dataDir: string): Grants {
  const file = openLines<Grant>(join(dataDir, 'grants.jsonl'));
  const left = new Map<string, Map<string, number>>();
  const change = (openid: string, templateId: string, by: number): void => {
    const own = left.get(openid) ?? new Map<string, number>();
    left.set(openid, own.set(templateId, (own.get(templateId) ?? 0) + by));
  };
  for (const { openid, templateId } of file.all) change(openid, templateId, 1);
  return {
    add(openid, templateIds, now) {
      file.append(...templateIds.map((templateId) => ({ openid, templateId, at: now })));
      for (const templateId of templateIds) change(openid, templateId, 1);
    },
    use: (openid, templateId) => change(openid, templateId, -1),
    count: (openid, templateId) => left.get(openid)?.get(templateId) ?? 0,
    of: (openid) => Object.fromEntries(left.get(openid) ?? []),
  };
}
