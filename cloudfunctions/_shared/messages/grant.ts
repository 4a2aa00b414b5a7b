import { randomUUID } from 'node:crypto';
import { type GrantCounts, parse, requestId, TEMPLATE_KEYS } from '@xiuda/domain';
import * as z from 'zod/mini';
import { loadActor } from '../actor';
import { countsFor } from '../agreed';
import type { Operation } from '../resource';
import { addGrants, readGrants } from '../store/grants';

const WORDS = '要收的提醒，每种一次';

const INPUT = z.strictObject({
  accepted: z.array(z.enum(TEMPLATE_KEYS, WORDS), WORDS).check(
    z.maxLength(TEMPLATE_KEYS.length, WORDS),
    z.refine((keys) => new Set(keys).size === keys.length, WORDS),
  ),
  requestId: z.optional(requestId),
});

/** Counts one acceptance of each of these templates, once per requestId where there is one; with none it only tells how many are left. */
export const grant: Operation<{ readonly grants: Partial<GrantCounts> }> = async (event, openid) => {
  const { accepted, requestId: request = randomUUID() } = parse(INPUT, event);
  if (accepted.length) await addGrants(openid, accepted, request);
  const [actor, counts] = await Promise.all([loadActor(openid), readGrants(openid)]);
  return { grants: countsFor(counts, actor.roles) };
};
